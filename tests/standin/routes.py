"""The REST routes on channels, threads, messages, members and the application."""

from aiohttp import web

from tests.standin import payloads
from tests.standin.bodies import read_body
from tests.standin.faults import ErrorCode, answer_error, answer_json
from tests.standin.gateway import Gateway
from tests.standin.payloads import BOT_ID, Json, new_id
from tests.standin.world import Place, World

MESSAGES_PER_PAGE = 50
"""How many messages a channel's history gives at once, unless more or fewer are asked for."""


class Routes:
    """The routes.

    Attributes:
        commands: What Discord was told of the bot's commands.
    """

    def __init__(self, world: World, gateway: Gateway) -> None:
        self.commands: list[Json] = []
        self._world = world
        self._gateway = gateway

    def list_routes(self) -> list[web.RouteDef]:
        """The routes, without the base of the interface."""
        message = "/channels/{channel}/messages/{message}"
        role = "/guilds/{guild}/members/{user}/roles/{role}"
        return [
            web.get("/users/@me", self._show_bot),
            web.get("/oauth2/applications/@me", self._show_application),
            web.get("/gateway/bot", self._show_gateway),
            web.get("/gateway/socket/", self._gateway.serve),
            web.get(f"/applications/{BOT_ID}/commands", self._list_commands),
            web.put(f"/applications/{BOT_ID}/commands", self._sync_commands),
            web.post("/users/@me/channels", self._open_conversation),
            web.get("/users/{user}", self._show_user),
            web.get("/guilds/{guild}/members/{user}", self._show_member),
            web.put(role, self._add_role),
            web.delete(role, self._remove_role),
            web.get("/channels/{channel}", self._show_channel),
            web.patch("/channels/{channel}", self._edit_channel),
            web.delete("/channels/{channel}", self._delete_channel),
            web.post("/channels/{channel}/threads", self._start_thread),
            web.post(f"{message}/threads", self._start_thread),
            web.get("/channels/{channel}/messages", self._list_messages),
            web.post("/channels/{channel}/messages", self._post_message),
            web.get(message, self._show_message),
            web.patch(message, self._edit_message),
            web.delete(message, self._delete_message),
        ]

    async def _show_bot(self, _: web.Request) -> web.Response:
        return answer_json(payloads.make_bot_user())

    async def _show_application(self, _: web.Request) -> web.Response:
        return answer_json(payloads.make_application())

    async def _show_gateway(self, _: web.Request) -> web.Response:
        limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
        shards = self._gateway.shard_count
        return answer_json({"url": self._gateway.url, "shards": shards, "session_start_limit": limit})

    async def _list_commands(self, _: web.Request) -> web.Response:
        return answer_json(self.commands)

    async def _sync_commands(self, request: web.Request) -> web.Response:
        told: list[Json] = await read_body(request)
        self.commands = [
            {**command, "id": new_id(), "application_id": BOT_ID, "version": "1"} for command in told
        ]
        return answer_json(self.commands)

    async def _open_conversation(self, request: web.Request) -> web.Response:
        user_id = str((await read_body(request))["recipient_id"])
        user = self._world.users.get(user_id)
        if user is None:
            return answer_error(ErrorCode.UNKNOWN_USER)
        place = next((place for place in self._world.places.values() if _is_with(place, user_id)), None)
        if place is None:
            place = self._world.add_place({"id": new_id(), "type": 1, "recipients": [user]})
        return answer_json(place.data)

    async def _show_user(self, request: web.Request) -> web.Response:
        user = self._world.users.get(request.match_info["user"])
        return answer_json(user) if user else answer_error(ErrorCode.UNKNOWN_USER)

    async def _show_member(self, request: web.Request) -> web.Response:
        member = self._find_member(request)
        return answer_json(member) if member else answer_error(ErrorCode.UNKNOWN_MEMBER)

    async def _add_role(self, request: web.Request) -> web.Response:
        member = self._find_member(request)
        if member is None:
            return answer_error(ErrorCode.UNKNOWN_MEMBER)
        member["roles"] = sorted({*member["roles"], request.match_info["role"]})
        return web.Response(status=204)

    async def _remove_role(self, request: web.Request) -> web.Response:
        member = self._find_member(request)
        if member is None:
            return answer_error(ErrorCode.UNKNOWN_MEMBER)
        member["roles"] = [role for role in member["roles"] if role != request.match_info["role"]]
        return web.Response(status=204)

    async def _show_channel(self, request: web.Request) -> web.Response:
        place = self._find_place(request)
        return answer_json(place.data) if place else answer_error(ErrorCode.UNKNOWN_CHANNEL)

    async def _edit_channel(self, request: web.Request) -> web.Response:
        place = self._find_place(request)
        if place is None:
            return answer_error(ErrorCode.UNKNOWN_CHANNEL)
        body: Json = await read_body(request)
        if "thread_metadata" in place.data:
            for name in place.data["thread_metadata"].keys() & body.keys():
                place.data["thread_metadata"][name] = body.pop(name)
        place.data |= body
        kind = "THREAD_UPDATE" if "thread_metadata" in place.data else "CHANNEL_UPDATE"
        await self._tell_of(place, kind)
        return answer_json(place.data)

    async def _delete_channel(self, request: web.Request) -> web.Response:
        place = self._find_place(request)
        if place is None:
            return answer_error(ErrorCode.UNKNOWN_CHANNEL)
        await self.remove_place(place)
        return answer_json(place.data)

    async def remove_place(self, place: Place) -> None:
        """Delete a channel or thread, and tell the bot."""
        self._world.remove_place(place)
        await self._tell_of(place, "THREAD_DELETE" if "thread_metadata" in place.data else "CHANNEL_DELETE")

    async def _start_thread(self, request: web.Request) -> web.Response:
        parent = self._find_place(request)
        if parent is None:
            return answer_error(ErrorCode.UNKNOWN_CHANNEL)
        body: Json = await read_body(request)
        # A thread on a message has the message's id.
        thread_id = request.match_info.get("message", new_id())
        thread = self._world.add_place(payloads.make_thread(thread_id, parent.data, body))
        answer = dict(thread.data)
        if "message" in body:
            # A post of a forum begins with a message, which has the thread's id.
            message = payloads.make_message(thread.id, body["message"], thread.id)
            thread.messages[thread.id] = answer["message"] = message
        await self._tell_of(thread, "THREAD_CREATE")
        return answer_json(answer, 201)

    async def _list_messages(self, request: web.Request) -> web.Response:
        place = self._find_place(request)
        if place is None:
            return answer_error(ErrorCode.UNKNOWN_CHANNEL)
        asked = request.query
        limit = int(asked.get("limit", MESSAGES_PER_PAGE))
        after, before = int(asked.get("after", 0)), int(asked.get("before", 2**63))
        found = [
            message for message_id, message in place.messages.items() if after < int(message_id) < before
        ]
        # With `after` the oldest of them, otherwise the newest; the newest comes first in the answer.
        found = found[:limit] if "after" in asked else found[-limit:]
        return answer_json(found[::-1])

    async def _post_message(self, request: web.Request) -> web.Response:
        place = self._find_place(request)
        if place is None:
            return answer_error(ErrorCode.UNKNOWN_CHANNEL)
        message = self._world.post_in(place, await read_body(request))
        return answer_json(message) if message else answer_error(ErrorCode.UNKNOWN_MESSAGE)

    async def _show_message(self, request: web.Request) -> web.Response:
        message = self._find_message(request)
        return answer_json(message) if message else answer_error(ErrorCode.UNKNOWN_MESSAGE)

    async def _edit_message(self, request: web.Request) -> web.Response:
        message = self._find_message(request)
        if message is None:
            return answer_error(ErrorCode.UNKNOWN_MESSAGE)
        return answer_json(payloads.edit_message(message, await read_body(request)))

    async def _delete_message(self, request: web.Request) -> web.Response:
        if self._find_message(request) is None:
            return answer_error(ErrorCode.UNKNOWN_MESSAGE)
        place = self._world.places[request.match_info["channel"]]
        del place.messages[request.match_info["message"]]
        return web.Response(status=204)

    def _find_place(self, request: web.Request) -> Place | None:
        return self._world.places.get(request.match_info["channel"])

    def _find_message(self, request: web.Request) -> Json | None:
        place = self._find_place(request)
        return place and place.messages.get(request.match_info["message"])

    def _find_member(self, request: web.Request) -> Json | None:
        guild = self._world.guilds.get(request.match_info["guild"])
        return guild and guild.members.get(request.match_info["user"])

    async def _tell_of(self, place: Place, event: str) -> None:
        if "guild_id" in place.data:
            await self._gateway.dispatch(place.data["guild_id"], event, place.data)


def _is_with(place: Place, user_id: str) -> bool:
    """Whether a place is the private conversation with a user."""
    return any(user["id"] == user_id for user in place.data.get("recipients", ()))
