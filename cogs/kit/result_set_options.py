"""Options and control states that name a set of results, one of its categories or nominees, or a ceremony's slate."""

from collections.abc import Sequence
from hashlib import sha256

from discord import app_commands

from bot.announcing.model import ResultContext
from bot.contests.service import CURRENT_STATES
from bot.errors import Choice, NothingFoundError, OutdatedControlError, Subject
from bot.ids import GuildId, NomineeId
from bot.record.model import Category, Ceremony, Nominee
from bot.results.result_set import ResultSet
from bot.search.choices import format_choice_label, make_nominee_choice
from bot.search.text import fold_text
from cogs.kit.contest_options import NoContestError
from cogs.kit.controls import LARGEST_ID, Interaction, require_guild_id
from cogs.kit.options import FreeTextTransformer, get_search, read_ceremony_text, read_option_text, remembered


@remembered
async def read_result_context(interaction: Interaction) -> ResultContext:
    """What stands in the set of results that the command's `ceremony` option names, or in the only current one."""
    typed = read_ceremony_text(interaction)
    try:
        return await interaction.client.services.announcing.choose_context(
            require_guild_id(interaction), typed or None
        )
    except NothingFoundError as nothing:
        if typed or nothing.nearest:
            raise
        raise NoContestError(CURRENT_STATES) from nothing


class ResultSetTransformer(FreeTextTransformer[ResultContext]):
    """The command's `ceremony` option: a ceremony, or a rehearsal contest by its title."""

    async def resolve_text(self, interaction: Interaction, text: str) -> ResultContext:  # noqa: ARG002 - read there
        """What stands in the one set of results that the text means."""
        return await read_result_context(interaction)

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest sets of results, current ones first."""
        return await interaction.client.services.announcing.result_sets.suggest_result_sets(
            require_guild_id(interaction), text
        )


class EnvelopeTransformer(FreeTextTransformer[Category]):
    """Finds a category of the ceremony whose results are being announced."""

    async def resolve_text(self, interaction: Interaction, text: str) -> Category:
        """The one category that the text means."""
        context = await read_result_context(interaction)
        return get_search(interaction).find_one_category_in(context.ceremony, text)

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """The sealed ones first: they are what a host is looking for."""
        context = await read_result_context(interaction)
        choices = get_search(interaction).suggest_categories_in(context.ceremony, text)
        asked = [choice for choice in choices if choice.id in context.category_ids] or choices
        return sorted(asked, key=lambda choice: choice.id not in context.unannounced)


class WinnerTransformer(FreeTextTransformer[tuple[Nominee, bool]]):
    """Finds a nominee of the category in the `category` option; tells whether the match is a guess."""

    async def resolve_text(self, interaction: Interaction, text: str) -> tuple[Nominee, bool]:
        """Return the one nominee that the text means, and whether it is a guess: an id or the whole name is none."""
        category = await self._read_category(interaction)
        nominee = get_search(interaction).find_nominee(category, text)
        choice = make_nominee_choice(category, nominee)
        certain = {fold_text(choice.id), fold_text(choice.name), fold_text(format_choice_label(choice))}
        return nominee, fold_text(text) not in certain

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest nominees, the winner according to the record first."""
        category = await self._read_category(interaction)
        choices = get_search(interaction).suggest_nominees_in(category, text)
        return sorted(choices, key=lambda choice: not category.by_id[NomineeId(choice.id)].winner)

    async def _read_category(self, interaction: Interaction) -> Category:
        typed = read_option_text(interaction, "category")
        return await EnvelopeTransformer().resolve_text(interaction, typed)


ResultSetOption = app_commands.Transform[ResultContext, ResultSetTransformer]
EnvelopeOption = app_commands.Transform[Category, EnvelopeTransformer]
WinnerOption = app_commands.Transform[tuple[Nominee, bool], WinnerTransformer]


def format_result_set_part(result_set: ResultSet) -> str:
    """Encode a set of results as one part of a control's state."""
    return result_set.key.replace(":", ";")


def parse_result_set_part(guild_id: GuildId, part: str) -> ResultSet:
    """Decode the set of results of this server in a control's state.

    Raises:
        OutdatedControlError: The part has no form that this version of the bot writes.
    """
    try:
        result_set = ResultSet.from_key(guild_id, part.replace(";", ":"))
    except ValueError:
        raise OutdatedControlError from None
    if (result_set.contest_id or 0) > LARGEST_ID:
        raise OutdatedControlError
    return result_set


def make_id_mark(thing_id: str) -> str:
    """Shorten the id of a category or nominee to a few characters, so that several fit into a control's state."""
    return sha256(thing_id.encode()).hexdigest()[:8]


def find_marked_category(ceremony: Ceremony, mark: str) -> Category:
    """Find the category of a ceremony by its mark from `make_id_mark`.

    Raises:
        NothingFoundError: The slate no longer has it.
    """
    found = next(
        (category for category in ceremony.all_categories if make_id_mark(category.id) == mark), None
    )
    if found is None:
        raise NothingFoundError(Subject.CATEGORY, "")
    return found


def find_marked_nominees(category: Category, marks: str) -> tuple[Nominee, ...]:
    """Find nominees of a category by their marks from `make_id_mark`, joined with hyphens.

    Raises:
        NothingFoundError: The slate no longer has one of them.
    """
    by_mark = {make_id_mark(nominee.id): nominee for nominee in category.nominees}
    found = tuple(by_mark[one] for one in marks.split("-") if one in by_mark)
    if len(found) != len(marks.split("-")):
        raise NothingFoundError(Subject.NOMINEE, "")
    return found


class SlateTransformer(FreeTextTransformer[Ceremony]):
    """Finds a ceremony with a slate in this server: "98", "2026", or the server's own by its name."""

    async def resolve_text(self, interaction: Interaction, text: str) -> Ceremony:
        """The one ceremony that the text means."""
        return await interaction.client.services.slates.find_ceremony(require_guild_id(interaction), text)

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest ceremonies, the server's own first."""
        return await interaction.client.services.slates.suggest_ceremonies(
            require_guild_id(interaction), text
        )


SlateOption = app_commands.Transform[Ceremony, SlateTransformer]
