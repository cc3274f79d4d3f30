from __future__ import annotations

from datetime import timedelta

import pytest

from tests.web.console import START, Console
from web.views import duration, whole_minutes


@pytest.mark.parametrize(
    ("seconds", "written"),
    [
        (0, "00:00"),
        (250, "04:10"),
        (3599, "59:59"),
        (3600, "1:00 h"),
        (48 * 3600 - 1, "47:59 h"),
        (60 * 86400 - 1, "59 d 23 h"),
        (-90, "−01:30"),
    ],
)
def test_a_duration_is_minutes_then_hours_then_days(seconds: int, written: str) -> None:
    assert duration(timedelta(seconds=seconds)) == written


def test_what_is_late_by_seconds_is_late_by_a_minute() -> None:
    assert whole_minutes(timedelta(seconds=20)) == 1
    assert whole_minutes(timedelta(seconds=179)) == 2


@pytest.mark.parametrize(
    ("back", "written"),
    [
        (timedelta(0), "13:42"),
        (timedelta(days=1), "02-28 13:42"),
        (timedelta(days=90), "2025-12-01 13:42"),
    ],
)
def test_a_time_is_beijings_with_the_date_when_it_is_not_today(
    console: Console, back: timedelta, written: str
) -> None:
    class AtStart:
        now = START

    template = console.site.templates["zh"].from_string("{{ at | clock }}")
    assert template.render(visit=AtStart(), at=START - back) == written


@pytest.mark.parametrize(
    ("call", "written"),
    [
        ("ui.level('III', '较大')", ">Ⅲ</span><span>较大<"),
        ("ui.clause('4.3.2')", ">§4.3.2<"),
        ("ui.clause('§4.3.2、§4.4')", '>§4.3.2</span> <span class="clause">§4.4<'),
        ("ui.clause('四(二)')", ">四(二)<"),
        ("ui.empty('<b>')", "&lt;b&gt;"),
    ],
)
def test_macros_write_level_and_clause_with_numeral_and_word(
    console: Console, call: str, written: str
) -> None:
    source = '{% import "components.html" as ui with context %}{{ ' + call + " }}"
    assert written in console.site.templates["zh"].from_string(source).render()


def test_a_drill_is_told_by_bar_frame_title_and_watermark(console: Console) -> None:
    with console.browser() as client:
        drill, real = client.get("/drill/gallery").text, client.get("/gallery").text
    for sign in (
        '<body class="drill',
        'class="drill-bar"',
        "<title>【演练】",
        'class="drill-mark"',
    ):
        assert sign in drill
        assert sign not in real


def test_every_page_says_that_it_is_a_demonstration(console: Console) -> None:
    with console.browser() as client:
        for path in ("/sign-in", "/gallery", "/drill/gallery", "/nowhere"):
            assert "演示模式" in client.get(path).text


def test_pages_carry_a_policy_without_inline_script_or_style(console: Console) -> None:
    with console.browser() as client:
        answer = client.get("/gallery")
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    for inline in (" style=", "<style", " onclick=", "<script>"):
        assert inline not in answer.text


def test_a_static_file_is_kept_for_ever_only_under_its_own_hash(console: Console) -> None:
    url = console.site.assets.url("css/tokens.css")
    with console.browser() as client:
        assert "immutable" in client.get(url).headers["cache-control"]
        assert client.get("/static/css/tokens.css?v=old").headers["cache-control"] == "no-cache"


def test_language_and_appearance_are_kept_by_the_browser(console: Console) -> None:
    with console.browser() as client:
        client.post("/preferences", data={"language": "en", "theme": "dark", "next": "/gallery"})
        page = client.get("/sign-in").text
    assert 'lang="en"' in page
    assert 'data-theme="dark"' in page
    assert "Who are you today?" in page
