"""Wording of questions about categories over the years and about ceremonies: a claim and a question."""

from bot.discussion.questions.category_history import (
    BestOfAll,
    CameLate,
    Eras,
    NeverWonIt,
    NoLongerGiven,
    RecordHolders,
)
from bot.discussion.questions.ceremonies import (
    MostNominated,
    NomineesAwaited,
    OneEnvelope,
    PictureWithoutActors,
    StrongestCategory,
    WhoShould,
)
from bot.discussion.questions.contested import LostTo, SharedPrize, WonOver
from bot.discussion.questions.general import (
    HowToVote,
    MissingName,
    NeverInvited,
    NightInOneWord,
    StatuetteToGive,
    WhatItRewards,
)
from bot.discussion.questions.overlooked import Overlooked
from bot.discussion.questions.precursors import Foresight, Frontrunner, Trust, Unanimous, Upset
from cogs.discussion.question_text import phrases
from cogs.discussion.question_text.phrases import WordedQuestion, word_question
from cogs.kit.text import escape_text, format_count, format_list


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
        f"{phrases.name_person(question.person)} was nominated for "
        f"{phrases.name_canonical_category(question.canonical)} "
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
    claim = (
        f"{phrases.capitalize_sentence(phrases.name_ceremony(question.ceremony))}: {question.categories} "
        "contested categories."
    )
    return WordedQuestion(claim, "Which of them is the strongest field?")


@word_question.register
def _word_who_should(question: WhoShould) -> WordedQuestion:
    category = question.category
    names = phrases.name_nominees(category, [one for one in category.nominees if not one.withdrawn])
    return WordedQuestion(f"{escape_text(category.title)}: {names}.", "Who will win, and who should?")


@word_question.register
def _word_most_nominated(question: MostNominated) -> WordedQuestion:
    nominations = format_count(question.nominations, "nomination")
    claim = (
        f"{phrases.name_film(question.film)} leads the list of {phrases.name_ceremony(question.ceremony)} "
        f"with {nominations}."
    )
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


@word_question.register
def _word_won_over(question: WonOver) -> WordedQuestion:
    won, rivals = question.nomination, question.rivals
    claim = (
        f"{phrases.name_prize(won)} at {phrases.name_ceremony(won.ceremony)} went to {phrases.name_nominated(won)}. "
        f"Also nominated: {phrases.name_nominees(won.category, rivals, bold=False)}."
    )
    return WordedQuestion(claim, "Would you have opened the same envelope?")


@word_question.register
def _word_lost_to(question: LostTo) -> WordedQuestion:
    lost = question.nomination
    claim = (
        f"{phrases.name_nominated(lost)} was up for {phrases.name_prize(lost)} at "
        f"{phrases.name_ceremony(lost.ceremony)}, and it went "
        f"to {phrases.name_nominees(lost.category, question.winners)}."
    )
    return WordedQuestion(claim, "Did the right one win?")


@word_question.register
def _word_shared_prize(question: SharedPrize) -> WordedQuestion:
    one, category = question.nomination, question.nomination.category
    sharing = phrases.name_nominees(category, [one.nominee, *question.others])
    claim = f"{sharing} shared {phrases.name_prize(one)} at {phrases.name_ceremony(one.ceremony)}: a tie."
    return WordedQuestion(claim, "With a single statuette to give, whose would it be?")


@word_question.register
def _word_upset(question: Upset) -> WordedQuestion:
    lost = question.favourite
    chosen = (
        f"{phrases.name_awards(question.awards)} had chosen {phrases.name_nominated(lost)} for "
        f"{phrases.name_prize(lost)}"
    )
    claim = (
        f"{phrases.capitalize_sentence(chosen)}. At {phrases.name_ceremony(lost.ceremony)} it went to "
        f"{phrases.name_nominees(lost.category, question.winners)}."
    )
    return WordedQuestion(claim, "A mistake, or did the Academy see what the others missed?")


@word_question.register
def _word_unanimous(question: Unanimous) -> WordedQuestion:
    won = question.nomination
    claim = (
        f"{phrases.capitalize_sentence(phrases.name_awards(question.awards))}, and then "
        f"{phrases.name_ceremony(won.ceremony)}: "
        f"everyone chose {phrases.name_nominated(won)} for {phrases.name_prize(won)}."
    )
    return WordedQuestion(claim, "Was anybody else ever in that race, and who should have been?")


@word_question.register
def _word_overlooked(question: Overlooked) -> WordedQuestion:
    chosen = phrases.name_prize_choice(question.canonical, question.nominee)
    claim = (
        f"For {phrases.name_canonical_category(question.canonical)}, "
        f"{phrases.name_awards(question.awards)} chose {chosen}. "
        f"{phrases.capitalize_sentence(phrases.name_ceremony(question.ceremony))} found no place for "
        "that among the nominees."
    )
    return WordedQuestion(claim, "Whose place would you have given away?")


@word_question.register
def _word_frontrunner(question: Frontrunner) -> WordedQuestion:
    claim = (
        f"On the road to {phrases.name_ceremony(question.ceremony)}, {len(question.awards)} of "
        f"{question.of} earlier awards "
        f"have chosen {phrases.name_prize_choice(question.canonical, question.nominee)} for "
        f"{phrases.name_canonical_category(question.canonical)}: {phrases.name_awards(question.awards)}."
    )
    return WordedQuestion(claim, "Is the race over, or who can still turn it around?")


@word_question.register
def _word_trust(question: Trust) -> WordedQuestion:
    claim = (
        f"In {question.hits} of {question.years} years "
        f"{phrases.name_canonical_category(question.canonical)} went where "
        f"{phrases.name_award(question.award)} had gone before. No other award I follow has been right as often."
    )
    return WordedQuestion(claim, "What do you go by when you fill in that line of your ballot?")


@word_question.register
def _word_foresight(question: Foresight) -> WordedQuestion:
    foretold = format_list(phrases.name_canonical_category(canonical) for canonical in question.right)
    claim = (
        f"Of {question.known} Oscars that {phrases.name_ceremony(question.ceremony)} could have foretold, "
        f"{len(question.right) or 'none'} came true{f': {foretold}' if foretold else ''}."
    )
    return WordedQuestion(claim, "Do the earlier awards see the Oscars coming, or do they make them?")
