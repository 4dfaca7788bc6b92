"""A round of ten questions, whose whole state is in its buttons."""

from bot.errors import OutdatedControlError
from bot.guilds.model import Feature
from bot.ids import PressId
from bot.limits.model import LimitedAction
from bot.quiz.questions import ROUND_LENGTH
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Press, answers_route, parse_id_part
from cogs.kit.limits import count_repetition
from cogs.quiz import routes
from cogs.quiz.round_screens import (
    RoundProgress,
    begin_round,
    format_last_answer,
    round_over_screen,
    round_question_screen,
    shared_round_screen,
)


class QuizRoundCog(FeatureCog):
    """Rounds for those who want more than a question a day."""

    feature = Feature.QUIZ

    @answers_route(routes.QUIZ_ROUND_ROUTE)
    async def begin_round(self, press: Press) -> None:
        """Show the first question of a new round."""
        await press.show_privately(await begin_round(self.services.quiz, press.id))

    @answers_route(routes.QUIZ_ROUND_ANSWER_ROUTE)
    async def answer_question(self, press: Press) -> None:
        """Show what came of an answer, and the next question or the round's end."""
        *state, mark, choice_part = press.require_parts(5)
        round_id, number, right_bits = (parse_id_part(part) for part in state)
        progress, choice = RoundProgress(PressId(round_id), number, right_bits), parse_id_part(choice_part)
        questions = await self.services.quiz.get_marked_round(progress.round_id, number, mark)
        question = questions[number]
        if choice >= len(question.options):
            raise OutdatedControlError
        progress = progress.add_answer(right=choice == question.answer)
        last_answer = format_last_answer(question, choice)
        if progress.number == ROUND_LENGTH:
            screen = round_over_screen(progress, last_answer)
        else:
            screen = round_question_screen(progress, questions[progress.number], last_answer)
        await press.show_privately(screen)

    @answers_route(routes.QUIZ_ROUND_SHARE_ROUTE)
    async def share_round(self, press: Press) -> None:
        """Post how a round went."""
        (bits_part,) = press.require_parts(1)
        right_bits = parse_id_part(bits_part)
        if right_bits >= 1 << ROUND_LENGTH:
            raise OutdatedControlError
        await count_repetition(press.interaction, LimitedAction.SHARE_QUIZ)
        shared = shared_round_screen(right_bits, press.interaction.user.display_name)
        await press.interaction.response.send_message(view=shared)
