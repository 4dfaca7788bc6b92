"""Options that name a ceremony to ask about, one of its categories, or an open poll."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from discord import app_commands

from bot.awards.choices import fitting
from bot.awards.index import Entry, Index
from bot.awards.model import Category, Ceremony
from bot.awards.record import OSCARS
from bot.awards.slates import has_passed
from bot.errors import AmbiguousError, Choice, NothingFoundError, Subject, UserError
from bot.polls.model import Poll
from cogs.kit.arguments import FreeText, typed_ceremony
from cogs.kit.contest_arguments import guild_of
from cogs.kit.controls import Interaction
from cogs.kit.refusals import say
from cogs.kit.words import plain
from cogs.polls.telling import title


@dataclass(eq=False)
class SeveralCeremoniesError(UserError):
    """No ceremony was named, and the server has contests or polls on several; these are their names."""

    names: Sequence[str]


@say.register
def _(error: SeveralCeremoniesError) -> str:
    names = "\n".join(f"- **{plain(name, 80)}**" for name in error.names[:10])
    return f"Several ceremonies are on here. Say which one you mean with the `ceremony` option:\n{names}"


async def meant_ceremony(interaction: Interaction) -> Ceremony:
    """The ceremony in the command's `ceremony` option; without one, what this server is about now.

    That is the only ceremony on which a contest or a poll is on; where none is, the next to be held whose nominees
    are known, of the server's own and the Oscars; and where there is no such one either, the latest Oscars.

    Raises:
        NothingFoundError: The text means nothing.
        AmbiguousError: It means several.
        SeveralCeremoniesError: None was typed, and several are on.
    """
    services, guild_id = interaction.client.services, guild_of(interaction)
    typed = typed_ceremony(interaction)
    if typed:
        return await services.slates.find(guild_id, typed)
    current = {
        choice.ceremony.id: choice.ceremony for choice in await services.night.targets.current(guild_id)
    }
    if len(current) > 1:
        raise SeveralCeremoniesError([ceremony.name for ceremony in current.values()])
    if current:
        return next(iter(current.values()))
    now = services.clock()
    known = [*await services.slates.own(guild_id), *services.record.editions[OSCARS]]
    coming = [one for one in known if one.slate and not one.has_winners and not has_passed(one, now)]
    found = min(coming, key=_held, default=services.record.latest())
    if found is None:
        raise NothingFoundError(Subject.CEREMONY, "")
    return await services.slates.ceremony(guild_id, found.id)


class AskedCategoryArgument(FreeText[Category]):
    """A category of that ceremony that can be asked about."""

    async def find(self, interaction: Interaction, text: str) -> Category:
        """The one category that the text means."""
        found = interaction.client.services.search.find_category_in(await meant_ceremony(interaction), text)
        category, *others = found
        if others:
            raise AmbiguousError(Subject.CATEGORY, text, [Choice(one.id, one.title) for one in found])
        return category

    async def offer(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Those whose nominees are known, two or more."""
        ceremony = await meant_ceremony(interaction)
        offered = interaction.client.services.search.categories_in(ceremony, text)
        return [choice for choice in offered if ceremony.by_id[choice.id].can_be_voted_on]


class OpenPollArgument(FreeText[Poll]):
    """A poll that takes votes, by its category and question."""

    async def find(self, interaction: Interaction, text: str) -> Poll:
        """The one poll that the text means."""
        polls, choices = await _open_polls(interaction)
        hits = _index(choices).find(text).hits if choices else ()
        if not hits:
            raise NothingFoundError(Subject.POLL, text, choices)
        if len(hits) > 1:
            raise AmbiguousError(Subject.POLL, text, hits)
        return polls[hits[0].id]

    async def offer(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """The next to close first."""
        _, choices = await _open_polls(interaction)
        return _index(choices).complete(text) if choices else []


AskedCategoryOption = app_commands.Transform[Category, AskedCategoryArgument]
OpenPollOption = app_commands.Transform[Poll, OpenPollArgument]


async def _open_polls(interaction: Interaction) -> tuple[dict[str, Poll], list[Choice]]:
    services, guild_id = interaction.client.services, guild_of(interaction)
    polls = await services.polls.open_polls(guild_id)
    slates = {poll.ceremony_id: await services.slates.ceremony(guild_id, poll.ceremony_id) for poll in polls}
    choices = [
        fitting(
            str(poll.id),
            title(slates[poll.ceremony_id].by_id[poll.category_id], poll.question),
            slates[poll.ceremony_id].name,
        )
        for poll in polls
    ]
    return {str(poll.id): poll for poll in polls}, choices


def _index(choices: Sequence[Choice]) -> Index:
    return Index(Entry(choice, (choice.name, choice.detail)) for choice in choices)


def _held(ceremony: Ceremony) -> date:
    """The ceremony's date; of one without, the end of its year."""
    return ceremony.held or date(ceremony.year, 12, 31)
