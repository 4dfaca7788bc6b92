"""The names that Discord, the database and a host's scripts know the bot by."""

import re
import sqlite3
from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import Any, cast

import pytest
import typer
from typer.testing import CliRunner

from bot.__main__ import app
from bot.audit.model import AuditAction
from bot.contests.filling import FillSource
from bot.contests.model import ContestKind, ContestState, HostStep, Scoring
from bot.discussion.questions.question import OpenQuestion, kind_of
from bot.errors import Subject
from bot.guilds.model import ChannelPurpose, Feature, RolePurpose, Spoilers
from bot.guilds.rules import Right
from bot.jobs.leads import ReminderLead
from bot.jobs.service import JobHandler, JobService
from bot.limits.model import LimitedAction
from bot.polls.model import PollQuestion
from bot.preferential.model import CountMethod
from bot.preferential.open_ranking import RankingStep
from bot.quiz.model import QuizQuestionKind
from bot.record.model import CategoryClass, Headline
from bot.record.season_dates import Certainty, DateKind
from bot.reminders.model import MessageOutcome, ReminderKind
from bot.results.model import ResultAction
from bot.room_awards.model import AwardPhase, Eligibility
from bot.season.read_models import DeadlineKind
from bot.settings import LogFormat, LogLevel, Settings
from bot.slates.files.fields import Layout
from bot.slates.files.formats import FileFormat
from bot.slates.files.problems import Fault, FileKind, RemarkKind
from bot.starters.model import StarterKind
from bot.verdicts.virtual_players import Guide
from cogs.contests.timed_steps import TimedStep
from cogs.lookup.records_screens import BoardName
from cogs.season.calendar_steps import CalendarStep
from cogs.server.panel import SettingsScreen
from cogs.sharing.cards import ShareKind
from cogs.slates.dated_steps import DatedStep
from cogs.verdicts.category_screens import RoomQuestion
from cogs.verdicts.years_screens import YearsView
from tests.golden.pinned import as_json, check
from tests.world import World

ROOT = Path(__file__).parents[2]

VALUES: dict[str, type[StrEnum]] = {
    "audit: action": AuditAction,
    "category: class": CategoryClass,
    "category: named by": Headline,
    "calendar: step": CalendarStep,
    "contest: kind": ContestKind,
    "contest: scoring": Scoring,
    "contest: state": ContestState,
    "contest: step": HostStep,
    "contest: step that needs a time": TimedStep,
    "discussion: subject": Subject,
    "ballot: filled from": FillSource,
    "awards: eligibility": Eligibility,
    "awards: phase": AwardPhase,
    "feature": Feature,
    "limit: action": LimitedAction,
    "log: format": LogFormat,
    "log: level": LogLevel,
    "poll: count": CountMethod,
    "poll: question": PollQuestion,
    "poll: step on a ranking": RankingStep,
    "quiz: question": QuizQuestionKind,
    "records: board": BoardName,
    "reminder: kind": ReminderKind,
    "reminder: lead": ReminderLead,
    "reminder: outcome of a message": MessageOutcome,
    "result: action": ResultAction,
    "right": Right,
    "season: how sure": Certainty,
    "season: what happens": DateKind,
    "season: what ends": DeadlineKind,
    "server: cover over winners": Spoilers,
    "server: purpose of a channel": ChannelPurpose,
    "server: purpose of a role": RolePurpose,
    "server: screen of its settings": SettingsScreen,
    "share: picture": ShareKind,
    "slate: step that needs a date": DatedStep,
    "slate file: fault": Fault,
    "slate file: format": FileFormat,
    "slate file: kind": FileKind,
    "slate file: layout": Layout,
    "slate file: remark": RemarkKind,
    "starter: kind": StarterKind,
    "verdict: guide": Guide,
    "verdict: question": RoomQuestion,
    "verdict: view": YearsView,
}
"""What is written into the database, into custom_ids or files, or is typed by someone, by what it is about."""

NEVER_WRITTEN = {
    "ChangeKind", "ClockStyle", "Column", "DateOrder", "DayPart", "DiaryProblem", "EarlyClosing", "EliminationRule",
    "EventObstacle", "FestivalPrize", "ForecastFault", "ForeignKind", "Occurrence", "Outcome", "PaperFault", "PostLoss",
    "QuestionKind", "RefusalKind", "RequestOutcome", "RoleUnfitness", "RuledOutReason", "ThreadObstacle",
    "ThreadOutcome", "VoterLack", "WeekdayStep",
}  # fmt: skip
"""Kinds of values that live only as long as the process that made them."""


async def test_the_commands_as_sent_to_discord(world: World):
    (sent,) = [one.json for one in world.env.http_requests if one.method == "PUT" and "/commands" in one.path]
    commands = {str(command["name"]): command for command in cast("list[dict[str, Any]]", sent)}
    check("commands.json", as_json([commands[name] for name in sorted(commands)]))


async def test_the_routes_of_controls(world: World):
    lines = [
        f"{route.name} v{route.version} feature={route.feature or '-'} right={route.right or '-'}"
        for route in world.gate.routes
    ]
    check("routes.txt", "\n".join(sorted(lines)) + "\n")


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The kinds of jobs that a bot which starts now names a handler for."""
    kinds: list[str] = []
    register = JobService.register_handler

    def spy(jobs: JobService, kind: str, handler: JobHandler) -> None:
        kinds.append(kind)
        register(jobs, kind, handler)

    monkeypatch.setattr(JobService, register.__name__, spy)
    return kinds


async def test_the_kinds_of_jobs(registered: list[str], world: World):
    assert world.faults == []
    check("kinds_of_jobs.txt", "\n".join(sorted(registered)) + "\n")


async def test_the_kinds_of_open_questions(world: World):
    assert world.faults == []
    kinds = sorted({kind_of(kind) for kind in _leaves(OpenQuestion)})
    check("kinds_of_questions.txt", "\n".join(kinds) + "\n")


def _leaves(kind: type[OpenQuestion]) -> list[type[OpenQuestion]]:
    below = [leaf for child in kind.__subclasses__() for leaf in _leaves(child)]
    return below or [kind]


def test_the_values_that_are_stored():
    check(
        "stored_values.json", as_json({about: [one.value for one in kind] for about, kind in VALUES.items()})
    )


def test_every_kind_of_value_is_pinned_or_never_written():
    files = [file for folder in ("bot", "cogs") for file in (ROOT / folder).rglob("*.py")]
    kinds = [
        kind
        for file in files
        for kind in re.findall(r"^class (\w+)\(StrEnum\)", file.read_text("utf-8"), re.MULTILINE)
    ]
    pinned = [kind.__name__ for kind in VALUES.values()]
    assert sorted(kinds) == sorted([*pinned, *NEVER_WRITTEN])


def test_the_settings_of_a_host():
    check("settings.txt", "\n".join(sorted(name.upper() for name in Settings.model_fields)) + "\n")


async def test_the_schema_after_all_migrations(world: World):
    with closing(sqlite3.connect(world.file)) as connection:
        rows: list[Any] = connection.execute(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY sql"
        ).fetchall()
        (owner,) = connection.execute("PRAGMA application_id").fetchone()
        versions: list[Any] = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    statements = "\n\n".join(f"{sql};" for (sql,) in rows)
    check("schema.sql", f"-- application_id {owner}, version {versions}\n\n{statements}\n")


def _commands() -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = [()]
    waiting: list[tuple[tuple[str, ...], Any]] = [((), typer.main.get_command(app))]
    while waiting:
        path, command = waiting.pop(0)
        for name, child in sorted(getattr(command, "commands", {}).items()):
            found.append((*path, name))
            waiting.append(((*path, name), child))
    return found


def test_the_help_of_every_command_line_command(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("typer.rich_utils.FORCE_TERMINAL", False)
    monkeypatch.setattr("typer.rich_utils.MAX_WIDTH", 100)
    pages: list[str] = []
    for path in _commands():
        answer = CliRunner().invoke(
            app,
            [*path, "--help"],
            prog_name="envelope",
            env={"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"},
        )
        assert answer.exit_code == 0
        page = "\n".join(line.rstrip() for line in answer.output.splitlines())
        pages.append(f"$ {' '.join(['envelope', *path, '--help'])}\n{page.strip()}\n")
    check("help.txt", "\n".join(pages))
