"""Counting what members repeat, and the words for those who did it too often."""

from collections.abc import Mapping

from bot.ids import MemberId
from bot.limits.model import LimitedAction, TooOftenError
from cogs.kit.controls import Interaction, require_guild_id
from cogs.kit.error_text import error_text
from cogs.kit.text import format_instant

_DONE_TOO_OFTEN: Mapping[LimitedAction, str] = {
    LimitedAction.OPEN_THREAD: "opened threads",
    LimitedAction.POST_AGAIN: "posted contests again",
    LimitedAction.MARK_FILMS: "changed what you have seen",
    LimitedAction.IMPORT_DIARY: "imported diaries",
    LimitedAction.SHARE_QUIZ: "shared results of the quiz",
    LimitedAction.SHARE: "shared cards",
    LimitedAction.HOST_ACTION: "changed things here",
}


async def count_repetition(interaction: Interaction, action: LimitedAction) -> None:
    """Count that the asker is about to do something that has a limit.

    Raises:
        TooOftenError: They did it too often lately, or the server did.
    """
    guild_id, user_id = require_guild_id(interaction), MemberId(interaction.user.id)
    await interaction.client.services.limits.count_repetition(guild_id, user_id, action)


@error_text.register
def describe_too_often(error: TooOftenError) -> str:
    """Word who did what how often, and when it is possible again."""
    done = _DONE_TOO_OFTEN[error.action]
    if error.by_all:
        often = (
            f"This server has {done} {error.limit.per_server} times in a day, which is as often as it may."
        )
    else:
        often = f"You have {done} {error.limit.per_member} times in an hour, which is as often as anyone may."
    return f"{often} It goes on {format_instant(error.again_at)}."
