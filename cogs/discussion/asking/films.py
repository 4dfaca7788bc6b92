"""Questions about films, and about what a night added up to for them, in words."""

from bot.awards.model import Headline
from bot.discussion.questions.always import DoubleBill, OneScene, OneSentence
from bot.discussion.questions.films import (
    ActorsAlone,
    LookingBack,
    NeverAtTheOscars,
    OnlyNomination,
    WhichLoss,
    WhichWin,
)
from bot.discussion.questions.splits import (
    DirectorLeftOut,
    DirectorWithoutPicture,
    Parted,
    PartedLately,
    PictureWithoutDirector,
)
from bot.discussion.questions.totals import BigNight, CleanSweep, Outshone, SpreadOut, WentHomeEmpty
from cogs.discussion.asking import phrases
from cogs.discussion.asking.phrases import Asking, ask
from cogs.kit import words


@ask.register
def _(question: PictureWithoutDirector) -> Asking:
    directors = phrases.winners(Headline.PERSON, question.directors)
    claim = (
        f"{phrases.film(question.film)} won Best Picture at {phrases.night(question.ceremony)}, "
        f"and Best Director went to {directors}."
    )
    return Asking(claim, "Can a film be the best of its year if another one was directed better?")


@ask.register
def _(question: DirectorWithoutPicture) -> Asking:
    claim = (
        f"{phrases.film(question.film)} won Best Director at {phrases.night(question.ceremony)}, "
        f"and Best Picture went to {phrases.winners(Headline.FILM, question.pictures)}."
    )
    return Asking(claim, "Which of the two would you rather see again?")


@ask.register
def _(question: DirectorLeftOut) -> Asking:
    film, night = phrases.film(question.film), phrases.night(question.ceremony)
    if question.won:
        claim = f"{film} won Best Picture at {night} without a nomination for directing it."
        return Asking(claim, "Who makes a best picture, if not its director?")
    claim = f"{film} was up for Best Picture at {night}, but not for Best Director."
    return Asking(claim, "Would you have found room for its director, and in whose place?")


@ask.register
def _(question: Parted) -> Asking:
    claim = (
        f"At {phrases.night(question.ceremony)} Best Picture went to "
        f"{phrases.winners(Headline.FILM, question.pictures)} and Best Director to "
        f"{phrases.winners(Headline.PERSON, question.directors)}."
    )
    return Asking(claim, "Which of these films was the best of its year?")


@ask.register
def _(question: PartedLately) -> Asking:
    claim = (
        f"At {question.times} of the last {question.ceremonies} Oscars, Picture and Director went to different films; "
        f"the last time was {phrases.night(question.last)}."
    )
    return Asking(claim, "Should the two ever part?")


@ask.register
def _(question: WentHomeEmpty) -> Asking:
    nominations = words.count(question.nominations, "nomination")
    claim = f"{phrases.film(question.film)}: {nominations} at {phrases.night(question.ceremony)}, and not one win."
    return Asking(claim, "Which one should it have won?")


@ask.register
def _(question: CleanSweep) -> Asking:
    claim = (
        f"{phrases.film(question.film)} was nominated for {question.wins} prizes at {phrases.night(question.ceremony)} "
        "and won every one."
    )
    return Asking(claim, "Did it deserve them all, or did one belong to somebody else?")


@ask.register
def _(question: BigNight) -> Asking:
    claim = (
        f"{phrases.film(question.film)} won {question.wins} of its {question.nominations} nominations at "
        f"{phrases.night(question.ceremony)}."
    )
    return Asking(claim, "One too many, or one too few?")


@ask.register
def _(question: Outshone) -> Asking:
    claim = (
        f"{phrases.film(question.film)} had more nominations than any other film at "
        f"{phrases.night(question.ceremony)}, {question.nominations}, and won {question.wins or 'none'}. "
        f"{phrases.film(question.other)} won most: {question.other_wins}."
    )
    return Asking(claim, "Did the right film have the night?")


@ask.register
def _(question: SpreadOut) -> Asking:
    claim = (
        f"At {phrases.night(question.ceremony)} no film won more than {question.most}, "
        f"and {words.count(question.winners, 'film')} won something."
    )
    return Asking(claim, "A year without a great film, or with too many of them?")


@ask.register
def _(question: ActorsAlone) -> Asking:
    actors = phrases.listed([words.people(one.nominee) for one in question.nominations])
    claim = (
        f"{phrases.film(question.film)} was nominated {phrases.times(len(question.nominations))} at "
        f"{phrases.night(question.ceremony)}, for acting alone: {actors}."
    )
    return Asking(claim, "What else did the Academy miss, or was the cast the film?")


@ask.register
def _(question: OnlyNomination) -> Asking:
    won = " and won it" if question.nomination.nominee.winner else ""
    claim = (
        f"{phrases.film(question.film)} was nominated for one Oscar{won}: {phrases.prize(question.nomination)} at "
        f"{phrases.night(question.nomination.ceremony)}."
    )
    return Asking(claim, "What else should it have been nominated for?")


@ask.register
def _(question: WhichWin) -> Asking:
    won, night = phrases.prizes(question.wins), phrases.night(question.wins[0].ceremony)
    claim = f"{phrases.film(question.film)} won {won} at {night}."
    return Asking(claim, "Which of these wins would you defend against everyone?")


@ask.register
def _(question: WhichLoss) -> Asking:
    lost, night = phrases.prizes(question.losses), phrases.night(question.losses[0].ceremony)
    return Asking(
        f"{phrases.film(question.film)} lost {lost} at {night}.", "Which of these losses hurts most?"
    )


@ask.register
def _(question: LookingBack) -> Asking:
    claim = (
        f"The Oscars have been given {phrases.times(question.later)} since {phrases.film(question.film)} was at "
        f"{phrases.night(question.ceremony)}."
    )
    return Asking(claim, "Has it grown since, or shrunk?")


@ask.register
def _(question: NeverAtTheOscars) -> Asking:
    honoured = f"{phrases.awards(question.awards)} honoured {phrases.film(question.film)}"
    return Asking(
        f"{phrases.sentence(honoured)}; the Oscars never nominated it.", "What for should they have?"
    )


@ask.register
def _(question: DoubleBill) -> Asking:
    film = words.film(question.film.title)
    return Asking("", f"You show {film} on a double bill. What comes after it, and why?")


@ask.register
def _(question: OneSentence) -> Asking:
    film = words.film(question.film.title)
    return Asking("", f"You have one sentence to make somebody watch {film}. Which?")


@ask.register
def _(question: OneScene) -> Asking:
    film = words.film(question.film.title)
    return Asking("", f"Which scene of {film} do you see first when you close your eyes?")
