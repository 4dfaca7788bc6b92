"""Members' entries in a contest on nominations: what they choose, and what they add of their own."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection

from bot.contests import rules
from bot.contests.ballot_service import BallotService, load_ballot
from bot.contests.loading import load_contest_context, load_public_contest
from bot.contests.nominations import edits, store
from bot.contests.nominations.loading import load_tally
from bot.contests.nominations.matching import find_equal
from bot.contests.nominations.model import Contender
from bot.contests.nominations.read_models import NominationsContext, NominationsPaper
from bot.contests.nominations.recognition import recognise_contender
from bot.contests.nominations.rules import refusal_of_addition, refusal_of_count, refusal_of_text
from bot.contests.nominations.standings import VisibleEntries, make_visible_entries
from bot.contests.read_models import BallotPaper
from bot.contests.visibility import refusal_of_viewing
from bot.db.engine import Database
from bot.errors import NothingFoundError, OutdatedControlError, Subject, raise_refusal
from bot.ids import CategoryId, ContenderId, ContestId, GuildId, MemberId, PressId
from bot.search.search import Search
from bot.slates.drafts import NomineeDraft
from bot.slates.service import SlateService


class EntryService:
    """Members' entries, each saved in one transaction with others that wait.

    Every method raises what those of `BallotService` raise, and then nothing has changed. A contest on winners is
    unknown here.
    """

    def __init__(
        self, database: Database, slates: SlateService, search: Search, ballots: BallotService
    ) -> None:
        """Save entries through the ballots' own queue of presses."""
        self._database = database
        self._slates = slates
        self._search = search
        self._ballots = ballots

    async def get_entries(
        self,
        guild_id: GuildId,
        contest_id: ContestId,
        member_id: MemberId,
        asker_id: MemberId,
        now: datetime,
    ) -> VisibleEntries:
        """A member's entries as the asker may see them: all of one's own, others' once the ballots are sealed.

        Raises:
            NothingFoundError: The member has no ballot in the contest; its text is the member's id.
            SecretPicksError: They are secret still, and the asker is another member.
        """

        def load_entries(connection: Connection) -> VisibleEntries:
            contest = load_public_contest(connection, guild_id, contest_id)
            context = load_contest_context(connection, self._slates, contest)
            if not isinstance(context, NominationsContext):
                raise OutdatedControlError
            if asker_id != member_id:
                # Checked first: whether a member has a ballot at all is secret too.
                raise_refusal(refusal_of_viewing(context, contest.rules.by_id, now))
            ballot = load_ballot(connection, contest_id, member_id)
            if ballot.is_empty:
                raise NothingFoundError(Subject.MEMBER, str(member_id))
            return make_visible_entries(load_tally(connection, context), ballot)

        return await self._database.read(load_entries)

    async def choose_entries(
        self,
        guild_id: GuildId,
        contest_id: ContestId,
        member_id: MemberId,
        category_id: CategoryId,
        *,
        shown: tuple[ContenderId, ContenderId],
        chosen: Sequence[ContenderId],
        pressed_at: datetime,
        press_id: PressId | None = None,
    ) -> NominationsPaper:
        """Name the contenders chosen on a page of a category's list, in place of those that it showed.

        Raises:
            TooManyEntriesError: The category has fewer slots.
            NotAContenderError: The category has no such contender, or it was withdrawn.
        """
        edit = edits.choose_entries(category_id, shown, chosen)
        paper = await self._ballots.submit_edit(
            guild_id, contest_id, member_id, edit, pressed_at=pressed_at, press_id=press_id
        )
        return require_nominations(paper)

    async def add_entry(
        self,
        guild_id: GuildId,
        contest_id: ContestId,
        member_id: MemberId,
        category_id: CategoryId,
        contender_id: ContenderId,
        *,
        pressed_at: datetime,
        press_id: PressId | None = None,
    ) -> NominationsPaper:
        """Name one more contender, with the same errors as `choose_entries`."""
        edit = edits.add_entry(category_id, contender_id)
        paper = await self._ballots.submit_edit(
            guild_id, contest_id, member_id, edit, pressed_at=pressed_at, press_id=press_id
        )
        return require_nominations(paper)

    async def enter_own(
        self,
        guild_id: GuildId,
        contest_id: ContestId,
        member_id: MemberId,
        category_id: CategoryId,
        typed: NomineeDraft,
        *,
        pressed_at: datetime,
        press_id: PressId | None = None,
    ) -> NominationsPaper:
        """Name someone who is not on the list; where the list, or the member's own, has them after all, that one.

        Raises:
            TooManyEntriesError: The category has no free slot.
            TooManyContendersError: The member added as many as they may.
            ContenderTextError: The text is empty or too long.
            ContenderMentionError: The text mentions someone.
        """
        press = _OwnEntry(guild_id, contest_id, member_id, category_id, typed, pressed_at)
        contender = await self._database.write(self._find_or_insert, press)
        return await self.add_entry(
            guild_id,
            contest_id,
            member_id,
            category_id,
            contender.id,
            pressed_at=pressed_at,
            press_id=press_id,
        )

    def _find_or_insert(self, connection: Connection, press: "_OwnEntry") -> Contender:
        """The contender that a member means by what they typed, new where neither the list nor they have it yet."""
        category_id, member_id = press.category_id, press.member_id
        contest = load_public_contest(connection, press.guild_id, press.contest_id)
        context = load_contest_context(connection, self._slates, contest)
        if not isinstance(context, NominationsContext):
            raise OutdatedControlError
        raise_refusal(rules.refusal_of_pick(contest, category_id, press.pressed_at, context.results))
        category = context.get_category(category_id)
        draft = recognise_contender(self._search, press.typed, category.headline)
        raise_refusal(refusal_of_text(draft))
        seen = context.contenders.list_seen(category_id, member_id)
        asked = Contender(ContenderId(0), category_id, draft.text, draft.films, draft.people, draft.song)
        same = find_equal((one for one in seen if not one.withdrawn), asked, category.headline)
        if same is not None:
            return same
        ballot = load_ballot(connection, contest.id, member_id)
        named = [context.contenders.by_id[one] for one in ballot.entries.get(category_id, ())]
        slots = contest.rules.by_id[category_id].slots
        raise_refusal(refusal_of_count(category.title, slots, named, [*(one.id for one in named), asked.id]))
        raise_refusal(refusal_of_addition(category.title, sum(one.by_member for one in seen), own=True))
        return store.insert_contender(
            connection, contest.id, category_id, draft, at=press.pressed_at, member_id=member_id
        )


class _OwnEntry(NamedTuple):
    """What a member typed of their own, where and when."""

    guild_id: GuildId
    contest_id: ContestId
    member_id: MemberId
    category_id: CategoryId
    typed: NomineeDraft
    pressed_at: datetime


def require_nominations(paper: BallotPaper) -> NominationsPaper:
    """The paper of a contest on nominations.

    Raises:
        NothingFoundError: The contest is on winners.
    """
    if not isinstance(paper, NominationsPaper):
        raise NothingFoundError(Subject.CONTEST, str(paper.contest.id))
    return paper
