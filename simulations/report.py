"""One automatic run of a scenario, and its report: the timeline, then what was late or missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from engine.clock import ManualClock
from engine.desk import Desk
from engine.incident.story import Line, story
from engine.journal.chain import stamp
from engine.journal.memory import MemoryJournal
from engine.plan.library import PlanLibrary
from engine.plan.plan import Plan
from engine.text import Language
from simulations.cast import Cast
from simulations.drill import Drill, run
from simulations.evaluation import Evaluation, Finding, Mark, evaluate
from simulations.library import check, find, read_scenario
from simulations.scenario import Scenario

START = datetime(2026, 1, 15, 18, 0, tzinfo=UTC)
"""Automatic drills begin at a fixed moment, so that the same seed gives the same bytes."""
_LENGTH = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class DrillReport:
    """A finished run: its timeline in words and its findings."""

    scenario: Scenario
    plan: Plan
    seed: int
    lines: tuple[Line, ...]
    evaluation: Evaluation


async def run_scenario(name: str, library: PlanLibrary, seed: int) -> DrillReport:
    """Run a scenario with everybody simulated, in memory, as fast as it goes."""
    scenario, source = read_scenario(find(name))
    plan = library.plan(scenario.plan)
    check(scenario, source, plan)
    clock = ManualClock(START)
    journal = MemoryJournal()
    desk = Desk(journal, library, clock)
    drill = Drill(desk, Cast(scenario, plan, seed), f"drill-{scenario.id}-{seed}", set())
    await run(drill, clock, _LENGTH)
    entries = journal.read(drill.name)
    lines = tuple(story(plan, entries))
    return DrillReport(scenario, plan, seed, lines, evaluate(scenario, plan, entries))


_MARKS = {
    "zh": {"met": "按时", "late": "超时", "missed": "缺失"},
    "en": {"met": "met", "late": "late", "missed": "missed"},
}


def _offset(since: datetime, at: datetime) -> str:
    minutes, seconds = divmod(int((at - since).total_seconds()), 60)
    return f"T{'-' if minutes < 0 else '+'}{abs(minutes):03d}:{seconds:02d}"


def _finding(finding: Finding, language: Language) -> str:
    mark = _MARKS[language][finding.mark]
    late = max(1, int(finding.late_by.total_seconds() // 60))
    minutes = {"zh": f" {late} 分钟", "en": f" by {late} min"}[language]
    by = minutes if finding.mark == "late" else ""
    return f"  {mark}{by}  {finding.title.said(language)}  {finding.clause}"


def _summary(report: DrillReport, language: Language) -> Iterator[str]:
    evaluation = report.evaluation
    marks: tuple[Mark, ...] = ("met", "late", "missed")
    counts = {mark: len(evaluation.marked(mark)) for mark in marks}
    words = _MARKS[language]
    yield "  ".join(f"{words[mark]} {count}" for mark, count in counts.items())
    yield {"zh": "期望行动", "en": "Expected actions"}[language]
    for finding in evaluation.findings:
        if finding.kind == "expected":
            yield _finding(finding, language)
    yield {"zh": "超时与缺失", "en": "Late and missing"}[language]
    for finding in evaluation.findings:
        if finding.kind != "expected" and finding.mark != "met":
            yield _finding(finding, language)


def sentences(report: DrillReport, language: Language) -> Iterator[str]:
    """Yield the report for people; every line says that it is a drill."""
    drill = {"zh": "【演练】", "en": "[DRILL] "}[language]
    zone = ZoneInfo(report.plan.directory.jurisdiction.time_zone)
    began = report.lines[0].entry.recorded_at
    yield f"{drill}{report.scenario.title.said(language)}  seed {report.seed}"
    for line in report.lines:
        at = line.entry.occurred_at
        local = at.astimezone(zone).strftime("%H:%M:%S")
        clause = f"  {line.clause}" if line.clause else ""
        yield f"{drill}{_offset(began, at)} {local}  {line.text.said(language)}{clause}"
    for text in _summary(report, language):
        yield f"{drill}{text}"


def as_data(report: DrillReport) -> dict[str, Any]:
    """Return the report as plain JSON."""
    return {
        "drill": True,
        "scenario": report.scenario.id,
        "plan": report.plan.id,
        "edition": report.plan.edition,
        "seed": report.seed,
        "timeline": [
            {
                "seq": line.entry.seq,
                "at": stamp(line.entry.occurred_at),
                "kind": line.entry.kind,
                "actor": line.entry.actor.name,
                "text": f"【演练】{line.text.zh}",
                "clause": line.clause,
                "hash": line.entry.hash,
            }
            for line in report.lines
        ],
        "findings": [
            {
                "kind": finding.kind,
                "item": finding.item,
                "title": finding.title.model_dump(),
                "clause": finding.clause,
                "due": stamp(finding.due),
                "came": None if finding.came is None else stamp(finding.came),
                "mark": finding.mark,
                "late_seconds": int(finding.late_by.total_seconds()),
            }
            for finding in report.evaluation.findings
        ],
    }
