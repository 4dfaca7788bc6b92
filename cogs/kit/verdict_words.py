"""How the players are told whom nobody is, and the members who are gone, on every screen alike."""

from collections.abc import Mapping

from bot.verdict.virtual import Guide

VIRTUAL_PLAYER_NAMES: Mapping[Guide, str] = {
    Guide.ROOM: "always with the room",
    Guide.PRECURSORS: "always with the precursors",
}
"""Unranked players, by whom they follow."""

ERASED_MEMBER_NAME = "someone who left"
"""A member who was erased, in plain text."""
