"""Questions about one envelope, and about what the earlier awards said of it, in words."""

from bot.discussion.questions.contested import LostTo, SharedPrize, WonOver
from bot.discussion.questions.foretold import Foresight, Frontrunner, Trust, Unanimous, Upset
from bot.discussion.questions.overlooked import Overlooked
from cogs.discussion.asking import phrases
from cogs.discussion.asking.phrases import WordedQuestion, word_question
from cogs.kit.words import format_list


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
        f"{phrases.name_nominated(lost)} was up for {phrases.name_prize(lost)} at {phrases.name_ceremony(lost.ceremony)}, and it went "
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
    chosen = f"{phrases.name_awards(question.awards)} had chosen {phrases.name_nominated(lost)} for {phrases.name_prize(lost)}"
    claim = (
        f"{phrases.capitalize_sentence(chosen)}. At {phrases.name_ceremony(lost.ceremony)} it went to "
        f"{phrases.name_nominees(lost.category, question.winners)}."
    )
    return WordedQuestion(claim, "A mistake, or did the Academy see what the others missed?")


@word_question.register
def _word_unanimous(question: Unanimous) -> WordedQuestion:
    won = question.nomination
    claim = (
        f"{phrases.capitalize_sentence(phrases.name_awards(question.awards))}, and then {phrases.name_ceremony(won.ceremony)}: "
        f"everyone chose {phrases.name_nominated(won)} for {phrases.name_prize(won)}."
    )
    return WordedQuestion(claim, "Was anybody else ever in that race, and who should have been?")


@word_question.register
def _word_overlooked(question: Overlooked) -> WordedQuestion:
    chosen = phrases.name_prize_choice(question.canonical, question.nominee)
    claim = (
        f"For {phrases.name_canonical_category(question.canonical)}, {phrases.name_awards(question.awards)} chose {chosen}. "
        f"{phrases.capitalize_sentence(phrases.name_ceremony(question.ceremony))} found no place for that among the nominees."
    )
    return WordedQuestion(claim, "Whose place would you have given away?")


@word_question.register
def _word_frontrunner(question: Frontrunner) -> WordedQuestion:
    claim = (
        f"On the road to {phrases.name_ceremony(question.ceremony)}, {len(question.awards)} of {question.of} earlier awards "
        f"have chosen {phrases.name_prize_choice(question.canonical, question.nominee)} for "
        f"{phrases.name_canonical_category(question.canonical)}: {phrases.name_awards(question.awards)}."
    )
    return WordedQuestion(claim, "Is the race over, or who can still turn it around?")


@word_question.register
def _word_trust(question: Trust) -> WordedQuestion:
    claim = (
        f"In {question.hits} of {question.years} years {phrases.name_canonical_category(question.canonical)} went where "
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
