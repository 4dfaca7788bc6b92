"""Questions about prizes through the years and about ceremonies, in words."""

from bot.discussion.questions.always import (
    HowToVote,
    MissingName,
    NeverInvited,
    NightInOneWord,
    StatuetteToGive,
    WhatItRewards,
)
from bot.discussion.questions.nights import (
    MostNominated,
    NomineesAwaited,
    OneEnvelope,
    PictureWithoutActors,
    StrongestCategory,
    WhoShould,
)
from bot.discussion.questions.prizes import (
    BestOfAll,
    CameLate,
    Eras,
    NeverWonIt,
    NoLongerGiven,
    RecordHolders,
)
from cogs.discussion.asking import phrases
from cogs.discussion.asking.phrases import Asking, ask
from cogs.kit import words


@ask.register
def _(question: RecordHolders) -> Asking:
    prize, holders = phrases.canonical(question.canonical), question.holders
    if len(holders) == 1:
        times = phrases.times(question.wins)
        claim = f"Nobody has won {prize} more often than {phrases.person(holders[0])}: {times}."
    else:
        names = words.listed(phrases.person(holder) for holder in holders)
        claim = f"The record for {prize}, {question.wins} wins, is shared by {names}."
    return Asking(claim, "Who could still catch up?")


@ask.register
def _(question: NeverWonIt) -> Asking:
    claim = (
        f"{phrases.person(question.person)} was nominated for {phrases.canonical(question.canonical)} "
        f"{phrases.times(question.nominations)}, more often than anyone else who never won it."
    )
    return Asking(claim, "For which of them should it have been?")


@ask.register
def _(question: Eras) -> Asking:
    then, now = question.then, question.now
    claim = (
        f"{phrases.sentence(phrases.canonical(question.canonical))} in {then.ceremony.year}: "
        f"{phrases.nominated(then)}. In {now.ceremony.year}: {phrases.nominated(now)}."
    )
    return Asking(claim, "If they had met in one year, who would win, and who should?")


@ask.register
def _(question: NoLongerGiven) -> Asking:
    prize, last = phrases.sentence(phrases.canonical(question.canonical)), question.last
    claim = f"{prize} was given for the last time at {phrases.night(last)}, in {last.year}."
    return Asking(claim, "Should it come back?")


@ask.register
def _(question: CameLate) -> Asking:
    prize, first = phrases.sentence(phrases.canonical(question.canonical)), question.first
    claim = f"{prize} was given for the first time at {phrases.night(first)}, in {first.year}."
    return Asking(claim, "Who would have won it in the years before?")


@ask.register
def _(question: BestOfAll) -> Asking:
    prize = phrases.sentence(phrases.canonical(question.canonical))
    claim = f"{prize}: {question.winners} winners since {question.first.year}."
    return Asking(claim, "Which one stands above the rest?")


@ask.register
def _(question: PictureWithoutActors) -> Asking:
    claim = (
        f"{phrases.nominated(question.nomination)} won {phrases.prize(question.nomination)} at "
        f"{phrases.night(question.ceremony)} without a nomination for acting."
    )
    return Asking(claim, "Which of its actors was overlooked, if any?")


@ask.register
def _(question: OneEnvelope) -> Asking:
    claim = f"At {phrases.night(question.ceremony)} {question.envelopes} envelopes decided between rivals."
    return Asking(claim, "You may change the name in one of them. Which?")


@ask.register
def _(question: StrongestCategory) -> Asking:
    claim = (
        f"{phrases.sentence(phrases.night(question.ceremony))}: {question.categories} contested categories."
    )
    return Asking(claim, "Which of them is the strongest field?")


@ask.register
def _(question: WhoShould) -> Asking:
    category = question.category
    names = phrases.nominees(category, [one for one in category.nominees if not one.withdrawn])
    return Asking(f"{words.plain(category.title)}: {names}.", "Who will win, and who should?")


@ask.register
def _(question: MostNominated) -> Asking:
    nominations = words.count(question.nominations, "nomination")
    claim = f"{phrases.film(question.film)} leads the list of {phrases.night(question.ceremony)} with {nominations}."
    return Asking(claim, "How many of them will it win?")


@ask.register
def _(question: NomineesAwaited) -> Asking:
    night = phrases.night(question.ceremony)
    return Asking("", f"When the nominees of {night} are read, whose name do you most want to hear?")


@ask.register
def _(question: WhatItRewards) -> Asking:
    return Asking("", f"What should {phrases.canonical(question.canonical)} be given for?")


@ask.register
def _(question: NeverInvited) -> Asking:
    return Asking(
        "", f"Who belongs in the history of {phrases.canonical(question.canonical)}, and is missing there?"
    )


@ask.register
def _(question: HowToVote) -> Asking:
    return Asking(
        "", f"You may change one rule of how {phrases.canonical(question.canonical)} is decided. Which?"
    )


@ask.register
def _(question: MissingName) -> Asking:
    night = phrases.night(question.ceremony)
    if question.ceremony.categories:
        return Asking("", f"Which name is missing on the list of {night}?")
    return Asking("", f"Which name must not be missing at {night}?")


@ask.register
def _(question: NightInOneWord) -> Asking:
    films_of = words.plain(question.ceremony.films_of)
    return Asking("", f"The films of {films_of}, all together: what are they about?")


@ask.register
def _(question: StatuetteToGive) -> Asking:
    return Asking("", f"You may add one prize to {phrases.night(question.ceremony)}. For what, and to whom?")
