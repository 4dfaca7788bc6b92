"""Questions about one envelope, and about what the earlier awards said of it, in words."""

from bot.discussion.questions.contested import LostTo, SharedPrize, WonOver
from bot.discussion.questions.foretold import Foresight, Frontrunner, Trust, Unanimous, Upset
from bot.discussion.questions.overlooked import Overlooked
from cogs.discussion.asking import phrases
from cogs.discussion.asking.phrases import Asking, ask
from cogs.kit import words


@ask.register
def _(question: WonOver) -> Asking:
    won, rivals = question.nomination, question.rivals
    claim = (
        f"{phrases.prize(won)} at {phrases.night(won.ceremony)} went to {phrases.nominated(won)}. "
        f"Also nominated: {phrases.nominees(won.category, rivals, bold=False)}."
    )
    return Asking(claim, "Would you have opened the same envelope?")


@ask.register
def _(question: LostTo) -> Asking:
    lost = question.nomination
    claim = (
        f"{phrases.nominated(lost)} was up for {phrases.prize(lost)} at {phrases.night(lost.ceremony)}, and it went "
        f"to {phrases.nominees(lost.category, question.winners)}."
    )
    return Asking(claim, "Did the right one win?")


@ask.register
def _(question: SharedPrize) -> Asking:
    one, category = question.nomination, question.nomination.category
    sharing = phrases.nominees(category, [one.nominee, *question.others])
    claim = f"{sharing} shared {phrases.prize(one)} at {phrases.night(one.ceremony)}: a tie."
    return Asking(claim, "With a single statuette to give, whose would it be?")


@ask.register
def _(question: Upset) -> Asking:
    lost = question.favourite
    chosen = (
        f"{phrases.awards(question.awards)} had chosen {phrases.nominated(lost)} for {phrases.prize(lost)}"
    )
    claim = (
        f"{phrases.sentence(chosen)}. At {phrases.night(lost.ceremony)} it went to "
        f"{phrases.nominees(lost.category, question.winners)}."
    )
    return Asking(claim, "A mistake, or did the Academy see what the others missed?")


@ask.register
def _(question: Unanimous) -> Asking:
    won = question.nomination
    claim = (
        f"{phrases.sentence(phrases.awards(question.awards))}, and then {phrases.night(won.ceremony)}: "
        f"everyone chose {phrases.nominated(won)} for {phrases.prize(won)}."
    )
    return Asking(claim, "Was anybody else ever in that race, and who should have been?")


@ask.register
def _(question: Overlooked) -> Asking:
    chosen = phrases.of_prize(question.canonical, question.nominee)
    claim = (
        f"For {phrases.canonical(question.canonical)}, {phrases.awards(question.awards)} chose {chosen}. "
        f"{phrases.sentence(phrases.night(question.ceremony))} found no place for that among the nominees."
    )
    return Asking(claim, "Whose place would you have given away?")


@ask.register
def _(question: Frontrunner) -> Asking:
    claim = (
        f"On the road to {phrases.night(question.ceremony)}, {len(question.awards)} of {question.of} earlier awards "
        f"have chosen {phrases.of_prize(question.canonical, question.nominee)} for "
        f"{phrases.canonical(question.canonical)}: {phrases.awards(question.awards)}."
    )
    return Asking(claim, "Is the race over, or who can still turn it around?")


@ask.register
def _(question: Trust) -> Asking:
    claim = (
        f"In {question.hits} of {question.years} years {phrases.canonical(question.canonical)} went where "
        f"{phrases.award(question.award)} had gone before. No other award I follow has been right as often."
    )
    return Asking(claim, "What do you go by when you fill in that line of your ballot?")


@ask.register
def _(question: Foresight) -> Asking:
    foretold = words.listed(phrases.canonical(canonical) for canonical in question.right)
    claim = (
        f"Of {question.known} Oscars that {phrases.night(question.ceremony)} could have foretold, "
        f"{len(question.right) or 'none'} came true{f': {foretold}' if foretold else ''}."
    )
    return Asking(claim, "Do the earlier awards see the Oscars coming, or do they make them?")
