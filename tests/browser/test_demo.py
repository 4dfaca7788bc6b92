"""The demo as a newcomer opens it: a real browser, the page that `envelope demo` serves, and the bot behind it."""

import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from bot.demo import FIRST_KEYS

README = Path(__file__).parents[2] / "README.md"
SHOTS = Path(__file__).parents[2] / "build" / "screenshots"
"""Where the pictures for the README are kept, out of git until someone chooses one."""

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/#\S+")

TRIES = 8
"""How often something is pressed before the page counts as broken."""

pytestmark = pytest.mark.browser


@pytest.fixture
def address() -> Iterator[str]:
    """The address of a running demo, which ends with Ctrl-C in good order."""
    command = [sys.executable, "-m", "bot", "demo", "--no-browser"]
    with subprocess.Popen(  # noqa: S603 - our own command
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as demo:
        assert demo.stdout is not None
        printed = ""
        for line in demo.stdout:
            printed += line
            if found := ADDRESS.search(line):
                yield found.group()
                break
        demo.send_signal(signal.SIGINT)
        printed += demo.stdout.read()
        assert demo.wait(timeout=20) == 0, printed
    assert "Traceback" not in printed


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The demo's page."""
    page = browser.new_page(viewport={"width": 700, "height": 900}, device_scale_factor=2)
    page.set_default_timeout(60_000)
    page.goto(address)
    yield page
    page.close()


def press_until(seen: Locator, press: Callable[[], None]) -> None:
    """Press, and press again while nothing came of it.

    The preview drops a press without a word while it still reads the answer to the one before, which a busy
    machine makes long; a person presses again.
    """
    for _ in range(TRIES):
        press()
        try:
            expect(seen.first).to_be_visible(timeout=10_000)
        except AssertionError:
            continue
        return
    expect(seen.first).to_be_visible()


SEEN_AFTER = (
    "Who won: a whole night",
    "ceremony",
    "An edition (97th), a year (2025)",
    "97th Academy Awards · 2 March 2025",
    "oscars-97",
    "2 March 2025 · films of 2024",
)
"""What the page shows after each of the first keys; a person looks at it before the next."""


def test_a_newcomer_types_what_the_readme_says_and_turns_the_page(page: Page):
    written = ", ".join(key if key == "Enter" else f"`{key}`" for key in FIRST_KEYS)
    assert f"\n{written}\n" in README.read_text("utf-8")
    page.get_by_role("textbox", name=re.compile("Message")).click()

    for key, seen in zip(FIRST_KEYS, SEEN_AFTER, strict=True):
        if key == "Enter":
            page.keyboard.press(key)
        else:
            page.keyboard.type(key, delay=20)
        expect(page.get_by_text(seen).first).to_be_visible()

    expect(page.get_by_text("Adrien Brody").first).to_be_visible()
    press_until(page.get_by_role("button", name="2 / 4"), page.get_by_role("button", name="▶️").click)


def test_help_is_two_keys_away(page: Page):
    page.get_by_role("textbox", name=re.compile("Message")).click()
    page.keyboard.type("/help", delay=20)
    expect(page.get_by_text("What is on here, what you can do")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_text("/help").first).to_be_visible()

    press_until(page.get_by_text("The envelope, please"), lambda: page.keyboard.press("Enter"))

    # A mention of a command is shown as one, and a first answer is a tap away.
    expect(page.get_by_text("/contests", exact=True).first).to_be_visible()
    press_until(
        page.get_by_text("98th Academy Awards"), page.get_by_role("button", name="Latest winners").click
    )


def test_without_a_year_the_latest_night_is_the_answer(page: Page):
    message = page.get_by_role("textbox", name=re.compile("Message"))
    press_until(page.get_by_text("Who won: a whole night"), lambda: message.fill("/winners"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("ceremony").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_text("An edition (97th), a year (2025)").first).to_be_visible()

    press_until(page.get_by_text("98th Academy Awards"), lambda: page.keyboard.press("Enter"))

    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / "winners.png")
    assert (SHOTS / "winners.png").stat().st_size > 10_000
