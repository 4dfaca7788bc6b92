"""`/ballot`: a member's own ballot with its controls."""

from collections.abc import Awaitable
from datetime import datetime

from discord import app_commands, ui

from bot.contests.filling import BallotFilling, FillSource
from bot.contests.model import Scoring
from bot.contests.nominations.read_models import NominationsPaper
from bot.contests.read_models import BallotPaper
from bot.errors import OutdatedControlError
from bot.guilds.model import Feature
from bot.ids import CategoryId, ContestId, GuildId, MemberId, NomineeId
from cogs.ballots import routes
from cogs.ballots.fill_screens import filling_screen, format_filled_note
from cogs.ballots.late_presses import LATE_PRESS_ERRORS, format_late_note
from cogs.ballots.nomination_screens import nominations_screen
from cogs.ballots.paper_features import complete_paper
from cogs.ballots.review_screens import confirm_clear_screen, review_screen
from cogs.ballots.screens import find_category_page, paper_screen
from cogs.ballots.stakes_screens import stake_number_screen, stakes_screen
from cogs.ballots.text import (
    format_saved_double,
    format_saved_pick,
    has_empty_categories,
)
from cogs.kit.cog import FeatureCog
from cogs.kit.contest_options import CurrentContestOption, find_current_contest
from cogs.kit.contest_text import EQUAL_POINTS_RULE
from cogs.kit.controls import (
    Interaction,
    Press,
    answers_route,
    parse_enum_part,
    parse_id_part,
    parse_switch_part,
    require_guild_id,
)
from cogs.kit.events import dispatch_contest_changed
from cogs.kit.forms import FormField, make_form, parse_answer
from cogs.kit.routes import BALLOT_ROUTE, parse_contest_id


@app_commands.guild_only()
class BallotCog(FeatureCog):
    """Commands and controls of a member's own ballot."""

    feature = Feature.CONTESTS
    heading = "Your ballot"
    about = (
        "One category a screen: choose, and it is saved at once. *Fill the rest* completes it with the "
        "favourites of the earlier awards or with what you picked last time, and shows you first. You can "
        "change everything until the lock; what is empty then stays empty."
    )

    @app_commands.command()
    @app_commands.describe(contest="Which contest; the one that is on unless there are several")
    async def ballot(self, interaction: Interaction, contest: CurrentContestOption | None = None) -> None:
        """Fill in your ballot: only you see it, and every choice is saved at once."""
        chosen = contest or await find_current_contest(interaction)
        paper = await self._load_paper(interaction, chosen.id)
        await interaction.response.send_message(
            view=_choose_opening_screen(paper, interaction.created_at), ephemeral=True
        )

    @answers_route(BALLOT_ROUTE)
    async def open_ballot(self, press: Press) -> None:
        """Open the presser's ballot from a contest's post."""
        paper = await self._load_paper(press.interaction, parse_contest_id(press))
        await press.show_privately(_choose_opening_screen(paper, press.interaction.created_at))

    @answers_route(routes.BALLOT_PAGE_ROUTE)
    async def turn_page(self, press: Press) -> None:
        """Show a page of the ballot."""
        paper = await self._load_paper(press.interaction, parse_contest_id(press, 3))
        await press.show_privately(_page_screen(paper, press.interaction.created_at, press.page))

    @answers_route(routes.BALLOT_REVIEW_ROUTE)
    async def open_review(self, press: Press) -> None:
        """Show all picks so far."""
        paper = await self._load_paper(press.interaction, parse_contest_id(press, 3))
        await press.show_privately(review_screen(paper, press.interaction.created_at, press.page))

    @answers_route(routes.BALLOT_PICK_ROUTE)
    async def save_pick(self, press: Press) -> None:
        """Save or remove the pick chosen in a select."""
        contest_id, category_id = parse_contest_id(press, 4), CategoryId(press.state[1])
        guild_id, member_id, pressed_at = _read_press(press)
        ballots = self.services.ballots
        if press.value == routes.NO_PICK_VALUE:
            saving = ballots.clear_pick(
                guild_id, contest_id, member_id, category_id, pressed_at=pressed_at, press_id=press.id
            )
        else:
            saving = ballots.pick_nominee(
                guild_id,
                contest_id,
                member_id,
                category_id,
                NomineeId(press.value),
                pressed_at=pressed_at,
                press_id=press.id,
            )
        paper = await self._save_press(press, contest_id, saving)
        if paper is not None:
            note = format_saved_pick(paper, category_id)
            await press.show_privately(
                paper_screen(paper, pressed_at, find_category_page(paper, category_id), note)
            )

    @answers_route(routes.BALLOT_DOUBLE_ROUTE)
    async def save_double(self, press: Press) -> None:
        """Have a pick counted twice, or once again."""
        contest_id = parse_contest_id(press, 4)
        category_id, doubled = CategoryId(press.state[1]), parse_switch_part(press.state[2])
        guild_id, member_id, pressed_at = _read_press(press)
        saving = self.services.ballots.set_double(
            guild_id,
            contest_id,
            member_id,
            category_id,
            doubled=doubled,
            pressed_at=pressed_at,
            press_id=press.id,
        )
        paper = await self._save_press(press, contest_id, saving)
        if paper is not None:
            note = format_saved_double(paper, category_id)
            await press.show_privately(
                paper_screen(paper, pressed_at, find_category_page(paper, category_id), note)
            )

    @answers_route(routes.BALLOT_CLEAR_ROUTE)
    async def clear_ballot(self, press: Press) -> None:
        """Clear the ballot, after a confirmation."""
        contest_id = parse_contest_id(press, 2)
        if press.state[1] != "yes":
            await press.show_privately(
                confirm_clear_screen(await self._load_paper(press.interaction, contest_id))
            )
            return
        guild_id, member_id, pressed_at = _read_press(press)
        saving = self.services.ballots.clear_ballot(
            guild_id, contest_id, member_id, pressed_at=pressed_at, press_id=press.id
        )
        paper = await self._save_press(press, contest_id, saving)
        if paper is not None:
            await press.show_privately(_page_screen(paper, pressed_at, 0, "🧹 Everything taken back."))

    @answers_route(routes.BALLOT_FILL_ROUTE)
    async def preview_filling(self, press: Press) -> None:
        """Show what would be filled in where picks are missing."""
        contest_id, source = parse_contest_id(press, 2), press.state[1]
        filling = await self._propose_filling(press, contest_id)
        if source == routes.ANY_SOURCE:
            offer = next(iter(filling.offers), None)
        else:
            offer = filling.find_offer(parse_enum_part(FillSource, source))
        await press.show_privately(filling_screen(filling, offer))

    @answers_route(routes.BALLOT_FILL_SAVE_ROUTE)
    async def save_filling(self, press: Press) -> None:
        """Save what was shown; if it would be something else by now, show that first."""
        contest_id, source = parse_contest_id(press, 3), parse_enum_part(FillSource, press.state[1])
        filling = await self._propose_filling(press, contest_id)
        offer = filling.find_offer(source)
        if filling.empty_ids and (offer is None or offer.fingerprint != press.state[2]):
            note = "⚠️ This has changed since you looked, so nothing was saved:"
            shown = offer or next(iter(filling.offers), None)
            await press.show_privately(filling_screen(filling, shown, note))
            return
        guild_id, member_id, pressed_at = _read_press(press)
        saving = self.services.ballots.fill_picks(
            guild_id,
            contest_id,
            member_id,
            offer.picks if offer else {},
            pressed_at=pressed_at,
            press_id=press.id,
        )
        paper = await self._save_press(press, contest_id, saving)
        if paper is not None:
            note = format_filled_note(filling.paper, paper)
            if paper.contest.rules.scoring is not Scoring.CONFIDENCE:
                await press.show_privately(_choose_opening_screen(paper, pressed_at, note))
            elif has_empty_categories(paper, pressed_at):
                note = f"{note} Their stakes are left: **Stakes** sets them."
                await press.show_privately(_choose_opening_screen(paper, pressed_at, note))
            else:
                note = f"{note} Now give each its number below."
                await press.show_privately(stakes_screen(paper, 0, note))

    async def _propose_filling(self, press: Press, contest_id: ContestId) -> BallotFilling:
        guild_id, member_id, pressed_at = _read_press(press)
        return await self.services.ballot_filling.propose_filling(guild_id, contest_id, member_id, pressed_at)

    @answers_route(routes.TIEBREAKER_QUESTION_ROUTE)
    async def ask_tiebreaker(self, press: Press) -> None:
        """Open the form for the tie-breaker's answer."""
        paper = await self._load_paper(press.interaction, parse_contest_id(press))
        question, answer = paper.contest.rules.tiebreaker, paper.ballot.tiebreaker
        if question is None:
            raise OutdatedControlError
        field = FormField(
            "answer",
            "Your answer, a whole number",
            value="" if answer is None else str(answer),
            hint="Leave it empty to take it back",
            required=False,
            limit=25,
            note=EQUAL_POINTS_RULE,
        )
        asked = make_form(routes.TIEBREAKER_ANSWER_ROUTE, paper.contest.id, title=question, fields=[field])
        await press.interaction.response.send_modal(asked)

    @answers_route(routes.TIEBREAKER_ANSWER_ROUTE)
    async def answer_tiebreaker(self, press: Press) -> None:
        """Save the tie-breaker's answer."""
        contest_id = parse_contest_id(press)
        typed = press.get_typed_text("answer")
        number = await self._parse_typed_answer(press, contest_id, typed) if typed else None
        guild_id, member_id, pressed_at = _read_press(press)
        saving = self.services.ballots.answer_tiebreaker(
            guild_id, contest_id, member_id, number, pressed_at=pressed_at, press_id=press.id
        )
        paper = await self._save_press(press, contest_id, saving)
        if paper is not None:
            note = (
                "💾 Saved: no answer to the tie-breaker."
                if number is None
                else f"💾 Saved: tie-breaker, **{number:,}**."
            )
            await press.show_privately(review_screen(paper, pressed_at, 0, note))

    async def _parse_typed_answer(self, press: Press, contest_id: ContestId, typed: str) -> int:
        """Parse an answer; only what is no plain number needs the question."""
        if typed.isdecimal():
            return parse_answer("", typed)
        paper = await self._load_paper(press.interaction, contest_id)
        return parse_answer(paper.contest.rules.tiebreaker or "", typed)

    @answers_route(routes.BALLOT_STAKES_ROUTE)
    async def open_stakes(self, press: Press) -> None:
        """Show the stakes of a `confidence` ballot."""
        paper = await self._load_paper(press.interaction, parse_contest_id(press, 3))
        await press.show_privately(stakes_screen(paper, press.page))

    @answers_route(routes.CHOOSE_STAKE_CATEGORY_ROUTE)
    async def choose_stake(self, press: Press) -> None:
        """Show the numbers that can be staked on the chosen category."""
        paper = await self._load_paper(press.interaction, parse_contest_id(press, 2))
        category_id = CategoryId(press.value)
        if category_id not in paper.contest.rules.by_id:
            raise OutdatedControlError
        await press.show_privately(stake_number_screen(paper, category_id))

    @answers_route(routes.BALLOT_STAKE_ROUTE)
    async def save_stake(self, press: Press) -> None:
        """Save a stake."""
        contest_id, category_id = parse_contest_id(press, 3), CategoryId(press.state[1])
        guild_id, member_id, pressed_at = _read_press(press)
        saving = self.services.ballots.set_stake(
            guild_id,
            contest_id,
            member_id,
            category_id,
            parse_id_part(press.value),
            pressed_at=pressed_at,
            press_id=press.id,
        )
        paper = await self._save_press(press, contest_id, saving)
        if paper is not None:
            await press.show_privately(stakes_screen(paper, 0, format_saved_pick(paper, category_id)))

    async def _load_paper(self, interaction: Interaction, contest_id: ContestId) -> BallotPaper:
        paper = await self.services.ballots.get_ballot_paper(
            require_guild_id(interaction), contest_id, MemberId(interaction.user.id)
        )
        return await complete_paper(interaction, paper)

    async def _save_press(
        self, press: Press, contest_id: ContestId, saving: Awaitable[BallotPaper]
    ) -> BallotPaper | None:
        """Await a save. None if it came too late; the press is then answered with the ballot as saved."""
        try:
            paper = await saving
        except LATE_PRESS_ERRORS as refusal:
            paper = await self._load_paper(press.interaction, contest_id)
            note = format_late_note(refusal)
            await press.show_privately(review_screen(paper, press.interaction.created_at, 0, note))
            return None
        dispatch_contest_changed(self.bot, require_guild_id(press.interaction), contest_id)
        return await complete_paper(press.interaction, paper)


def _choose_opening_screen(paper: BallotPaper, at: datetime, note: str = "") -> ui.LayoutView:
    """Choose the screen on which a ballot opens: the first page with a pick missing, or the review."""
    if paper.ballot.is_empty and paper.contest.is_open_at(at):
        return _page_screen(paper, at, 0, note)
    missing = paper.list_missing(at)
    if missing:
        return _page_screen(paper, at, find_category_page(paper, missing[0]), note)
    return review_screen(paper, at, 0, note)


def _page_screen(paper: BallotPaper, at: datetime, page: int = 0, note: str = "") -> ui.LayoutView:
    """Make a page of a ballot of either kind."""
    if isinstance(paper, NominationsPaper):
        return nominations_screen(paper, at, page, note=note)
    return paper_screen(paper, at, page, note)


def _read_press(press: Press) -> tuple[GuildId, MemberId, datetime]:
    """In which server a control of a ballot was pressed, by whom, and when."""
    interaction = press.interaction
    return require_guild_id(interaction), MemberId(interaction.user.id), interaction.created_at
