"""`/awards`: the hosts' commands for the room's own awards, phase by phase."""

import io
from dataclasses import asdict, dataclass, field

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.client import AwardsBot
from bot.guilds.model import Feature
from bot.ids import GuildId, MemberId
from bot.preferential.model import CountMethod
from bot.room_awards.model import AwardDraft, Eligibility, EligibleFilms, RoomAward, VoterRule
from bot.room_awards.shortlist_service import VotingChoice
from bot.times.stated_times import take_stated_time
from cogs.kit.attachments import pack_files
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Interaction, Press, answers_route, parse_id_part, require_guild_id
from cogs.kit.layouts import make_notice
from cogs.kit.rights import require_host
from cogs.kit.routes import AWARD_BOARD_ROUTE
from cogs.kit.text import escape_text
from cogs.kit.time_questions import Unfinished, claim_command, restore_fields, settle_time
from cogs.kit.times import TimeOption, TypedTime, format_read_time, read_typed_time
from cogs.room_awards import routes
from cogs.room_awards.host_screens import (
    award_board_screen,
    award_export_screen,
    format_next_step,
    shortlist_screen,
)
from cogs.room_awards.posts import RoomAwardPosts, show_posted

CREATE_KIND, OPEN_KIND = "awards create", "awards open"
"""The kinds of unfinished commands."""

_COUNT_CHOICES = [
    app_commands.Choice(name="Preferential: members rank the nominees", value=CountMethod.PREFERENTIAL.value),
    app_commands.Choice(name="Most votes: one vote a category", value=CountMethod.VOTES.value),
]
_NOMINEE_CHOICES = [app_commands.Choice(name=str(number), value=number) for number in (5, 10)]


@dataclass(frozen=True, slots=True)
class NewAward:
    """What a host typed for new awards, the end of the nominations left out."""

    name: str
    categories: list[str] = field(default_factory=list[str])
    films_of: int | None = None
    films: list[str] = field(default_factory=list[str])
    count: str = CountMethod.PREFERENTIAL.value
    nominees: int = 5
    member_days: int = 7
    account_days: int = 30
    role: int | None = None


@dataclass(frozen=True, slots=True)
class NewVoting:
    """What a host chose for the voting, its end left out."""

    nominees: int | None = None


@app_commands.guild_only()
@app_commands.default_permissions(manage_events=True)
class RoomAwardHostCog(
    FeatureCog, commands.GroupCog, group_name="awards", group_description="Give your server's own awards"
):
    """The room's own awards in the hands of hosts."""

    feature = Feature.ROOM_AWARDS
    heading = "Your own awards (hosts)"
    about = (
        "`/awards create` with a name, the categories and when nominations end; members nominate on the post. Then "
        "`/awards settle` joins what is meant to be the same, and `/awards open` opens the voting on the most named. "
        "Once it is closed, `/result board` opens the envelopes: nobody knows who won before, you neither."
    )

    def __init__(self, bot: AwardsBot, posts: RoomAwardPosts) -> None:
        """Create the cog with the shared posts."""
        super().__init__(bot)
        self._posts = posts

    @app_commands.command()
    @app_commands.describe(
        name="What they are called: The Film Club Awards 2026",
        categories="The prizes, with semicolons between them: Best Picture; Best Villain",
        until="When nominations end: tomorrow 8pm, 14 March 2027 19:00, in 3 days",
        films_of="Only films of this year may be nominated",
        films="Only these films may be nominated, with semicolons between them",
        count="How ballots are counted: preferential unless you say",
        nominees="How many nominees a category gets; a shared last place is all in",
        member_days="How many days voters have been here when the voting opens; 7 unless you say",
        account_days="How many days old their accounts are then; 30 unless you say",
        role="The role that voters have",
    )
    @app_commands.choices(count=_COUNT_CHOICES)
    @app_commands.choices(nominees=_NOMINEE_CHOICES)
    async def create(
        self,
        interaction: Interaction,
        name: str,
        categories: str,
        until: TimeOption,
        films_of: app_commands.Range[int, 1880, 2200] | None = None,
        films: str | None = None,
        count: str = CountMethod.PREFERENTIAL.value,
        nominees: int = 5,
        member_days: app_commands.Range[int, 0, 365] = 7,
        account_days: app_commands.Range[int, 0, 365] = 30,
        role: discord.Role | None = None,
    ) -> None:
        """Begin your server's own awards: members nominate on the post."""
        asked = NewAward(
            name=name,
            categories=_split_names(categories),
            films_of=films_of,
            films=_split_names(films or ""),
            count=CountMethod(count).value,
            nominees=nominees,
            member_days=member_days,
            account_days=account_days,
            role=None if role is None else role.id,
        )
        await self._create_award(interaction, asked, until)

    @app_commands.command()
    @app_commands.describe(
        until="When the voting ends: tomorrow 8pm, 14 March 2027 19:00, in 3 days",
        nominees="How many nominees a category gets, if you changed your mind",
    )
    @app_commands.choices(nominees=_NOMINEE_CHOICES)
    async def open(self, interaction: Interaction, until: TimeOption, nominees: int | None = None) -> None:
        """Open the voting: the most named of the shortlist become the nominees."""
        await self._open_voting(interaction, NewVoting(nominees), until)

    @app_commands.command()
    async def settle(self, interaction: Interaction) -> None:
        """The shortlist: what was nominated, and which entries are the same."""
        await require_host(interaction)
        shortlist = await self.services.room_awards.reading.get_shortlist(require_guild_id(interaction))
        await interaction.response.send_message(view=shortlist_screen(shortlist), ephemeral=True)

    @app_commands.command()
    async def board(self, interaction: Interaction) -> None:
        """Where your awards stand, what comes next, and who has not finished."""
        await require_host(interaction)
        layout = await self._make_board(require_guild_id(interaction), None)
        await interaction.response.send_message(view=layout, ephemeral=True)

    @answers_route(AWARD_BOARD_ROUTE)
    async def show_board(self, press: Press) -> None:
        """Show where the awards stand."""
        award_id = parse_id_part(press.require_parts(1)[0])
        await press.show_privately(await self._make_board(require_guild_id(press.interaction), award_id))

    @app_commands.command()
    async def close(self, interaction: Interaction) -> None:
        """End the nominations or the voting now."""
        host, guild_id = await require_host(interaction), require_guild_id(interaction)
        award = await self.services.room_awards.hosting.close_phase(guild_id, host)
        await interaction.response.send_message(
            view=make_notice(f"🔒 Closed: **{escape_text(award.name)}** goes on in a few seconds."),
            ephemeral=True,
        )

    @app_commands.command()
    async def post(self, interaction: Interaction) -> None:
        """Where the awards stand, posted here anew."""
        await require_host(interaction)
        overview = await self.services.room_awards.reading.get_overview(require_guild_id(interaction))
        await interaction.response.defer(ephemeral=True, thinking=True)
        channel_id = interaction.channel_id or overview.award.channel_id or 0
        place = await self._posts.post_phase(overview.award, self._posts.check_channel(channel_id))
        said = f"[Posted]({place.make_link(overview.award.guild_id)}).\n{format_next_step(overview)}"
        await interaction.followup.send(view=make_notice(said), ephemeral=True)

    @app_commands.command()
    @app_commands.describe(
        member="Whose ballots",
        reason="Why: it stands in the exported file",
        restore="Take them back into the count",
    )
    async def setaside(
        self,
        interaction: Interaction,
        member: discord.User,
        reason: app_commands.Range[str, 1, 200],
        restore: bool = False,
    ) -> None:
        """Leave a member's ballots out of the count, before the first envelope is open."""
        host, guild_id = await require_host(interaction), require_guild_id(interaction)
        award = await self.services.room_awards.hosting.set_aside(
            guild_id, MemberId(member.id), None if restore else reason, host
        )
        done = "count again in" if restore else "are set aside in"
        said = f"The ballots of {member.mention} {done} **{escape_text(award.name)}**. The audit log says so."
        await interaction.response.send_message(
            view=make_notice(said), ephemeral=True, allowed_mentions=discord.AllowedMentions.none()
        )

    @app_commands.command()
    async def export(self, interaction: Interaction) -> None:
        """The ballots of opened envelopes as a file, without names: anyone can count them again."""
        await require_host(interaction)
        export = await self.services.room_awards.reading.export_award(require_guild_id(interaction))
        ((name, content),) = pack_files([("awards.json", export.to_json().encode())], "awards.zip")
        file = discord.File(io.BytesIO(content), name)
        await interaction.response.send_message(
            view=award_export_screen(export, name), file=file, ephemeral=True
        )

    @app_commands.command()
    @app_commands.describe(sure="Yes: what was nominated and voted is not shown to anybody")
    async def cancel(self, interaction: Interaction, sure: bool) -> None:
        """End your awards without a ceremony."""
        host, guild_id = await require_host(interaction), require_guild_id(interaction)
        if not sure:
            await interaction.response.send_message(view=make_notice("Nothing was changed."), ephemeral=True)
            return
        award = await self.services.room_awards.hosting.cancel_award(guild_id, host)
        self._posts.redraw_post(award)
        await interaction.response.send_message(
            view=make_notice(f"🚫 **{escape_text(award.name)}** are cancelled."), ephemeral=True
        )

    @answers_route(routes.ROOM_TIME_ROUTE)
    async def complete_command(self, press: Press) -> None:
        """Go on with a command by the pressed meaning of its time."""
        async with claim_command(press) as answered:
            until = await read_typed_time(press.interaction, answered.text)
            if answered.kind == CREATE_KIND:
                await self._create_award(press.interaction, restore_fields(NewAward, answered.fields), until)
            else:
                await self._open_voting(press.interaction, restore_fields(NewVoting, answered.fields), until)

    async def _make_board(self, guild_id: GuildId, award_id: int | None) -> ui.LayoutView:
        overview = await self.services.room_awards.reading.get_overview(guild_id, award_id)
        can_remind = await self.services.guilds.is_feature_enabled(guild_id, Feature.SEASON)
        return award_board_screen(overview, can_remind=can_remind)

    async def _create_award(self, interaction: Interaction, asked: NewAward, until: TypedTime) -> None:
        host, guild_id = await require_host(interaction), require_guild_id(interaction)
        ends = await settle_time(
            interaction, until, Unfinished(routes.ROOM_TIME_ROUTE, CREATE_KIND, asdict(asked))
        )
        if ends is None:
            return
        settings = await self.services.guilds.get_settings(guild_id)
        channel_id = self._posts.check_channel(settings.announcements_channel or interaction.channel_id)
        draft = AwardDraft(
            name=asked.name,
            category_names=tuple(asked.categories),
            nominations_close_at=ends.at,
            eligible=_read_eligible(asked),
            voter_rule=VoterRule(asked.member_days, asked.account_days, asked.role),
            count_method=CountMethod(asked.count),
            nominee_limit=asked.nominees,
            channel_id=channel_id,
            nominations_close_stated=take_stated_time(ends),
        )
        note = await format_read_time(interaction, ends)
        await interaction.response.defer(ephemeral=True, thinking=interaction.message is None)
        award = await self.services.room_awards.hosting.create_award(guild_id, draft, host)
        await self._show_outcome(interaction, award, note)

    async def _open_voting(self, interaction: Interaction, asked: NewVoting, until: TypedTime) -> None:
        host, guild_id = await require_host(interaction), require_guild_id(interaction)
        ends = await settle_time(
            interaction, until, Unfinished(routes.ROOM_TIME_ROUTE, OPEN_KIND, asdict(asked))
        )
        if ends is None:
            return
        note = await format_read_time(interaction, ends)
        await interaction.response.defer(ephemeral=True, thinking=interaction.message is None)
        choice = VotingChoice(ends.at, asked.nominees, take_stated_time(ends))
        award = await self.services.room_awards.shortlists.open_voting(guild_id, choice, host)
        await self._show_outcome(interaction, award, note)

    async def _show_outcome(self, interaction: Interaction, award: RoomAward, note: str) -> None:
        """Post the new phase, and tell the host what comes next."""
        posted = await show_posted(interaction, self._posts, award)
        overview = await self.services.room_awards.reading.get_overview(award.guild_id, award.id)
        said = f"## 🎬 {escape_text(award.name)}\n{note}\n{posted}\n{format_next_step(overview)}"
        await interaction.edit_original_response(
            view=make_notice(said), allowed_mentions=discord.AllowedMentions.none()
        )


def _split_names(typed: str) -> list[str]:
    """Split a list as hosts type it, by semicolons or lines."""
    return [name.strip() for name in typed.replace("\n", ";").split(";") if name.strip()]


def _read_eligible(asked: NewAward) -> EligibleFilms:
    if asked.films:
        return EligibleFilms(Eligibility.LIST, tuple(asked.films))
    if asked.films_of is not None:
        return EligibleFilms(Eligibility.YEAR, (str(asked.films_of),))
    return EligibleFilms()
