"""The hosts' board of the morning, and the jobs that post its cards."""

from datetime import UTC, datetime, time, timedelta

from discord.ext import commands

from bot.client import AwardsBot
from bot.contests.lifecycle import ContestDraft
from bot.contests.model import Contest, ContestKind
from bot.contests.nominations.morning_service import NOMINATIONS_CARD_JOB
from bot.contests.nominations.read_models import NominationsBoard
from bot.errors import OutdatedControlError
from bot.guilds.model import Feature
from bot.ids import CategoryId, ContenderId, ContestId, GuildId
from bot.record.model import Ceremony
from cogs.contests.host_context import HostContext, defer_answer, show_outcome
from cogs.contests.nominations import routes
from cogs.contests.nominations.board_screens import (
    confirm_voiding_screen,
    morning_board_screen,
    morning_category_screen,
)
from cogs.contests.nominations.card_posts import NominationsCardPosts
from cogs.contests.nominations.cards import nominations_card
from cogs.contests.timed_steps import choose_scoring, name_new_contest
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Press, answers_route, parse_id_part, require_guild_id
from cogs.kit.illustrated import show_with_pictures
from cogs.kit.rights import make_actor
from cogs.kit.routes import NOMINATIONS_CARD_ROUTE, parse_contest_id
from cogs.kit.text import format_count

CARD_MISSING_NOTE = " I could not post the card just now; it counts all the same."

CEREMONY_BEGINS = time(20, 0, tzinfo=UTC)
"""When a ceremony is taken to begin on its day, until the host says otherwise on the draft."""
DRAFT_LOCK_DELAY = timedelta(days=14)
"""When the draft of a contest on winners locks where the ceremony's day is not known, or over."""


class NominationsBoardCog(FeatureCog):
    """Announcing nominations, category by category or all at once."""

    feature = Feature.CONTESTS

    def __init__(self, bot: AwardsBot, host_context: HostContext, cards: NominationsCardPosts) -> None:
        """Create the cog with the context that the hosts' cogs share, and the cards."""
        super().__init__(bot)
        self._host_context = host_context
        self._cards = cards
        self._mornings = bot.services.nominations.mornings

    async def cog_load(self) -> None:
        """Register routes and the job that posts missing cards."""
        await super().cog_load()
        self.services.jobs.register_handler(NOMINATIONS_CARD_JOB, self._cards.post_after_restart)

    async def cog_unload(self) -> None:
        """Cancel waiting edits of cards."""
        await self._cards.close()

    @commands.Cog.listener("on_nominee_withdrawn")
    async def refresh_after_withdrawal(self, guild_id: GuildId, ceremony_id: str) -> None:
        """Edit the cards about a ceremony's nominations: who was disqualified counts for nobody."""
        for contest_id in await self._mornings.list_sealed_contests(guild_id, ceremony_id):
            await self._cards.refresh_cards(guild_id, contest_id)

    @answers_route(NOMINATIONS_CARD_ROUTE)
    async def show_card(self, press: Press) -> None:
        """Show what came of all announced categories: the room's nominations against the Academy's."""
        contest_id = parse_contest_id(press)
        report = await self._mornings.get_report(require_guild_id(press.interaction), contest_id)
        await show_with_pictures(press, nominations_card(report))

    @answers_route(routes.MORNING_BOARD_ROUTE)
    async def open_board(self, press: Press) -> None:
        """Show the board."""
        await press.show_privately(morning_board_screen(await self._load_board(press)))

    @answers_route(routes.BOARD_CATEGORY_ROUTE)
    async def open_category(self, press: Press) -> None:
        """Show the chosen category."""
        board = await self._load_board(press, 2)
        await press.show_privately(
            morning_category_screen(board, _check_position(board, parse_id_part(press.value)))
        )

    @answers_route(routes.NOMINEE_MATCH_ROUTE)
    async def answer_question(self, press: Press) -> None:
        """Say which contender a nominee is, or that it is none of them."""
        board = await self._load_board(press, 3)
        position, category_id = _read_category(board, press)
        matches, place = board.categories[category_id].matches, parse_id_part(press.state[2])
        if place >= len(matches):
            raise OutdatedControlError
        contender_id = None if press.value == routes.NOBODY_VALUE else ContenderId(parse_id_part(press.value))
        contest = board.context.contest
        await self._mornings.answer_question(
            contest.guild_id,
            contest.id,
            category_id,
            nominee_id=matches[place].nominee.id,
            contender_id=contender_id,
            by=make_actor(press.interaction),
        )
        changed = await self._mornings.get_board(contest.guild_id, contest.id)
        await press.show_privately(morning_category_screen(changed, position, "💾 Noted."))

    @answers_route(routes.ANNOUNCE_ROUTE)
    async def announce_category(self, press: Press) -> None:
        """Announce one category as the slate has it."""
        board = await self._load_board(press, 2)
        position, category_id = _read_category(board, press)
        await self._announce_categories(press, board.context.contest, [category_id], position)

    @answers_route(routes.ANNOUNCE_READY_ROUTE)
    async def announce_ready(self, press: Press) -> None:
        """Announce every category that is ready, on one card."""
        contest, _ = await self._host_context.find_pressed_contest(press)
        await self._announce_categories(press, contest, None, None)

    @answers_route(routes.TAKE_BACK_ROUTE)
    async def take_back(self, press: Press) -> None:
        """Take a category's nominations back; its card says so."""
        board = await self._load_board(press, 2)
        position, category_id = _read_category(board, press)
        contest = board.context.contest
        await self._mornings.undo_nominations(
            contest.guild_id, contest.id, category_id, make_actor(press.interaction)
        )
        await self._show_changed(press, contest, position, "↩️ Taken back.")

    @answers_route(routes.VOID_NOMINATIONS_ROUTE)
    async def void_category(self, press: Press) -> None:
        """Let a category count for nobody, after a confirmation; its card says so."""
        board = await self._load_board(press, 3)
        position, category_id = _read_category(board, press)
        if press.state[2] != routes.VOIDING_CONFIRMED:
            await press.show_privately(confirm_voiding_screen(board, position))
            return
        contest = board.context.contest
        await self._mornings.void_nominations(
            contest.guild_id, contest.id, category_id, make_actor(press.interaction)
        )
        await self._show_changed(press, contest, position, "🚫 Cancelled: it counts for nobody.")

    @answers_route(routes.OPEN_WINNERS_ROUTE)
    async def open_winners_contest(self, press: Press) -> None:
        """Draft the contest on the winners of the same ceremony."""
        contest, host = await self._host_context.find_pressed_contest(press)
        ceremony = await self.services.slates.get_ceremony(contest.guild_id, contest.ceremony_id)
        settings = await self.services.guilds.get_settings(contest.guild_id)
        draft = ContestDraft(
            ceremony_id=ceremony.id,
            title=name_new_contest(ceremony, ContestKind.WINNERS),
            locks_at=_choose_lock(ceremony, self.services.clock()),
            scoring=choose_scoring(ContestKind.WINNERS, None, settings.default_scoring),
            channel_id=contest.channel_id,
        )
        created = await self.services.contest_hosting.create_contest(contest.guild_id, draft, host)
        note = "🏆 Drafted. See when it locks, and announce it when it is right."
        await press.show_privately(await self._host_context.make_host_screen(created, note))

    async def _show_changed(self, press: Press, contest: Contest, position: int, note: str) -> None:
        """Edit the cards of a contest whose nominations changed, and show the category."""
        await defer_answer(press.interaction)
        posted = await self._cards.publish_nominations(contest.guild_id, contest.id)
        board = await self._mornings.get_board(contest.guild_id, contest.id)
        note += "" if posted else CARD_MISSING_NOTE
        await show_outcome(press.interaction, morning_category_screen(board, position, note))

    async def _announce_categories(
        self, press: Press, contest: Contest, category_ids: list[CategoryId] | None, position: int | None
    ) -> None:
        guild_id = contest.guild_id
        changed = await self._mornings.announce_nominations(
            guild_id, contest.id, category_ids, make_actor(press.interaction)
        )
        await defer_answer(press.interaction)
        posted = await self._cards.publish_nominations(guild_id, contest.id) if changed else True
        note = (
            f"📣 Announced {format_count(len(changed), 'category', 'categories')}."
            if changed
            else "It stands already as the slate has it."
        )
        board = await self._mornings.get_board(guild_id, contest.id)
        note += "" if posted else CARD_MISSING_NOTE
        layout = (
            morning_board_screen(board, note)
            if position is None
            else morning_category_screen(board, position, note)
        )
        await show_outcome(press.interaction, layout)

    async def _load_board(self, press: Press, parts: int = 1) -> NominationsBoard:
        contest_id: ContestId = parse_contest_id(press, parts)
        guild_id: GuildId = require_guild_id(press.interaction)
        return await self._mornings.get_board(guild_id, contest_id)


def _read_category(board: NominationsBoard, press: Press) -> tuple[int, CategoryId]:
    position = _check_position(board, parse_id_part(press.state[1]))
    return position, board.context.contest.rules.categories[position].id


def _check_position(board: NominationsBoard, position: int) -> int:
    if position >= len(board.context.contest.rules.categories):
        raise OutdatedControlError
    return position


def _choose_lock(ceremony: Ceremony, now: datetime) -> datetime:
    """Choose the lock of a new draft: the evening of the ceremony."""
    if ceremony.held is not None:
        begins = datetime.combine(ceremony.held, CEREMONY_BEGINS)
        if begins > now:
            return begins
    return now + DRAFT_LOCK_DELAY
