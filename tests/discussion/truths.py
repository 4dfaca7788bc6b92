"""Whether what a question claims is true, counted again from the ledger: one rule for each kind of question."""

from collections import Counter
from dataclasses import replace
from functools import singledispatch

from bot.discussion.questions import (
    category_history,
    ceremonies,
    contested,
    films,
    general,
    night_totals,
    overlooked,
    people,
    picture_and_director,
    precursors,
)
from bot.discussion.questions.question import OpenQuestion
from bot.record.model import CanonicalCategory, Ceremony, Film, Nomination, Nominee, Person
from bot.record.record import Record
from tests.discussion.ledger import ACTORS, Ledger, Line, counted, same


@singledispatch
def holds(question: OpenQuestion, ledger: Ledger) -> bool:
    """Whether a question's claims are true."""
    raise NotImplementedError(f"no truth for {question.kind}")


def line_of(ledger: Ledger, nomination: Nomination) -> Line:
    """The line of a nomination."""
    (line,) = [
        line
        for line in ledger.by_night[nomination.ceremony.id]
        if (line.category, line.nominee) == (nomination.category.id, nomination.nominee.id)
    ]
    return line


def beside(ledger: Ledger, line: Line) -> list[Line]:
    """The whole category of a line."""
    return [one for one in ledger.by_night[line.ceremony] if one.category == line.category]


def ids(nominees: tuple[Nominee, ...]) -> set[str]:
    return {nominee.id for nominee in nominees}


def films_of(nominees: tuple[Nominee, ...]) -> set[str]:
    return {film.id for nominee in nominees for film in nominee.films if film.id}


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


def counts_at(ledger: Ledger, ceremony: str) -> tuple[Counter[str], Counter[str]]:
    """Nominations and wins by film, at one ceremony of the Oscars."""
    lines = counted(ledger.by_night[ceremony])
    return (
        Counter(film for line in lines for film in line.films),
        Counter(film for line in lines if line.won for film in line.won_for),
    )


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


@holds.register
def _(question: films.ActorsAlone, ledger: Ledger) -> bool:
    lines = ledger.of_film(question.film.id, question.ceremony.id)
    return len(lines) == len(question.nominations) > 1 and all(line.canonical in ACTORS for line in lines)


@holds.register
def _(question: films.OnlyNomination, ledger: Ledger) -> bool:
    (line, *others), there = ledger.of_film(question.film.id), line_of(ledger, question.nomination)
    return not others and replace(line, won=there.won) == there


@holds.register
def _(question: films.WhichWin, ledger: Ledger) -> bool:
    lines = ledger.of_film(question.film.id, question.wins[0].ceremony.id)
    return [line_of(ledger, one) for one in question.wins] == [line for line in lines if line.won]


@holds.register
def _(question: films.WhichLoss, ledger: Ledger) -> bool:
    lines = ledger.of_film(question.film.id, question.losses[0].ceremony.id)
    return [line_of(ledger, one) for one in question.losses] == [line for line in lines if not line.won]


@holds.register
def _(question: films.LookingBack, ledger: Ledger) -> bool:
    held = [one for one in ledger.record.editions["oscars"] if one.categories]
    return (
        held.index(question.ceremony) + question.later == len(held) - 1
        and ledger.of_film(question.film.id, question.ceremony.id) != []
    )


@holds.register
def _(question: films.NeverAtTheOscars, ledger: Ledger) -> bool:
    lines = ledger.by_film[question.film.id]
    chose = {line.award for line in lines if line.won}
    return {award.id for award in question.awards} == chose and not any(
        line.award == "oscars" for line in lines
    )


def honours(ledger: Ledger, person: Person) -> set[str]:
    return {
        line.kind.value
        for line in ledger.by_person[person.id]
        if line.award == "oscars" and line.kind.value != "competitive"
    }


@holds.register
def _(question: people.StillWaiting, ledger: Ledger) -> bool:
    lines = ledger.of_person(question.person.id)
    return (
        len(lines) == question.nominations >= 3
        and not any(line.won for line in lines)
        and not honours(ledger, question.person)
        and line_of(ledger, question.latest).number == max(line.number for line in lines)
    )


@holds.register
def _(question: people.WonAtLast, ledger: Ledger) -> bool:
    lines, win = ledger.of_person(question.person.id), line_of(ledger, question.win)
    before = [line for line in lines if line.number < win.number]
    return (
        win.won and win in lines and len(before) == question.earlier >= 3 and not any(o.won for o in before)
    )


@holds.register
def _(question: people.OnceAndNeverAgain, ledger: Ledger) -> bool:
    lines, win = ledger.of_person(question.person.id), line_of(ledger, question.win)
    since = [line for line in lines if line.number > win.number]
    first = min(line.number for line in lines) == win.number
    return first and win.won and len(since) == question.since >= 3 and not any(line.won for line in since)


@holds.register
def _(question: people.TwoOnOneNight, ledger: Ledger) -> bool:
    lines = [line_of(ledger, one) for one in question.nominations]
    return (
        len({line.ceremony for line in lines}) == 1
        and len({line.canonical for line in lines}) > 1
        and all(line in ledger.of_person(question.person.id) for line in lines)
    )


@holds.register
def _(question: people.Comeback, ledger: Ledger) -> bool:
    before, after = line_of(ledger, question.before), line_of(ledger, question.after)
    between = [
        line for line in ledger.of_person(question.person.id) if before.number < line.number < after.number
    ]
    return not between and after.year - before.year == question.years >= 15


@holds.register
def _(question: people.ManyCrafts, ledger: Ledger) -> bool:
    prizes_of = {line.canonical for line in ledger.of_person(question.person.id)}
    return {prize.id for prize in question.prizes} == prizes_of and len(prizes_of) >= 3


@holds.register
def _(question: people.HonouredInstead, ledger: Ledger) -> bool:
    lines = ledger.of_person(question.person.id)
    never = len(lines) == question.nominations > 0 and not any(line.won for line in lines)
    return never and "honorary" in honours(ledger, question.person)


@holds.register
def _(question: people.Partners, ledger: Ledger) -> bool:
    together = [line for line in ledger.of_person(question.person.id) if question.partner.id in line.people]
    return question.partner != question.person and len(together) == question.times >= 3


@holds.register
def _(question: people.WhichNomination, ledger: Ledger) -> bool:
    lines = [line_of(ledger, one) for one in question.nominations]
    return sorted(map(hash, lines)) == sorted(map(hash, ledger.of_person(question.person.id)))


def times(ledger: Ledger, canonical: CanonicalCategory, *, won: bool) -> Counter[str]:
    """How often each human being was nominated for an Oscar, or won it."""
    lines = [line for line in counted(ledger.by_prize[canonical.id]) if line.won or not won]
    return Counter(who for line in lines for who in line.people if who.startswith(("nm", "x-")))


@holds.register
def _(question: category_history.RecordHolders, ledger: Ledger) -> bool:
    wins = times(ledger, question.canonical, won=True)
    most = max(wins.values())
    return question.wins == most and {one.id for one in question.holders} == {
        w for w in wins if wins[w] == most
    }


@holds.register
def _(question: category_history.NeverWonIt, ledger: Ledger) -> bool:
    wins = times(ledger, question.canonical, won=True)
    never = {w: n for w, n in times(ledger, question.canonical, won=False).items() if w not in wins}
    leaders = [who for who in never if never[who] == max(never.values())]
    return leaders == [question.person.id] and never[question.person.id] == question.nominations


@holds.register
def _(question: category_history.Eras, ledger: Ledger) -> bool:
    then, now = line_of(ledger, question.then), line_of(ledger, question.now)
    return now.number - then.number == 25 and all(
        line.won and line.canonical == question.canonical.id and sum(o.won for o in beside(ledger, line)) == 1
        for line in (then, now)
    )


def given(ledger: Ledger, canonical: CanonicalCategory) -> list[Line]:
    """The lines of a prize that won it, at the Oscars or the award that gives it, oldest first."""
    lines = [line for line in ledger.by_prize[canonical.id] if line.won]
    at = "oscars" if any(line.award == "oscars" for line in lines) else lines[0].award
    return sorted((line for line in lines if line.award == at), key=lambda line: line.number)


@holds.register
def _(question: category_history.NoLongerGiven, ledger: Ledger) -> bool:
    last = given(ledger, question.canonical)[-1]
    latest = [one for one in ledger.record.editions[last.award] if one.categories][-1]
    return last.ceremony == question.last.id != latest.id


@holds.register
def _(question: category_history.CameLate, ledger: Ledger) -> bool:
    first = given(ledger, question.canonical)[0]
    return first.ceremony == question.first.id and first.number > 1


@holds.register
def _(question: category_history.BestOfAll, ledger: Ledger) -> bool:
    won = given(ledger, question.canonical)
    return len(won) == question.winners and won[0].year == question.first.year


@holds.register
def _(question: ceremonies.PictureWithoutActors, ledger: Ledger) -> bool:
    picture = line_of(ledger, question.nomination)
    acted = [line for line in counted(ledger.by_night[picture.ceremony]) if line.canonical in ACTORS]
    won = picture.won and picture.canonical == "best-picture"
    return won and bool(acted) and not any(line.films & picture.films for line in acted)


@holds.register
def _(question: ceremonies.LostAgain, ledger: Ledger) -> bool:
    lost = line_of(ledger, question.nomination)
    so_far = [line for line in ledger.of_person(question.person.id) if line.number <= lost.number]
    return (
        len(so_far) == question.nominations >= 4 and lost in so_far and not any(line.won for line in so_far)
    )


def contests(ledger: Ledger, ceremony: Ceremony) -> list[list[Line]]:
    """The categories of a ceremony in which several were nominated."""
    lines = [
        line for line in ledger.by_night[ceremony.id] if line.kind.value == "competitive" and line.complete
    ]
    categories = [
        [line for line in lines if line.category == one] for one in {line.category for line in lines}
    ]
    return [category for category in categories if len(category) > 1]


@holds.register
def _(question: ceremonies.OneEnvelope, ledger: Ledger) -> bool:
    return question.envelopes == sum(
        any(line.won for line in one) for one in contests(ledger, question.ceremony)
    )


@holds.register
def _(question: ceremonies.StrongestCategory, ledger: Ledger) -> bool:
    return question.categories == len(contests(ledger, question.ceremony))


@holds.register
def _(question: ceremonies.NomineesAwaited, ledger: Ledger) -> bool:
    return not ledger.by_night[question.ceremony.id]


def in_record(record: Record, matter: Film | Person | CanonicalCategory | Ceremony) -> bool:
    known = (record.films, record.people, record.canonical, record.ceremonies)
    return any(things.get(matter.id) == matter for things in known)


@holds.register(general.DoubleBill)
@holds.register(general.OneSentence)
@holds.register(general.OneScene)
def _(question: general.DoubleBill | general.OneSentence | general.OneScene, ledger: Ledger) -> bool:
    return in_record(ledger.record, question.film)


@holds.register(general.WhereToBegin)
@holds.register(general.Influence)
@holds.register(general.Remembered)
def _(question: general.WhereToBegin | general.Influence | general.Remembered, ledger: Ledger) -> bool:
    return in_record(ledger.record, question.person)


@holds.register(general.WhatItRewards)
@holds.register(general.NeverInvited)
@holds.register(general.HowToVote)
def _(question: general.WhatItRewards | general.NeverInvited | general.HowToVote, ledger: Ledger) -> bool:
    return in_record(ledger.record, question.canonical)


@holds.register(general.MissingName)
@holds.register(general.NightInOneWord)
@holds.register(general.StatuetteToGive)
def _(
    question: general.MissingName | general.NightInOneWord | general.StatuetteToGive, ledger: Ledger
) -> bool:
    return in_record(ledger.record, question.ceremony)


@holds.register
def _(question: ceremonies.WhoShould, ledger: Ledger) -> bool:
    lines = [line for line in ledger.by_night[question.ceremony.id] if line.category == question.category.id]
    return len(lines) > 1 and all(line.complete and not line.won for line in lines)


@holds.register
def _(question: ceremonies.MostNominated, ledger: Ledger) -> bool:
    nominations, wins = counts_at(ledger, question.ceremony.id)
    (first, most), (_, next_most) = nominations.most_common(2)
    return not wins and (first, most) == (question.film.id, question.nominations) and most > next_most
