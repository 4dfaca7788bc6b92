"""A whole ceremony's verdict: the room and each of its members, held against the results."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.awards.model import Category, Ceremony
from bot.results.model import Results
from bot.verdict.model import Accuracy, Voter, VoterAnswer
from bot.verdict.once import AnswersByCategory, choose_first_locked, choose_last_closed
from bot.verdict.room import CategoryVerdict
from bot.verdict.shares import AnswerShares


@dataclass(frozen=True)
class CeremonyVerdict:
    """What a room believed of a ceremony, and how right it was. Built by `judge_entries`.

    Attributes:
        ceremony_id: The ceremony.
        year: The year it was held.
        rehearsal: Whether it is the verdict of rehearsals, which counts for nothing beyond itself.
        categories: Those that anybody answered about, in the ceremony's order.
        members: How often each voter was right, of the announced categories they answered: by their picks, or
            by their *will* votes where the ceremony had no picks at all. Best first, equals by who they are.
    """

    ceremony_id: str
    year: int
    rehearsal: bool
    categories: Sequence[CategoryVerdict]
    members: Mapping[Voter, Accuracy]

    @property
    def room(self) -> Accuracy:
        """How often the room was right, of the announced categories that it answered."""
        judged = [category for category in self.categories if category.is_judged]
        return Accuracy(sum(category.right for category in judged), len(judged))

    @property
    def best(self) -> Sequence[Voter]:
        """Who was right most often: several if equal, nobody if nobody was right."""
        most = max((accuracy.right for accuracy in self.members.values()), default=0)
        return [voter for voter, accuracy in self.members.items() if most and accuracy.right == most]

    @property
    def average(self) -> float | None:
        """How often its members were right, on average over them; None before anything was judged."""
        if not self.members:
            return None
        return sum(accuracy.right for accuracy in self.members.values()) / len(self.members)


def judge_entries(
    ceremony: Ceremony,
    results: Results,
    picks: Iterable[VoterAnswer] = (),
    will: Iterable[VoterAnswer] = (),
    should: Iterable[VoterAnswer] = (),
    *,
    rehearsal: bool = False,
) -> CeremonyVerdict:
    """Hold a room's answers against the results.

    Args:
        ceremony: The ceremony with its slate.
        results: What was announced in this server; for rehearsals, in the rehearsal's own results.
        picks: From the server's contests on the ceremony, of categories whose picks are public alone.
        will: From its polls on who will win that anybody may see the shares of.
        should: From its polls on who should win, likewise.
        rehearsal: Which entries count: those of rehearsals, or those of the rest. Never both.
    """
    return judge_answers(
        ceremony,
        results,
        choose_first_locked(picks, rehearsal=rehearsal),
        choose_last_closed(will, rehearsal=rehearsal),
        choose_last_closed(should, rehearsal=rehearsal),
        rehearsal=rehearsal,
    )


def judge_answers(
    ceremony: Ceremony,
    results: Results,
    picked: AnswersByCategory,
    expected: AnswersByCategory,
    wanted: AnswersByCategory,
    *,
    rehearsal: bool = False,
) -> CeremonyVerdict:
    """The same where each voter counts once already: by their pick, their *will* vote and their *should* vote."""
    room = judge_room(ceremony, results, picked, expected, wanted, rehearsal=rehearsal)
    return replace(room, members=_measure_members(picked or expected, results))


def judge_room(
    ceremony: Ceremony,
    results: Results,
    picked: AnswersByCategory,
    expected: AnswersByCategory,
    wanted: AnswersByCategory,
    *,
    rehearsal: bool = False,
) -> CeremonyVerdict:
    """The same of the room as a whole: its members are left out."""
    categories = [
        _judge_category(category, results, picked, expected, wanted)
        for category in ceremony.categories
        if category.id in picked or category.id in expected or category.id in wanted
    ]
    return CeremonyVerdict(ceremony.id, ceremony.year, rehearsal, categories, members={})


def _judge_category(
    category: Category,
    results: Results,
    picked: AnswersByCategory,
    expected: AnswersByCategory,
    wanted: AnswersByCategory,
) -> CategoryVerdict:
    return CategoryVerdict(
        category.id,
        category.canonical,
        results.find_winners(category.id),
        AnswerShares.from_answers(picked.get(category.id, {})),
        AnswerShares.from_answers(expected.get(category.id, {})),
        AnswerShares.from_answers(wanted.get(category.id, {})),
    )


def _measure_members(answers: AnswersByCategory, results: Results) -> Mapping[Voter, Accuracy]:
    right: Counter[Voter] = Counter()
    answered: Counter[Voter] = Counter()
    for category_id, by_voter in answers.items():
        winners = results.find_winners(category_id)
        if winners:
            answered.update(by_voter.keys())
            right.update(voter for voter, nominee_id in by_voter.items() if nominee_id in winners)
    members = {voter: Accuracy(right[voter], count) for voter, count in answered.items()}
    return dict(
        sorted(members.items(), key=lambda member: (-member[1].right, member[1].judged, str(member[0])))
    )
