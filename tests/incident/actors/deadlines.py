"""Actors of deadlines: calls recorded, clocks stopped, reports carried on; each rung once."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.due import due
from engine.incident.ladders import asked
from tests.incident.actors.acting import Acting

FollowKind = Literal["follow_up", "final"]


class Deadlines(Acting):
    """People whom ladders call upon, and those who stop clocks and carry reports on."""

    @precondition(lambda self: self.arena.state.rungs)
    @rule(data=st.data(), words=st.sampled_from(["", "已转告"]))
    def somebody_is_called(self, data: st.DataObject, words: str) -> None:
        names = st.sampled_from([*sorted(self.arena.state.rungs), "nothing"])
        chosen = data.draw(st.lists(names, max_size=3))
        self.attempt(c.RecordRung(tuple(chosen), words))

    @precondition(lambda self: self.arena.state.reports)
    @rule(data=st.data(), stop=st.booleans(), ground=st.sampled_from(["appraisal", "rain"]))
    def a_clock_is_stopped_or_runs_on(self, data: st.DataObject, stop: bool, ground: str) -> None:
        kind: c.Pausable = data.draw(st.sampled_from(["report", "completion"]))
        known = self.arena.state.reports if kind == "report" else self.arena.state.directives
        subject = data.draw(st.sampled_from(sorted(known) or ["nothing"]))
        if stop:
            self.attempt(c.PauseClock(kind, subject, ground, "委托鉴定"))
        else:
            self.attempt(c.ResumeClock(kind, subject))

    @precondition(lambda self: self.arena.state.reports)
    @rule(data=st.data(), send=st.booleans())
    def a_report_is_carried_on(self, data: st.DataObject, send: bool) -> None:
        report = self.arena.state.reports[
            data.draw(st.sampled_from(sorted(self.arena.state.reports)))
        ]
        if send:
            self.attempt(c.SendReport(report.id, "电话"))
        kind: FollowKind = data.draw(st.sampled_from(["follow_up", "final"]))
        self.attempt(c.FollowUp(report.obligation, report.party, kind))

    @invariant()
    def every_rung_is_climbed_once(self) -> None:
        climbed = Counter(
            (rung.clock, rung.rung, subject)
            for rung in self.arena.events(e.RungReached)
            for subject in rung.subjects
        )
        assert all(count == 1 for count in climbed.values())

    @invariant()
    def nothing_that_fell_due_is_left_unrecorded_by_a_tick(self) -> None:
        if not self.arena.state.over:
            self.arena.wait(0)
            assert due(self.arena.plan, self.arena.state, self.arena.now) == []

    @invariant()
    def nobody_is_asked_about_what_is_settled(self) -> None:
        state = self.arena.state
        for rung in asked(state):
            things = state.reports if rung.clock in ("report", "receipt") else state.directives
            assert any(name in things for name in rung.subjects)

    @invariant()
    def a_final_report_follows_another(self) -> None:
        for report in self.arena.state.reports.values():
            assert report.stage != "final" or report.supplement
