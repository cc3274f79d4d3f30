"""One incident from the call to the replay: four people, a killed server, nothing lost or doubled."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import Opened, Served, sign_in

LEADING_GROUP = "commander@waterway.leading_group"
OFFICE = "office_director@waterway.office"
MARITIME = "local_government@local_maritime:keqiao"
HEALTH = "unit_liaison@health"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    console = Served(tmp_path / "data")
    console.start()
    yield console
    console.stop()


@pytest.fixture
def opened(chromium: Browser, served: Served) -> Iterator[Opened]:
    """Open a page as somebody, each in a browser of their own."""
    contexts = []

    def open_as(person: str, path: str) -> Page:
        phone = path == "/unit"
        size = {"width": 390, "height": 844} if phone else {"width": 1440, "height": 900}
        context = chromium.new_context(viewport=size, locale="zh-CN")  # type: ignore[arg-type]
        context.set_default_timeout(15_000)
        contexts.append(context)
        return sign_in(context.new_page(), served, person, path)

    yield open_as
    for context in contexts:
        context.close()


def log_the_call(officer: Page) -> None:
    officer.locator('input[name="plan"][value="waterway"]').check()
    officer.locator("#f-title").fill("客船与货船碰撞，有人落水")
    officer.locator("#f-place").fill("杭甬运河柯桥段")
    officer.locator("#f-district").select_option("keqiao")
    officer.locator("#f-caller_name").fill("陈船长")
    officer.locator("#f-fact-waterway-missing").fill("3")
    expect(officer.locator(".call-side .level-III").first).to_be_visible()
    officer.keyboard.press("Control+Enter")
    officer.wait_for_url(re.compile(r"/incidents/[^/]+$"))


def decide(page: Page, word: str) -> None:
    page.locator("#decisions article.decision.mine").get_by_role("button", name=word).click()


def test_from_the_call_to_the_replay(opened: Opened, served: Served) -> None:
    maritime, health = opened(MARITIME, "/unit"), opened(HEALTH, "/unit")
    cards = maritime.locator("article.errand")
    expect(cards).to_have_count(0)

    officer = opened("duty_officer", "/call")
    log_the_call(officer)
    incident = officer.url.removeprefix(served.url)
    expect(officer.locator("#head .level-III")).to_be_visible()
    expect(cards.first).to_be_visible()
    before = cards.count()
    assert before > 0
    expect(health.locator("article.errand")).to_have_count(0)

    group = opened(LEADING_GROUP, incident)
    decide(group, "同意")
    expect(health.locator("article.errand").first).to_be_visible()
    expect(officer.locator("#head")).to_contain_text("市级响应")

    first = cards.first
    title = first.locator("h3").inner_text()
    first.get_by_role("button", name="收到").click()
    expect(officer.locator("#timeline")).to_contain_text(f"〈{title}〉")

    served.kill()
    expect(maritime.locator("[data-line]")).to_have_attribute("data-state", "offline")
    served.start()
    for page in (officer, maritime, health, group):
        expect(page.locator("[data-line]")).to_have_text("在线", timeout=30_000)
    officer.reload()
    expect(officer.locator("#timeline")).to_contain_text(f"〈{title}〉")
    keys = maritime.locator("article.errand").evaluate_all("all => all.map(one => one.id)")
    assert len(keys) == len(set(keys))

    the_response_ends(officer, group, opened(OFFICE, incident))
    the_past_can_be_replayed(officer, incident)
    the_journal_is_intact(served)


def the_response_ends(officer: Page, group: Page, office: Page) -> None:
    officer.locator("#ending summary", has_text="核对").first.click()
    officer.locator("#ending button[value=met]").first.click()
    expect(officer.locator("#ending li.met")).to_have_count(1)
    officer.get_by_role("button", name="提请终止").click()
    expect(group.locator("#decisions article.decision.mine")).to_be_visible()
    decide(group, "同意")
    expect(office.locator("#decisions article.decision.mine")).to_be_visible()
    decide(office, "宣布")
    expect(officer.locator("#head")).to_contain_text("后期处置")


def the_past_can_be_replayed(officer: Page, incident: str) -> None:
    officer.goto(officer.url.split("/incidents/")[0] + incident + "/replay")
    slider = officer.locator("#at")
    slider.focus()
    slider.press("Home")
    expect(officer.locator("#moment")).not_to_contain_text("后期处置")
    slider.press("End")
    expect(officer.locator("#moment")).to_contain_text("后期处置")


def the_journal_is_intact(served: Served) -> None:
    served.stop()
    command = ["audit", "verify", "--data", str(served.data)]
    checked = subprocess.run(
        [sys.executable, "-c", "from web.cli import main; main()", *command],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
