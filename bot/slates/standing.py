"""A server's own slate that stands for a ceremony of the record until the record knows the nominees.

On nomination morning a host imports them under the ceremony's own name. Contests, polls and results then refer to the
nominees by the ids of the server's slate. When the record learns them, the ceremony shows the record's nominees under
those ids, so that no pick has to be rewritten. Which nominee is which is told by film and person; what does not match
for certain is asked of the server's host, and the server's slate stands until that is answered.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.ids import CategoryId, GuildId, NomineeId
from bot.record.model import Category, Ceremony, Headline, Nominee
from bot.slates.drafts import make_comparison_key

FIRST_STANDING_YEAR = 2027
"""The year of the first ceremony that a server's slate can stand for: the record knows every earlier one."""

NOT_NOMINATED = NomineeId("")
"""The answer that a nominee of the server's is none of the record's."""

Answers = Mapping[CategoryId, Mapping[NomineeId, NomineeId]]
"""Which nominee of the record each of a server's is, as a host said, by the server's own ids."""


@dataclass(frozen=True, slots=True)
class OpenMatch:
    """A nominee of the server's that could be one of several of the record's, or none of them.

    Attributes:
        category: The server's category.
        nominee: The server's nominee.
        candidates: The record's nominees of that category that match none of the server's for certain.
    """

    category: Category
    nominee: Nominee
    candidates: tuple[Nominee, ...]


@dataclass(frozen=True, slots=True)
class Succession:
    """How a server's slate gives way to the record.

    Attributes:
        ceremony: The ceremony as the server sees it: the record's, or the server's while a question is open.
        questions: What a host has to answer first.
    """

    ceremony: Ceremony
    questions: tuple[OpenMatch, ...] = ()


@dataclass(frozen=True, slots=True)
class WaitingSlate:
    """A server's slate that cannot give way to the record before a host has answered.

    Attributes:
        guild_id: The server.
        slate: The server's slate.
        question_count: How many questions a host has to answer.
    """

    guild_id: GuildId
    slate: Ceremony
    question_count: int


def can_be_stood_for(ceremony: Ceremony) -> bool:
    """Whether servers may have slates that stand for a ceremony of the record, or have had them."""
    return ceremony.year >= FIRST_STANDING_YEAR


def succeed(known: Ceremony, own: Ceremony, answers: Answers) -> Succession:
    """The ceremony that a server's slate stands for, as that server sees it.

    Args:
        known: The record's ceremony, perhaps without nominees yet.
        own: The server's slate.
        answers: What hosts said of nominees that did not match for certain.
    """
    if not known.categories:
        return Succession(replace(known, categories=own.categories))
    questions: list[OpenMatch] = []
    taken: set[CategoryId] = set()
    categories: list[Category] = []
    for category in own.categories:
        counterpart = _find_counterpart(category, known, own)
        if counterpart is None:
            categories.append(category)
            continue
        taken.add(counterpart.id)
        merged, open_matches = _merge_category(category, counterpart, answers.get(category.id, {}))
        categories.append(merged)
        questions += open_matches
    if questions:
        return Succession(replace(known, categories=own.categories), tuple(questions))
    ids = {category.id for category in categories}
    added = (one for one in known.categories if one.id not in taken and one.id not in ids)
    return Succession(replace(known, categories=(*categories, *added)))


def _find_counterpart(category: Category, known: Ceremony, own: Ceremony) -> Category | None:
    """The record's category for the same prize; None where either side has it twice or not at all."""
    if category.canonical is None:
        return None
    here = [one for one in own.categories if one.canonical == category.canonical]
    there = [one for one in known.contested if one.canonical == category.canonical]
    return there[0] if len(here) == len(there) == 1 else None


def _merge_category(
    own: Category, known: Category, answers: Mapping[NomineeId, NomineeId]
) -> tuple[Category, list[OpenMatch]]:
    """The record's category under the server's ids, and what has to be asked first."""
    matches = _match_nominees(own, known)
    for own_id, known_id in answers.items():
        if own_id in own.by_id and own_id not in matches and (known_id in known.by_id or not known_id):
            matches[own_id] = known_id
    left = tuple(one for one in known.nominees if one.id not in matches.values())
    questions = [OpenMatch(own, one, left) for one in own.nominees if one.id not in matches]
    if questions:
        return own, questions
    merged: list[Nominee] = []
    for nominee in own.nominees:
        counterpart = known.by_id.get(matches[nominee.id])
        merged.append(
            replace(nominee, withdrawn=True)
            if counterpart is None
            else replace(counterpart, id=nominee.id, withdrawn=nominee.withdrawn)
        )
    ids = {nominee.id for nominee in merged}
    merged += [_give_free_id(one, ids) for one in left]
    return replace(known, id=own.id, weight=own.weight, nominees=tuple(merged)), []


def _give_free_id(nominee: Nominee, taken: set[NomineeId]) -> Nominee:
    """A nominee that only the record has; where its id is another's here, it says so."""
    return replace(nominee, id=NomineeId(f"{nominee.id}-too")) if nominee.id in taken else nominee


def _match_nominees(own: Category, known: Category) -> dict[NomineeId, NomineeId]:
    """The nominees that are certainly the same, each one's only match."""
    found: dict[NomineeId, NomineeId] = {}
    for nominee in own.nominees:
        there = [one for one in known.nominees if _is_same(nominee, one, known.headline)]
        if len(there) == 1:
            here = [one for one in own.nominees if _is_same(one, there[0], known.headline)]
            if len(here) == 1:
                found[nominee.id] = there[0].id
    return found


def _is_same(own: Nominee, known: Nominee, headline: Headline) -> bool:
    """Whether two nominees agree in what the category is named by, and contradict each other in nothing."""
    films = _agree([film.title for film in own.films], [film.title for film in known.films])
    people = _agree([person.name for person in own.people], [person.name for person in known.people])
    songs = _agree([own.song], [known.song])
    if films is False or people is False or songs is False:
        return False
    decisive = {Headline.PERSON: people, Headline.SONG: songs}.get(headline, films)
    return decisive is True


def _agree(own: Sequence[str], known: Sequence[str]) -> bool | None:
    """Whether the names are the same ones, or some of them; None where one side says none."""
    here = {make_comparison_key(name) for name in own if name}
    there = {make_comparison_key(name) for name in known if name}
    if not here or not there:
        return None
    return here <= there or there <= here
