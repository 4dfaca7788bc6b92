"""A contest's exported page in a real browser: it verifies itself, loads nothing, fits a phone and obeys no name."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.record.record import Record
from cogs.contests.page.content import LISTED_BALLOTS_LIMIT
from cogs.contests.page.rendering import render_page
from cogs.kit.contest_text import MEMBER_NAME_LIMIT
from cogs.kit.text import shorten_text
from tests.contests.shown_contest import make_export

pytestmark = pytest.mark.browser

HOSTILE_NAMES = (
    "<script>document.title='taken'</script>",
    '"><img src=x onerror="document.title=\'taken\'">',
    "</script><script>document.title='taken'</script>",
    "{{ 7 * 7 }} {% raw %}",
    "\u2028line\u2029separators",
    "a very-long-name-without-any-place-to-break-it-as-no-person-has-but-anyone-can-choose",
)
NAMES = ("Ana", "Chloé", "Dev", "田中 花子", "Зоя", *HOSTILE_NAMES)
PHONE = 420


class Opened:
    """A page that was opened from a file, with all that it asked for or complained of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def show(self, text: str, folder: Path) -> None:
        """Open a text as a file."""
        file = folder / "contest.html"
        file.write_text(text, "utf-8")
        self.page.goto(file.as_uri())


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opened]:
    page = browser.new_page(viewport={"width": PHONE, "height": 900}, color_scheme="dark")
    page.set_default_timeout(60_000)
    yield Opened(page)
    page.close()


def test_it_verifies_itself_and_asks_for_nothing(record: Record, opened: Opened, tmp_path: Path):
    opened.show(render_page(make_export(record, NAMES, erase=2)), tmp_path)

    opened.page.get_by_role("button", name="Verify").click()

    expect(opened.page.locator("#verdict")).to_have_text(
        f"✓ The ballots are exactly those that were sealed: {len(NAMES) - 1} checked, 1 of members who were erased."
    )
    assert opened.requests == [(tmp_path / "contest.html").as_uri()]
    assert opened.complaints == []


def test_a_changed_ballot_is_found(record: Record, opened: Opened, tmp_path: Path):
    true = render_page(make_export(record, NAMES))
    changed = true.replace('\\"tiebreaker\\": 183', '\\"tiebreaker\\": 214')
    assert changed != true

    opened.show(changed, tmp_path)
    opened.page.get_by_role("button", name="Verify").click()

    expect(opened.page.locator("#verdict")).to_contain_text("✕ These are not the ballots that were sealed")
    expect(opened.page.locator("#verdict")).to_contain_text("1 wrong")


def test_a_left_out_ballot_is_found(record: Record, opened: Opened, tmp_path: Path):
    whole, without = make_export(record, NAMES), make_export(record, NAMES[:-1])
    assert whole.contest.proof is not None
    assert without.contest.proof is not None

    opened.show(render_page(without).replace(without.contest.proof, whole.contest.proof), tmp_path)
    opened.page.get_by_role("button", name="Verify").click()

    expect(opened.page.locator("#verdict")).to_contain_text("✕ These are not the ballots that were sealed")


def test_no_name_is_obeyed_and_nothing_is_wider_than_a_phone(record: Record, opened: Opened, tmp_path: Path):
    export = make_export(record, NAMES)

    opened.show(render_page(export), tmp_path)

    assert opened.page.title() == export.contest.title
    assert opened.page.locator("img").count() == 0
    for name in HOSTILE_NAMES[:4]:
        shown = shorten_text(name, MEMBER_NAME_LIMIT)
        expect(opened.page.get_by_text(shown, exact=True).first).to_be_visible()
    for summary in opened.page.locator("summary").all():
        summary.evaluate("one => one.parentElement.open = true")
    assert opened.page.evaluate("document.documentElement.scrollWidth") == PHONE
    assert opened.complaints == []


def test_a_script_that_got_in_could_not_run(record: Record, opened: Opened, tmp_path: Path):
    page = render_page(make_export(record, NAMES))

    opened.show(page.replace("</main>", "<script>document.title='taken'</script></main>"), tmp_path)

    assert opened.page.title() != "taken"
    assert any("Content Security Policy" in one for one in opened.complaints)


def test_a_large_room_has_its_shares_and_its_proof(record: Record, opened: Opened, tmp_path: Path):
    names = [f"Member {number}" for number in range(LISTED_BALLOTS_LIMIT + 1)]

    opened.show(render_page(make_export(record, names)), tmp_path)
    opened.page.get_by_role("button", name="Verify").click()

    expect(opened.page.locator("#verdict")).to_contain_text(f"{len(names)} checked")
    expect(opened.page.get_by_text("who picked what is in the CSV and JSON exports")).to_be_visible()
    expect(opened.page.get_by_text("Who", exact=True)).to_have_count(2)  # the two heads of the standings


def test_it_is_read_without_a_script_and_prints(record: Record, browser: Browser, tmp_path: Path):
    file = tmp_path / "contest.html"
    file.write_text(render_page(make_export(record, NAMES, opened=0)), "utf-8")
    context = browser.new_context(java_script_enabled=False, color_scheme="light")
    page = context.new_page()
    page.goto(file.as_uri())

    expect(page.get_by_text("No envelope is open yet.")).to_be_visible()
    expect(page.get_by_text("15 March 2026, 22:30 UTC").first).to_be_visible()
    expect(page.get_by_text("Scripts are off here.")).to_be_visible()
    assert page.pdf().startswith(b"%PDF")
    context.close()
