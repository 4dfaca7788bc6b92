"""A database, its jobs and its messages' controls from an earlier version work with the code of today."""

import logging
import sqlite3
from collections.abc import AsyncGenerator
from contextlib import closing
from pathlib import Path
from typing import Any

import discord
import pytest
from simcord import InteractionResult, MemberActor, ResponseMessage

from bot.record.record import Record
from bot.search.search import Search
from tests.golden.pinned import check
from tests.golden.recording import without_ids
from tests.golden.restored import kept, open_restored, presser_of, put_back
from tests.world import World, text, walk

BUTTON, STRING_SELECT = discord.ComponentType.button.value, discord.ComponentType.string_select.value

LAST = (
    "deleted",
    "erase",
    "take",
    "poll-close",
    "confirm",
    "undo",
    "void",
    "settle",
    "clear",
    "drop",
    "save",
)
"""Parts of the routes whose presses change what others are about: they come last."""

MOMENTS = 30.0
"""Long enough for posts to be edited and the log channel to be told."""

MONTHS = 60 * 24 * 3600.0
"""Long enough for every deadline that was set."""


NEWER_KINDS_OF_JOBS = {
    "unfinished.forget",
    "nominations.card",
    "contest.post",
    "poll.post",
    "room-award.phase",
    "room-award.post",
    "room-award.reminder",
    "season.event",
    "season.reminder",
    "starter.post",
}
"""Kinds that the bot of that commit did not have."""


@pytest.fixture
async def restored(tmp_path: Path, record: Record, search: Search) -> AsyncGenerator[World]:
    async with open_restored(tmp_path, record, search) as world:
        yield world


def _presses() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    found: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {}
    for message in kept()["messages"]:
        for part in _controls(message["components"]):
            if not part.get("disabled") and part["type"] in (BUTTON, STRING_SELECT):
                found.setdefault(part["custom_id"], (message, part))
    return sorted(found.values(), key=lambda one: any(word in one[1]["custom_id"] for word in LAST))


def _controls(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [part for part in walk(components) if "custom_id" in part]


async def _press(who: MemberActor, message: ResponseMessage, part: dict[str, Any]) -> InteractionResult:
    if part["type"] == BUTTON:
        return await who.click(message, custom_id=part["custom_id"])
    values = [option["value"] for option in part["options"]][: max(1, part.get("min_values", 1))]
    return await who.select(message, values, custom_id=part["custom_id"])


async def test_every_kept_control_is_answered(restored: World, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.INFO)
    answers: list[str] = []
    # What the start sets off, such as a reminder that is due, happens first; see below.
    await restored.env.advance_time(MOMENTS)
    for one, part in _presses():
        message = put_back(restored.env, one)
        answer = await _press(presser_of(restored, one), message, part)
        assert answer.acknowledged, part["custom_id"]
        said = "a form" if answer.modal is not None else _said(answer, message)
        answers.append(f"{part['custom_id']}\n    {one['what']}\n    {said}")
        # What a press sets off some moments later is let happen now: SimCord's timers run in real time, too.
        await restored.env.advance_time(MOMENTS)
    assert [line.getMessage() for line in caplog.records if line.levelno >= logging.ERROR] == []
    assert not [line for line in caplog.messages if "OutdatedControlError" in line]
    check("before_answers.txt", without_ids(restored, "\n".join(answers)) + "\n")


def _said(answer: InteractionResult, message: ResponseMessage) -> str:
    shown = answer.followups[-1] if answer.followups else (answer.response or message)
    return " / ".join(text(shown).splitlines()[:3])


async def test_every_pending_job_is_done(restored: World):
    with closing(sqlite3.connect(restored.file)) as connection:
        kinds = {kind for (kind,) in connection.execute("SELECT kind FROM jobs")}
    of_today = set(Path(__file__).with_name("files").joinpath("kinds_of_jobs.txt").read_text().split())
    assert kinds == of_today - NEWER_KINDS_OF_JOBS
    await restored.env.advance_time(MONTHS)
    with closing(sqlite3.connect(restored.file)) as connection:
        left = connection.execute(
            "SELECT kind, key, failed FROM jobs WHERE done_at IS NULL OR attempts"
        ).fetchall()
    assert left == []
