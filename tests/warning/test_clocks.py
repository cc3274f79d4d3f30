"""The clocks of a warning: each is recorded once, in its order, never silently."""

from __future__ import annotations

from datetime import timedelta

from engine.warning import commands as c
from engine.warning import events as e
from engine.warning.due import next_due
from tests.warning.hall import START, Hall


def issued(hours: int) -> Hall:
    hall = Hall("special_equipment")
    hall.notice()
    for one, party in (("p1", "quality_supervision"), ("p2", "special_equipment.office")):
        hall.do(c.AnswerPreparation(one, "acknowledge"), hall.person(party))
    hall.write(ends_at=START + timedelta(hours=hours))
    hall.issue()
    return hall


def test_who_does_not_answer_in_time_is_recorded_once() -> None:
    hall = Hall("special_equipment")
    hall.notice()
    hall.wait(hall.plan.minutes("directive_answer"))
    assert hall.wait(60) == []
    assert [late.preparation for late in hall.events(e.PreparationUnanswered)] == ["p1", "p2"]


def test_its_end_is_announced_before_and_recorded_when_it_comes() -> None:
    hall = issued(5)
    before = hall.plan.minutes("warning_expiry_reminder")
    assert next_due(hall.plan, hall.state) == START + timedelta(minutes=300 - before)
    assert [entry.kind for entry in hall.wait(300 - before)] == ["ExpiryNear"]
    assert [entry.kind for entry in hall.wait(before)] == ["WarningLapsed"]
    assert (hall.state.state, next_due(hall.plan, hall.state)) == ("lapsed", None)


def test_both_are_recorded_at_their_own_times_after_a_long_sleep() -> None:
    hall = issued(5)
    entries = hall.wait(2000)
    assert [entry.kind for entry in entries] == ["ExpiryNear", "WarningLapsed"]
    assert entries[1].occurred_at == START + timedelta(hours=5)


def test_a_change_of_the_period_gives_a_new_notice() -> None:
    hall = issued(5)
    hall.wait(245)
    hall.write(ends_at=START + timedelta(hours=10))
    hall.issue()
    hall.wait(100)
    assert hall.state.state == "issued"
    hall.wait(300)
    assert [near.content for near in hall.events(e.ExpiryNear)] == [2, 3]
    assert len(hall.events(e.WarningLapsed)) == 1


def test_a_change_that_is_not_out_in_time_is_recorded_once() -> None:
    hall = issued(50)
    hall.write(level="I")
    hall.propose()
    hall.wait(hall.plan.minutes("immediate_notice"))
    hall.wait(30)
    assert [late.round for late in hall.events(e.ChangeOverdue)] == ["r2"]


def test_a_plan_that_sets_no_clock_for_a_change_runs_none() -> None:
    hall = Hall("waterway")
    hall.notice({"flood_response": "none"}, "III")
    hall.issue()
    hall.write(measures="避风")
    hall.propose()
    assert hall.state.rounds["r2"].due is None


def test_who_acts_after_the_end_does_not_hide_it() -> None:
    hall = issued(1)
    hall.now += timedelta(hours=2)
    assert hall.refused(c.LiftWarning("迟了"), hall.body("leading_group")).code == "over"
    assert [entry.kind for entry in hall.wait(0)] == ["ExpiryNear", "WarningLapsed"]


def test_a_period_that_is_over_is_not_issued() -> None:
    hall = Hall("special_equipment")
    hall.notice()
    hall.write(ends_at=START + timedelta(hours=1))
    hall.wait(90)
    refusal = hall.refused(c.Propose(), hall.body("office"))
    assert (refusal.code, refusal.legal) == ("period_over", ("write",))


def test_a_warning_without_an_end_never_lapses() -> None:
    hall = Hall("waterway")
    hall.notice({"flood_response": "none"}, "IV")
    hall.issue()
    hall.wait(60 * 24 * 365)
    assert hall.state.state == "issued"
