"""What a request carries: JSON, alone or beside files."""

import json
from typing import Any

from aiohttp import web


# Any: JSON is an object, a list or nothing.
async def read_body(request: web.Request) -> Any:
    """What a request says in JSON."""
    if request.content_type.startswith("multipart/"):
        return json.loads(str((await request.post())["payload_json"]))
    text = await request.text()  # kept by aiohttp, so that it can be asked for again
    return json.loads(text) if text else None


async def read_files(request: web.Request) -> dict[str, bytes]:
    """The files that come with a request, by name."""
    if not request.content_type.startswith("multipart/"):
        return {}
    parts = (await request.post()).values()
    found: dict[str, bytes] = {}
    for part in parts:
        if isinstance(part, web.FileField):
            part.file.seek(0)
            found[part.filename] = part.file.read()
    return found
