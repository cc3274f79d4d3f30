"""People who keep the registers: casualties, stopwatches, people moved away."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from engine.incident import commands as c
from engine.incident import events as e
from engine.incident.totals import facts_fed, totals
from engine.plan.facts import PersonState
from tests.incident.actors.acting import Acting

_STATES = st.sampled_from(get_args(PersonState))
_FEW = st.integers(0, 4)


class RegisterKeepers(Acting):
    """Whoever enters, moves, splits, strikes, starts and stops."""

    @rule(state=_STATES, people=_FEW, name=st.sampled_from(["", "李某"]))
    def somebody_is_entered(self, state: PersonState, people: int, name: str) -> None:
        self.attempt(c.RegisterCasualty(state, "医院", people, name=name))

    @rule(number=_FEW, to=_STATES, people=st.none() | _FEW)
    def somebody_is_moved_on(self, number: int, to: PersonState, people: int | None) -> None:
        self.attempt(c.MoveCasualty(f"p{number}", to, "医院", people))

    @rule(number=_FEW, reason=st.sampled_from(["", "重复"]), named=st.booleans())
    def an_entry_is_mended(self, number: int, reason: str, named: bool) -> None:
        entry = f"p{number}"
        self.attempt(
            c.IdentifyCasualty(entry, "王某", "家属") if named else c.StrikeCasualty(entry, reason)
        )

    @rule(fact=st.sampled_from(["deaths", "missing", "relocated", "stranded_hours"]))
    def the_register_is_adopted(self, fact: str) -> None:
        self.attempt(c.AdoptRegister(fact, "核对"))

    @rule(
        name=st.sampled_from(["stranded", "outage", "none"]),
        ago=st.sampled_from([0, 30, 300]),
        people=st.none() | st.sampled_from([0, 3, 99, 120]),
        act=st.sampled_from(["start", "count", "stop", "correct"]),
    )
    def a_stopwatch_is_pressed(self, name: str, ago: int, people: int | None, act: str) -> None:
        told = c.Moment(self.moment(ago))
        commands: dict[str, c.Command] = {
            "start": c.StartStopwatch(name, "现场", told, people),
            "count": c.CountHeld(name, people or 0, "现场", told),
            "stop": c.StopStopwatch(name, "现场", told),
            "correct": c.CorrectStopwatch(name, told, "现场", "核对"),
        }
        self.attempt(commands[act])

    @rule(people=st.sampled_from([-1, 0, 400, 9_800]), entry=st.none() | st.just("s1"))
    def people_are_moved_away(self, people: int, entry: str | None) -> None:
        self.attempt(c.CountRelocated(people, "街道", "学校", entry))

    @rule(number=st.integers(1, 3))
    def a_place_is_struck(self, number: int) -> None:
        self.attempt(c.StrikeRelocated(f"s{number}", "重复"))

    @invariant()
    def totals_are_the_sums_of_what_is_not_struck(self) -> None:
        state, sums = self.arena.state, totals(self.arena.plan, self.arena.state)
        for fact in facts_fed(self.arena.plan, "people"):
            fed = self.arena.plan.facts[fact].fed_by
            entries = [one for one in state.casualties.values() if not one.struck]
            counted = [one.people for one in entries if fed and one.counted in fed.people]
            assert sums.get(fact, 0) == sum(counted)

    @invariant()
    def splitting_loses_nobody(self) -> None:
        entered = sum(event.people for event in self.arena.events(e.CasualtyRegistered))
        assert sum(one.people for one in self.arena.state.casualties.values()) == entered

    @invariant()
    def a_figure_that_follows_its_register_says_what_the_register_says(self) -> None:
        state = self.arena.state
        for fact, total in totals(self.arena.plan, state).items():
            known = state.figures.get(fact)
            if known and known.register == "people" and not isinstance(known.value, list):
                assert known.value == total

    @invariant()
    def a_bound_is_reported_once_for_each_beginning(self) -> None:
        since: dict[str, int] = {}
        seen: set[tuple[str, int, str]] = set()
        for entry in self.arena.journal.read("i1"):
            name = entry.payload.get("stopwatch", "")
            if entry.kind in ("StopwatchStarted", "StopwatchCorrected"):
                since[name] = entry.seq
            elif entry.kind == "StopwatchReached":
                key = (name, since[name], entry.payload["hours"])
                assert key not in seen
                seen.add(key)
