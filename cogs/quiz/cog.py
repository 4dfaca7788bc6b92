"""`/quiz`: the question of the day, answered once, and the season's table."""

from datetime import date

from discord import app_commands
from discord.ext import commands

from bot.errors import OutdatedControlError
from bot.guilds.model import Feature
from bot.ids import GuildId, MemberId, PressId
from bot.limits.model import LimitedAction
from bot.quiz.read_models import QuizTable, QuizView
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Interaction, Press, answers_route, parse_id_part, require_guild_id
from cogs.kit.limits import count_repetition
from cogs.quiz import routes
from cogs.quiz.round_screens import begin_round
from cogs.quiz.screens import day_screen, shared_day_screen
from cogs.quiz.table_screens import table_screen

TODAY, ROUND, TABLE = "today", "round", "table"
"""What `/quiz` can show."""


class QuizCog(FeatureCog):
    """The question of the day."""

    feature = Feature.QUIZ
    heading = "Quiz"
    about = (
        "Each day one question from a century of awards, the same for everyone here, and one answer each. Only you "
        "see it, and *Share* tells the channel how it went without giving anything away. "
        "Days in a row make a streak, and a week of them earns a freeze, which saves it one missed day. A question "
        "you missed can be answered for a week; that counts in the table, and in no streak."
    )
    note = "A season runs from September to the Oscars. Rounds of ten are for the fun of it."

    @app_commands.command()
    @app_commands.guild_only()
    @app_commands.describe(show="The question of the day unless you say")
    @app_commands.choices(
        show=[
            app_commands.Choice(name="Today's question", value=TODAY),
            app_commands.Choice(name="A round of ten", value=ROUND),
            app_commands.Choice(name="The season's table", value=TABLE),
        ]
    )
    async def quiz(self, interaction: Interaction, show: str = TODAY) -> None:
        """The question of the day from a century of awards; rounds of ten, and the season's table."""
        if show == TABLE:
            screen = table_screen(await self._load_table(interaction))
        elif show == ROUND:
            screen = await begin_round(self.services.quiz, PressId(interaction.id))
        else:
            screen = day_screen(await self._open_today(interaction))
        await interaction.response.send_message(view=screen, ephemeral=show != TABLE)

    @answers_route(routes.QUIZ_TODAY_ROUTE)
    async def open_today(self, press: Press) -> None:
        """Show the question of the server's day."""
        await press.show_privately(day_screen(await self._open_today(press.interaction)))

    @answers_route(routes.QUIZ_DAY_ROUTE)
    async def open_day(self, press: Press) -> None:
        """Show the question of some day."""
        await press.show_privately(day_screen(await self._open_past_day(press)))

    @answers_route(routes.QUIZ_ANSWER_ROUTE)
    async def answer_today(self, press: Press) -> None:
        """Save an answer; if the day is over, say so and offer today's question."""
        await press.show_privately(day_screen(await self._save_answer(press, accepts_late=False)))

    @answers_route(routes.QUIZ_LATE_ROUTE)
    async def answer_late(self, press: Press) -> None:
        """Save an answer to the question of a day that is over."""
        await press.show_privately(day_screen(await self._save_answer(press, accepts_late=True)))

    @answers_route(routes.QUIZ_SHARE_ROUTE)
    async def share_day(self, press: Press) -> None:
        """Post whether the presser knew the answer, and nothing else of it."""
        view = await self._open_past_day(press)
        if view.answer is None:
            # Their answers were erased since.
            await press.show_privately(day_screen(view))
            return
        await count_repetition(press.interaction, LimitedAction.SHARE_QUIZ)
        shared = shared_day_screen(view, view.answer, press.interaction.user.display_name)
        await press.interaction.response.send_message(view=shared)

    @answers_route(routes.QUIZ_TABLE_ROUTE)
    async def show_table(self, press: Press) -> None:
        """Show a page of the season's table."""
        press.require_parts(2)
        table = await self._load_table(press.interaction)
        alone = press.is_answered_privately(alone=False)
        reader = MemberId(press.interaction.user.id) if alone else None
        await press.show_screen(table_screen(table, press.page, reader=reader))

    @commands.Cog.listener("on_ready")
    async def prepare_questions(self) -> None:
        """Find what can be asked about before anyone asks."""
        await self.services.quiz.prepare_questions()

    async def _open_today(self, interaction: Interaction) -> QuizView:
        guild_id, member_id = _read_asker(interaction)
        return await self.services.quiz.open_day(guild_id, member_id, interaction.created_at)

    async def _open_past_day(self, press: Press) -> QuizView:
        (day,) = press.require_parts(1)
        guild_id, member_id = _read_asker(press.interaction)
        pressed_at = press.interaction.created_at
        return await self.services.quiz.open_past_day(guild_id, member_id, _parse_day(day), pressed_at)

    async def _save_answer(self, press: Press, *, accepts_late: bool) -> QuizView:
        day, choice = press.require_parts(2)
        guild_id, member_id = _read_asker(press.interaction)
        return await self.services.quiz.save_answer(
            guild_id,
            member_id,
            _parse_day(day),
            parse_id_part(choice),
            pressed_at=press.interaction.created_at,
            accepts_late=accepts_late,
        )

    async def _load_table(self, interaction: Interaction) -> QuizTable:
        return await self.services.quiz.get_table(require_guild_id(interaction), interaction.created_at)


def _read_asker(interaction: Interaction) -> tuple[GuildId, MemberId]:
    return require_guild_id(interaction), MemberId(interaction.user.id)


def _parse_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise OutdatedControlError from None
