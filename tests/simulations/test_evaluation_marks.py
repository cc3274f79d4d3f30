from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from engine.clock import ManualClock
from engine.desk import Desk
from engine.incident import commands as c
from engine.incident.state import Directive
from engine.journal.entry import Actor
from engine.journal.memory import MemoryJournal
from engine.plan.library import PlanLibrary
from simulations.cast import Cast
from simulations.drill import Drill
from simulations.evaluation import Evaluation, Finding, evaluate
from simulations.library import find, read_scenario
from simulations.report import START

LIBRARY = PlanLibrary.shipped()
SCENARIO, _ = read_scenario(find("keqiao_collision"))
PLAN = LIBRARY.plan(SCENARIO.plan)


class Made:
    """A timeline made by hand: nobody acts but the test."""

    def __init__(self) -> None:
        self.clock = ManualClock(START)
        self.desk = Desk(MemoryJournal(), LIBRARY, self.clock)
        self.drill = Drill(self.desk, Cast(SCENARIO, PLAN, 1), "d1", set())
        asyncio.run(self.drill.open())

    def at(self, minutes: float) -> None:
        self.clock.advance_to(START + timedelta(minutes=minutes))
        asyncio.run(self.desk.tick())

    def does(self, party: str, command: c.Command) -> None:
        actor = Actor(user=party, name=party, role="simulated", party=party)
        number = f"c{self.desk.journal.head()}"
        asyncio.run(self.desk.handle("d1", command, actor, number))

    def directive(self, item: str) -> Directive:
        found = self.desk.incident("d1").directives.values()
        return next(one for one in found if one.item == item)

    def answers(self, item: str, move: c.DirectiveMove, words: str = "") -> None:
        one = self.directive(item)
        self.does(one.party, c.MoveDirective(one.id, move, words))

    def evaluation(self) -> Evaluation:
        return evaluate(SCENARIO, PLAN, self.desk.journal.read("d1"))

    def finding(self, item: str) -> Finding:
        return next(one for one in self.evaluation().findings if one.item == item)


def test_an_answer_in_time_is_met() -> None:
    made = Made()
    made.at(4)
    made.answers("go_and_rescue", "acknowledge")
    assert made.finding("search_answered").mark == "met"
    assert made.finding(made.directive("go_and_rescue").id).mark == "met"


def test_an_answer_after_the_deadline_is_late_by_its_minutes() -> None:
    made = Made()
    made.at(13)
    made.answers("go_and_rescue", "acknowledge")
    late = made.finding(made.directive("go_and_rescue").id)
    assert (late.mark, late.late_by) == ("late", timedelta(minutes=3))
    assert made.finding("search_answered").late_by == timedelta(minutes=8)


def test_what_never_came_is_missed_and_receipt_alone_is_no_answer() -> None:
    made = Made()
    made.at(2)
    made.answers("go_and_rescue", "receive")
    made.at(11)
    missed = made.finding(made.directive("go_and_rescue").id)
    assert (missed.mark, missed.came, missed.late_by) == ("missed", None, timedelta(0))
    assert made.finding("graded_iii").mark == "missed"


def test_a_refusal_with_a_reason_is_an_answer_and_named_as_declined() -> None:
    made = Made()
    made.at(3)
    made.answers("tour_groups_safe", "decline", "无车")
    declined = made.finding(made.directive("tour_groups_safe").id)
    assert (declined.kind, declined.mark) == ("declined", "met")


def test_a_directive_whose_time_has_not_come_is_not_judged() -> None:
    made = Made()
    made.at(3)
    assert made.directive("go_and_rescue").id not in {
        finding.item for finding in made.evaluation().findings
    }


@pytest.mark.parametrize(("minutes", "mark"), [(10, "met"), (25, "late")])
def test_a_report_is_held_to_its_clock(minutes: int, mark: str) -> None:
    made = Made()
    made.at(minutes)
    owed = next(
        report
        for report in made.desk.incident("d1").reports.values()
        if report.obligation == "government_to_group"
    )
    made.does(owed.sender, c.SendReport(owed.id, "电话"))
    assert made.finding(owed.id).mark == mark


def test_levels_and_responses_are_seen_when_they_come() -> None:
    made = Made()
    made.at(5)
    approval = made.desk.incident("d1").open_approval("activation")
    assert approval is not None
    made.does("local_government:keqiao", c.TakeStep(approval.id, "decide", grant=True))
    made.does("local_maritime:keqiao", c.RecordFigures({"missing": 4}, "海事"))
    assert made.finding("county_first").mark == "met"
    assert made.finding("graded_iii").came == made.clock.now()


def test_a_timeline_without_a_report_is_no_drill() -> None:
    with pytest.raises(ValueError, match="begins with a report"):
        evaluate(SCENARIO, PLAN, [])
