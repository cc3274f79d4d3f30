"""初报, 续报 N, 终报: on a person's decision, drafted from what is known, gaps named."""

from __future__ import annotations

from datetime import timedelta

import pytest

from engine.errors import CommandRefused
from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.codec import to_event
from engine.incident.drafting import MISSING, Draft, draft, named
from engine.incident.state import Report
from engine.incident.story import story
from engine.incident.supplements import report_title
from tests.incident.arena import Arena


@pytest.fixture
def arena() -> Arena:
    found = Arena("special_equipment")
    found.report({"deaths": 1, "equipment": "boiler"})
    return found


def upward(arena: Arena) -> list[Report]:
    known = arena.state.reports.values()
    to = arena.party("city_government")
    return [r for r in known if r.obligation == "local_government_report" and r.party == to]


def send(arena: Arena, words: str = "") -> Report:
    report = upward(arena)[-1]
    arena.do(c.SendReport(report.id, "电话", "总值班室", words))
    return arena.state.reports[report.id]


def go_on(arena: Arena, kind: str = "follow_up", reason: str = "") -> None:
    party = arena.party("city_government")
    arena.do(c.FollowUp("local_government_report", party, kind, reason))  # type: ignore[arg-type]


def code(arena: Arena, command: c.Command) -> str:
    with pytest.raises(CommandRefused) as caught:
        arena.do(command)
    return caught.value.refusal.code


def drafted(arena: Arena) -> Draft:
    return draft(arena.plan, arena.state, upward(arena)[-1], "zh")


def titles(arena: Arena) -> list[str]:
    return [report_title(arena.plan, report).zh for report in upward(arena)]


def test_a_report_goes_on_as_often_as_people_decide_and_ends_with_the_final_one(
    arena: Arena,
) -> None:
    for kind in ("follow_up", "follow_up", "final"):
        send(arena)
        go_on(arena, kind, "救援有进展")
    name = "事发地政府上报"
    marks = ("初报", "续报1", "续报2", "终报")
    assert titles(arena) == [f"{name}（{mark}）" for mark in marks]
    assert [report.stage for report in upward(arena)] == [
        *("first", "follow_up", "follow_up", "final")
    ]
    last = upward(arena)[-1]
    assert last.due == arena.now + timedelta(minutes=arena.plan.minutes("supplement_report"))
    assert arena.replayed() == arena.state


def test_the_timeline_says_which_report_it_is_and_why(arena: Arena) -> None:
    send(arena)
    go_on(arena, "final", "现场清理完毕")
    said = [line.text.zh for line in story(arena.plan, arena.journal.read("i1"))]
    assert any("终报" in line and "现场清理完毕" in line for line in said)


def test_nothing_goes_on_before_the_last_one_was_sent(arena: Arena) -> None:
    party = arena.party("city_government")
    again = c.FollowUp("local_government_report", party, "follow_up")
    assert code(arena, again) == "first_unsent"
    send(arena)
    arena.do(again)
    assert code(arena, again) == "first_unsent"


def test_a_final_report_is_final_until_something_new_is_said(arena: Arena) -> None:
    party = arena.party("city_government")
    last = c.FollowUp("local_government_report", party, "final")
    for _ in range(2):
        send(arena)
        if upward(arena)[-1].stage == "first":
            arena.do(last)
    assert code(arena, last) == "final_sent"
    go_on(arena)
    send(arena)
    arena.do(last)
    assert upward(arena)[-1].stage == "final"


@pytest.mark.parametrize(
    ("obligation", "party", "expected"),
    [
        ("nothing", "office", "no_report"),
        ("office_assessment", "leading_group", "no_follow_ups"),
        ("site_progress", "leading_group", "not_called_for"),
        ("local_government_report", "office_of_nobody", "not_called_for"),
    ],
)
def test_what_the_plan_does_not_want_again_is_refused(
    arena: Arena, obligation: str, party: str, expected: str
) -> None:
    named_party = arena.party(party)
    assert code(arena, c.FollowUp(obligation, named_party, "follow_up")) == expected


def test_a_draft_says_what_is_known_and_names_what_is_missing(arena: Arena) -> None:
    found = drafted(arena)
    assert "发生地点：" in found.words
    assert "死亡人数 1 人" in found.words or "死亡 1 人" in found.words
    missing = {line.item.id for line in found.missing}
    assert {"unit_profile", "provisional_cause"} <= missing
    assert f"初判原因：{MISSING.zh}" in found.words
    assert found.changes is None


def test_a_follow_up_says_what_changed_since_the_last_one(arena: Arena) -> None:
    send(arena)
    arena.wait(20)
    arena.do(c.RecordFigures({"deaths": 3, "serious_injuries": 2}, "现场"))
    go_on(arena)
    found = drafted(arena)
    changed = [change.said("zh") for change in found.changes or ()]
    assert any("1 人 → 3 人" in one for one in changed)
    assert any("等级" in one and "→" in one for one in changed)
    assert found.words.startswith("较上次报告的变化：")


def test_a_follow_up_without_news_says_so(arena: Arena) -> None:
    send(arena)
    go_on(arena)
    assert drafted(arena).words.startswith("较上次报告的变化：无")


def test_the_record_of_a_sending_names_what_was_said_and_what_was_missing(arena: Arena) -> None:
    words = drafted(arena).words.replace(f"初判原因：{MISSING.zh}", "初判原因：安全阀失效")
    sent = send(arena, words)
    assert "provisional_cause" in sent.said
    assert "unit_profile" in sent.missing
    event = arena.events(e.ReportSent)[-1]
    assert (event.said, event.missing) == (sent.said, sent.missing)


def test_a_report_without_recorded_words_claims_nothing(arena: Arena) -> None:
    sent = send(arena)
    assert (sent.said, sent.missing) == ((), ())


def test_words_of_ones_own_lack_every_item_they_do_not_name(arena: Arena) -> None:
    obligation = arena.plan.report["local_government_report"]
    said, missing = named(arena.plan, obligation, "Place: Keqiao\n事故情况另行报告")
    assert said == ("place",)
    assert len(missing) == len(arena.plan.contents[obligation.content].items) - 1


def test_receipt_says_who_how_and_when(arena: Arena) -> None:
    sent = send(arena)
    arena.wait(30)
    at = arena.now - timedelta(minutes=12)
    arena.do(c.ConfirmReport(sent.id, "陈某", "传真回执", c.Moment(at)))
    got = arena.state.reports[sent.id]
    assert (got.confirmed_by, got.confirmed_how, got.confirmed_at) == ("陈某", "传真回执", at)


def test_receipt_before_the_sending_is_refused(arena: Arena) -> None:
    sent = send(arena)
    arena.wait(30)
    early = c.Moment(arena.now - timedelta(hours=1))
    assert code(arena, c.ConfirmReport(sent.id, "陈某", "电话", early)) == "before_sent"


def test_entries_of_before_these_fields_still_fold() -> None:
    sent = to_event("ReportSent", {"report": "r", "how": "电话", "whom": "", "words": "说了"})
    assert isinstance(sent, e.ReportSent)
    assert (sent.said, sent.missing, sent.receipt_due) == ((), (), None)
