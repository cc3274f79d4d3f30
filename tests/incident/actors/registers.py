"""Whoever calls forces out, requisitions things and secures evidence, by chance."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.evidence import checklist
from engine.incident.register_lifecycles import CALLOUT
from engine.journal.entry import Actor
from tests.incident.actors.acting import Acting

MOVES = ["confirm", "depart", "arrive", "engage", "decline", "release", "stand_down", "lapse"]
COUNTS = st.sampled_from([None, -1, 0, 2, 40])


class Registers(Acting):
    """The registers of resources, requisitions and evidence under any order of acts."""

    @rule(data=st.data(), asked=COUNTS, by_hand=st.booleans())
    def something_is_called_out(
        self, data: st.DataObject, asked: int | None, by_hand: bool
    ) -> None:
        if by_hand:
            command = c.RequestResource(kind="team", title="救援队", owner="某公司", asked=asked)
        else:
            listed = st.sampled_from([*sorted(self.arena.plan.catalogue), "no_such"])
            command = c.RequestResource(data.draw(listed), asked=asked)
        self.attempt(command)

    @precondition(lambda self: self.arena.state.callouts)
    @rule(
        data=st.data(),
        move=st.sampled_from(MOVES),
        own=st.booleans(),
        words=st.sampled_from(["", "在修"]),
        quantity=COUNTS,
    )
    def a_call_out_goes_on(
        self, data: st.DataObject, move: Any, own: bool, words: str, quantity: int | None
    ) -> None:
        name = data.draw(st.sampled_from(sorted(self.arena.state.callouts)))
        party = self.arena.state.callouts[name].party if own else "nobody"
        actor = Actor("u", "联络员", "unit_liaison", party)
        how = "电话" if own else ""
        command = c.MoveResource(name, move, quantity, by="李某", how=how, words=words)
        self.attempt(command, actor)

    @precondition(lambda self: self.arena.state.callouts)
    @rule(data=st.data(), taken=st.sampled_from([-1, 0, 7]))
    def beds_are_counted(self, data: st.DataObject, taken: int) -> None:
        name = data.draw(st.sampled_from(sorted(self.arena.state.callouts)))
        self.attempt(c.RecordPlaces(name, taken))

    @rule(value=st.sampled_from([None, "", "12.5", "-1", "abc"]))
    def something_is_requisitioned(self, value: str | None) -> None:
        self.attempt(c.RecordRequisition("goods", "沙袋", "某公司", "政府", value=value))

    @precondition(lambda self: self.arena.state.requisitions)
    @rule(data=st.data(), outcome=st.sampled_from(["returned", "damaged", "lost", "used_up"]))
    def something_becomes_of_it(self, data: st.DataObject, outcome: Any) -> None:
        name = data.draw(st.sampled_from(sorted(self.arena.state.requisitions)))
        self.attempt(c.SettleRequisition(name, outcome, "已核对"))

    @precondition(lambda self: self.arena.state.requisitions)
    @rule(data=st.data(), amount=st.sampled_from(["0", "300", "x"]))
    def it_is_paid_for_or_struck(self, data: st.DataObject, amount: str) -> None:
        name = data.draw(st.sampled_from(sorted(self.arena.state.requisitions)))
        commands: list[c.Command] = [
            c.DecideCompensation(name, amount, "财政局", "有据"),
            c.PayCompensation(name, "凭证1"),
            c.StrikeRequisition(name, "重复"),
        ]
        self.attempt(data.draw(st.sampled_from(commands)))

    @rule(data=st.data(), verdict=st.sampled_from(["secured", "absent", "not_applicable", "x"]))
    def evidence_is_secured(self, data: st.DataObject, verdict: Any) -> None:
        evidence = self.arena.plan.evidence
        items = [item.id for item in evidence.items] if evidence else []
        item = data.draw(st.sampled_from([*items, "no_such"]))
        self.attempt(c.RecordEvidence(item, verdict, note=data.draw(st.sampled_from(["", "无"]))))

    @invariant()
    def a_call_out_is_late_once_and_only_unanswered(self) -> None:
        late = Counter(ev.callout for ev in self.arena.events(e.ResourceUnanswered))
        assert all(count == 1 for count in late.values())
        overdue = {o.id for o in self.arena.state.callouts.values() if o.unanswered}
        assert overdue == set(late)

    @invariant()
    def every_step_of_a_call_out_was_legal(self) -> None:
        for callout in self.arena.state.callouts.values():
            states = [step.to for step in callout.steps]
            assert states[-1] == callout.state
            for before, after in pairwise(states):
                legal = {CALLOUT.after(before, move) for move in CALLOUT.legal(before)}
                assert after in legal

    @invariant()
    def nothing_is_called_out_for_an_incident_that_is_over(self) -> None:
        state = self.arena.state
        assert not (state.over and any(callout.live for callout in state.callouts.values()))

    @invariant()
    def the_register_answers_its_fact(self) -> None:
        state = self.arena.state
        recorded = {ev.requisition for ev in self.arena.events(e.RequisitionRecorded)}
        assert recorded == set(state.requisitions)
        for entry in state.requisitions.values():
            assert (entry.paying in ("decided", "waived", "paid")) == bool(entry.compensation)

    @invariant()
    def every_line_of_evidence_is_one_of_the_plan(self) -> None:
        lines = checklist(self.arena.plan, self.arena.state)
        assert set(self.arena.state.evidence) <= {item.id for item, _ in lines.lines}
        assert lines.answered == len(self.arena.state.evidence)
