"""Reading a message as its JSON has it: what is to read in it, and what is to press."""

from collections.abc import Iterator

from tests.standin.payloads import Json


def list_parts(message: Json) -> list[Json]:
    """Every component of a message or form, from top to bottom."""
    return list(_walk(message["components"]))


def _walk(components: list[Json]) -> Iterator[Json]:
    for component in components:
        yield component
        yield from _walk(component.get("components", []))
        yield from _walk([component[name] for name in ("accessory", "component") if name in component])


def read_text(message: Json) -> str:
    """Everything there is to read in a message."""
    return "\n".join(part["content"] for part in list_parts(message) if "content" in part)


def find_button(message: Json, label: str) -> str:
    """The custom_id of the one button that says this, or that shows this emoji."""
    found: list[str] = []
    for part in list_parts(message):
        emoji: Json = part.get("emoji") or {}
        if "custom_id" in part and label in (part.get("label"), emoji.get("name")):
            found.append(part["custom_id"])
    assert len(found) == 1, f"{label!r} is there {len(found)} times"
    return found[0]


def list_selects(message: Json, route: str) -> list[Json]:
    """The selects that lead to a route."""
    return [part for part in list_parts(message) if "options" in part and f":{route}:" in part["custom_id"]]
