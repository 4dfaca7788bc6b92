"""Nominees as a host types them into a form: one a line, `Film | People | Song or country`."""

from dataclasses import replace

from bot.awards.model import Headline
from bot.awards.slate_drafts import NomineeDraft
from bot.awards.slate_files.checks import check_nominees
from bot.awards.slate_files.fields import RawNominee, join, split
from bot.awards.slate_files.problems import Fault, Problems, SlateProblem

BAR = "|"
_PARTS = 3


def read_lines(
    text: str, headline: Headline | None
) -> tuple[tuple[NomineeDraft, ...], tuple[SlateProblem, ...]]:
    """The nominees in a form, and what is wrong with them by line.

    A line without a bar is the film, the person or the song that the category is named by; where that is a country,
    the film. A part can name several, separated by semicolons.
    """
    problems = Problems()
    raws = [
        _nominee(at, line, headline, problems) for at, line in enumerate(text.split("\n"), 1) if line.strip()
    ]
    return check_nominees(raws, "", problems), problems.listed()


def write_line(nominee: NomineeDraft, headline: Headline) -> str:
    """A nominee as one would type it; what `read_lines` has no part for is left out."""
    last = nominee.country if headline is Headline.COUNTRY else nominee.song
    parts = [join(nominee.films), join(nominee.people) or nominee.credit, last]
    while not parts[-1] and len(parts) > 1:
        parts.pop()
    if len(parts) == 1 and headline in {Headline.PERSON, Headline.SONG}:
        parts.append("")
    return f" {BAR} ".join(parts).strip()


def retyped(before: NomineeDraft, typed: NomineeDraft, headline: Headline) -> NomineeDraft:
    """A nominee whose line was typed anew: what a line does not show stays as it was.

    A credit line stays as long as the people do whom it names.
    """
    kept = replace(typed, withdrawn=before.withdrawn)
    kept = (
        replace(kept, song=before.song)
        if headline is Headline.COUNTRY
        else replace(kept, country=before.country)
    )
    if typed.people == before.people:
        return replace(kept, credit=before.credit)
    if not before.people and typed.people == split(before.credit):
        return replace(kept, people=(), credit=before.credit)
    return kept


def _nominee(line: int, text: str, headline: Headline | None, problems: Problems) -> RawNominee:
    parts = [part.strip() for part in text.split(BAR)]
    if len(parts) > _PARTS:
        problems.add(line, "", Fault.STRAY_VALUE, parts[_PARTS])
    if len(parts) == 1 and headline is Headline.PERSON:
        return RawNominee(line, people=split(parts[0]))
    if len(parts) == 1 and headline is Headline.SONG:
        return RawNominee(line, song=parts[0])
    film, people, last, *_ = [*parts, "", ""]
    return RawNominee(
        line,
        films=split(film),
        people=split(people),
        song=last if headline is not Headline.COUNTRY else "",
        country=last if headline is Headline.COUNTRY else "",
    )
