"""`/seen`: marking films by name, importing a diary, and who has seen a film."""

import asyncio
import io

import discord
from discord import app_commands
from discord.ext import commands

from bot.guilds.model import Feature
from bot.ids import MemberId
from bot.limits.model import LimitedAction
from bot.watchlist.diary_file import DIARY_FILE_MAX_BYTES, read_diary
from bot.watchlist.errors import DiaryProblem, UnreadableDiaryError
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Interaction, Press, answers_route, require_guild_id
from cogs.kit.layouts import make_notice
from cogs.kit.limits import count_repetition
from cogs.watchlist import routes, text
from cogs.watchlist.import_screens import import_screen
from cogs.watchlist.options import RATING_CHOICES, FilmNamesOption
from cogs.watchlist.race_screens import viewers_screen
from cogs.watchlist.screens import marked_screen, parse_keys


@app_commands.guild_only()
class SeenCog(FeatureCog, commands.GroupCog, group_name="seen", group_description="What you have seen"):
    """Marks what a member has seen."""

    feature = Feature.WATCHLIST
    heading = "What you have seen"
    about = (
        "Any film of the record or of this season, several at once with semicolons between them. A Letterboxd export "
        "does it in one go. Nobody sees any of it unless you say *Show mine* on your `/watchlist`."
    )

    @app_commands.command()
    @app_commands.describe(
        title="A film, or several: Sinners; Hamnet; Marty Supreme", rating="Your stars, if you like"
    )
    @app_commands.choices(rating=RATING_CHOICES)
    async def film(self, interaction: Interaction, title: FilmNamesOption, rating: int | None = None) -> None:
        """Mark films as seen, with your stars if you like: only you see it."""
        marked = await self.services.watchlists.marking.mark_named_films(
            require_guild_id(interaction), MemberId(interaction.user.id), title, rating
        )
        await interaction.response.send_message(view=marked_screen(marked), ephemeral=True)

    @app_commands.command()
    @app_commands.describe(title="The film's title, or part of it")
    async def who(self, interaction: Interaction, title: FilmNamesOption) -> None:
        """Who here has seen a film, of those who let others know."""
        viewers = await self.services.watchlists.reading.get_viewers(
            require_guild_id(interaction), MemberId(interaction.user.id), title
        )
        await interaction.response.send_message(view=viewers_screen(viewers))

    @app_commands.command(name="import")
    @app_commands.describe(file="Your Letterboxd export: the archive, or watched.csv or diary.csv of it")
    async def import_diary(self, interaction: Interaction, file: discord.Attachment) -> None:
        """Mark everything that your Letterboxd diary says you have seen."""
        if file.size > DIARY_FILE_MAX_BYTES:
            raise UnreadableDiaryError(DiaryProblem.TOO_LARGE, DIARY_FILE_MAX_BYTES)
        await interaction.response.defer(ephemeral=True, thinking=True)
        await count_repetition(interaction, LimitedAction.IMPORT_DIARY)
        content = await file.read()
        entries = await asyncio.to_thread(read_diary, io.BytesIO(content))
        report = await self.services.watchlists.marking.import_diary(
            require_guild_id(interaction), MemberId(interaction.user.id), entries
        )
        layout, files = import_screen(report)
        await interaction.followup.send(view=layout, files=files, ephemeral=True)

    @answers_route(routes.WATCH_UNDO_ROUTE)
    async def take_back(self, press: Press) -> None:
        """Take back that films were seen."""
        press.require_parts(0)
        watchlist = await self.services.watchlists.marking.unmark_films(
            require_guild_id(press.interaction),
            MemberId(press.interaction.user.id),
            parse_keys(press.values),
        )
        summary = f"\n-# {text.format_brief_summary(watchlist)}" if watchlist is not None else ""
        await press.show_privately(make_notice(f"{text.UNSEEN_MARK} Taken back.{summary}"))

    @answers_route(routes.FILM_VIEWERS_ROUTE)
    async def show_viewers(self, press: Press) -> None:
        """Show the presser who has seen a film."""
        (key,) = press.require_parts(1)
        viewers = await self.services.watchlists.reading.get_viewers(
            require_guild_id(press.interaction), MemberId(press.interaction.user.id), key
        )
        await press.show_privately(viewers_screen(viewers))
