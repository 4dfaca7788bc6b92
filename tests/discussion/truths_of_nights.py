"""The rules of questions about a night: who won, who lost, and what precursors had foretold."""

from bot.discussion.questions import (
    contested,
    night_totals,
    overlooked,
    picture_and_director,
    precursors,
)
from tests.discussion.holding import beside, counts_at, films_of, holds, ids, line_of
from tests.discussion.ledger import ACTORS, Ledger, Line, same


@holds.register
def _(question: contested.WonOver, ledger: Ledger) -> bool:
    line = line_of(ledger, question.nomination)
    category = beside(ledger, line)
    others = {one.nominee for one in category if not one.won and one.official}
    return (
        line.won
        and line.complete
        and sum(one.won for one in category) == 1
        and ids(question.rivals) == others
    )


@holds.register
def _(question: contested.LostTo, ledger: Ledger) -> bool:
    line = line_of(ledger, question.nomination)
    won = [one for one in beside(ledger, line) if one.won]
    return (
        not line.won
        and not line.divided
        and bool(won)
        and ids(question.winners) == {one.nominee for one in won}
    )


@holds.register
def _(question: contested.SharedPrize, ledger: Ledger) -> bool:
    line = line_of(ledger, question.nomination)
    won = {one.nominee for one in beside(ledger, line) if one.won}
    return line.won and not line.divided and won == {line.nominee, *ids(question.others)} and len(won) > 1


def backers(ledger: Ledger, question_line: Line) -> set[str]:
    """The earlier awards that chose what a line was nominated for."""
    canonical = question_line.canonical or ""
    chosen = ledger.chosen(question_line.ceremony, canonical)
    return {
        award for award, lines in chosen.items() if any(same(canonical, one, question_line) for one in lines)
    }


@holds.register
def _(question: precursors.Upset, ledger: Ledger) -> bool:
    line = line_of(ledger, question.favourite)
    canonical = line.canonical or ""
    chosen = ledger.chosen(line.ceremony, canonical)
    others = [one for lines in chosen.values() for one in lines if not same(canonical, one, line)]
    most_of_others = max(
        (
            sum(any(same(canonical, one, other) for one in lines) for lines in chosen.values())
            for other in others
        ),
        default=0,
    )
    won = ledger.winners(line.ceremony, canonical)
    return (
        backers(ledger, line) == {award.id for award in question.awards}
        and len(question.awards) > most_of_others
        and ids(question.winners) == {one.nominee for one in won}
        and not any(same(canonical, line, one) for one in won)
    )


@holds.register
def _(question: precursors.Unanimous, ledger: Ledger) -> bool:
    line = line_of(ledger, question.nomination)
    named = {award.id for award in question.awards}
    return (
        line.won
        and len(named) >= 4
        and backers(ledger, line) == named == set(ledger.chosen(line.ceremony, line.canonical or ""))
    )


@holds.register
def _(question: overlooked.Overlooked, ledger: Ledger) -> bool:
    canonical, named = question.canonical.id, {award.id for award in question.awards}
    titles, who = films_of((question.nominee,)), {person.id for person in question.nominee.people}
    acting = canonical in ACTORS
    chose = {
        line.award
        for line in ledger.by_season[question.ceremony.films_of]
        if line.award != "oscars"
        and line.canonical == canonical
        and line.won
        and line.films & titles
        and (not acting or line.people & who)
    }
    scripts = {"original-screenplay", "adapted-screenplay", "best-screenplay"}
    alike = ACTORS if acting else scripts if canonical in scripts else {canonical}
    nominated = any(
        line.award == "oscars" and line.canonical in alike and (not acting or line.people & who)
        for film_id in titles
        for line in ledger.by_film[film_id]
    )
    return named == chose and not nominated


@holds.register
def _(question: precursors.Frontrunner, ledger: Ledger) -> bool:
    chosen = ledger.chosen(question.ceremony.id, question.canonical.id)
    titles = films_of((question.nominee,))
    chose = {award for award, lines in chosen.items() if any(line.films & titles for line in lines)}
    sealed = not ledger.winners(question.ceremony.id, question.canonical.id)
    return sealed and {award.id for award in question.awards} == chose and question.of == len(chosen)


@holds.register
def _(question: precursors.Trust, ledger: Ledger) -> bool:
    shares: dict[str, tuple[int, int]] = {}
    for oscars in ledger.record.editions["oscars"]:
        won = ledger.winners(oscars.id, question.canonical.id)
        for award, lines in ledger.chosen(oscars.id, question.canonical.id).items():
            hits, years = shares.get(award, (0, 0))
            right = any(same(question.canonical.id, one, other) for one in lines for other in won)
            shares[award] = (hits + right, years + bool(won))
    best = shares.pop(question.award.id)
    return best == (question.hits, question.years) and all(
        hits / years < best[0] / best[1] for hits, years in shares.values()
    )


@holds.register
def _(question: precursors.Foresight, ledger: Ledger) -> bool:
    right: set[str] = set()
    known = 0
    for canonical in ("best-picture", "best-director", *ACTORS, "original-screenplay", "adapted-screenplay"):
        chosen = ledger.chosen(question.oscars.id, canonical).get(question.ceremony.award, [])
        is_its_own = any(line.ceremony == question.ceremony.id for line in chosen)
        if not is_its_own or any(line.unsettled for line in chosen):
            continue
        won = ledger.winners(question.oscars.id, canonical)
        known += bool(chosen and won)
        if any(same(canonical, one, other) for one in chosen for other in won):
            right.add(canonical)
    return {canonical.id for canonical in question.right} == right and question.known == known


@holds.register
def _(question: picture_and_director.PictureWithoutDirector, ledger: Ledger) -> bool:
    directors = ledger.winners(question.ceremony.id, "best-director")
    pictures = ledger.winners(question.ceremony.id, "best-picture")
    return (
        any(question.film.id in line.films for line in pictures)
        and ids(question.directors) == {line.nominee for line in directors}
        and not any(question.film.id in line.films for line in directors)
    )


@holds.register
def _(question: picture_and_director.DirectorWithoutPicture, ledger: Ledger) -> bool:
    directors = ledger.winners(question.ceremony.id, "best-director")
    pictures = ledger.winners(question.ceremony.id, "best-picture")
    return (
        any(question.film.id in line.films for line in directors)
        and ids(question.pictures) == {line.nominee for line in pictures}
        and not any(question.film.id in line.films for line in pictures)
    )


@holds.register
def _(question: picture_and_director.DirectorLeftOut, ledger: Ledger) -> bool:
    lines = ledger.of_film(question.film.id, question.ceremony.id)
    up_for = {line.canonical for line in lines}
    won = any(line.canonical == "best-picture" and line.won for line in lines)
    return "best-picture" in up_for and "best-director" not in up_for and won == question.won


@holds.register
def _(question: picture_and_director.Parted, ledger: Ledger) -> bool:
    directors = ledger.winners(question.ceremony.id, "best-director")
    pictures = ledger.winners(question.ceremony.id, "best-picture")
    return (
        ids(question.directors) == {line.nominee for line in directors}
        and ids(question.pictures) == {line.nominee for line in pictures}
        and parted(ledger, question.ceremony.id)
    )


def parted(ledger: Ledger, ceremony: str) -> bool:
    directed = {film for line in ledger.winners(ceremony, "best-director") for film in line.films}
    best = {film for line in ledger.winners(ceremony, "best-picture") for film in line.films}
    return bool(directed and best) and not directed & best


@holds.register
def _(question: picture_and_director.PartedLately, ledger: Ledger) -> bool:
    oscars = [one.id for one in ledger.record.editions["oscars"]]
    held = [one for one in oscars if any(line.won for line in ledger.by_night[one])][-question.ceremonies :]
    apart = [one for one in held if parted(ledger, one)]
    return question.times == len(apart) and question.last.id == apart[-1]


@holds.register
def _(question: night_totals.WentHomeEmpty, ledger: Ledger) -> bool:
    lines = ledger.of_film(question.film.id, question.ceremony.id)
    return len(lines) == question.nominations and not any(line.won for line in lines)


@holds.register
def _(question: night_totals.CleanSweep, ledger: Ledger) -> bool:
    lines = ledger.of_film(question.film.id, question.ceremony.id)
    return len(lines) == question.wins and all(line.won for line in lines)


@holds.register
def _(question: night_totals.BigNight, ledger: Ledger) -> bool:
    lines = ledger.of_film(question.film.id, question.ceremony.id)
    return (len(lines), sum(line.won for line in lines)) == (question.nominations, question.wins)


@holds.register
def _(question: night_totals.Outshone, ledger: Ledger) -> bool:
    nominations, wins = counts_at(ledger, question.ceremony.id)
    (first, most), (_, next_most) = nominations.most_common(2)
    (winner, most_wins), (_, next_wins) = wins.most_common(2)
    return (
        (first, most, winner, most_wins)
        == (question.film.id, question.nominations, question.other.id, question.other_wins)
        and most > next_most
        and most_wins > next_wins
        and wins[first] == question.wins < most_wins
    )


@holds.register
def _(question: night_totals.SpreadOut, ledger: Ledger) -> bool:
    _, wins = counts_at(ledger, question.ceremony.id)
    return max(wins.values()) == question.most and len(wins) == question.winners
