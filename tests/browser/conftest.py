"""A real browser."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Error, expect, sync_playwright

WAIT_LIMIT_MS = 60_000
"""How long a page may take to show what a test waits for: what is there is seen at once, and a machine may be busy."""


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
        expect.set_options(timeout=WAIT_LIMIT_MS)
        yield launched
        launched.close()
