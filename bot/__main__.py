"""The command line: run, demo, data, backup, restore, copy-database, forget and check."""

# What a command needs is imported when it is called, so that help and refusals come at once.
# ruff: noqa: PLC0415

import signal
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Annotated

import typer

from bot.errors import StartError
from bot.ids import GuildId

app = typer.Typer(
    help="Envelope: a Discord bot for film-awards season.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
data = typer.Typer(
    help="The record of awards: prove it sound, or bring in a newer one.", no_args_is_help=True
)
app.add_typer(data, name="data")

Port = Annotated[
    int, typer.Option(help="The page's port on this machine; 0 takes a free one.", min=0, max=65535)
]
Browser = Annotated[bool, typer.Option(help="Open the page in the browser.")]
Empty = Annotated[bool, typer.Option("--empty", help="Begin on a server where nothing has happened yet.")]
Nominations = Annotated[
    Path,
    typer.Argument(
        metavar="FILE", help="A list of Oscar nominations, tab-separated, as the README names it."
    ),
]
SeasonDates = Annotated[
    Path,
    typer.Argument(
        metavar="FILE", help="The season's dates as JSON, an award an entry, as docs/hosting.md shows."
    ),
]
NewBackup = Annotated[Path, typer.Argument(metavar="FILE", help="Where to write it; it must not exist yet.")]
Backup = Annotated[Path, typer.Argument(metavar="FILE", help="The backup.")]

CopySource = Annotated[
    str, typer.Argument(metavar="FROM", help="The database to copy, as DATABASE would name it.")
]
CopyTarget = Annotated[
    str, typer.Argument(metavar="TO", help="An empty one, or a file that does not exist yet.")
]
Overwrite = Annotated[
    bool,
    typer.Option(
        "--overwrite",
        help="Replace what is there: a file is kept beside it, of PostgreSQL's tables nothing is.",
    ),
]
ServerId = Annotated[int, typer.Argument(metavar="SERVER", help="The server's id, as Discord copies it.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask again.")]

PROGRESS_BAR_DELAY_SECONDS = 1.0
"""Seconds of work before a progress bar shows."""


def main() -> None:
    """Run the command line; what a host has to mend is one message and exit code 2."""
    try:
        app()
    except StartError as error:
        _print_error(error)
        sys.exit(2)


@app.command()
def run() -> None:
    """Join Discord, with the token in DISCORD_TOKEN, and serve until told to stop."""
    with _exit_quietly_when_stopped():
        import gc

        # What is imported stays: the collector would look through all of it a dozen times and find nothing. Once the
        # record is loaded, `bot.prepared_record` turns it on again.
        gc.disable()
        from bot.settings import Settings

        settings = Settings.load(token_required=True)
        from bot.app import run_bot as serve

        serve(settings)


@app.command()
def demo(port: Port = 0, browser: Browser = True, empty: Empty = False) -> None:
    """Show the bot in a simulated Discord in the browser, in the middle of a season; it needs no token."""
    with _exit_quietly_when_stopped():
        try:
            from bot.demo.serving import run_demo as show
        except ModuleNotFoundError as error:
            if error.name != "simcord":
                raise
            raise StartError(
                "The demo needs simcord, which is not installed: run `uv sync`, or `pip install simcord[preview]`."
            ) from error

        show(open_browser=browser, port=port, empty=empty)


@data.command("check")
def check_data() -> None:
    """Prove the record sound, or name the file, line and field of each fault."""
    from data.record_files import check_record

    faults = check_record()
    for fault in faults:
        typer.echo(fault)
    if faults:
        raise StartError(
            f"The record of awards has faults ({len(faults)}): the bot does not start before they are mended."
        )
    typer.echo("The record of awards is sound.")


@data.command("import")
def import_data(source: Nominations) -> None:
    """Bring a newer list of Oscar nominations into the record, wholly or not at all."""
    from data.oscars_importer import import_oscars

    with _show_progress("Reading the ceremonies") as progress:
        report = import_oscars(source, progress=progress)
    ceremonies = sorted([*report.ceremonies_added, *report.ceremonies_changed])
    if not ceremonies:
        typer.echo("The record says the same already: nothing has changed.")
        return
    typer.echo(f"Ceremonies added or changed: {', '.join(map(str, ceremonies))}.")
    typer.echo(f"Nominations: {report.added} new, {report.changed} changed, {report.removed} removed.")
    typer.echo("A bot that is running takes them when it is started again.")


@data.command("import-season")
def import_season_dates(source: SeasonDates) -> None:
    """Put a new season's dates in the place of the record's, wholly or not at all."""
    from data.season_importer import import_season

    report = import_season(source)
    first, last = (f"{day.day} {day:%B %Y}" for day in (report.first, report.last))
    typer.echo(f"Dates: {report.dates}, from {first} to {last}. Awards: {report.awards}.")
    for what, ceremonies in (("new", report.ceremonies_added), ("changed", report.ceremonies_changed)):
        if ceremonies:
            typer.echo(f"Ceremonies that are {what}: {', '.join(ceremonies)}.")
    typer.echo("A bot that is running takes them when it is started again.")


@app.command()
def backup(target: NewBackup) -> None:
    """Copy the database as it is at this instant, also while the bot runs."""
    from bot.settings import Settings, describe_database

    settings = Settings.load()
    if settings.database_file is None:
        from bot.db.server_backups import back_up_server

        back_up_server(settings.database, target)
    else:
        from bot.db.backups import back_up_database

        back_up_database(settings.database_file, target)
    typer.echo(f"The database {describe_database(settings.database)} is copied to {target}.")


@app.command()
def restore(source: Backup, overwrite: Overwrite = False) -> None:
    """Put a backup in the database's place, with the bot stopped; what is there is replaced only if told so."""
    from bot.settings import Settings, describe_database

    settings = Settings.load()
    aside = None
    if settings.database_file is None:
        from bot.db.server_backups import restore_server_backup

        restore_server_backup(source, settings.database, overwrite=overwrite)
    else:
        from bot.clock import system_clock
        from bot.db.backups import restore_backup as put_back

        aside = put_back(source, settings.database_file, system_clock().astimezone(), overwrite=overwrite)
    typer.echo(f"The database {describe_database(settings.database)} is what the backup {source} is.")
    if aside is not None:
        typer.echo(f"What was there before is kept as {aside}.")


@app.command("copy-database")
def copy_database(source: CopySource, target: CopyTarget) -> None:
    """Move to another database, of the same kind or the other; stop the bot first."""
    from bot.db.copying import copy_database as copy_rows
    from bot.settings import describe_database

    source_url, target_url = _check_url("FROM", source), _check_url("TO", target)
    with _show_progress("Copying the rows, and comparing them") as progress:
        rows = copy_rows(source_url, target_url, progress=progress)
    typer.echo(f"{rows} rows are copied to {describe_database(target_url)}, and compared one by one.")
    typer.echo("The bot uses it once DATABASE names it; the database it was copied from is as it was.")


def _check_url(name: str, value: str) -> str:
    from bot.settings import check_database_url

    try:
        return check_database_url(value)
    except ValueError as error:
        raise StartError(f"{name} {error}.") from error


@app.command()
def forget(server: ServerId, yes: Yes = False) -> None:
    """Delete everything about a server at once, instead of thirty days after it removed the bot."""
    import asyncio

    from bot.guilds.retention import forget_server
    from bot.settings import Settings, describe_database

    settings = Settings.load()
    database = describe_database(settings.database)
    if settings.database_file is not None and not settings.database_file.exists():
        raise StartError(f"The database {database} does not exist.")
    if not yes:
        typer.confirm(
            f"Delete settings, contests, ballots, polls and the audit log of server {server}?", abort=True
        )
    forgotten = asyncio.run(forget_server(settings.database, GuildId(server)))
    if forgotten is None:
        raise StartError(f"The database {database} knows no server {server}.")
    typer.echo(f"Everything about the server {forgotten.name or server} is deleted.")
    typer.echo(
        "A bot that is running forgets it when it is started again, and begins anew if it is still there."
    )


@app.command()
def check() -> None:
    """Say whether the settings, the database and the record are fine."""
    fine = True
    for part in (_check_settings, _check_database, check_data):
        try:
            part()
        except StartError as error:
            _print_error(error)
            fine = False
    if not fine:
        raise typer.Exit(2)


def _check_settings() -> None:
    from bot.settings import Settings

    missing = Settings.load().discord_token is None
    typer.echo(f"The settings are fine{', but without DISCORD_TOKEN only the demo runs' if missing else ''}.")


def _check_database() -> None:
    from bot.db.backups import verify_database
    from bot.settings import Settings

    try:
        settings = Settings.load()
    except StartError:
        # The settings are wrong, which was said already, and nobody knows which database is meant.
        return
    file = settings.database_file
    if file is None:
        _check_server(settings.database)
        return
    if not file.exists():
        typer.echo(f"The database {file} does not exist yet: the bot makes it when it starts.")
        return
    verify_database(file)
    typer.echo(f"The database {file} is sound.")


def _check_server(url: str) -> None:
    from bot.db.server_checks import verify_server
    from bot.settings import describe_database

    made = verify_server(url)
    state = "can be used" if made else "has no tables yet: the bot makes them when it starts"
    typer.echo(f"The database {describe_database(url)} {state}.")


def _print_error(error: StartError) -> None:
    typer.echo(error, err=True)


@contextmanager
def _exit_quietly_when_stopped() -> Generator[None]:
    """Take Ctrl-C and SIGTERM for the wish to end, which is a good end."""
    before = signal.signal(signal.SIGTERM, lambda _signal, _frame: signal.raise_signal(signal.SIGINT))
    try:
        yield
    except KeyboardInterrupt:
        return
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _show_progress(description: str) -> Generator[Callable[[int, int], None]]:
    """A bar that shows once the work has taken longer than a moment."""
    from rich.console import Console
    from rich.progress import Progress

    bar = Progress(console=Console(stderr=True), transient=True)
    task = bar.add_task(description)
    began = monotonic()

    def update_bar(done: int, total: int) -> None:
        bar.update(task, completed=done, total=total)
        if monotonic() - began > PROGRESS_BAR_DELAY_SECONDS:
            bar.start()

    try:
        yield update_bar
    finally:
        if bar.live.is_started:
            bar.stop()


if __name__ == "__main__":
    main()
