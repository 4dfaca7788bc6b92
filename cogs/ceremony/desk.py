"""What all desks share at which hosts change slates: what a control is about, as it is now.

The gate has asked for the host's right before, as the routes say.
"""

from bot.awards.model import Category, Ceremony, Nominee
from bot.awards.slate_changes import Change
from bot.errors import NothingFoundError
from bot.guilds.model import Feature
from cogs.ceremony.refusals import SlateMovedOnError
from cogs.ceremony.routes import key_of
from cogs.kit.cog import FeatureCog
from cogs.kit.contest_arguments import guild_of
from cogs.kit.controls import Press
from cogs.kit.rights import actor_of


class Desk(FeatureCog):
    """Where hosts change slates: every press sees the slate as it is at that moment."""

    feature = Feature.CONTESTS

    async def slate(self, press: Press) -> Ceremony:
        """The slate that a control is about.

        Raises:
            SlateMovedOnError: The slate was deleted.
        """
        try:
            return await self.services.slates.ceremony(guild_of(press.interaction), press.state[0])
        except NothingFoundError as error:
            raise SlateMovedOnError from error

    async def category(self, press: Press) -> tuple[Ceremony, Category]:
        """The category that a control is about, in its slate.

        Raises:
            SlateMovedOnError: It was removed.
        """
        slate = await self.slate(press)
        return slate, category_in(slate, press.state[1])

    async def nominee(self, press: Press, key: str | None = None) -> tuple[Ceremony, Category, Nominee]:
        """The nominee that a control is about, in its category and slate; `key` where a select named it.

        Raises:
            SlateMovedOnError: It was removed.
        """
        slate, category = await self.category(press)
        return slate, category, nominee_in(category, key or press.state[2])

    async def edit(self, press: Press, change: Change) -> Ceremony:
        """Change the slate that a control is about."""
        host = actor_of(press.interaction)
        return await self.services.slate_editor.edit(
            guild_of(press.interaction), press.state[0], change, host
        )


def category_in(slate: Ceremony, category_id: str) -> Category:
    """A category that a control names.

    Raises:
        SlateMovedOnError: It was removed.
    """
    try:
        return slate.by_id[category_id]
    except KeyError:
        raise SlateMovedOnError from None


def nominee_in(category: Category, key: str) -> Nominee:
    """A nominee that a control names by its key.

    Raises:
        SlateMovedOnError: It was removed.
    """
    for nominee in category.nominees:
        if key_of(nominee.id) == key:
            return nominee
    raise SlateMovedOnError
