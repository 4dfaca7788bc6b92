"""Questions about people, in words; names stand in for what nobody has to be called."""

from bot.awards.model import Nomination
from bot.discussion.questions.always import Influence, Remembered, WhereToBegin
from bot.discussion.questions.nights import LostAgain
from bot.discussion.questions.people import (
    Comeback,
    HonouredInstead,
    ManyCrafts,
    OnceAndNeverAgain,
    Partners,
    StillWaiting,
    TwoOnOneNight,
    WhichNomination,
    WonAtLast,
)
from cogs.discussion.asking import phrases
from cogs.discussion.asking.phrases import Asking, ask
from cogs.kit import words


@ask.register
def _(question: StillWaiting) -> Asking:
    latest = question.latest
    claim = (
        f"{phrases.person(question.person)}: {words.count(question.nominations, 'nomination')}, the latest for "
        f"{phrases.prize(latest)} at {phrases.night(latest.ceremony)}, and no Oscar."
    )
    return Asking(claim, "Overdue, or was there always someone better?")


@ask.register
def _(question: WonAtLast) -> Asking:
    win, films = question.win, question.win.nominee.films
    claim = (
        f"{phrases.person(question.person)} was nominated {phrases.times(question.earlier)} in vain before winning "
        f"{phrases.prize(win)}{f' for {words.films(films)}' if films else ''} at {phrases.night(win.ceremony)}."
    )
    return Asking(claim, "Was it the right one to win for?")


@ask.register
def _(question: OnceAndNeverAgain) -> Asking:
    win = question.win
    claim = (
        f"{phrases.person(question.person)} won {phrases.prize(win)} on the very first night of being nominated, "
        f"{phrases.night(win.ceremony)}, and none of {words.count(question.since, 'nomination')} since."
    )
    return Asking(claim, "Did that win come too early?")


@ask.register
def _(question: TwoOnOneNight) -> Asking:
    claim = (
        f"{phrases.person(question.person)} was nominated for {phrases.prizes(question.nominations)} on one night, "
        f"{phrases.night(question.nominations[0].ceremony)}."
    )
    return Asking(claim, "Which of these nominations meant more?")


@ask.register
def _(question: Comeback) -> Asking:
    before, after = (_with_film(one) for one in (question.before, question.after))
    years = words.count(question.years, "year")
    claim = f"{years} lie between two nominations of {phrases.person(question.person)}: {before} and {after}."
    return Asking(claim, "What did the Academy miss in between?")


@ask.register
def _(question: ManyCrafts) -> Asking:
    prizes = phrases.listed([words.plain(prize.name) for prize in question.prizes])
    claim = f"{phrases.person(question.person)} was nominated for {len(question.prizes)} different prizes: {prizes}."
    return Asking(claim, "Which of these talents is the greatest?")


@ask.register
def _(question: HonouredInstead) -> Asking:
    claim = (
        f"{phrases.person(question.person)}: {words.count(question.nominations, 'nomination')} and no win in "
        "competition, but an honour of the Academy outside it."
    )
    return Asking(claim, "Does an honorary award make up for that?")


@ask.register
def _(question: Partners) -> Asking:
    claim = (
        f"{phrases.person(question.person)} and {phrases.person(question.partner)} were nominated together "
        f"{phrases.times(question.times)}."
    )
    return Asking(claim, "What would either be without the other?")


@ask.register
def _(question: WhichNomination) -> Asking:
    listed = phrases.listed([_with_film(nomination) for nomination in question.nominations])
    claim = f"Nominations of {phrases.person(question.person)}: {listed}."
    return Asking(claim, "If there had been only one, which should it have been?")


@ask.register
def _(question: LostAgain) -> Asking:
    lost = question.nomination
    claim = (
        f"By {phrases.night(lost.ceremony)} {phrases.person(question.person)} had been nominated "
        f"{question.nominations} times, and lost again that night: {phrases.prize(lost)}."
    )
    return Asking(claim, "Should that have been the year?")


@ask.register
def _(question: WhereToBegin) -> Asking:
    name = words.plain(question.person.name)
    return Asking("", f"Somebody has never heard of {name}. Where should they begin?")


@ask.register
def _(question: Influence) -> Asking:
    return Asking("", f"In whose work today do you see {words.plain(question.person.name)}?")


@ask.register
def _(question: Remembered) -> Asking:
    return Asking("", f"What should {words.plain(question.person.name)} be remembered for?")


def _with_film(nomination: Nomination) -> str:
    """A nomination of someone named already: `Best Actress 1982 (On Golden Pond)`."""
    films = words.films(nomination.nominee.films)
    return f"{phrases.prize(nomination)} {nomination.ceremony.year}" + (f" ({films})" if films else "")
