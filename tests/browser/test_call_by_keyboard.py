from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import SignIn
from tests.web.console import Console

PLAN = "special_equipment"


def begin(page: Page, plan: str = "2") -> None:
    """From the plan to the first fact, by Enter alone."""
    page.keyboard.press(plan)
    for text in ("储罐爆炸，有人受伤", "三江路8号"):
        page.keyboard.type(text)
        page.keyboard.press("Enter")
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    page.keyboard.type("~-10")
    for _ in range(6):
        page.keyboard.press("Enter")


def test_a_call_is_logged_by_keyboard_alone_while_the_grade_grows(
    console: Console, sign_in: SignIn
) -> None:
    page = sign_in(console, "duty_officer", "/desk")
    page.keyboard.press("n")
    page.wait_for_url("**/call")
    expect(page.locator('input[name="plan"]').first).to_be_focused()
    begin(page)
    expect(page.locator(f"#f-fact-{PLAN}-equipment")).to_be_focused()
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    expect(page.locator("[data-verdict]")).to_contain_text("可能达到Ⅰ级")
    page.keyboard.press("y")
    page.keyboard.press("Enter")
    page.keyboard.type("3-5")
    expect(page.locator("[data-level]")).to_have_class(re.compile("level-III"))
    expect(page.locator("[data-why]")).to_contain_text("死亡人数")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/incidents/*")
    incident = console.real.desk.incidents()[0]
    assert page.url.endswith(incident.id)
    assert incident.figures["deaths"].value == [3, 5]
    assert incident.about


def test_alt_n_leads_to_what_is_to_be_asked_next(console: Console, sign_in: SignIn) -> None:
    page = sign_in(console, "duty_officer", f"/call?plan={PLAN}")
    ask = page.locator("[data-ask]")
    expect(ask).not_to_be_empty()
    page.keyboard.press("Alt+n")
    focused = page.evaluate(
        "document.activeElement.closest('.fact').querySelector('.fact-ask').textContent"
    )
    assert focused == ask.text_content()


def test_what_cannot_be_read_is_marked_where_it_was_typed_and_nothing_is_lost(
    console: Console, sign_in: SignIn
) -> None:
    page = sign_in(console, "duty_officer", f"/call?plan={PLAN}")
    deaths = page.locator(f"#f-fact-{PLAN}-deaths")
    deaths.fill("三五个")
    page.keyboard.press("Enter")
    row = page.locator(f'[data-facts="{PLAN}"] [data-row="deaths"]')
    expect(row.locator(".wrong")).to_contain_text("3-5")
    page.locator("#f-place").fill("一号码头")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#f-title")).to_be_focused()
    expect(page.locator("#f-title + .wrong")).to_contain_text("发生了什么")
    expect(deaths).to_have_value("三五个")
    assert console.real.desk.incidents() == []


def test_a_half_typed_call_survives_a_reload(console: Console, sign_in: SignIn) -> None:
    page = sign_in(console, "duty_officer", "/call")
    begin(page, "3")
    page.reload()
    expect(page.locator("#f-title")).to_have_value("储罐爆炸，有人受伤")
    expect(page.locator('[data-facts="waterway"]')).to_be_visible()
    expect(page.locator("#h-happened")).to_contain_text("约")


def test_facts_that_no_longer_bear_on_the_grade_step_aside(
    console: Console, sign_in: SignIn
) -> None:
    page = sign_in(console, "duty_officer", f"/call?plan={PLAN}")
    boiler = page.locator('[data-row="boiler_mw"]')
    expect(boiler).to_be_visible()
    page.locator(f"#f-fact-{PLAN}-equipment").select_option("lift")
    expect(boiler).to_be_hidden()
    page.locator(f"#f-fact-{PLAN}-equipment").select_option("boiler")
    expect(boiler).to_be_visible()


def test_shortcuts_of_the_desk_rest_while_somebody_types(console: Console, sign_in: SignIn) -> None:
    page = sign_in(console, "duty_officer", "/desk")
    page.keyboard.press("/")
    page.keyboard.type("9 new ? n")
    expect(page.locator("#desk-line")).to_have_value("/9 new ? n")
    expect(page.locator("#desk-help")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator("#desk-line + .wrong")).to_contain_text("#9")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("#desk-help")).to_be_visible()


def test_the_desk_shows_a_new_incident_without_reloading(console: Console, sign_in: SignIn) -> None:
    page = sign_in(console, "duty_officer", "/desk")
    expect(page.locator("body")).to_have_attribute("data-link", "online")
    other = page.context.new_page()
    other.goto(f"{console.url}/call?plan={PLAN}")
    other.locator("#f-title").fill("电梯困人")
    other.locator("#f-place").fill("解放路1号")
    other.locator("#f-district").select_option(index=1)
    other.keyboard.press("Control+Enter")
    other.wait_for_url("**/incidents/*")
    expect(page.locator(".desk-incident")).to_contain_text("电梯困人")
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    page.wait_for_url("**/incidents/*")
