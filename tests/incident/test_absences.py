from __future__ import annotations

from datetime import timedelta

import pytest

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.due import next_due
from tests.incident.arena import Arena
from tests.incident.commanding import heard, refused, told


def away(arena: Arena, minutes: int | None = None) -> c.RecordAbsence:
    until = None if minutes is None else arena.now + timedelta(minutes=minutes)
    return c.RecordAbsence(
        arena.party("leading_group"), "分管副市长", "市政府分管副秘书长", "出访，联系不上", until
    )


def reported(plan: str = "special_equipment") -> Arena:
    arena = Arena(plan)
    arena.report({"deaths": 3})
    return arena


@pytest.mark.parametrize("plan", ["special_equipment", "waterway"])
def test_the_deputy_takes_the_step_for_the_head_and_the_timeline_says_so(plan: str) -> None:
    arena = reported(plan)
    arena.do(away(arena))
    arena.grant()
    (step,) = arena.events(e.StepTaken)
    assert (step.party, step.deputy) == (arena.party("leading_group"), "市政府分管副秘书长")
    assert any(line.startswith("市政府分管副秘书长代行") and "同意" in line for line in told(arena))


def test_a_deputy_by_telephone_is_both_told() -> None:
    arena = reported()
    arena.do(away(arena))
    approval = arena.state.open_approval("activation")
    assert approval is not None
    refuse = c.TakeStep(approval.id, "decide", grant=False, reason="再核实", decider="副秘书长陈某")
    arena.do(refuse, heard(arena, "leading_group"))
    done = arena.state.approvals[approval.id].steps[-1]
    assert (done.deputy, done.decider) == ("市政府分管副秘书长", "副秘书长陈某")


def test_after_the_return_the_head_acts_again() -> None:
    arena = reported()
    arena.do(away(arena))
    arena.do(c.RecordReturn(arena.party("leading_group"), "已恢复联系"))
    arena.grant()
    (step,) = arena.events(e.StepTaken)
    assert step.deputy == ""
    assert any("返岗：已恢复联系" in line for line in told(arena))


def test_an_absence_with_an_end_runs_out_by_the_clock_once() -> None:
    arena = reported()
    arena.do(away(arena, 5))
    assert next_due(arena.plan, arena.state) == arena.now + timedelta(minutes=5)
    arena.wait(4)
    assert arena.state.absence(arena.party("leading_group"))
    arena.wait(2)
    arena.wait(60)
    assert len(arena.events(e.AbsenceRanOut)) == 1
    (absence,) = arena.state.absences.values()
    assert absence.ended == absence.until
    arena.grant()
    assert arena.events(e.StepTaken)[0].deputy == ""


@pytest.mark.parametrize(
    ("who", "deputy", "reason", "minutes", "code"),
    [
        ("", "副秘书长", "出差", None, "no_name"),
        ("副市长", "", "出差", None, "no_deputy"),
        ("副市长", "副秘书长", "", None, "no_reason"),
        ("副市长", "副秘书长", "出差", 0, "ended_already"),
    ],
)
def test_an_absence_says_who_and_why_and_who_acts(
    who: str, deputy: str, reason: str, minutes: int | None, code: str
) -> None:
    arena = reported()
    until = None if minutes is None else arena.now + timedelta(minutes=minutes)
    party = arena.party("leading_group")
    assert refused(arena, c.RecordAbsence(party, who, deputy, reason, until)) == code


def test_one_absence_at_a_time_and_no_return_without_one() -> None:
    arena = reported()
    party = arena.party("leading_group")
    assert refused(arena, c.RecordReturn(party)) == "not_absent"
    arena.do(away(arena))
    assert refused(arena, away(arena)) == "absent_already"
    early = c.RecordReturn(party, when=c.Moment(arena.now - timedelta(hours=1)))
    assert refused(arena, early) == "too_early"
    assert refused(arena, c.RecordAbsence("nobody", "某", "某", "某")) == "no_party"


def test_an_absence_ends_with_the_incident() -> None:
    arena = reported()
    arena.do(away(arena))
    arena.do(c.DismissIncident("误报"))
    assert next_due(arena.plan, arena.state) is None
    assert [ev.code for ev in arena.events(e.AbsenceRanOut)] == ["over"]
    assert arena.replayed() == arena.state
