"""The option of `/result say`: a category and its winner in one text, over everything that is unopened."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from discord import app_commands

from bot.announcing.model import ResultContext
from bot.errors import AmbiguousError, Choice, NothingFoundError, Subject
from bot.record.model import Category, Nominee
from bot.results.errors import ResultStandsError
from bot.search.choices import make_fitting_choice
from bot.search.index import ChoiceIndex, SearchEntry, SearchResult
from cogs.kit.controls import Interaction, require_guild_id
from cogs.kit.options import FreeTextTransformer
from cogs.kit.result_set_options import format_result_set_part, make_id_mark
from cogs.kit.text import format_label, format_label_detail


@dataclass(frozen=True, slots=True)
class SaidWinner:
    """A winner as a host said it.

    Attributes:
        context: The set of results that it is announced in.
        category: The category.
        nominee: The winner.
    """

    context: ResultContext
    category: Category
    nominee: Nominee


class SaidWinnerTransformer(FreeTextTransformer[SaidWinner]):
    """Finds one nominee of one unannounced category: "picture anora", "madison"."""

    async def resolve_text(self, interaction: Interaction, text: str) -> SaidWinner:
        """The one nominee that the text means."""
        contexts = await _load_contexts(interaction)
        said = _list_said(contexts, announced=False)
        found = _find_said(said, text)
        if not found.hits:
            _refuse_announced(_list_said(contexts, announced=True), text)
            raise NothingFoundError(Subject.NOMINEE, text, found.nearest)
        if len(found.hits) > 1:
            raise AmbiguousError(Subject.NOMINEE, text, found.hits)
        return said[found.hits[0].id]

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest nominees with their categories; the next category of the running order first."""
        said = _list_said(await _load_contexts(interaction), announced=False)
        return _make_index(said).suggest_choices(text) if said else []


SaidWinnerOption = app_commands.Transform[SaidWinner, SaidWinnerTransformer]


async def _load_contexts(interaction: Interaction) -> Sequence[ResultContext]:
    return await interaction.client.services.announcing.result_sets.list_unopened(
        require_guild_id(interaction)
    )


def _list_said(contexts: Sequence[ResultContext], *, announced: bool) -> dict[str, SaidWinner]:
    """Every nominee that can be announced now, or whose category is announced, by the id of its choice."""
    return {
        "|".join(
            [
                format_result_set_part(said.context.result_set),
                make_id_mark(said.category.id),
                make_id_mark(said.nominee.id),
            ]
        ): said
        for context in contexts
        for said in _iterate_said(context, announced=announced)
    }


def _iterate_said(context: ResultContext, *, announced: bool) -> Iterator[SaidWinner]:
    for category_id in context.announced if announced else context.unannounced:
        category = context.ceremony.by_id[category_id]
        for nominee in context.list_nominees_to_announce(category_id):
            yield SaidWinner(context, category, nominee)


def _find_said(said: dict[str, SaidWinner], text: str) -> SearchResult:
    return _make_index(said).find_choices(text) if said else SearchResult(())


def _refuse_announced(announced: dict[str, SaidWinner], text: str) -> None:
    """Say that a result stands, where a text names nominees of one category that is announced.

    Raises:
        ResultStandsError: It does.
    """
    hits = [announced[hit.id] for hit in _find_said(announced, text).hits]
    if len({(hit.context.result_set, hit.category.id) for hit in hits}) == 1:
        context, category_id = hits[0].context, hits[0].category.id
        raise ResultStandsError(category_id, context.results.find_winners(category_id))


def _make_index(said: dict[str, SaidWinner]) -> ChoiceIndex:
    several = len({one.context.result_set for one in said.values()}) > 1
    return ChoiceIndex(_make_entry(choice_id, one, several=several) for choice_id, one in said.items())


def _make_entry(choice_id: str, said: SaidWinner, *, several: bool) -> SearchEntry:
    title, name = said.category.title, format_label(said.category, said.nominee)
    detail = format_label_detail(said.category, said.nominee)
    shown = _name_night(said.context) if several else detail
    choice = make_fitting_choice(choice_id, f"{title} — {name}", shown)
    return SearchEntry(choice, (f"{title} {name}", f"{name} {title}", f"{title} {detail}"))


def _name_night(context: ResultContext) -> str:
    return context.contests[0].title if context.contests else context.ceremony.name
