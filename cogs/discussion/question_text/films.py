"""Wording of questions about films and their results at a ceremony: a claim and a question."""

from bot.discussion.questions.films import (
    ActorsAlone,
    LookingBack,
    NeverAtTheOscars,
    OnlyNomination,
    WhichLoss,
    WhichWin,
)
from bot.discussion.questions.general import DoubleBill, OneScene, OneSentence
from bot.discussion.questions.night_totals import BigNight, CleanSweep, Outshone, SpreadOut, WentHomeEmpty
from bot.discussion.questions.picture_and_director import (
    DirectorLeftOut,
    DirectorWithoutPicture,
    Parted,
    PartedLately,
    PictureWithoutDirector,
)
from bot.record.model import Headline
from cogs.discussion.question_text import phrases
from cogs.discussion.question_text.phrases import WordedQuestion, word_question
from cogs.kit.text import format_count, format_film_title, format_people


@word_question.register
def _word_picture_without_director(question: PictureWithoutDirector) -> WordedQuestion:
    directors = phrases.name_winners(Headline.PERSON, question.directors)
    claim = (
        f"{phrases.name_film(question.film)} won Best Picture at {phrases.name_ceremony(question.ceremony)}, "
        f"and Best Director went to {directors}."
    )
    return WordedQuestion(claim, "Can a film be the best of its year if another one was directed better?")


@word_question.register
def _word_director_without_picture(question: DirectorWithoutPicture) -> WordedQuestion:
    claim = (
        f"{phrases.name_film(question.film)} won Best Director at {phrases.name_ceremony(question.ceremony)}, "
        f"and Best Picture went to {phrases.name_winners(Headline.FILM, question.pictures)}."
    )
    return WordedQuestion(claim, "Which of the two would you rather see again?")


@word_question.register
def _word_director_left_out(question: DirectorLeftOut) -> WordedQuestion:
    film, night = phrases.name_film(question.film), phrases.name_ceremony(question.ceremony)
    if question.won:
        claim = f"{film} won Best Picture at {night} without a nomination for directing it."
        return WordedQuestion(claim, "Who makes a best picture, if not its director?")
    claim = f"{film} was up for Best Picture at {night}, but not for Best Director."
    return WordedQuestion(claim, "Would you have found room for its director, and in whose place?")


@word_question.register
def _word_parted(question: Parted) -> WordedQuestion:
    claim = (
        f"At {phrases.name_ceremony(question.ceremony)} Best Picture went to "
        f"{phrases.name_winners(Headline.FILM, question.pictures)} and Best Director to "
        f"{phrases.name_winners(Headline.PERSON, question.directors)}."
    )
    return WordedQuestion(claim, "Which of these films was the best of its year?")


@word_question.register
def _word_parted_lately(question: PartedLately) -> WordedQuestion:
    claim = (
        f"At {question.times} of the last {question.ceremonies} Oscars, Picture and Director went to different films; "
        f"the last time was {phrases.name_ceremony(question.last)}."
    )
    return WordedQuestion(claim, "Should the two ever part?")


@word_question.register
def _word_went_home_empty(question: WentHomeEmpty) -> WordedQuestion:
    nominations = format_count(question.nominations, "nomination")
    claim = (
        f"{phrases.name_film(question.film)}: {nominations} at "
        f"{phrases.name_ceremony(question.ceremony)}, and not one win."
    )
    return WordedQuestion(claim, "Which one should it have won?")


@word_question.register
def _word_clean_sweep(question: CleanSweep) -> WordedQuestion:
    claim = (
        f"{phrases.name_film(question.film)} was nominated for {question.wins} prizes at "
        f"{phrases.name_ceremony(question.ceremony)} "
        "and won every one."
    )
    return WordedQuestion(claim, "Did it deserve them all, or did one belong to somebody else?")


@word_question.register
def _word_big_night(question: BigNight) -> WordedQuestion:
    claim = (
        f"{phrases.name_film(question.film)} won {question.wins} of its {question.nominations} nominations at "
        f"{phrases.name_ceremony(question.ceremony)}."
    )
    return WordedQuestion(claim, "One too many, or one too few?")


@word_question.register
def _word_outshone(question: Outshone) -> WordedQuestion:
    claim = (
        f"{phrases.name_film(question.film)} had more nominations than any other film at "
        f"{phrases.name_ceremony(question.ceremony)}, {question.nominations}, and won {question.wins or 'none'}. "
        f"{phrases.name_film(question.other)} won most: {question.other_wins}."
    )
    return WordedQuestion(claim, "Did the right film have the night?")


@word_question.register
def _word_spread_out(question: SpreadOut) -> WordedQuestion:
    claim = (
        f"At {phrases.name_ceremony(question.ceremony)} no film won more than {question.most}, "
        f"and {format_count(question.winners, 'film')} won something."
    )
    return WordedQuestion(claim, "A year without a great film, or with too many of them?")


@word_question.register
def _word_actors_alone(question: ActorsAlone) -> WordedQuestion:
    actors = phrases.format_short_list([format_people(one.nominee) for one in question.nominations])
    claim = (
        f"{phrases.name_film(question.film)} was nominated {phrases.format_times(len(question.nominations))} at "
        f"{phrases.name_ceremony(question.ceremony)}, for acting alone: {actors}."
    )
    return WordedQuestion(claim, "What else did the Academy miss, or was the cast the film?")


@word_question.register
def _word_only_nomination(question: OnlyNomination) -> WordedQuestion:
    won = " and won it" if question.nomination.nominee.winner else ""
    claim = (
        f"{phrases.name_film(question.film)} was nominated for one Oscar{won}: "
        f"{phrases.name_prize(question.nomination)} at "
        f"{phrases.name_ceremony(question.nomination.ceremony)}."
    )
    return WordedQuestion(claim, "What else should it have been nominated for?")


@word_question.register
def _word_which_win(question: WhichWin) -> WordedQuestion:
    won, night = phrases.name_prizes(question.wins), phrases.name_ceremony(question.wins[0].ceremony)
    claim = f"{phrases.name_film(question.film)} won {won} at {night}."
    return WordedQuestion(claim, "Which of these wins would you defend against everyone?")


@word_question.register
def _word_which_loss(question: WhichLoss) -> WordedQuestion:
    lost, night = phrases.name_prizes(question.losses), phrases.name_ceremony(question.losses[0].ceremony)
    return WordedQuestion(
        f"{phrases.name_film(question.film)} lost {lost} at {night}.", "Which of these losses hurts most?"
    )


@word_question.register
def _word_looking_back(question: LookingBack) -> WordedQuestion:
    claim = (
        f"The Oscars have been given {phrases.format_times(question.later)} since "
        f"{phrases.name_film(question.film)} was at "
        f"{phrases.name_ceremony(question.ceremony)}."
    )
    return WordedQuestion(claim, "Has it grown since, or shrunk?")


@word_question.register
def _word_never_at_the_oscars(question: NeverAtTheOscars) -> WordedQuestion:
    honoured = f"{phrases.name_awards(question.awards)} honoured {phrases.name_film(question.film)}"
    return WordedQuestion(
        f"{phrases.capitalize_sentence(honoured)}; the Oscars never nominated it.",
        "What for should they have?",
    )


@word_question.register
def _word_double_bill(question: DoubleBill) -> WordedQuestion:
    film = format_film_title(question.film.title)
    return WordedQuestion("", f"You show {film} on a double bill. What comes after it, and why?")


@word_question.register
def _word_one_sentence(question: OneSentence) -> WordedQuestion:
    film = format_film_title(question.film.title)
    return WordedQuestion("", f"You have one sentence to make somebody watch {film}. Which?")


@word_question.register
def _word_one_scene(question: OneScene) -> WordedQuestion:
    film = format_film_title(question.film.title)
    return WordedQuestion("", f"Which scene of {film} do you see first when you close your eyes?")
