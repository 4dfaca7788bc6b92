"""The controls of a ballot in a contest on nominations."""

from collections.abc import Awaitable

from bot.client import AwardsBot
from bot.contests.nominations.entry_service import require_nominations
from bot.contests.nominations.model import place_name
from bot.contests.nominations.read_models import NominationsPaper
from bot.errors import OutdatedControlError
from bot.guilds.model import Feature
from bot.ids import CategoryId, ContenderId, ContestId, MemberId
from cogs.ballots import routes
from cogs.ballots.late_presses import LATE_PRESS_ERRORS, format_late_note
from cogs.ballots.nomination_forms import (
    FILM_FIELD,
    NAME_FIELD,
    find_form,
    find_options,
    found_screen,
    own_form,
)
from cogs.ballots.nomination_screens import format_saved_entries, nominations_screen
from cogs.ballots.paper_features import complete_paper
from cogs.ballots.review_screens import review_screen
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Press, answers_route, parse_id_part, require_guild_id
from cogs.kit.events import dispatch_contest_changed
from cogs.kit.routes import parse_contest_id


class NominationBallotCog(FeatureCog):
    """What a member names in each category, and what they add of their own."""

    feature = Feature.CONTESTS

    def __init__(self, bot: AwardsBot) -> None:
        """Create the cog."""
        super().__init__(bot)
        self._entries = bot.services.nominations.entries

    @answers_route(routes.ENTRY_PART_ROUTE)
    async def turn_part(self, press: Press) -> None:
        """Show another part of a category's list."""
        paper, position = await self._load_paper(press, 4)
        await press.show_privately(
            nominations_screen(paper, press.interaction.created_at, position, press.page)
        )

    @answers_route(routes.ENTRY_JUMP_ROUTE)
    async def show_category(self, press: Press) -> None:
        """Show the chosen category."""
        paper = await self._find_paper(press, parse_contest_id(press))
        await press.show_privately(
            nominations_screen(paper, press.interaction.created_at, parse_id_part(press.value))
        )

    @answers_route(routes.ENTRY_CHOOSE_ROUTE)
    async def choose_entries(self, press: Press) -> None:
        """Save what was chosen on a page of a category's list."""
        contest_id = parse_contest_id(press, 5)
        position, first, last, part = map(parse_id_part, press.state[1:])
        category_id = await self._find_category(press, contest_id, position)
        guild_id, member_id = require_guild_id(press.interaction), MemberId(press.interaction.user.id)
        saving = self._entries.choose_entries(
            guild_id,
            contest_id,
            member_id,
            category_id,
            shown=(ContenderId(first), ContenderId(last)),
            chosen=[ContenderId(parse_id_part(value)) for value in press.values],
            pressed_at=press.interaction.created_at,
            press_id=press.id,
        )
        await self._save_and_show(press, contest_id, position, saving, part)

    @answers_route(routes.ENTRY_FIND_ROUTE)
    async def ask_find(self, press: Press) -> None:
        """Open the form that finds someone in a long list."""
        paper, position = await self._load_paper(press, 2)
        await press.interaction.response.send_modal(find_form(paper, position))

    @answers_route(routes.ENTRY_FOUND_ROUTE)
    async def show_found(self, press: Press) -> None:
        """Show what of the list has the typed words."""
        paper, position = await self._load_paper(press, 2)
        typed = press.get_typed_text(NAME_FIELD)
        found = find_options(paper, paper.contest.rules.categories[position].id, typed)
        await press.show_privately(found_screen(paper, position, typed, found))

    @answers_route(routes.ENTRY_ADD_ROUTE)
    async def add_entry(self, press: Press) -> None:
        """Save one more entry, chosen among those found."""
        contest_id = parse_contest_id(press, 2)
        position = parse_id_part(press.state[1])
        category_id = await self._find_category(press, contest_id, position)
        guild_id, member_id = require_guild_id(press.interaction), MemberId(press.interaction.user.id)
        saving = self._entries.add_entry(
            guild_id,
            contest_id,
            member_id,
            category_id,
            ContenderId(parse_id_part(press.value)),
            pressed_at=press.interaction.created_at,
            press_id=press.id,
        )
        await self._save_and_show(press, contest_id, position, saving)

    @answers_route(routes.ENTRY_OWN_ROUTE)
    async def ask_own(self, press: Press) -> None:
        """Open the form for someone who is not on the list."""
        paper, position = await self._load_paper(press, 2)
        await press.interaction.response.send_modal(own_form(paper, position))

    @answers_route(routes.ENTRY_OWN_TYPED_ROUTE)
    async def enter_own(self, press: Press) -> None:
        """Save someone of the member's own."""
        paper, position = await self._load_paper(press, 2)
        contest, category_id = paper.contest, paper.contest.rules.categories[position].id
        typed = place_name(
            press.get_typed_text(NAME_FIELD),
            press.get_typed_text(FILM_FIELD),
            paper.get_category(category_id).headline,
        )
        saving = self._entries.enter_own(
            contest.guild_id,
            contest.id,
            MemberId(press.interaction.user.id),
            category_id,
            typed,
            pressed_at=press.interaction.created_at,
            press_id=press.id,
        )
        await self._save_and_show(press, contest.id, position, saving)

    async def _save_and_show(
        self,
        press: Press,
        contest_id: ContestId,
        position: int,
        saving: Awaitable[NominationsPaper],
        part: int = 0,
    ) -> None:
        """Await a save and show the category; a press that came too late is answered with the ballot as saved."""
        at = press.interaction.created_at
        try:
            paper = await saving
        except LATE_PRESS_ERRORS as refusal:
            saved = await self._find_paper(press, contest_id)
            await press.show_privately(review_screen(saved, at, 0, format_late_note(refusal)))
            return
        dispatch_contest_changed(self.bot, paper.contest.guild_id, contest_id)
        note = format_saved_entries(paper, position)
        completed = await complete_paper(press.interaction, paper)
        await press.show_privately(nominations_screen(completed, at, position, part, note))

    async def _find_category(self, press: Press, contest_id: ContestId, position: int) -> CategoryId:
        contest = await self.services.contests.get_contest(require_guild_id(press.interaction), contest_id)
        if position >= len(contest.rules.categories):
            raise OutdatedControlError
        return contest.rules.categories[position].id

    async def _load_paper(self, press: Press, parts: int) -> tuple[NominationsPaper, int]:
        """Load the paper and the category's place, which stand first in the state."""
        paper = await self._find_paper(press, parse_contest_id(press, parts))
        position = parse_id_part(press.state[1])
        if position >= len(paper.contest.rules.categories):
            raise OutdatedControlError
        return paper, position

    async def _find_paper(self, press: Press, contest_id: ContestId) -> NominationsPaper:
        paper = await self.services.ballots.get_ballot_paper(
            require_guild_id(press.interaction), contest_id, MemberId(press.interaction.user.id)
        )
        return await complete_paper(press.interaction, require_nominations(paper))
