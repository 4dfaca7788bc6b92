"""The part of a film's or a person's page about other awards than the Oscars."""

from collections import Counter
from collections.abc import Callable, Sequence

from bot.record.model import CategoryClass, Nomination
from bot.record.precursors import find_first_season_year
from bot.record.record import OSCARS, Record
from cogs.kit.text import escape_text, format_list
from cogs.lookup.award_names import name_part, name_trophy


def format_other_awards(
    record: Record, nominations: Sequence[Nomination], describe: Callable[[Nomination], str]
) -> str:
    """Format every win at other awards, one prize a line, newest first; count the nominations, or name them.

    Without either, say so of what is older than the record of these awards; else the text is empty.

    Args:
        record: The record of awards.
        nominations: All nominations of the film or person.
        describe: Names what the prize was for: a person's film, a film's actor; may be empty.
    """
    elsewhere = [
        one
        for one in nominations
        if one.ceremony.award != OSCARS and one.category.kind is CategoryClass.COMPETITIVE
    ]
    if not elsewhere:
        first_year = find_first_season_year(record)
        is_older = all(nomination.ceremony.year < first_year for nomination in nominations)
        return f"-# What was won elsewhere, I keep from {first_year} on." if is_older else ""
    lines = _list_prizes(record, [one for one in elsewhere if one.nominee.winner], describe)
    if len(elsewhere) < len(nominations):
        lines.append(_count_nominations(record, elsewhere))
    else:  # there is room to name them all: the Oscars nominated it for nothing
        lost = [one for one in elsewhere if not one.nominee.winner]
        lines += _list_prizes(record, lost, describe, "Nominated elsewhere")
    return "\n".join([*lines, _describe_scope(record)])


def _list_prizes(
    record: Record,
    nominations: Sequence[Nomination],
    describe: Callable[[Nomination], str],
    heading: str = "Won elsewhere",
) -> list[str]:
    order = {award_id: place for place, award_id in enumerate(record.awards)}
    places = {canonical_id: place for place, canonical_id in enumerate(record.canonical)}
    prizes: list[tuple[tuple[int, str, str], list[Nomination]]] = []
    for nomination in sorted(nominations, key=lambda one: (-_find_season(one), order[one.ceremony.award])):
        canonical = record.canonical.get(nomination.category.canonical or "")
        title = canonical.name if canonical else nomination.category.title
        prize = (places.get(nomination.category.canonical or "", 0), title, describe(nomination))
        same = next(
            (found for key, found in prizes if key == prize and _is_of_one_film(found[-1], nomination)), None
        )
        if same is None:
            prizes.append((prize, [nomination]))
        else:
            same.append(nomination)
    prizes.sort(key=lambda item: (-_find_season(item[1][0]), item[0]))
    lines = [_format_prize(record, title, subject, same) for (_, title, subject), same in prizes]
    return [f"-# {heading}", *lines] if lines else []


def _find_season(nomination: Nomination) -> int:
    return int(nomination.ceremony.films_of[:4]) + 1


def _is_of_one_film(one: Nomination, other: Nomination) -> bool:
    """Whether two prizes of one name and subject are for the same film: BAFTA's was at times a year later."""
    return abs(_find_season(one) - _find_season(other)) <= 1


def _format_prize(record: Record, title: str, subject: str, same: Sequence[Nomination]) -> str:
    what = f"**{escape_text(title)}**" + (f", {subject}" if subject else "")
    seasons = sorted({_find_season(one) for one in same})
    named = {
        season: dict.fromkeys(_name_prize(record, one) for one in same if _find_season(one) == season)
        for season in seasons
    }
    if len(seasons) == 1:
        return f"{what}, {seasons[0]}: {', '.join(named[seasons[0]])}"
    return f"{what}: {', '.join(f'{trophy} {season}' for season in seasons for trophy in named[season])}"


def _name_prize(record: Record, nomination: Nomination) -> str:
    part = name_part(nomination.category)
    trophy = name_trophy(record.awards[nomination.ceremony.award], nomination.ceremony)
    return f"{trophy} ({part})" if part else trophy


def _count_nominations(record: Record, elsewhere: Sequence[Nomination]) -> str:
    counted = Counter(one.ceremony.award for one in elsewhere)
    named = [
        f"{escape_text(award.short)} {counted[award.id]}"
        for award in record.awards.values()
        if award.id in counted
    ]
    return f"-# Nominations elsewhere, as far as I know them: {', '.join(named)}"


def _describe_scope(record: Record) -> str:
    first_years: dict[int, list[str]] = {}
    for award, editions in record.editions.items():
        begun = next((one.year for one in editions if one.categories), None)
        if award != OSCARS and begun is not None:
            first_years.setdefault(begun, []).append(escape_text(record.awards[award].short))
    newest = max(first_years)
    spans = [
        f"{len(names)} others from {year}"
        if year == newest and len(names) > 1
        else f"{format_list(names)} from {year}"
        for year, names in sorted(first_years.items())
    ]
    return f"-# I keep {format_list(spans)}; critics’ circles and other prizes I do not follow."
