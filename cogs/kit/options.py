"""Options that take free text: autocomplete and the final lookup use the same search."""

from abc import abstractmethod
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import wraps
from typing import Any, Generic, TypeVar

import discord
from discord import app_commands

from bot.errors import Choice, UserError
from bot.ids import GuildId
from bot.record.model import Award, CanonicalCategory, Ceremony, Film, Person
from bot.search import prizes
from bot.search.search import Search
from bot.slates.standing import can_be_stood_for
from cogs.kit.controls import Interaction
from cogs.kit.text import shorten_text

AUTOCOMPLETE_CHOICE_LIMIT = 25
"""Most choices in one autocomplete answer, from Discord's API reference."""

Found = TypeVar("Found")


def remembered(
    load: Callable[[Interaction], Awaitable[Found]],
) -> Callable[[Interaction], Awaitable[Found]]:
    """Let every interaction find something out once: its options and its handler share what was read first."""

    async def load_once(interaction: Interaction) -> Found:
        if load not in interaction.extras:
            interaction.extras[load] = await load(interaction)
        return interaction.extras[load]

    return wraps(load)(load_once)


class FreeTextTransformer(app_commands.Transformer, Generic[Found]):
    """An option whose text is looked up; subclasses define where."""

    @abstractmethod
    async def resolve_text(self, interaction: Interaction, text: str) -> Found:
        """Return what the text means.

        Raises:
            UserError: It means nothing, or several things.
        """

    @abstractmethod
    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest possible meanings of the text, best first."""

    async def transform(self, interaction: discord.Interaction[Any], value: Any, /) -> Found:
        """Look up the typed text or the value of the picked choice; called by discord.py."""
        return await self.resolve_text(interaction, value)

    async def autocomplete(  # pyright: ignore[reportIncompatibleMethodOverride] - all our options are strings
        self, interaction: discord.Interaction[Any], value: str, /
    ) -> list[app_commands.Choice[str]]:
        """Return the choices for autocomplete; none if another option of the command cannot be read yet."""
        try:
            choices = await self.suggest_choices(interaction, value)
        except UserError:
            return []
        return [make_app_choice(choice) for choice in choices[:AUTOCOMPLETE_CHOICE_LIMIT]]


def make_app_choice(choice: Choice) -> app_commands.Choice[str]:
    """Convert a choice for Discord: name and detail on one line, the id as its value."""
    name = f"{choice.name} · {choice.detail}" if choice.detail else choice.name
    return app_commands.Choice(name=shorten_text(name, 100), value=choice.id)


def get_search(interaction: Interaction) -> Search:
    """Return the search over the record of awards."""
    return interaction.client.services.search


async def load_ceremony_here(interaction: Interaction, ceremony: Ceremony) -> Ceremony:
    """A ceremony of the record as the server sees it, perhaps with nominees of the server's own; as it is elsewhere."""
    if interaction.guild_id is None or not can_be_stood_for(ceremony):
        return ceremony
    return await interaction.client.services.slates.get_ceremony(GuildId(interaction.guild_id), ceremony.id)


class CeremonyTransformer(FreeTextTransformer[Ceremony]):
    """Finds a ceremony of the record: "97", "97th", "2025", "oscars 2025", "last year", "parasite"."""

    async def resolve_text(self, interaction: Interaction, text: str) -> Ceremony:
        """The one ceremony that the text means, with the server's own nominees where the record has none yet."""
        found = get_search(interaction).find_ceremony(text)
        return await load_ceremony_here(interaction, found)

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest ceremonies; the newest first while nothing is typed."""
        return get_search(interaction).suggest_ceremonies(text)


_CHOSEN_OPTIONS_KEY = "chosen options"
"""Where an interaction keeps the options of a command that a choice runs: a select has no options of its own."""


def set_chosen_options(interaction: Interaction, command: str, texts: Mapping[str, str]) -> None:
    """Keep the name and the options' texts of the command that a choice runs."""
    interaction.extras[_CHOSEN_OPTIONS_KEY] = command, texts


def find_chosen_options(interaction: Interaction) -> tuple[str, Mapping[str, str]] | None:
    """Return the name and the options' texts of the command that a choice runs; None if it was typed."""
    return interaction.extras.get(_CHOSEN_OPTIONS_KEY)


def read_option_text(interaction: Interaction, name: str) -> str:
    """Return the current text of one of the command's options; empty if it was left out."""
    chosen = find_chosen_options(interaction)
    if chosen is not None:
        return chosen[1].get(name, "")
    return str(getattr(interaction.namespace, name, "") or "")


def read_ceremony_text(interaction: Interaction) -> str:
    """Return the current text of the command's `ceremony` option."""
    return read_option_text(interaction, "ceremony")


class CanonicalCategoryTransformer(FreeTextTransformer[CanonicalCategory]):
    """Finds a canonical category: "picture", "foreign film", "globes drama"."""

    async def resolve_text(self, interaction: Interaction, text: str) -> CanonicalCategory:
        """The one canonical category that the text means, be it by its name at an award that it names, too."""
        return prizes.find_prize_anywhere(get_search(interaction), text, None).canonical

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest canonical categories, of the award that the text names if it names one."""
        return prizes.suggest_prizes(get_search(interaction), text, None)


class FilmTransformer(FreeTextTransformer[Film]):
    """Finds a film of the record."""

    async def resolve_text(self, interaction: Interaction, text: str) -> Film:
        """The one film that the text means."""
        return get_search(interaction).find_film(text)

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest films."""
        return get_search(interaction).suggest_films(text)


class PersonTransformer(FreeTextTransformer[Person]):
    """Finds a person of the record."""

    async def resolve_text(self, interaction: Interaction, text: str) -> Person:
        """The one person that the text means."""
        return get_search(interaction).find_person(text)

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest people."""
        return get_search(interaction).suggest_people(text)


class AwardTransformer(FreeTextTransformer[Award]):
    """Finds an award of the record: "oscars", "bafta", "sag"."""

    async def resolve_text(self, interaction: Interaction, text: str) -> Award:
        """The one award that the text means."""
        return get_search(interaction).find_award(text)

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest awards."""
        return get_search(interaction).suggest_awards(text)


CeremonyOption = app_commands.Transform[Ceremony, CeremonyTransformer]
CanonicalCategoryOption = app_commands.Transform[CanonicalCategory, CanonicalCategoryTransformer]
FilmOption = app_commands.Transform[Film, FilmTransformer]
PersonOption = app_commands.Transform[Person, PersonTransformer]
AwardOption = app_commands.Transform[Award, AwardTransformer]
