"""Options that name a ceremony to ask about, one of its categories, or an open poll."""

from abc import abstractmethod
from collections.abc import Sequence
from datetime import date

from discord import app_commands

from bot.errors import AmbiguousError, Choice, NothingFoundError, Subject
from bot.ids import CategoryId
from bot.polls.errors import NoCountedPollError
from bot.polls.read_models import PollOnSlate
from bot.record.model import Category, Ceremony
from bot.record.record import OSCARS
from bot.search.choices import make_fitting_choice
from bot.search.index import ChoiceIndex, SearchEntry
from bot.slates.service import has_passed
from cogs.kit.controls import Interaction, require_guild_id
from cogs.kit.options import FreeTextTransformer, read_ceremony_text
from cogs.polls.text import format_poll_title


async def resolve_poll_ceremony(interaction: Interaction) -> Ceremony:
    """Return the ceremony of the command's `ceremony` option, or the server's current one if it was left out.

    The current one is the only ceremony with an open contest or poll; without any, the next one with known nominees,
    among the server's own and the Oscars; without that, the latest Oscars.

    Raises:
        NothingFoundError: The text means nothing.
        AmbiguousError: It means several ceremonies, or it was left out and several have open contests or polls.
    """
    return await find_poll_ceremony(interaction, read_ceremony_text(interaction))


async def find_poll_ceremony(interaction: Interaction, typed: str) -> Ceremony:
    """Return the ceremony that a text means, or the server's current one without a text; see above."""
    services, guild_id = interaction.client.services, require_guild_id(interaction)
    if typed:
        return await services.slates.find_ceremony(guild_id, typed)
    current = {
        choice.ceremony.id: choice.ceremony
        for choice in await services.announcing.result_sets.list_current(guild_id)
    }
    if len(current) > 1:
        choices = [Choice(ceremony.id, ceremony.name) for ceremony in current.values()]
        raise AmbiguousError(Subject.CEREMONY, "", choices)
    if current:
        return next(iter(current.values()))
    now = services.clock()
    known = [*await services.slates.list_own_ceremonies(guild_id), *services.record.editions[OSCARS]]
    coming = [one for one in known if one.slate and not one.has_winners and not has_passed(one, now)]
    found = min(coming, key=_estimate_date, default=services.record.find_latest_ceremony())
    if found is None:
        raise NothingFoundError(Subject.CEREMONY, "")
    return await services.slates.get_ceremony(guild_id, found.id)


class AskedCategoryTransformer(FreeTextTransformer[Category]):
    """Finds a category of that ceremony that can be asked about."""

    async def resolve_text(self, interaction: Interaction, text: str) -> Category:
        """The one category that the text means."""
        ceremony = await resolve_poll_ceremony(interaction)
        return interaction.client.services.search.find_one_category_in(ceremony, text)

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest categories with two nominees or more."""
        ceremony = await resolve_poll_ceremony(interaction)
        offered = interaction.client.services.search.suggest_categories_in(ceremony, text)
        return [choice for choice in offered if ceremony.by_id[CategoryId(choice.id)].can_be_voted_on]


class PollTransformer(FreeTextTransformer[PollOnSlate]):
    """Finds one of some polls by its category and question."""

    @abstractmethod
    async def list_polls(self, interaction: Interaction) -> Sequence[PollOnSlate]:
        """The polls that can be meant, the first to be offered first."""

    async def resolve_text(self, interaction: Interaction, text: str) -> PollOnSlate:
        """The one poll that the text means."""
        polls = {str(asked.poll.id): asked for asked in await self.list_polls(interaction)}
        choices = [_make_poll_choice(asked) for asked in polls.values()]
        hits = _make_index(choices).find_choices(text).hits if choices else ()
        if not hits:
            raise NothingFoundError(Subject.POLL, text, choices)
        if len(hits) > 1:
            raise AmbiguousError(Subject.POLL, text, hits)
        return polls[hits[0].id]

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest polls in their order."""
        choices = [_make_poll_choice(asked) for asked in await self.list_polls(interaction)]
        return _make_index(choices).suggest_choices(text) if choices else []


class OpenPollTransformer(PollTransformer):
    """Finds an open poll, the next to close first."""

    async def list_polls(self, interaction: Interaction) -> Sequence[PollOnSlate]:
        """The open polls."""
        polls = interaction.client.services.polls
        return await polls.list_open_polls_on_slates(require_guild_id(interaction))


class CountedPollTransformer(PollTransformer):
    """Finds a preferential poll that is closed for good, the last to close first."""

    async def list_polls(self, interaction: Interaction) -> Sequence[PollOnSlate]:
        """The counted polls."""
        polls = interaction.client.services.polls
        return await polls.list_counted_polls(require_guild_id(interaction))


async def find_last_counted_poll(interaction: Interaction) -> PollOnSlate:
    """Return the preferential poll that closed last.

    Raises:
        NoCountedPollError: The server has none.
    """
    polls = await interaction.client.services.polls.list_counted_polls(require_guild_id(interaction))
    if not polls:
        raise NoCountedPollError
    return polls[0]


AskedCategoryOption = app_commands.Transform[Category, AskedCategoryTransformer]
OpenPollOption = app_commands.Transform[PollOnSlate, OpenPollTransformer]
CountedPollOption = app_commands.Transform[PollOnSlate, CountedPollTransformer]


def _make_poll_choice(asked: PollOnSlate) -> Choice:
    title = format_poll_title(asked.category, asked.poll.question)
    return make_fitting_choice(str(asked.poll.id), title, asked.ceremony.name)


def _make_index(choices: Sequence[Choice]) -> ChoiceIndex:
    return ChoiceIndex(SearchEntry(choice, (choice.name, choice.detail)) for choice in choices)


def _estimate_date(ceremony: Ceremony) -> date:
    """Return the ceremony's date; without one, the end of its year."""
    return ceremony.held or date(ceremony.year, 12, 31)
