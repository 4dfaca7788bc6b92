"""What members asked of the bot, and what it has answered so far."""

import asyncio
from collections.abc import Callable
from enum import Enum, auto

import discord

from tests.standin import payloads
from tests.standin.patience import wait_for
from tests.standin.payloads import Json

CallbackType = discord.InteractionResponseType


class Refusal(Enum):
    """Why an acknowledgement is not taken."""

    UNKNOWN = auto()
    ALREADY_ACKNOWLEDGED = auto()


class Asked:
    """An interaction, as its member sees it.

    Attributes:
        payload: What the bot was sent.
        sent_at: When, in seconds on the event loop's clock.
        acknowledged_at: When the bot acknowledged it; None as long as it did not.
        kind: How it was acknowledged: an interaction response's type.
        message: The message that answers it, as it is now; None without one.
        follow_ups: Further messages for the member, by id.
        refused: How often a second acknowledgement was refused.
        is_expired: Whether the bot's answer came too late, as after Discord's three seconds.
    """

    def __init__(self, payload: Json) -> None:
        loop = asyncio.get_running_loop()
        self.payload = payload
        self.sent_at = loop.time()
        self.acknowledged_at: float | None = None
        self.kind: int | None = None
        # A copy: what other members see of the message changes only when the answer is taken by the server.
        self.message: Json | None = dict(payload["message"]) if "message" in payload else None
        self.follow_ups: dict[str, Json] = {}
        self.refused = 0
        self.is_expired = False
        self._acknowledgement: asyncio.Future[Json] = loop.create_future()
        self._answer: asyncio.Future[Json] = loop.create_future()

    @property
    def id(self) -> str:
        """The interaction's id, which is also an instant: a snowflake."""
        return self.payload["id"]

    @property
    def is_answered(self) -> bool:
        """Whether the member has seen an answer; a deferral is none."""
        return self._answer.done()

    async def wait_for_acknowledgement(self) -> Json:
        """The body of the bot's first answer, which may be a deferral."""
        return await wait_for(asyncio.shield(self._acknowledgement))

    async def wait_for_answer(self) -> Json:
        """The message that answers; or the form that opens, or what is offered while typing (`choices`)."""
        return await wait_for(asyncio.shield(self._answer))

    def when_answered(self, hear: Callable[[Json], object]) -> None:
        """Hear the message that answers, however late it comes."""
        self._answer.add_done_callback(lambda answered: hear(answered.result()))

    def acknowledge(self, body: Json) -> Refusal | Json:
        """Take the bot's first answer; returns the message it makes or changes, as far as there is one."""
        if self.is_expired:
            return Refusal.UNKNOWN
        if self.acknowledged_at is not None:
            self.refused += 1
            return Refusal.ALREADY_ACKNOWLEDGED
        self.acknowledged_at = asyncio.get_running_loop().time()
        self.kind = body["type"]
        self._acknowledgement.set_result(body)
        data: Json = body.get("data") or {}
        match CallbackType(body["type"]):
            case CallbackType.channel_message:
                self.message = payloads.make_answer(data, self.payload)
                self._show(self.message)
            case CallbackType.message_update:
                self.edit_message(data)
            case CallbackType.deferred_channel_message:
                self.message = payloads.make_answer(data, self.payload)
            case CallbackType.modal | CallbackType.autocomplete_result:
                self._show(data)
            case _:
                pass
        return self.message or {}

    def edit_message(self, body: Json) -> Json:
        """Take a change of the answer, which fulfils a deferral."""
        self.message = payloads.edit_message(self.message or payloads.make_answer({}, self.payload), body)
        self._show(self.message)
        return self.message

    def follow_up(self, body: Json) -> Json:
        """Take a further message; the first after a deferral with a notice of thinking is the answer itself."""
        if self.kind == CallbackType.deferred_channel_message.value and not self.is_answered:
            return self.edit_message(body)
        message = payloads.make_answer(body, self.payload)
        self.follow_ups[message["id"]] = message
        self._show(message)
        return message

    def _show(self, shown: Json) -> None:
        if not self._answer.done():
            self._answer.set_result(shown)


class Interactions:
    """Every interaction, by its token."""

    def __init__(self) -> None:
        self.by_token: dict[str, Asked] = {}

    def add(self, payload: Json) -> Asked:
        """Remember an interaction that is about to be sent."""
        asked = self.by_token[payload["token"]] = Asked(payload)
        return asked
