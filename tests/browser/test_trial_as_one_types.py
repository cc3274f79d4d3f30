from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.web.console import Console

PATH = "/plans/special_equipment/try"
DEATHS = "fact-special_equipment-deaths"


def opened(page: Page, showroom: Console, query: str = "") -> Page:
    with showroom.signed_in("auditor") as client:
        cookies = [{"name": k, "value": v, "url": showroom.url} for k, v in client.cookies.items()]
    page.context.add_cookies(cookies)  # type: ignore[arg-type]
    page.goto(f"{showroom.url}{PATH}{query}")
    return page


def test_what_follows_comes_as_one_types_and_the_focus_stays(page: Page, showroom: Console) -> None:
    field = opened(page, showroom).locator(f'input[name="{DEATHS}"]')
    field.click()
    page.keyboard.type("3-5")
    expect(page.locator("[data-verdict]")).to_contain_text("至少Ⅲ级")
    expect(field).to_be_focused()
    expect(field).to_have_value("3-5")
    page.wait_for_url(f"**{PATH}?{DEATHS}=3-5")


def test_a_word_is_told_wrong_once_it_is_left_and_the_rest_answers(
    page: Page, showroom: Console
) -> None:
    opened(page, showroom, f"?{DEATHS}=3")
    page.locator('input[name="fact-special_equipment-missing"]').click()
    page.keyboard.type("三五个")
    page.keyboard.press("Tab")
    expect(page.locator('[data-row="missing"] .wrong')).to_contain_text("读不懂")
    expect(page.locator("[data-verdict]")).to_contain_text("至少Ⅲ级")


def test_a_pinned_baseline_shows_the_difference_of_one_figure(
    page: Page, showroom: Console
) -> None:
    opened(page, showroom, f"?{DEATHS}=2").get_by_role("button", name="设为基准").click()
    page.wait_for_url("**base=1**")
    page.locator(f'input[name="{DEATHS}"]').fill("3")
    changes = page.locator(".trial-changes")
    expect(changes).to_contain_text("2 人 → 3 人")
    expect(changes).to_contain_text("市级响应")
    expect(page.locator(".trial-added .trial-unit").first).to_be_visible()


def test_folded_stages_stay_folded_and_the_next_question_is_one_press_away(
    page: Page, showroom: Console
) -> None:
    opened(page, showroom, f"?{DEATHS}=3")
    stage = page.locator('details[data-key="at_once"]')
    stage.locator("summary").click()
    page.locator(f'input[name="{DEATHS}"]').fill("4")
    page.wait_for_url(f"**{PATH}?{DEATHS}=4")
    assert not stage.evaluate("one => one.open")
    page.keyboard.press("Alt+n")
    expect(page.locator(".fact.next input, .fact.next select").first).to_be_focused()
