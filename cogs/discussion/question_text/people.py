"""Wording of questions about people: a claim and a question; a person's name replaces pronouns."""

from bot.discussion.questions.ceremonies import LostAgain
from bot.discussion.questions.general import Influence, Remembered, WhereToBegin
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
from bot.record.model import Nomination
from cogs.discussion.question_text import phrases
from cogs.discussion.question_text.phrases import WordedQuestion, word_question
from cogs.kit.text import escape_text, format_count, format_film_titles


@word_question.register
def _word_still_waiting(question: StillWaiting) -> WordedQuestion:
    latest = question.latest
    claim = (
        f"{phrases.name_person(question.person)}: {format_count(question.nominations, 'nomination')}, the latest for "
        f"{phrases.name_prize(latest)} at {phrases.name_ceremony(latest.ceremony)}, and no Oscar."
    )
    return WordedQuestion(claim, "Overdue, or was there always someone better?")


@word_question.register
def _word_won_at_last(question: WonAtLast) -> WordedQuestion:
    win, films = question.win, question.win.nominee.films
    claim = (
        f"{phrases.name_person(question.person)} was nominated "
        f"{phrases.format_times(question.earlier)} in vain before winning "
        f"{phrases.name_prize(win)}{f' for {format_film_titles(films)}' if films else ''} at "
        f"{phrases.name_ceremony(win.ceremony)}."
    )
    return WordedQuestion(claim, "Was it the right one to win for?")


@word_question.register
def _word_once_and_never_again(question: OnceAndNeverAgain) -> WordedQuestion:
    win = question.win
    claim = (
        f"{phrases.name_person(question.person)} won {phrases.name_prize(win)} on the very first "
        "night of being nominated, "
        f"{phrases.name_ceremony(win.ceremony)}, and none of {format_count(question.since, 'nomination')} since."
    )
    return WordedQuestion(claim, "Did that win come too early?")


@word_question.register
def _word_two_on_one_night(question: TwoOnOneNight) -> WordedQuestion:
    claim = (
        f"{phrases.name_person(question.person)} was nominated for "
        f"{phrases.name_prizes(question.nominations)} on one night, "
        f"{phrases.name_ceremony(question.nominations[0].ceremony)}."
    )
    return WordedQuestion(claim, "Which of these nominations meant more?")


@word_question.register
def _word_comeback(question: Comeback) -> WordedQuestion:
    before, after = (_with_film(one) for one in (question.before, question.after))
    years = format_count(question.years, "year")
    claim = f"{years} lie between two nominations of {phrases.name_person(question.person)}: {before} and {after}."
    return WordedQuestion(claim, "What did the Academy miss in between?")


@word_question.register
def _word_many_crafts(question: ManyCrafts) -> WordedQuestion:
    prizes = phrases.format_short_list([escape_text(prize.name) for prize in question.prizes])
    claim = (
        f"{phrases.name_person(question.person)} was nominated for {len(question.prizes)} different "
        f"prizes: {prizes}."
    )
    return WordedQuestion(claim, "Which of these talents is the greatest?")


@word_question.register
def _word_honoured_instead(question: HonouredInstead) -> WordedQuestion:
    claim = (
        f"{phrases.name_person(question.person)}: {format_count(question.nominations, 'nomination')} and no win in "
        "competition, but an honour of the Academy outside it."
    )
    return WordedQuestion(claim, "Does an honorary award make up for that?")


@word_question.register
def _word_partners(question: Partners) -> WordedQuestion:
    claim = (
        f"{phrases.name_person(question.person)} and {phrases.name_person(question.partner)} were nominated together "
        f"{phrases.format_times(question.times)}."
    )
    return WordedQuestion(claim, "What would either be without the other?")


@word_question.register
def _word_which_nomination(question: WhichNomination) -> WordedQuestion:
    listed = phrases.format_short_list([_with_film(nomination) for nomination in question.nominations])
    claim = f"Nominations of {phrases.name_person(question.person)}: {listed}."
    return WordedQuestion(claim, "If there had been only one, which should it have been?")


@word_question.register
def _word_lost_again(question: LostAgain) -> WordedQuestion:
    lost = question.nomination
    claim = (
        f"By {phrases.name_ceremony(lost.ceremony)} {phrases.name_person(question.person)} had been nominated "
        f"{question.nominations} times, and lost again that night: {phrases.name_prize(lost)}."
    )
    return WordedQuestion(claim, "Should that have been the year?")


@word_question.register
def _word_where_to_begin(question: WhereToBegin) -> WordedQuestion:
    name = escape_text(question.person.name)
    return WordedQuestion("", f"Somebody has never heard of {name}. Where should they begin?")


@word_question.register
def _word_influence(question: Influence) -> WordedQuestion:
    return WordedQuestion("", f"In whose work today do you see {escape_text(question.person.name)}?")


@word_question.register
def _word_remembered(question: Remembered) -> WordedQuestion:
    return WordedQuestion("", f"What should {escape_text(question.person.name)} be remembered for?")


def _with_film(nomination: Nomination) -> str:
    """Name a nomination of a person named before: `Best Actress 1982 (On Golden Pond)`."""
    films = format_film_titles(nomination.nominee.films)
    return f"{phrases.name_prize(nomination)} {nomination.ceremony.year}" + (f" ({films})" if films else "")
