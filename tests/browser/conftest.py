"""A real console on a free port and a real Chromium; without a browser these tests fail."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests.web.console import Console, parts_of, running, serving
from tests.web.gallery import room as gallery
from web.compose import compose
from web.settings import Settings

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome")
SignIn = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


def chromium_path(playwright: Playwright) -> str:
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    path = os.environ.get("FENGSUI_CHROMIUM") or found or playwright.chromium.executable_path
    assert Path(path).exists(), "no Chromium: run `make browser`"
    return path


# Not for the whole session: Playwright's loop would stand in the way of other tests' own.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(playwright), args=ARGUMENTS
        )
        yield browser
        browser.close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    made = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    made.set_default_timeout(10_000)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on which any script error fails the test."""
    made, faults = context.new_page(), list[str]()
    made.on("pageerror", lambda fault: faults.append(str(fault)))
    yield made
    assert faults == []


@pytest.fixture
def console(tmp_path: Path) -> Iterator[Console]:
    """The console as `fengsui serve --demo` composes it, on an empty data directory."""
    with serving(compose(Settings(data=tmp_path / "data", demo=True))) as started:
        yield started


@pytest.fixture
def showroom(tmp_path: Path) -> Iterator[Console]:
    """A console in memory with a standing clock and the gallery of components."""
    with running(parts_of(tmp_path, rooms=(gallery,))) as started:
        yield started


@pytest.fixture
def sign_in(page: Page) -> SignIn:
    """Sign in by clicking through the picker, then open a path."""

    def signed_in(console: Console, person: str, path: str = "/", *, drill: bool = False) -> Page:
        page.goto(f"{console.url}/sign-in")
        if drill:
            page.check('input[name="realm"][value="drill"]')
        button = page.locator(f'button[name="person"][value="{person}"]')
        button.evaluate(
            "one => { for (const d of document.querySelectorAll('details')) d.open = true; }"
        )
        with page.expect_navigation():
            button.click()
        if path != "/":
            page.goto(console.url + path)
        return page

    return signed_in
