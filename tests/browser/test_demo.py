"""The demo as a newcomer opens it: a real browser, the page that `envelope demo` serves, and the bot behind it."""

import re
import signal
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Locator, Page, expect

from bot.demo.serving import FIRST_KEYS

README = Path(__file__).parents[2] / "README.md"
SHOTS = Path(__file__).parents[2] / "build" / "screenshots"
"""Where the pictures for the README are kept, out of git until someone chooses one."""

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/#\S+")

TRIES = 8
"""How often something is pressed before the page counts as broken."""

STOP_LIMIT_SECONDS = 120
"""How long a demo may take to end, on a machine that does much else."""

pytestmark = pytest.mark.browser


@contextmanager
def run_demo(*options: str) -> Generator[str]:
    """Run the demo, which ends with Ctrl-C in good order, and give the address of its page."""
    command = [sys.executable, "-m", "bot", "demo", "--no-browser", *options]
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
        assert demo.wait(timeout=STOP_LIMIT_SECONDS) == 0, printed
    assert "Traceback" not in printed


@contextmanager
def open_demo(browser: Browser, *options: str) -> Generator[Page]:
    """Open the page of a demo."""
    with run_demo(*options) as address:
        page = browser.new_page(viewport={"width": 700, "height": 900}, device_scale_factor=2)
        page.set_default_timeout(60_000)
        page.goto(address)
        yield page
        page.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """The demo's page, in the middle of a season."""
    with open_demo(browser) as page:
        yield page


@pytest.fixture
def empty_page(browser: Browser) -> Iterator[Page]:
    """The page of a demo in which nothing has happened yet."""
    with open_demo(browser, "--empty") as page:
        yield page


def press_until(seen: Locator, press: Callable[[], None]) -> None:
    """Press, and press again while nothing came of it.

    The preview drops a press without a word while it still reads the answer to the one before, which a busy
    machine makes long; a person presses again, also what closed or moved under the finger.
    """
    for _ in range(TRIES):
        with suppress(Error):
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


def write_keys(keys: Sequence[str]) -> str:
    """Keys as the README writes them."""
    return ", ".join(key if key == "Enter" else f"`{key}`" for key in keys)


def type_keys(page: Page, keys: Sequence[str], shown: Sequence[str]) -> None:
    """Type keys into the message box, and look after each for what the page then shows."""
    page.get_by_role("textbox", name=re.compile("Message")).click()
    for key, text in zip(keys, shown, strict=True):
        seen = page.get_by_text(text)
        if key == "Enter":
            press_until(seen, lambda: page.keyboard.press("Enter"))
        else:
            page.keyboard.type(key, delay=20)
            expect(seen.first).to_be_visible()


def test_a_newcomer_types_what_the_readme_says_and_turns_the_page(page: Page):
    assert f"\n{write_keys(FIRST_KEYS)}\n" in README.read_text("utf-8")

    type_keys(page, FIRST_KEYS, SEEN_AFTER)

    expect(page.get_by_text("Adrien Brody").first).to_be_visible()
    press_until(page.get_by_role("button", name="2 / 4"), page.get_by_role("button", name="▶️").click)


def test_help_is_two_keys_away_on_a_server_where_nothing_has_happened(empty_page: Page):
    page = empty_page
    expect(page.get_by_text("No messages in this channel.")).to_be_visible()
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


def find_guide(page: Page) -> Locator:
    """The pinned card."""
    return page.locator(".channel-message").filter(has_text="You are in the middle of a season")


def test_a_newcomer_opens_an_envelope_in_two_presses(page: Page):
    shown = page.locator(".channel-message")
    expect(find_guide(page)).to_be_visible()
    expect(page.get_by_label("Viewing as").locator("option:checked")).to_have_text("Hana (host)")
    cards = shown.filter(has_text="called it")
    before = cards.count()

    confirm = page.get_by_role("button", name="Confirm and announce")
    press_until(confirm, find_guide(page).get_by_role("button", name="Open it").click)
    press_until(page.get_by_text("4 of 24 announced"), confirm.click)

    expect(cards).to_have_count(before + 1)
    card = cards.last
    expect(card).to_contain_text("Best Actor")
    expect(card).to_contain_text("Michael B. Jordan")
    picture = card.locator("img[alt*='Best Actor']")
    picture.scroll_into_view_if_needed()
    page.wait_for_function("picture => picture.naturalWidth > 0", arg=picture.element_handle())
    expect(page.locator("#inspector-count")).to_be_hidden()


def test_the_card_leads_to_the_verdict_a_ballot_and_the_other_channels(page: Page):
    press_until(
        page.get_by_text("The room called 2 of 3"),
        find_guide(page).get_by_role("button", name="Verdict").click,
    )
    ballot = (
        page.locator(".channel-message").filter(has_text="23 left").filter(has_text="One more for the road")
    )
    press_until(ballot, find_guide(page).get_by_role("button", name="My ballot").click)

    with page.context.expect_page() as opened:
        page.get_by_role("link", name="#awards-season").first.click()
    season = opened.value
    expect(season.get_by_role("heading", name="awards-season")).to_be_visible()
    expect(season.get_by_text("Who should win?").first).to_be_visible()

    with season.context.expect_page() as opened:
        season.get_by_role("link", name=re.compile("started a thread.*Parasite")).click()
    expect(opened.value.get_by_text("The best cut to a doorbell").first).to_be_visible()


def choose_channel(page: Page, name: str) -> None:
    """Choose a channel on the newest message, whose list may be open already."""
    option = page.get_by_role("option").filter(has_text=name)
    if not option.is_visible():
        page.get_by_role("combobox", name="Where to share it").last.click()
    option.click(timeout=10_000)


SHARING = (
    ("Fill the rest …", "nothing is saved before you press Save"),
    ("Save these 6", "17 left"),
    ("Review", "Fill in the last 17"),
    ("Share mine", "The card below is what others will see."),
)
"""What a newcomer presses to share a ballot, as the README names it, and what is shown after each."""


PRINTING_KEYS = ("/contest print", "Enter", "Enter", "road", "Enter", "Enter")
SEEN_WHILE_PRINTING = (
    "The slate as a ballot on paper",
    "+2 options",
    "Which contest",
    "One more for the road · 97th Academy Awards",
    "Options matching 2",
    "To print, on A4",
)
"""What the page shows after each of those keys."""


def test_a_newcomer_shares_a_ballot_exports_a_page_and_prints_as_the_readme_says(page: Page):
    written = README.read_text("utf-8")
    messages = page.locator(".channel-message")
    press_until(
        messages.filter(has_text="23 left"), find_guide(page).get_by_role("button", name="My ballot").click
    )
    for label, seen in SHARING:
        assert f"**{label}**" in written
        press_until(messages.filter(has_text=seen), messages.last.get_by_role("button", name=label).click)

    post = page.get_by_role("button", name="Post it")
    press_until(post, lambda: choose_channel(page, "awards-night"))
    press_until(messages.filter(has_text="shares a card"), post.click)
    expect(messages.last.locator("img[alt*='A prediction']")).to_be_visible()

    assert "`/contest export`, Enter, Enter, Enter" in written
    page.get_by_role("textbox", name=re.compile("Message")).click()
    page.keyboard.type("/contest export", delay=20)
    expect(page.get_by_text("Every sealed ballot").first).to_be_visible()
    for text in ("+2 options", "Which contest"):
        press_until(page.get_by_text(text), lambda: page.keyboard.press("Enter"))
    saved = page.get_by_role("button", name="Download contest.html")
    press_until(saved, lambda: page.keyboard.press("Enter"))

    assert f"\n- {write_keys(PRINTING_KEYS)}: " in written
    type_keys(page, PRINTING_KEYS, SEEN_WHILE_PRINTING)
    for file in ("ballot.pdf", "answers.pdf"):
        expect(page.get_by_role("button", name=f"Download {file}").first).to_be_visible()
    expect(page.locator("#inspector-count")).to_be_hidden()


def test_a_refusal_is_an_answer_and_nothing_red(page: Page):
    message = page.get_by_role("textbox", name=re.compile("Message"))
    press_until(page.get_by_text("Every nomination and win of a film"), lambda: message.fill("/film"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("The film's title, or part of it").first).to_be_visible()
    page.keyboard.type("zzqqxxyy", delay=20)
    page.keyboard.press("Enter")

    press_until(page.get_by_text(re.compile("zzqqxxyy.")), lambda: page.keyboard.press("Enter"))

    expect(page.get_by_text("Only you can see this").first).to_be_visible()
    expect(page.locator("#inspector-count")).to_be_hidden()


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
