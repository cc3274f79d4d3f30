from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.incident_house import COUNTY, GROUP, PLACE, House
from web.posted import plain
from web.realm import RealmName

MARK = "zqx"
"""What the tests look for: markup that carries it was made out of somebody's words."""

TURNING = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
PIECES = (
    f"<script>{MARK}()</script>",
    f"</textarea></title></template><img {MARK}=1 src=x onerror=alert(1)>",
    f'"><b {MARK}>',
    f"' {MARK}=1 '",
    f"<{MARK}>",
    "</li></ul></section><!-- ",
    "]]>",
    "%(n)s {{ 7 * 7 }} {% raw %}",
    "&lt;&#60;&",
    "javascript:alert(1)",
    "\x00",
    "\x1b[31m",
    TURNING,
    "\ud800",
    "\r\nSet-Cookie: a=b",
    "字" * 40,
)
words = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), min_size=1, max_size=4)
hostile = words.map("".join).map(lambda text: text.encode("utf-8", "replace").decode())


class Markup(HTMLParser):
    """Collects what an author's words became part of: tags, names of attributes, scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._script = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._script = tag == "script"
        self.found += [tag] if MARK in tag else []
        self.found += [name for name, _ in attrs if MARK in name or name.startswith("on")]
        for name, value in attrs:
            if name in ("href", "src", "action") and (value or "").startswith("javascript:"):
                self.found.append(name)
            if tag == "script" and name != "src" and name != "defer":
                self.found.append(name)

    def handle_comment(self, data: str) -> None:
        self.found.append(data)

    def handle_data(self, data: str) -> None:
        self.found += [data] if self._script and data.strip() else []

    def handle_endtag(self, tag: str) -> None:
        self._script = False


def sees(house: House, person: str, path: str) -> str:
    page = house.browser(person).get(house.realm.prefix + path)
    assert page.status_code == 200, path
    return page.text


def pages_with(house: House, said: str) -> list[tuple[str, str]]:
    """Post the words wherever words are taken, and return every page that could show them."""
    directive, report = house.directive("fire"), house.owed(f"local_government:{PLACE}")
    post = house.post
    answers = [
        post("duty_officer", "/notes", text=said),
        post("duty_officer", "/figures", source=said, note=said, **{DEATHS: "4"}),
        post("duty_officer", "/ending/checks", condition="out_of_danger", verdict="met", note=said),
        post(GROUP, f"/approvals/{house.pending.id}/decide", decision="refuse", reason=said),
        post("duty_officer", f"/directives/{directive.id}/decline", channel=said, words=said),
        post(COUNTY, f"/reports/{report.id}/send", how=said, whom=said, words=said),
    ]
    assert [answer.status_code for answer in answers] == [200] * len(answers)
    shown = [("duty_officer", path) for path in DESK] + [("unit_liaison@fire", "/unit")]
    shown += [(GROUP, "/command"), (COUNTY, "/unit"), ("auditor", "/incidents")]
    shown += [("duty_officer", f"/incidents/inc-1/directives/{directive.id}")]
    shown += [("duty_officer", f"/incidents/inc-1/reports/{report.id}")]
    return [(path, sees(house, person, path)) for person, path in shown]


DEATHS = "fact-special_equipment-deaths"
DESK = (
    "/desk",
    "/board",
    "/incidents/inc-1?all=1",
    "/incidents/inc-1/replay",
    "/incidents/inc-1/parts/timeline?all=1",
    "/incidents/inc-1/figures",
)


@pytest.mark.parametrize("realm", ["real", "drill"])
@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(title=hostile, said=hostile)
def test_whatever_is_typed_stays_words_on_every_page(
    tmp_path: Path, realm: RealmName, title: str, said: str
) -> None:
    house = House(tmp_path, realm)
    house.report({"equipment": "pressure_vessel", "deaths": 3}, title=f"x{title}")
    for path, page in pages_with(house, f"x{said}"):
        assert Markup(page).found == [], path
    house.site.sessions.close()


@given(text=st.text(alphabet=st.characters(), max_size=60))
def test_posted_words_lose_hidden_signs_and_nothing_else(text: str) -> None:
    left = plain(text + TURNING + "\x00\x1b\x85")
    assert not set(left) & set(TURNING + "\x00\x1b\x85")
    assert plain(left) == left
    assert [sign for sign in text if sign.isprintable() or sign in "\t\n\r"] == [
        sign for sign in left if sign.isprintable() or sign in "\t\n\r"
    ]


@pytest.mark.parametrize("piece", PIECES[:4])
def test_the_search_for_markup_finds_words_that_were_not_escaped(piece: str) -> None:
    page: dict[str, Any] = {"escaped": "&lt;script&gt;", "bare": f"<p title='{piece}'>{piece}</p>"}
    assert Markup(page["bare"]).found != []
    assert Markup(page["escaped"]).found == []
