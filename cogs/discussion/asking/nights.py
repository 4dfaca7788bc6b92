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
from cogs.discussion.asking.phrases import WordedQuestion, word_question
from cogs.kit.words import escape_text, format_count, format_list


@word_question.register
def _word_record_holders(question: RecordHolders) -> WordedQuestion:
    prize, holders = phrases.name_canonical_category(question.canonical), question.holders
    if len(holders) == 1:
        times = phrases.format_times(question.wins)
        claim = f"Nobody has won {prize} more often than {phrases.name_person(holders[0])}: {times}."
    else:
        names = format_list(phrases.name_person(holder) for holder in holders)
        claim = f"The record for {prize}, {question.wins} wins, is shared by {names}."
    return WordedQuestion(claim, "Who could still catch up?")


@word_question.register
def _word_never_won_it(question: NeverWonIt) -> WordedQuestion:
    claim = (
        f"{phrases.name_person(question.person)} was nominated for {phrases.name_canonical_category(question.canonical)} "
        f"{phrases.format_times(question.nominations)}, more often than anyone else who never won it."
    )
    return WordedQuestion(claim, "For which of them should it have been?")


@word_question.register
def _word_eras(question: Eras) -> WordedQuestion:
    then, now = question.then, question.now
    claim = (
        f"{phrases.capitalize_sentence(phrases.name_canonical_category(question.canonical))} in {then.ceremony.year}: "
        f"{phrases.name_nominated(then)}. In {now.ceremony.year}: {phrases.name_nominated(now)}."
    )
    return WordedQuestion(claim, "If they had met in one year, who would win, and who should?")


@word_question.register
def _word_no_longer_given(question: NoLongerGiven) -> WordedQuestion:
    prize, last = (
        phrases.capitalize_sentence(phrases.name_canonical_category(question.canonical)),
        question.last,
    )
    claim = f"{prize} was given for the last time at {phrases.name_ceremony(last)}, in {last.year}."
    return WordedQuestion(claim, "Should it come back?")


@word_question.register
def _word_came_late(question: CameLate) -> WordedQuestion:
    prize, first = (
        phrases.capitalize_sentence(phrases.name_canonical_category(question.canonical)),
        question.first,
    )
    claim = f"{prize} was given for the first time at {phrases.name_ceremony(first)}, in {first.year}."
    return WordedQuestion(claim, "Who would have won it in the years before?")


@word_question.register
def _word_best_of_all(question: BestOfAll) -> WordedQuestion:
    prize = phrases.capitalize_sentence(phrases.name_canonical_category(question.canonical))
    claim = f"{prize}: {question.winners} winners since {question.first.year}."
    return WordedQuestion(claim, "Which one stands above the rest?")


@word_question.register
def _word_picture_without_actors(question: PictureWithoutActors) -> WordedQuestion:
    claim = (
        f"{phrases.name_nominated(question.nomination)} won {phrases.name_prize(question.nomination)} at "
        f"{phrases.name_ceremony(question.ceremony)} without a nomination for acting."
    )
    return WordedQuestion(claim, "Which of its actors was overlooked, if any?")


@word_question.register
def _word_one_envelope(question: OneEnvelope) -> WordedQuestion:
    claim = f"At {phrases.name_ceremony(question.ceremony)} {question.envelopes} envelopes decided between rivals."
    return WordedQuestion(claim, "You may change the name in one of them. Which?")


@word_question.register
def _word_strongest_category(question: StrongestCategory) -> WordedQuestion:
    claim = f"{phrases.capitalize_sentence(phrases.name_ceremony(question.ceremony))}: {question.categories} contested categories."
    return WordedQuestion(claim, "Which of them is the strongest field?")


@word_question.register
def _word_who_should(question: WhoShould) -> WordedQuestion:
    category = question.category
    names = phrases.name_nominees(category, [one for one in category.nominees if not one.withdrawn])
    return WordedQuestion(f"{escape_text(category.title)}: {names}.", "Who will win, and who should?")


@word_question.register
def _word_most_nominated(question: MostNominated) -> WordedQuestion:
    nominations = format_count(question.nominations, "nomination")
    claim = f"{phrases.name_film(question.film)} leads the list of {phrases.name_ceremony(question.ceremony)} with {nominations}."
    return WordedQuestion(claim, "How many of them will it win?")


@word_question.register
def _word_nominees_awaited(question: NomineesAwaited) -> WordedQuestion:
    night = phrases.name_ceremony(question.ceremony)
    return WordedQuestion("", f"When the nominees of {night} are read, whose name do you most want to hear?")


@word_question.register
def _word_what_it_rewards(question: WhatItRewards) -> WordedQuestion:
    return WordedQuestion(
        "", f"What should {phrases.name_canonical_category(question.canonical)} be given for?"
    )


@word_question.register
def _word_never_invited(question: NeverInvited) -> WordedQuestion:
    return WordedQuestion(
        "",
        f"Who belongs in the history of {phrases.name_canonical_category(question.canonical)}, and is missing there?",
    )


@word_question.register
def _word_how_to_vote(question: HowToVote) -> WordedQuestion:
    return WordedQuestion(
        "",
        f"You may change one rule of how {phrases.name_canonical_category(question.canonical)} is decided. Which?",
    )


@word_question.register
def _word_missing_name(question: MissingName) -> WordedQuestion:
    night = phrases.name_ceremony(question.ceremony)
    if question.ceremony.categories:
        return WordedQuestion("", f"Which name is missing on the list of {night}?")
    return WordedQuestion("", f"Which name must not be missing at {night}?")


@word_question.register
def _word_night_in_one_word(question: NightInOneWord) -> WordedQuestion:
    films_of = escape_text(question.ceremony.films_of)
    return WordedQuestion("", f"The films of {films_of}, all together: what are they about?")


@word_question.register
def _word_statuette_to_give(question: StatuetteToGive) -> WordedQuestion:
    return WordedQuestion(
        "", f"You may add one prize to {phrases.name_ceremony(question.ceremony)}. For what, and to whom?"
    )
