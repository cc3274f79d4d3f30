"""What was requisitioned stands in a register until it is given back and paid for."""

from __future__ import annotations

import pytest

from engine.errors import CommandRefused
from engine.incident import commands as c
from engine.incident import events as e
from tests.incident.arena import Arena
from tests.incident.stages import aftermath

CRANE = c.RecordRequisition("vehicle", "浮吊一艘", "某航运公司", "越城区政府", value="1200000.5")


def refused(arena: Arena, command: c.Command) -> str:
    with pytest.raises(CommandRefused) as found:
        arena.do(command)
    return found.value.refusal.code


@pytest.fixture
def arena() -> Arena:
    arena = Arena("waterway")
    arena.report({"deaths": 1})
    return arena


def test_the_first_entry_answers_the_fact_and_says_that_it_is_the_register(arena: Arena) -> None:
    arena.do(CRANE)
    arena.do(CRANE)
    known = arena.state.figures["requisitioned"]
    assert (known.value, known.source) == (True, "征用登记")
    told = [ev for ev in arena.events(e.FiguresRecorded) if "requisitioned" in ev.figures]
    assert len(told) == 1


def test_an_entry_struck_as_a_mistake_takes_the_answer_back(arena: Arena) -> None:
    arena.do(CRANE)
    assert refused(arena, c.StrikeRequisition("requisition-1", " ")) == "no_reason"
    arena.do(c.StrikeRequisition("requisition-1", "重复登记"))
    assert arena.state.figures["requisitioned"].value is False
    assert refused(arena, c.DecideCompensation("requisition-1", "1", "政府")) == "illegal_move"


@pytest.mark.parametrize("plan", ["waterway", "special_equipment"])
def test_compensation_is_directed_once_something_was_requisitioned(plan: str) -> None:
    arena = aftermath(plan)
    tasks = {one.item for one in arena.state.directives.values()}
    assert not {"compensate", "compensate_requisition"} & tasks
    arena.do(CRANE)
    tasks = {one.item for one in arena.state.directives.values()}
    assert {"compensate", "compensate_requisition"} & tasks


def test_a_plan_without_the_fact_keeps_the_register_all_the_same() -> None:
    arena = Arena("production_safety")
    arena.report()
    arena.do(CRANE)
    assert arena.state.requisitions["requisition-1"].value == "1200000.5"


@pytest.mark.parametrize("value", ["-1", "abc", "1.234", "1e20", "NaN", "Infinity"])
def test_a_value_that_is_no_sum_is_refused(arena: Arena, value: str) -> None:
    command = c.RecordRequisition("goods", "沙袋", "某公司", "政府", value=value)
    assert refused(arena, command) == "no_sum"


def test_what_when_and_by_whom_must_be_said(arena: Arena) -> None:
    assert refused(arena, c.RecordRequisition("goods", "", "甲", "乙")) == "no_title"
    assert refused(arena, c.RecordRequisition("goods", "沙袋", "", "乙")) == "no_owner"
    assert refused(arena, c.RecordRequisition("goods", "沙袋", "甲", "")) == "no_body"


def test_it_is_decided_before_it_is_paid_and_paid_once(arena: Arena) -> None:
    arena.do(CRANE)
    pay = c.PayCompensation("requisition-1", "财付2026-7")
    assert refused(arena, pay) == "illegal_move"
    arena.do(c.DecideCompensation("requisition-1", "800000", "市财政局"))
    arena.do(pay)
    assert refused(arena, pay) == "illegal_move"
    entry = arena.state.requisitions["requisition-1"]
    assert not entry.unpaid
    assert entry.compensation
    assert entry.compensation.receipt == "财付2026-7"


def test_that_nothing_is_paid_needs_a_reason(arena: Arena) -> None:
    arena.do(CRANE)
    assert refused(arena, c.DecideCompensation("requisition-1", "0", "政府")) == "no_reason"
    arena.do(c.DecideCompensation("requisition-1", "0.00", "政府", "船东放弃"))
    assert arena.state.requisitions["requisition-1"].paying == "waived"


def test_damage_and_loss_are_told_and_can_still_turn_out_well(arena: Arena) -> None:
    arena.do(CRANE)
    assert refused(arena, c.SettleRequisition("requisition-1", "lost")) == "no_reason"
    arena.do(c.SettleRequisition("requisition-1", "lost", "沉没"))
    arena.do(c.SettleRequisition("requisition-1", "returned", "已打捞"))
    assert refused(arena, c.SettleRequisition("requisition-1", "used_up")) == "illegal_move"


def test_unpaid_compensation_is_named_when_closing_and_needs_a_reason() -> None:
    arena = aftermath("waterway")
    arena.do(CRANE)
    with pytest.raises(CommandRefused) as found:
        arena.do(c.CloseIncident())
    assert "征用补偿未支付：浮吊一艘" in found.value.refusal.reason.zh
    assert "unpaid compensation: 浮吊一艘" in found.value.refusal.reason.en
    arena.do(c.CloseIncident("已移交财政局续办"))
    assert arena.state.over
