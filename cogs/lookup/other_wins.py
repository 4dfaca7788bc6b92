"""The part of a film's or a person's page about wins at other awards than the Oscars."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from bot.record.model import Nomination
from bot.record.precursors import find_first_season_year
from bot.record.record import OSCARS, Record
from cogs.kit.text import escape_text
from cogs.lookup.award_names import name_trophy


def format_other_wins(
    record: Record, nominations: Sequence[Nomination], describe: Callable[[Nomination], str]
) -> str:
    """Format every win at other awards, one prize and season a line, newest first.

    Without any, say so of what is older than the record of these awards; else the text is empty.

    Args:
        record: The record of awards.
        nominations: All nominations of the film or person.
        describe: Names what the prize was for: a person's film, a film's actor; may be empty.
    """
    order = {award_id: place for place, award_id in enumerate(record.awards)}
    prizes: dict[tuple[int, int, str, str], list[Nomination]] = defaultdict(list)
    places = {canonical_id: place for place, canonical_id in enumerate(record.canonical)}
    for nomination in nominations:
        if nomination.nominee.winner and nomination.ceremony.award != OSCARS:
            category = nomination.category
            season = int(nomination.ceremony.films_of[:4]) + 1
            key = (-season, places.get(category.canonical or "", 0), category.title, describe(nomination))
            prizes[key].append(nomination)
    lines: list[str] = []
    for (negative_season, _, title, subject), won in sorted(prizes.items(), key=lambda item: item[0]):
        won.sort(key=lambda nomination: order[nomination.ceremony.award])
        trophies = [name_trophy(record.awards[one.ceremony.award], one.ceremony) for one in won]
        what = f"**{escape_text(title)}**" + (f", {subject}" if subject else "")
        lines.append(f"{what}, {-negative_season}: {', '.join(dict.fromkeys(trophies))}")
    if lines:
        return "\n".join(["-# Won elsewhere", *lines, _describe_scope(record)])
    first_year = find_first_season_year(record)
    is_older = all(nomination.ceremony.year < first_year for nomination in nominations)
    return f"-# What was won elsewhere, I keep from {first_year} on." if is_older else ""


def _describe_scope(record: Record) -> str:
    followed = len(record.awards) - 1
    return (
        f"-# From {find_first_season_year(record)} on I keep picture, director, cast, screenplays and acting at "
        f"{followed} other awards; festivals, critics’ circles and all other prizes I do not follow."
    )
