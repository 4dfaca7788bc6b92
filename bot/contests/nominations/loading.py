"""What transactions read of a contest on nominations."""

from collections.abc import Collection, Container, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from bot.contests import ballot_store
from bot.contests.model import Ballot, Contest, ContestKind
from bot.contests.nominations import store
from bot.contests.nominations.errors import NoExpectedCategoriesError, NomineesKnownError
from bot.contests.nominations.model import Contender, ContenderList
from bot.contests.nominations.read_models import NominationsCard, NominationsContext
from bot.contests.nominations.report import NominationsReport
from bot.contests.nominations.scoring import count_callers
from bot.contests.nominations.standings import NominationsTally
from bot.ids import CategoryId, GuildId, NomineeId
from bot.record.model import Category, Ceremony, Nominee
from bot.results import store as results_store
from bot.results.shares import AnswerShares
from bot.slates.service import SlateService


def find_counterpart(ceremony: Ceremony, category: Category) -> Category | None:
    """The category of a slate that is an expected one: under the same id, or the only one of the same prize."""
    if category.id in ceremony.by_id:
        return ceremony.by_id[category.id]
    same = [one for one in ceremony.contested if one.canonical == category.canonical is not None]
    return same[0] if len(same) == 1 else None


def load_asked_ceremony(
    connection: Connection,
    slates: SlateService,
    guild_id: GuildId,
    ceremony_id: str,
    kind: ContestKind,
) -> Ceremony:
    """A ceremony with the categories that a new contest can ask about: on nominations, those not known yet.

    Raises:
        NothingFoundError: The server has no such ceremony.
        NoExpectedCategoriesError: Nobody knows which categories it will have.
        NomineesKnownError: All nominees are known.
    """
    ceremony = slates.load_ceremony(connection, guild_id, ceremony_id)
    if kind is ContestKind.WINNERS:
        return ceremony
    expected = slates.list_expected_categories(ceremony)
    if not expected:
        raise NoExpectedCategoriesError(ceremony.name)
    found = [(one, find_counterpart(ceremony, one)) for one in expected]
    unknown = tuple(one for one, known in found if known is None or not known.can_be_voted_on)
    if not unknown:
        raise NomineesKnownError(ceremony.name)
    return replace(ceremony, categories=unknown)


def load_nominations_context(
    connection: Connection, slates: SlateService, contest: Contest, contenders: ContenderList | None = None
) -> NominationsContext:
    """A contest on nominations with its contenders and what was announced.

    Args:
        connection: The transaction.
        slates: The slates.
        contest: The contest.
        contenders: Those of its contenders that matter; None for all.
    """
    slate = slates.load_ceremony(connection, contest.guild_id, contest.ceremony_id)
    if contenders is None:
        contenders = store.load_contenders(connection, contest.id)
    categories = [
        replace(
            category,
            complete=True,
            nominees=_list_shown(contest, contenders, category.id, find_counterpart(slate, category)),
        )
        for category in slates.list_expected_categories(slate)
    ]
    return NominationsContext(
        contest=contest,
        ceremony=replace(slate, categories=tuple(categories)),
        results=results_store.load_results(connection, contest.result_set),
        contenders=contenders,
    )


def load_ballots(connection: Connection, contest: Contest) -> list[Ballot]:
    """The ballots of a contest that take part."""
    found = ballot_store.iterate_ballots(connection, contest.id)
    return [one for one in found if not one.is_empty and one.set_aside is None]


def load_tally(connection: Connection, context: NominationsContext) -> NominationsTally:
    """The ballots of a contest, held against what was announced."""
    return NominationsTally.from_ballots(context, load_ballots(connection, context.contest))


def load_report(
    connection: Connection,
    slates: SlateService,
    contest: Contest,
    category_ids: Collection[CategoryId] | None = None,
) -> NominationsReport:
    """What came of a contest's announced and voided categories; None for all of them."""
    context = load_nominations_context(connection, slates, contest)
    tally = load_tally(connection, context)
    voided = [one.id for one in contest.rules.categories if one.id in context.results.voided]
    shown, shown_voided = (
        [one for one in found if category_ids is None or one in category_ids]
        for found in (tally.outcomes, voided)
    )
    return NominationsReport(context, tally.outcomes, shown, tally.rank_ballots(), shown_voided)


def load_nominations_card(connection: Connection, context: NominationsContext) -> NominationsCard:
    """What the post of a contest on nominations shows: the number of ballots, and what is public of them now."""
    contest = context.contest
    is_public = contest.rules.open_ballots or contest.sealed_at is not None
    taking_part = load_ballots(connection, contest) if is_public else list[Ballot]()
    callers = count_callers(context.contenders, taking_part)
    ids = contest.rules.by_id if is_public else ()
    slots = sum(category.slots for category in contest.rules.categories)
    return NominationsCard(
        contest=contest,
        ceremony=context.ceremony,
        results=context.results,
        ballots=ballot_store.count_ballots(connection, contest.id),
        set_aside=len(ballot_store.list_set_aside_ballots(connection, contest.id)),
        incomplete=store.count_unfilled_ballots(connection, contest.id, slots),
        shares={
            category_id: AnswerShares.from_counts(
                {
                    context.contenders.by_id[one].key: count
                    for one, count in callers.get(category_id, {}).items()
                }
            )
            for category_id in ids
        },
        voters={
            category_id: sum(category_id in ballot.entries for ballot in taking_part) for category_id in ids
        },
    )


def _list_shown(
    contest: Contest, contenders: ContenderList, category_id: CategoryId, known: Category | None
) -> tuple[Nominee, ...]:
    """The contenders of a category that everyone may know of, as nominees; what counts for nobody is withdrawn.

    A contender counts for nobody once the nominee that it turned out to be was disqualified. One that a host withdrew
    before the lock counts all the same if it was nominated after all.
    """
    public = contest.sealed_at is not None or contest.rules.open_ballots
    shown: Sequence[Contender] = contenders.list_standing(category_id)
    gone = {one.id for one in known.nominees if one.withdrawn} if known is not None else set[NomineeId]()
    return tuple(
        replace(one.as_nominee(), withdrawn=_is_out(one, gone))
        for one in shown
        if public or not one.by_member
    )


def _is_out(contender: Contender, disqualified: Container[NomineeId]) -> bool:
    if contender.nominee_id is None:
        return contender.withdrawn
    return contender.nominee_id in disqualified
