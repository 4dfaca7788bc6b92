"""Verdicts on ceremonies and categories with all that a screen shows, read in the caller's transaction."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot.contests.model import Contest
from bot.guilds import store as guild_store
from bot.guilds.model import Feature
from bot.ids import CategoryId, GuildId
from bot.polls.count_loading import CountCache
from bot.record.record import Record
from bot.results.result_set import ResultSet
from bot.rivals import store as rival_store
from bot.rivals.model import Rival
from bot.search.text import fold_text
from bot.slates.service import SlateService
from bot.verdicts.ceremony_verdict import CategoryVerdict
from bot.verdicts.errors import NoVerdictError
from bot.verdicts.model import Voter
from bot.verdicts.nomination_results import load_room_nominations
from bot.verdicts.own_award_loading import find_own_award_agreement, find_own_award_choice
from bot.verdicts.read_models import MemberNames, RoomCategoryVerdict, RoomVerdict
from bot.verdicts.room_answers import AnswerSources, RoomAnswers, find_answer_sources, load_room_answers
from bot.verdicts.room_history import build_room_history
from bot.verdicts.viewer_comparison import ViewerComparison, compare_viewers
from bot.verdicts.virtual_players import build_virtual_records
from bot.watchlist.film_list import make_film_list
from bot.watchlist.film_titles import FilmTitles
from bot.watchlist.loading import load_watched_categories

BEST_MEMBERS_LOADED_LIMIT = 10
"""How many of the members who were right most often are named; the others are only counted."""


def load_room_verdict(
    connection: Connection,
    slates: SlateService,
    counts: CountCache,
    result_set: ResultSet,
    *,
    record: Record,
    titles: FilmTitles,
    now: datetime,
) -> RoomVerdict:
    """A ceremony's verdict.

    Raises:
        NoVerdictError: There is no answer that may be shown now.
    """
    sources_by_set = find_answer_sources(connection, result_set.guild_id)
    sources = sources_by_set.get(result_set, AnswerSources(result_set))
    contests, guild_id = sources.contests, result_set.guild_id
    answers = load_room_answers(connection, slates, counts, sources, now)
    verdict, results = answers.verdict, answers.results
    nominations = load_room_nominations(connection, slates, sources.nominations)
    if not verdict.categories and not nominations:
        raise NoVerdictError(result_set.ceremony_id)
    counted = [
        verdict,
        *(
            load_room_answers(connection, slates, counts, found, now).room_verdict
            for other, found in sources_by_set.items()
            if not other.is_rehearsal and other != result_set
        ),
    ]
    return RoomVerdict(
        result_set=result_set,
        ceremony=answers.ceremony,
        results=results,
        title=contests[0].title if contests and result_set.contest_id is not None else "",
        verdict=verdict,
        names=_load_names(connection, guild_id, verdict.best[:BEST_MEMBERS_LOADED_LIMIT]),
        virtual_records=build_virtual_records(
            record, answers.ceremony, results, verdict.categories, rivals=_load_rivals(connection, contests)
        ),
        history=build_room_history(counted),
        viewers=_compare_viewers(
            connection, answers, [one.category_id for one in verdict.categories], titles
        ),
        nominations=nominations,
        own_award=find_own_award_agreement(
            connection, slates, guild_id, ceremony=answers.ceremony, results=results, now=now
        ),
    )


def _compare_viewers(
    connection: Connection, answers: RoomAnswers, category_ids: Sequence[CategoryId], titles: FilmTitles
) -> ViewerComparison | None:
    """Whether those who had seen all nominees of these categories before they closed predicted better."""
    closings = {
        category_id: answers.closings[category_id]
        for category_id in category_ids
        if category_id in answers.closings and answers.results.find_winners(category_id)
    }
    settings = guild_store.load_settings(connection, answers.result_set.guild_id)
    if not closings or Feature.WATCHLIST in settings.switched_off:
        return None
    films = make_film_list(answers.ceremony, titles)
    watched = load_watched_categories(connection, answers.result_set.guild_id, films, closings)
    predictions = answers.picked or answers.expected
    return compare_viewers(closings, predictions, answers.results, watched.viewers, watched.keepers)


def _load_rivals(connection: Connection, contests: Sequence[Contest]) -> Sequence[Rival]:
    """The rivals of these contests; of one that plays several, what it said in the first."""
    found = rival_store.find_rivals(connection, [contest.id for contest in contests])
    by_name: dict[str, Rival] = {}
    for contest in contests:
        for rival in found.get(contest.id, ()):
            by_name.setdefault(fold_text(rival.name), rival)
    return list(by_name.values())


def load_category_verdict(
    connection: Connection,
    slates: SlateService,
    counts: CountCache,
    result_set: ResultSet,
    *,
    category_id: CategoryId,
    titles: FilmTitles,
    now: datetime,
) -> RoomCategoryVerdict:
    """One category's verdict.

    Raises:
        NoVerdictError: There is no answer about it that may be shown now.
    """
    sources = find_answer_sources(connection, result_set.guild_id).get(result_set, AnswerSources(result_set))
    answers = load_room_answers(connection, slates, counts, sources, now)
    found = next((one for one in answers.verdict.categories if one.category_id == category_id), None)
    category = answers.ceremony.by_id.get(category_id)
    if category is None:
        raise NoVerdictError(result_set.ceremony_id, category_id)
    nominations = load_room_nominations(connection, slates, sources.nominations, category)
    if found is None:
        if not nominations:
            raise NoVerdictError(result_set.ceremony_id, category_id)
        winners = answers.results.find_winners(category_id)
        found = CategoryVerdict(category_id, category.canonical, winners)
    picked = answers.picked.get(category_id, {})
    callers = [voter for voter, nominee_id in picked.items() if nominee_id in found.winners]
    names = _load_names(connection, result_set.guild_id, callers)
    return RoomCategoryVerdict(
        result_set=result_set,
        ceremony=answers.ceremony,
        results=answers.results,
        verdict=found,
        right_member_names=sorted(names.values(), key=str.casefold),
        unsettled=category_id in answers.unsettled,
        own_choice=find_own_award_choice(
            connection,
            slates,
            result_set.guild_id,
            ceremony=answers.ceremony,
            category=category,
            winner_ids=found.winners,
            now=now,
        ),
        viewers=_compare_viewers(connection, answers, [category_id], titles),
        nominations=nominations,
    )


def iterate_ceremony_answers(
    connection: Connection, slates: SlateService, counts: CountCache, guild_id: GuildId, now: datetime
) -> Iterator[RoomAnswers]:
    """The room's answers about every ceremony, rehearsals left out, the latest first."""
    sources = [
        found
        for result_set, found in find_answer_sources(connection, guild_id).items()
        if not result_set.is_rehearsal
    ]
    sources.sort(key=lambda found: found.latest_closing, reverse=True)
    return (load_room_answers(connection, slates, counts, found, now) for found in sources)


def _load_names(connection: Connection, guild_id: GuildId, voters: Iterable[Voter]) -> MemberNames:
    return guild_store.load_names(connection, guild_id, [voter for voter in voters if isinstance(voter, int)])
