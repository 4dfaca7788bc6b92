"""The rules of questions about a film, a person, a category and its history, and of those that are open to all."""

from collections import Counter
from dataclasses import replace

from bot.discussion.questions import (
    category_history,
    ceremonies,
    films,
    general,
    people,
)
from bot.record.model import CanonicalCategory, Ceremony, Film, Person
from bot.record.record import Record
from tests.discussion.holding import beside, counts_at, holds, line_of
from tests.discussion.ledger import ACTORS, Ledger, Line, counted


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
