"""The REST routes by which the bot answers interactions."""

import discord
from aiohttp import web

from tests.standin import payloads
from tests.standin.bodies import read_body, read_files
from tests.standin.faults import ErrorCode, answer_error, answer_json
from tests.standin.interactions import Asked, Interactions, Refusal
from tests.standin.payloads import BOT_ID, Json
from tests.standin.world import World

ORIGINAL = "@original"
"""How the message that answers an interaction is called in a route."""

EPHEMERAL = discord.MessageFlags(ephemeral=True).value


class InteractionRoutes:
    """The routes.

    Attributes:
        files: What the bot sent with its answers, by name; the newest of a name.
    """

    def __init__(self, interactions: Interactions, world: World) -> None:
        self.files: dict[str, bytes] = {}
        self._interactions = interactions
        self._world = world

    def list_routes(self) -> list[web.RouteDef]:
        """The routes, without the base of the interface."""
        webhook = f"/webhooks/{BOT_ID}/{{token}}"
        message = f"{webhook}/messages/{{message}}"
        return [
            web.post("/interactions/{id}/{token}/callback", self._acknowledge),
            web.post(webhook, self._follow_up),
            web.get(message, self._fetch),
            web.patch(message, self._edit),
            web.delete(message, self._delete),
        ]

    async def _acknowledge(self, request: web.Request) -> web.Response:
        asked = self._find(request)
        body = await read_body(request)
        if asked is None:
            return answer_error(ErrorCode.UNKNOWN_INTERACTION)
        self.files |= await read_files(request)
        shown = asked.acknowledge(body)
        match shown:
            case Refusal.UNKNOWN:
                return answer_error(ErrorCode.UNKNOWN_INTERACTION)
            case Refusal.ALREADY_ACKNOWLEDGED:
                return answer_error(ErrorCode.ALREADY_ACKNOWLEDGED)
            case _:
                self._keep(asked.message)
                if request.query.get("with_response") != "1":
                    return web.Response(status=204)
                return answer_json(_describe_callback(asked, body, shown))

    async def _follow_up(self, request: web.Request) -> web.Response:
        asked = self._find(request)
        if asked is None:
            return answer_error(ErrorCode.UNKNOWN_INTERACTION)
        self.files |= await read_files(request)
        return answer_json(self._keep(asked.follow_up(await read_body(request))))

    async def _fetch(self, request: web.Request) -> web.Response:
        asked = self._find(request)
        message = asked and _find_message(asked, request.match_info["message"])
        return answer_json(message) if message else answer_error(ErrorCode.UNKNOWN_MESSAGE)

    async def _edit(self, request: web.Request) -> web.Response:
        asked = self._find(request)
        if asked is None:
            return answer_error(ErrorCode.UNKNOWN_INTERACTION)
        self.files |= await read_files(request)
        body: Json = await read_body(request)
        message_id = request.match_info["message"]
        if message_id in asked.follow_ups:
            return answer_json(payloads.edit_message(asked.follow_ups[message_id], body))
        return answer_json(self._keep(asked.edit_message(body)))

    async def _delete(self, request: web.Request) -> web.Response:
        asked = self._find(request)
        message = asked and _find_message(asked, request.match_info["message"])
        if asked is None or message is None:
            return answer_error(ErrorCode.UNKNOWN_MESSAGE)
        if asked.follow_ups.pop(message["id"], None) is None:
            asked.message = None
        place = self._world.places.get(message["channel_id"])
        if place is not None:
            place.messages.pop(message["id"], None)
        return web.Response(status=204)

    def _keep(self, message: Json | None) -> Json:
        """Let a message that everyone sees stand in its channel, as it is now."""
        if message is None:
            return {}
        place = self._world.places.get(message["channel_id"])
        if place is not None and not message["flags"] & EPHEMERAL:
            place.messages[message["id"]] = message
        return message

    def _find(self, request: web.Request) -> Asked | None:
        return self._interactions.by_token.get(request.match_info["token"])


def _find_message(asked: Asked, message_id: str) -> Json | None:
    if message_id == ORIGINAL or (asked.message is not None and asked.message["id"] == message_id):
        return asked.message
    return asked.follow_ups.get(message_id)


def _describe_callback(asked: Asked, body: Json, shown: Json) -> Json:
    """What Discord says to an acknowledgement."""
    interaction = {"id": asked.id, "type": asked.payload["type"], "response_message_id": shown.get("id")}
    resource: Json = {"type": body["type"]}
    if "id" in shown:
        resource["message"] = shown
    return {"interaction": interaction, "resource": resource}
