"""Nominees as a host types them into a form: one per line, `Film | People | Song or country`."""

from dataclasses import replace

from bot.record.model import Headline
from bot.slates.drafts import NomineeDraft
from bot.slates.files.checks import check_nominees
from bot.slates.files.fields import RawNominee, join_field_names, split_field_names
from bot.slates.files.problems import Fault, ProblemList, SlateProblem

PART_SEPARATOR = "|"
_LINE_MAX_PARTS = 3


def read_lines(
    text: str, headline: Headline | None
) -> tuple[tuple[NomineeDraft, ...], tuple[SlateProblem, ...]]:
    """The nominees in a form's text, and its problems by line.

    A line without a bar is the film, the person or the song that the category is named by; if that is a country,
    the film. A part can name several, separated by semicolons.
    """
    problems = ProblemList()
    raws = [
        _parse_nominee(at, line, headline, problems)
        for at, line in enumerate(text.split("\n"), 1)
        if line.strip()
    ]
    return check_nominees(raws, "", problems), problems.list_problems()


def write_line(nominee: NomineeDraft, headline: Headline) -> str:
    """A nominee as one would type it; values without a part in the line are left out."""
    last = nominee.country if headline is Headline.COUNTRY else nominee.song
    parts = [join_field_names(nominee.films), join_field_names(nominee.people) or nominee.credit, last]
    while not parts[-1] and len(parts) > 1:
        parts.pop()
    if len(parts) == 1 and headline in {Headline.PERSON, Headline.SONG}:
        parts.append("")
    return f" {PART_SEPARATOR} ".join(parts).strip()


def merge_retyped(before: NomineeDraft, typed: NomineeDraft, headline: Headline) -> NomineeDraft:
    """A nominee whose line was typed again: what a line does not show stays as it was.

    The credit line stays if the people stay the same.
    """
    kept = replace(typed, withdrawn=before.withdrawn)
    kept = (
        replace(kept, song=before.song)
        if headline is Headline.COUNTRY
        else replace(kept, country=before.country)
    )
    if typed.people == before.people:
        return replace(kept, credit=before.credit)
    if not before.people and typed.people == split_field_names(before.credit):
        return replace(kept, people=(), credit=before.credit)
    return kept


def _parse_nominee(line: int, text: str, headline: Headline | None, problems: ProblemList) -> RawNominee:
    parts = [part.strip() for part in text.split(PART_SEPARATOR)]
    if len(parts) > _LINE_MAX_PARTS:
        problems.add_problem(line, "", Fault.STRAY_VALUE, parts[_LINE_MAX_PARTS])
    if len(parts) == 1 and headline is Headline.PERSON:
        return RawNominee(line, people=split_field_names(parts[0]))
    if len(parts) == 1 and headline is Headline.SONG:
        return RawNominee(line, song=parts[0])
    film, people, last, *_ = [*parts, "", ""]
    return RawNominee(
        line,
        films=split_field_names(film),
        people=split_field_names(people),
        song=last if headline is not Headline.COUNTRY else "",
        country=last if headline is Headline.COUNTRY else "",
    )
