"""The form for a new poll, for hosts from whom Discord hides the command, and on a phone."""

import discord
from discord import ui

from bot.guilds.model import Feature
from bot.polls.model import PollQuestion
from bot.preferential.model import CountMethod
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Press, answers_route, parse_enum_part
from cogs.kit.forms import FormField, make_form
from cogs.kit.routes import NEW_POLL_ROUTE
from cogs.kit.times import name_server_place, read_typed_time
from cogs.polls import routes
from cogs.polls.host_cog import NewPoll, PollHostCog
from cogs.polls.options import find_poll_ceremony

CATEGORY_FIELD, CLOSES_FIELD, CEREMONY_FIELD, QUESTION_FIELD = "category", "closes", "ceremony", "question"
RANKED_SHOULD = "should-ranked"
"""In the form's select, who should win with rankings."""


class PollStartCog(FeatureCog):
    """Beginning a poll by button."""

    feature = Feature.POLLS

    def __init__(self, host_cog: PollHostCog) -> None:
        """Create the cog beside the one that opens polls."""
        super().__init__(host_cog.bot)
        self._host_cog = host_cog

    @answers_route(NEW_POLL_ROUTE)
    async def ask_poll(self, press: Press) -> None:
        """Open the form for a new poll."""
        await press.interaction.response.send_modal(new_poll_form(await name_server_place(press.interaction)))

    @answers_route(routes.POLL_STARTED_ROUTE)
    async def start_poll(self, press: Press) -> None:
        """Open the poll that was typed."""
        interaction, text = press.interaction, press.get_typed_text(CATEGORY_FIELD)
        question, count = _parse_question(press.get_typed_text(QUESTION_FIELD))
        ceremony = await find_poll_ceremony(interaction, press.get_typed_text(CEREMONY_FIELD))
        category = self.services.search.find_one_category_in(ceremony, text)
        asked = NewPoll(ceremony.id, category.id, question.value, hidden=False, count=count.value)
        closes = await read_typed_time(interaction, press.get_typed_text(CLOSES_FIELD))
        await self._host_cog.open_typed_poll(interaction, asked, closes)


def new_poll_form(place: str) -> ui.Modal:
    """Make the form for a new poll; `place` is by whose clock times are read."""
    fields = [
        FormField(CATEGORY_FIELD, "Category", hint="Best Picture"),
        FormField(CLOSES_FIELD, "Voting ends", hint="tomorrow 8pm, in 3 days", note=f"Read as {place} time."),
        FormField(
            CEREMONY_FIELD,
            "Which ceremony",
            hint="The one that is on, or the next one, unless you say",
            required=False,
        ),
    ]
    modal = make_form(routes.POLL_STARTED_ROUTE, title="A new poll", fields=fields)
    options = [
        discord.SelectOption(label="Who will win?", value=PollQuestion.WILL.value, default=True),
        discord.SelectOption(label="Who should win?", value=PollQuestion.SHOULD.value),
        discord.SelectOption(
            label="Who should win? Ranked",
            value=RANKED_SHOULD,
            description="Counted as the Academy counts Best Picture",
        ),
    ]
    menu = ui.Select[ui.Modal](custom_id=QUESTION_FIELD, options=options)
    modal.add_item(ui.Label(text="Question", component=menu))
    return modal


def _parse_question(value: str) -> tuple[PollQuestion, CountMethod]:
    if value == RANKED_SHOULD:
        return PollQuestion.SHOULD, CountMethod.PREFERENTIAL
    return parse_enum_part(PollQuestion, value), CountMethod.VOTES
