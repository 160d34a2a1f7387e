"""The browser of the tests: the system's Chromium, the shell without windows where there is one."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

# The same engine; the shell draws no windows of its own and takes half the processor's time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((path for name in NAMES if (path := shutil.which(name))), None)
MISSING = "chưa cài Chromium (gói chromium-headless-shell hoặc chromium của Debian)"
# Chromium would call home at every start; there is nobody to answer on a closed network.
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]


@contextmanager
def launched() -> Iterator[Browser]:
    """Give a browser, ended with the block: one Playwright may run at a time."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        try:
            yield browser
        finally:
            browser.close()
