"""The commands and controls of a member's own ballot, and of looking at ballots."""

from collections.abc import Awaitable

from discord import app_commands, ui

from bot.contests.errors import (
    CategoryAnnouncedError,
    CategoryVoidedError,
    ContestNotOpenError,
    PicksClosedError,
)
from bot.contests.facts import BallotPaper
from bot.errors import NothingFoundError, OutdatedControlError, Subject
from bot.guilds.model import Feature
from cogs.ballot import routes
from cogs.ballot.paper import page_of, paper_screen, saved
from cogs.ballot.review import clear_screen, review_screen
from cogs.ballot.stakes import number_screen, stakes_screen
from cogs.kit.cog import FeatureCog
from cogs.kit.contest_arguments import CurrentContestOption, current_contest, guild_of
from cogs.kit.contest_news import contest_changed
from cogs.kit.contest_routes import BALLOT, contest_id_of
from cogs.kit.controls import Interaction, Press, answers, int_part
from cogs.kit.forms import Field, form
from cogs.kit.numbers import whole_number
from cogs.kit.refusals import say

CLOSED = (PicksClosedError, CategoryAnnouncedError, CategoryVoidedError, ContestNotOpenError)
"""Refusals of a press that came too late: answered with the ballot as it was saved."""


@app_commands.guild_only()
class BallotCog(FeatureCog):
    """My ballot, and how it stands beside others."""

    feature = Feature.CONTESTS
    heading = "Your ballot"

    @app_commands.command()
    @app_commands.describe(contest="Which contest; the one that is on unless there are several")
    async def ballot(self, interaction: Interaction, contest: CurrentContestOption | None = None) -> None:
        """Fill in your ballot: only you see it, and every choice is saved at once."""
        chosen = contest or await current_contest(interaction)
        paper = await self._paper(interaction, chosen.id)
        await interaction.response.send_message(view=_opening(paper, interaction), ephemeral=True)

    @answers(BALLOT)
    async def open_ballot(self, press: Press) -> None:
        """The button under a contest's post."""
        paper = await self._paper(press.interaction, contest_id_of(press))
        await press.show_privately(_opening(paper, press.interaction))

    @answers(routes.PAGE)
    async def turn(self, press: Press) -> None:
        """A page of the ballot."""
        paper = await self._paper(press.interaction, contest_id_of(press, 3))
        await press.show_privately(paper_screen(paper, press.interaction.created_at, press.page))

    @answers(routes.REVIEW)
    async def review(self, press: Press) -> None:
        """Everything picked so far."""
        paper = await self._paper(press.interaction, contest_id_of(press, 3))
        await press.show_privately(review_screen(paper, press.interaction.created_at, press.page))

    @answers(routes.PICK)
    async def pick(self, press: Press) -> None:
        """A choice in a select: saved, or taken back."""
        contest_id, category_id = contest_id_of(press, 4), press.state[1]
        where, pressed_at = self._where(press, contest_id), press.interaction.created_at
        ballots = self.services.ballots
        nominee_id = press.value
        if nominee_id == routes.CLEAR:
            saving = ballots.clear(*where, category_id, pressed_at)
        else:
            saving = ballots.pick(*where, category_id, nominee_id, pressed_at)
        paper = await self._save(press, contest_id, saving)
        if paper is not None:
            told = saved(paper, category_id)
            await press.show_privately(paper_screen(paper, pressed_at, page_of(paper, category_id), told))

    @answers(routes.CLEAR_ALL)
    async def clear_all(self, press: Press) -> None:
        """Take everything back, after asking."""
        contest_id, pressed_at = contest_id_of(press, 2), press.interaction.created_at
        if press.state[1] != "yes":
            await press.show_privately(clear_screen(await self._paper(press.interaction, contest_id)))
            return
        saving = self.services.ballots.clear_all(*self._where(press, contest_id), pressed_at)
        paper = await self._save(press, contest_id, saving)
        if paper is not None:
            await press.show_privately(paper_screen(paper, pressed_at, 0, "🧹 Everything taken back."))

    @answers(routes.QUESTION)
    async def ask_tiebreaker(self, press: Press) -> None:
        """The form for the tie-breaker's answer."""
        paper = await self._paper(press.interaction, contest_id_of(press))
        question, answer = paper.contest.rules.tiebreaker, paper.ballot.tiebreaker
        if question is None:
            raise OutdatedControlError
        field = Field(
            "answer",
            "Your answer, a whole number",
            value="" if answer is None else str(answer),
            hint="The closest one wins a tie. Leave it empty to take it back",
            required=False,
            limit=25,
        )
        asked = form(routes.ANSWER, paper.contest.id, title=question, fields=[field])
        await press.interaction.response.send_modal(asked)

    @answers(routes.ANSWER)
    async def answer_tiebreaker(self, press: Press) -> None:
        """The tie-breaker's answer."""
        contest_id, pressed_at = contest_id_of(press), press.interaction.created_at
        typed = press.typed("answer")
        number = whole_number(typed) if typed else None
        saving = self.services.ballots.answer(*self._where(press, contest_id), number, pressed_at)
        paper = await self._save(press, contest_id, saving)
        if paper is not None:
            told = (
                "💾 Saved: no answer to the tie-breaker."
                if number is None
                else f"💾 Saved: tie-breaker, **{number:,}**."
            )
            await press.show_privately(review_screen(paper, pressed_at, 0, told))

    @answers(routes.STAKES)
    async def stakes(self, press: Press) -> None:
        """The stakes of a `confidence` ballot."""
        paper = await self._paper(press.interaction, contest_id_of(press, 3))
        await press.show_privately(stakes_screen(paper, press.page))

    @answers(routes.STAKE_ON)
    async def choose_stake(self, press: Press) -> None:
        """The numbers for one category."""
        paper = await self._paper(press.interaction, contest_id_of(press, 2))
        category_id = press.value
        if category_id not in paper.contest.rules.by_id:
            raise OutdatedControlError
        await press.show_privately(number_screen(paper, category_id))

    @answers(routes.STAKE)
    async def stake(self, press: Press) -> None:
        """A number staked."""
        contest_id, category_id = contest_id_of(press, 3), press.state[1]
        pressed_at, number = press.interaction.created_at, int_part(press.value)
        where = self._where(press, contest_id)
        saving = self.services.ballots.stake(*where, category_id, number, pressed_at)
        paper = await self._save(press, contest_id, saving)
        if paper is not None:
            await press.show_privately(stakes_screen(paper, 0, saved(paper, category_id)))

    async def _paper(self, interaction: Interaction, contest_id: int) -> BallotPaper:
        paper = await self.services.ballots.paper(guild_of(interaction), contest_id, interaction.user.id)
        if paper.contest.opened_at is None:
            # A draft is its hosts' alone; so is that there is one.
            raise NothingFoundError(Subject.CONTEST, "")
        return paper

    def _where(self, press: Press, contest_id: int) -> tuple[int, int, int]:
        return guild_of(press.interaction), contest_id, press.interaction.user.id

    async def _save(
        self, press: Press, contest_id: int, saving: Awaitable[BallotPaper]
    ) -> BallotPaper | None:
        """Save a press; None if it came too late, which is answered with the ballot as it was saved."""
        try:
            paper = await saving
        except CLOSED as refusal:
            paper = await self._paper(press.interaction, contest_id)
            told = f"⚠️ {say(refusal)} This is what was saved:"
            await press.show_privately(review_screen(paper, press.interaction.created_at, 0, told))
            return None
        contest_changed(self.bot, guild_of(press.interaction), contest_id)
        return paper


def _opening(paper: BallotPaper, interaction: Interaction) -> ui.LayoutView:
    """Where a ballot opens: on the first page with something missing, or on its review."""
    at = interaction.created_at
    if paper.ballot.is_empty and paper.contest.open_at(at):
        return paper_screen(paper, at)
    missing = [category_id for category_id in paper.missing if paper.is_open(category_id, at)]
    return paper_screen(paper, at, page_of(paper, missing[0])) if missing else review_screen(paper, at)
