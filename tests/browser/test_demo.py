"""The demo as a newcomer opens it: a real browser, the page that `envelope demo` serves, and the bot behind it."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Locator, Page, expect, sync_playwright

SHOTS = Path(__file__).parents[2] / "build" / "screenshots"
"""Where the pictures for the README are kept, out of git until someone chooses one."""

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/#\S+")

TRIES = 8
"""How often something is pressed before the page counts as broken."""

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium, or Playwright's own; without either the tests are skipped, but never in CI."""
    system = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        try:
            launched = playwright.chromium.launch(
                executable_path=system,
                args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            )
        except Error as error:
            if os.environ.get("CI"):
                raise
            pytest.skip(f"no Chromium to open the demo in: {str(error).splitlines()[0]}")
        yield launched
        launched.close()


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


def test_a_newcomer_asks_who_won_and_turns_the_page(page: Page):
    message = page.get_by_role("textbox", name=re.compile("Message"))
    press_until(page.get_by_text("Who won: a whole night"), lambda: message.fill("/winners"))
    page.keyboard.press("Enter")

    # Nothing needs to be said: the latest ceremony is the answer.
    send = page.get_by_role("button", name="Send", exact=True)
    press_until(page.get_by_text("98th Academy Awards"), send.click)
    expect(page.get_by_text("One Battle After Another").first).to_be_visible()
    press_until(page.get_by_role("button", name="2 / 4"), page.get_by_role("button", name="▶️").click)

    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / "winners.png")
    assert (SHOTS / "winners.png").stat().st_size > 10_000
