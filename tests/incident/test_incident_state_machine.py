"""Whatever people do in whatever order: what is live is what replays, and nothing is doubled."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from engine.grading import grade
from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.demand import demand, situation_of
from engine.incident.reconcile import reconcile
from engine.incident.snapshots import freeze, thaw
from engine.incident.story import story
from engine.journal.entry import Actor
from tests.incident.actors.command import Commanding
from tests.incident.actors.deadlines import Deadlines
from tests.incident.actors.register_keepers import RegisterKeepers
from tests.incident.actors.registers import Registers
from tests.incident.actors.releases import Releasing


class AnyIncident(Commanding, Deadlines, RegisterKeepers, Registers, Releasing):
    """People, the clock and chance against one incident."""

    @rule(data=st.data())
    def figures_come_in(self, data: st.DataObject) -> None:
        self.attempt(c.RecordFigures(self.facts(data), "现场"))

    @rule(minutes=st.sampled_from([0, 1, 9, 11, 61, 130, 8 * 1440]))
    def time_passes(self, minutes: int) -> None:
        self.arena.wait(minutes)

    @precondition(lambda self: self.arena.state.directives)
    @rule(
        data=st.data(),
        move=st.sampled_from(["receive", "acknowledge", "start", "complete", "decline"]),
        own=st.booleans(),
        words=st.sampled_from(["", "路断了"]),
    )
    def somebody_answers(
        self, data: st.DataObject, move: c.DirectiveMove, own: bool, words: str
    ) -> None:
        directive = data.draw(st.sampled_from(sorted(self.arena.state.directives)))
        party = self.arena.state.directives[directive].party if own else "nobody"
        actor = Actor(user="u", name="联络员", role="unit_liaison", party=party)
        self.attempt(c.MoveDirective(directive, move, words), actor)

    @precondition(lambda self: self.arena.state.reports)
    @rule(data=st.data(), confirm=st.booleans())
    def a_report_goes_on(self, data: st.DataObject, confirm: bool) -> None:
        report = data.draw(st.sampled_from(sorted(self.arena.state.reports)))
        sent = c.ConfirmReport(report, "李某") if confirm else c.SendReport(report, "电话")
        self.attempt(sent)

    def _tellers(self) -> list[str]:
        """Return the unsent reports that are owed again when their figures change."""
        terms = self.arena.plan.report
        reports = self.arena.state.reports.values()
        return [r.id for r in reports if r.state == "due" and terms[r.obligation].supplements]

    @precondition(lambda self: self._tellers())
    @rule(data=st.data(), dead=st.integers(0, 4))
    def what_was_told_changes(self, data: st.DataObject, dead: int) -> None:
        report = data.draw(st.sampled_from(self._tellers()))
        self.attempt(c.SendReport(report, "电话"))
        self.attempt(c.RecordFigures({"deaths": dead}, "现场"))

    @precondition(lambda self: self.arena.state.approvals)
    @rule(data=st.data(), grant=st.booleans(), reason=st.sampled_from(["", "情况不符"]))
    def somebody_decides(self, data: st.DataObject, grant: bool, reason: str) -> None:
        approval = data.draw(st.sampled_from(sorted(self.arena.state.approvals)))
        plan = self.arena.plan
        chains = [*plan.ending.chains, *plan.lifecycle.responses]
        steps = [
            s for chain in chains for s in getattr(chain, "steps", getattr(chain, "chain", ()))
        ]
        step = data.draw(st.sampled_from(steps))
        actor = self.arena.person(step.by)
        self.attempt(c.TakeStep(approval, step.id, grant=grant, reason=reason), actor)

    @rule(data=st.data(), verdict=st.sampled_from(["met", "not_applicable", "not_met"]))
    def the_checklist_is_judged(self, data: st.DataObject, verdict: Any) -> None:
        conditions = [condition.id for condition in self.arena.plan.ending.conditions]
        self.attempt(c.CheckEnding(data.draw(st.sampled_from(conditions)), verdict, "已核实"))

    @rule(data=st.data())
    def a_response_is_asked_for(self, data: st.DataObject) -> None:
        response = data.draw(st.sampled_from(sorted(self.arena.plan.responses)))
        self.attempt(c.ProposeResponse(response, "影响较大"))

    @rule(by=st.sampled_from(["office", "local_government"]))
    def ending_is_asked_for(self, by: str) -> None:
        self.attempt(c.ProposeEnding("处置完毕"), self.arena.person(by))

    @rule(
        command=st.sampled_from(
            [c.DismissIncident("误报"), c.CloseIncident("移交"), c.AddNote("记")]
        )
    )
    def it_may_be_over(self, command: c.Command) -> None:
        self.attempt(command)

    def teardown(self) -> None:
        if not hasattr(self, "arena"):
            return
        entries = self.arena.journal.read("i1")
        assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
        assert self.arena.replayed() == self.arena.incident
        assert thaw(freeze(self.arena.state)) == self.arena.incident
        assert len([*story(self.arena.plan, entries)]) == len(entries)

    @invariant()
    def nothing_that_must_follow_is_missing(self) -> None:
        assert reconcile(self.arena.plan, self.arena.state, self.arena.now) == []

    @invariant()
    def obligations_are_what_the_plan_demands(self) -> None:
        state = self.arena.state
        wanted = demand(self.arena.plan, state)
        standing = [d for d in state.directives.values() if d.state != "withdrawn"]
        keys = Counter((d.origin, d.item, d.party) for d in standing)
        assert all(keys[want.key] == 1 for want in wanted.directives)
        open_now = {(d.origin, d.item, d.party) for d in standing if d.open}
        assert open_now <= {want.key for want in wanted.directives}
        owed = {(r.obligation, r.party) for r in state.reports.values() if r.state != "lifted"}
        assert {want.key for want in wanted.reports} <= owed

    @invariant()
    def a_report_is_owed_again_only_once_the_one_before_was_sent(self) -> None:
        told: dict[tuple[str, str], int] = {}
        waiting: set[tuple[str, str]] = set()
        for report in self.arena.state.reports.values():
            key = (report.obligation, report.party)
            assert key not in waiting
            assert report.supplement == told.get(key, 0)
            terms = self.arena.plan.report[report.obligation]
            assert not report.supplement or terms.supplements or terms.follow_ups
            if report.state == "due":
                waiting.add(key)
            elif report.state != "lifted":
                told[key] = report.supplement + 1

    @invariant()
    def the_grade_is_that_of_the_known_figures(self) -> None:
        state = self.arena.state
        if not state.over:
            found = grade(self.arena.plan, situation_of(self.arena.plan, state))
            assert (state.level, state.ceiling) == (found.level, found.ceiling)

    @invariant()
    def a_deadline_fires_once(self) -> None:
        late = Counter(ev.directive for ev in self.arena.events(e.DirectiveUnanswered))
        assert all(count == 1 for count in late.values())

    @invariant()
    def one_question_at_a_time(self) -> None:
        waiting = Counter(
            a.subject for a in self.arena.state.approvals.values() if a.state == "open"
        )
        assert all(count == 1 for count in waiting.values())


AnyIncident.TestCase.settings = settings(
    max_examples=60,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TestAnyIncident = AnyIncident.TestCase
