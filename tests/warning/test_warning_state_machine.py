"""Whatever people do to a warning in whatever order: live is replay, nothing twice, nothing lost."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from engine.errors import CommandRefused
from engine.journal.entry import Actor
from engine.warning import commands as c
from engine.warning import events as e
from engine.warning.due import next_due
from engine.warning.lifecycle import WARNING
from engine.warning.reconcile import reconcile
from engine.warning.routes import chosen, next_step, steps_of
from tests.warning.hall import NAME, OFFICER, Hall

WORLDS: list[tuple[str, dict[str, str]]] = [
    ("waterway", {}),
    ("special_equipment", {"equipment_warning_issuer": "leading_group"}),
    ("special_equipment", {"equipment_warning_issuer": "city_government"}),
]
LEVELS = ["", "unknown", "below", "IV", "III", "II", "I"]
FLOODS = [None, "none", "III", "II", "I"]
WORDS = ["", "依据不足"]


class AnyWarning(RuleBasedStateMachine):
    """People, the clock and chance against one warning."""

    hall: Hall

    @initialize(world=st.sampled_from(WORLDS), data=st.data())
    def noticed(self, world: tuple[str, dict[str, str]], data: st.DataObject) -> None:
        plan, choices = world
        self.hall = Hall(plan, **choices)
        self.hall.notice(*self._situation(data))

    def _situation(self, data: st.DataObject) -> tuple[dict[str, Any], str]:
        facts: dict[str, Any] = {}
        if "flood_response" in self.hall.plan.facts and data.draw(st.booleans()):
            facts["flood_response"] = data.draw(st.sampled_from(FLOODS))
        if data.draw(st.booleans()):
            facts["missing"] = data.draw(st.sampled_from([None, 0, 3, [0, 12]]))
        return facts, data.draw(st.sampled_from(LEVELS))

    def attempt(self, command: c.Command, actor: Actor = OFFICER) -> None:
        head, before = self.hall.journal.head(), self.hall.warned
        refused: CommandRefused | None = None
        try:
            self.hall.do(command, actor)
        except CommandRefused as error:
            refused = error
        if refused is not None:
            assert refused.refusal.reason.zh
            assert refused.refusal.reason.en
            assert (self.hall.journal.head(), self.hall.warned) == (head, before)

    def somebody(self, data: st.DataObject) -> Actor:
        steps = steps_of(self.hall.plan, self.hall.state)
        parties = [self.hall.body(step.by) for step in steps]
        nobody = self.hall.person("nobody")
        return data.draw(st.sampled_from([*parties, nobody]))

    @rule(data=st.data())
    def the_situation_changes(self, data: st.DataObject) -> None:
        facts, feared = self._situation(data)
        self.attempt(c.LearnSituation("防指", facts, feared))

    @rule(
        preparation=st.sampled_from(["p1", "p2", "p9"]),
        move=st.sampled_from(["acknowledge", "ready", "decline"]),
        own=st.booleans(),
        words=st.sampled_from(WORDS),
    )
    def somebody_gets_ready(
        self, preparation: str, move: c.PreparationMove, own: bool, words: str
    ) -> None:
        found = self.hall.state.preparations.get(preparation)
        party = found.party if found and own else "nobody"
        self.attempt(c.AnswerPreparation(preparation, move, words), self.hall.person(party))

    @rule(
        level=st.sampled_from(["", "I", "IV"]),
        hours=st.sampled_from([None, -1, 1, 30]),
        measures=st.sampled_from(["", "停运", "撤离"]),
    )
    def the_content_is_written(self, level: str, hours: int | None, measures: str) -> None:
        ends = None if hours is None else self.hall.now + timedelta(hours=hours)
        command = c.WriteContent("锅炉", "某厂", level, None, ends, measures)
        self.attempt(command)

    @rule(data=st.data(), right=st.booleans())
    def it_is_put_forward(self, data: st.DataObject, right: bool) -> None:
        step = next_step(self.hall.plan, self.hall.state, None)
        actor = self.hall.body(step.by) if step and right else self.somebody(data)
        self.attempt(c.Propose("分析"), actor)

    @rule(data=st.data(), right=st.booleans(), grant=st.booleans(), words=st.sampled_from(WORDS))
    def a_step_is_taken(self, data: st.DataObject, right: bool, grant: bool, words: str) -> None:
        running = self.hall.state.round
        step = next_step(self.hall.plan, self.hall.state, running)
        actor = self.hall.body(step.by) if step and right else self.somebody(data)
        name, of = (running.id if running else "r1"), (step.id if step else "decide")
        if data.draw(st.booleans()):
            self.attempt(c.TakeStep(name, of, grant, words), actor)
        else:
            told = data.draw(st.sampled_from([(), ("radio",), ("pigeon",)]))
            self.attempt(c.Announce(name, of, told, "小李", words), actor)

    @rule(data=st.data(), right=st.booleans(), words=st.sampled_from(WORDS))
    def it_is_lifted(self, data: st.DataObject, right: bool, words: str) -> None:
        issuer = self.hall.state.issuer
        actor = self.hall.person(issuer) if right else self.somebody(data)
        self.attempt(c.LiftWarning(words), actor)

    @rule(words=st.sampled_from(WORDS))
    def it_is_dismissed(self, words: str) -> None:
        self.attempt(c.DismissWarning(words))

    @rule(known=st.integers(0, 2), name=st.sampled_from(["i1", "i2"]))
    def an_incident_comes_of_it(self, known: int, name: str) -> None:
        self.attempt(c.OpenIncident(name, known))

    @rule(channel=st.sampled_from(["radio", "pigeon", ""]))
    def a_channel_is_used(self, channel: str) -> None:
        self.attempt(c.UseChannel(channel, "小李"))

    @rule(minutes=st.sampled_from([1, 10, 16, 61, 1801]))
    def time_passes(self, minutes: int) -> None:
        self.hall.wait(minutes)

    def teardown(self) -> None:
        if hasattr(self, "hall"):
            entries = self.hall.journal.read(NAME)
            assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
            assert self.hall.replayed() == self.hall.warned

    @invariant()
    def nothing_that_must_follow_is_missing(self) -> None:
        assert reconcile(self.hall.plan, self.hall.state, self.hall.now) == []

    @invariant()
    def the_route_is_that_of_what_is_known_until_it_is_issued(self) -> None:
        state = self.hall.state
        if not state.in_force and not state.over:
            found = chosen(self.hall.plan, state)
            route = found.route.id if found.route else ""
            assert (state.route, state.questions) == (route, found.questions)

    @invariant()
    def nothing_goes_out_without_every_step_of_its_route(self) -> None:
        state = self.hall.state
        for one in state.rounds.values():
            if one.state == "issued":
                steps = [step.id for step in steps_of(self.hall.plan, state)]
                assert [done.step for done in one.steps] == steps

    @invariant()
    def one_round_runs_at_a_time_and_none_once_it_is_over(self) -> None:
        running = [one for one in self.hall.state.rounds.values() if one.running]
        assert len(running) == (self.hall.state.state in ("proposed", "agreed", "changing"))

    @invariant()
    def no_clock_fires_twice_and_none_is_left_behind(self) -> None:
        late = Counter(ev.preparation for ev in self.hall.events(e.PreparationUnanswered))
        near = Counter(ev.content for ev in self.hall.events(e.ExpiryNear))
        changes = Counter(ev.round for ev in self.hall.events(e.ChangeOverdue))
        assert all(n == 1 for n in (*late.values(), *near.values(), *changes.values()))
        ends = self.hall.events(e.WarningLapsed) + self.hall.events(e.WarningLifted)
        assert len(ends) <= 1
        due = next_due(self.hall.plan, self.hall.state)
        assert due is None or not self.hall.state.over

    @invariant()
    def what_stands_was_issued(self) -> None:
        state = self.hall.state
        issued = [ev.content for ev in self.hall.events(e.WarningIssued)]
        assert state.in_force == (issued[-1] if issued else 0)
        assert WARNING.legal(state.state) or state.over


AnyWarning.TestCase.settings = settings(
    max_examples=60,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TestAnyWarning = AnyWarning.TestCase
