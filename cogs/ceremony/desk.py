"""What all desks share at which hosts change slates: what a control is about, as it is now.

The gate has asked for the host's right before, as the routes say.
"""

from bot.awards.model import Category, Ceremony, Nominee
from bot.awards.slate_changes import SlateEdit
from bot.errors import NothingFoundError
from bot.guilds.model import Feature
from cogs.ceremony.refusals import ControlTargetGoneError
from cogs.ceremony.routes import make_nominee_key
from cogs.kit.cog import FeatureCog
from cogs.kit.contest_arguments import require_guild_id
from cogs.kit.controls import Press
from cogs.kit.rights import make_actor


class EditingCog(FeatureCog):
    """Where hosts change slates: every press sees the slate as it is at that moment."""

    feature = Feature.CONTESTS

    async def load_slate(self, press: Press) -> Ceremony:
        """The slate that a control is about.

        Raises:
            SlateMovedOnError: The slate was deleted.
        """
        try:
            return await self.services.slates.get_ceremony(
                require_guild_id(press.interaction), press.state[0]
            )
        except NothingFoundError as error:
            raise ControlTargetGoneError from error

    async def load_category(self, press: Press) -> tuple[Ceremony, Category]:
        """The category that a control is about, in its slate.

        Raises:
            SlateMovedOnError: It was removed.
        """
        slate = await self.load_slate(press)
        return slate, find_slate_category(slate, press.state[1])

    async def load_nominee(self, press: Press, key: str | None = None) -> tuple[Ceremony, Category, Nominee]:
        """The nominee that a control is about, in its category and slate; `key` where a select named it.

        Raises:
            SlateMovedOnError: It was removed.
        """
        slate, category = await self.load_category(press)
        return slate, category, find_category_nominee(category, key or press.state[2])

    async def edit_slate(self, press: Press, change: SlateEdit) -> Ceremony:
        """Change the slate that a control is about."""
        host = make_actor(press.interaction)
        return await self.services.slate_editor.edit_slate(
            require_guild_id(press.interaction), press.state[0], change, host
        )


def find_slate_category(slate: Ceremony, category_id: str) -> Category:
    """A category that a control names.

    Raises:
        SlateMovedOnError: It was removed.
    """
    try:
        return slate.by_id[category_id]
    except KeyError:
        raise ControlTargetGoneError from None


def find_category_nominee(category: Category, key: str) -> Nominee:
    """A nominee that a control names by its key.

    Raises:
        SlateMovedOnError: It was removed.
    """
    for nominee in category.nominees:
        if make_nominee_key(nominee.id) == key:
            return nominee
    raise ControlTargetGoneError
