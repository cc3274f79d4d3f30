from __future__ import annotations

from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.conftest import SignIn
from tests.web import gallery
from tests.web.console import Console, note, record

LINE = "[data-line]"


def opened(sign_in: SignIn, showroom: Console, person: str = "duty_officer") -> Page:
    page = sign_in(showroom, person, "/gallery")
    expect(page.locator(LINE)).to_have_text("在线")
    return page


def test_what_is_recorded_appears_without_a_reload(sign_in: SignIn, showroom: Console) -> None:
    page = opened(sign_in, showroom)
    record(showroom.real, [note(), note()])
    expect(page.locator("#count")).to_have_text("2")
    expect(page.locator("[data-speaker]")).to_have_text("2")


def test_a_region_waits_while_somebody_types_and_keeps_what_is_open(
    sign_in: SignIn, showroom: Console
) -> None:
    page = opened(sign_in, showroom)
    page.click("#more summary")
    page.fill("#remark", "写到一半")
    record(showroom.real, [note()])
    expect(page.locator('[data-live][data-state="waiting"]')).to_have_count(1)
    assert page.input_value("#remark") == "写到一半"
    page.fill("#remark", "")
    page.click("h3 >> nth=0")
    expect(page.locator("#count")).to_have_text("1")
    assert page.locator("#more").get_attribute("open") is not None


def test_a_cut_line_says_so_and_comes_back_with_what_was_missed(
    sign_in: SignIn, showroom: Console
) -> None:
    page = opened(sign_in, showroom)
    showroom.real.hub._loop.call_soon_threadsafe(showroom.real.hub.announce, 1012)  # type: ignore[union-attr]
    expect(page.locator(LINE)).to_have_attribute("data-state", "offline")
    record(showroom.real, [note()] * 3)
    expect(page.locator(LINE)).to_have_text("在线")
    expect(page.locator("#count")).to_have_text("3")


def test_a_form_is_repeated_under_one_number_until_the_server_answers(
    sign_in: SignIn, showroom: Console
) -> None:
    gallery.seen.clear()
    page = opened(sign_in, showroom)
    lost: list[str] = []

    def lose_twice(route: Route) -> None:
        if len(lost) < 2:
            lost.append(route.request.post_data or "")
            route.abort("connectionfailed")
        else:
            route.continue_()

    page.route("**/notes", lose_twice)
    page.fill("#f-text", "断线时写的")
    page.click("form[data-once] .button.primary")
    expect(page.locator(".toast", has_text="已记录").last).to_be_visible()
    expect(page.locator("#f-text")).to_have_value("")
    assert len(lost) == 2
    assert len(gallery.seen) == 1
    assert "command=" in lost[0]
    assert lost[0] == lost[1]


def test_the_next_command_of_a_form_has_another_number(sign_in: SignIn, showroom: Console) -> None:
    gallery.seen.clear()
    page = opened(sign_in, showroom)
    for text in ("一", "二"):
        page.fill("#f-text", text)
        with page.expect_response("**/notes"):
            page.click("form[data-once] .button.primary")
        expect(page.locator("#f-text")).to_have_value("")
    assert [text for _, text in gallery.seen] == ["一", "二"]
    assert gallery.seen[0][0] != gallery.seen[1][0]


def test_a_refusal_names_the_field_and_the_draft_survives_a_reload(
    sign_in: SignIn, showroom: Console
) -> None:
    page = opened(sign_in, showroom)
    page.fill("#f-text", " ")
    page.fill("#f-place", "袍江")
    page.click("form[data-once] .button.primary")
    expect(page.locator('#f-text[aria-invalid="true"]')).to_be_visible()
    expect(page.locator(".toast.refused", has_text="请写一句话")).to_be_visible()
    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.locator("#f-place")).to_have_value("袍江")


def test_without_scripts_the_same_form_posts_and_says_so(
    chromium: object, context: BrowserContext, showroom: Console
) -> None:
    bare = context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    page = bare.new_page()
    page.goto(f"{showroom.url}/sign-in")
    page.click('button[value="duty_officer"]')
    page.goto(f"{showroom.url}/gallery")
    page.fill("#f-text", "没有脚本")
    page.click("form[data-once] .button.primary")
    expect(page.locator("[data-toasts] .toast")).to_have_text("已记录")
    bare.close()


def test_signing_out_elsewhere_tells_the_open_page(sign_in: SignIn, showroom: Console) -> None:
    page = opened(sign_in, showroom)
    other = page.context.new_page()
    other.goto(f"{showroom.url}/gallery")
    other.click('form[action="/sign-out"] button')
    expect(page.locator(LINE)).to_have_text("登录已结束，请重新登录")


def test_a_countdown_turns_late_on_the_realms_clock(sign_in: SignIn, showroom: Console) -> None:
    page = opened(sign_in, showroom)
    due = page.locator(".countdown.soon")
    expect(due).to_have_count(1)
    page.evaluate("fengsui.setClock({ now: fengsui.now() + 5 * 60000, pace: 1 })")
    expect(page.locator(".countdown.late", has_text="超时 1 分")).to_have_count(1)


def test_the_real_console_opens_in_both_realms(sign_in: SignIn, console: Console) -> None:
    page = sign_in(console, "duty_officer", drill=True)
    expect(page.locator(".drill-bar")).to_be_visible()
    assert "演练" in page.title()
    page.goto(f"{console.url}/")
    expect(page.locator(".drill-bar")).to_have_count(0)
    expect(page.locator(LINE)).to_have_text("在线")
