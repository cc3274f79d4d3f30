"""How a plan runs, drawn: its phases and moves, and the ways of its reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from starlette.responses import Response

from engine.plan.duties import ReportChain, ReportObligation
from engine.plan.plan import Plan
from engine.text import Language
from web.diagrams.chains import rungs_of
from web.diagrams.clocks import clock_words
from web.diagrams.drawing import Drawing
from web.diagrams.fan import draw_reports
from web.diagrams.ladder import draw_chain
from web.diagrams.lifecycle import draw_lifecycle
from web.diagrams.moves import numbered_moves, role_title
from web.rooms.plan_shelf import leaf, open_plan
from web.routing import Room
from web.visit import Visit

room = Room("plan_flow")

_AND = {"zh": "、", "en": ", "}


@dataclass(frozen=True, slots=True)
class NumberedReport:
    """A report with its number in the drawing, and its clock in words."""

    number: int
    report: ReportObligation
    clock: str


@dataclass(frozen=True, slots=True)
class DrawnChain:
    """A reporting chain, drawn and told; without `chain` it is every report of the plan."""

    chain: ReportChain | None
    drawing: Drawing
    reports: tuple[NumberedReport, ...]
    told: str


@room.page("/plans/{plan}/flow", action="plan.see")
async def flow(visit: Visit) -> Response:
    """Show the lifecycle and the reporting chains."""
    opened = open_plan(visit)
    plan, language = opened.plan, visit.language
    return leaf(
        visit,
        "plans/flow.html",
        opened,
        lifecycle=draw_lifecycle(plan, language),
        moves=numbered_moves(plan),
        told=_moves_told(plan, language),
        chains=_chains(plan, language),
    )


def _chains(plan: Plan, language: Language) -> list[DrawnChain]:
    if not plan.reports.chains:
        every = _numbered(plan, plan.reports.reports, language)
        return [DrawnChain(None, draw_reports(plan, language), every, _told(plan, every, language))]
    return [_chain(plan, chain, language) for chain in plan.reports.chains]


def _chain(plan: Plan, chain: ReportChain, language: Language) -> DrawnChain:
    owed = [hop.report for rung in rungs_of(plan, chain) for hop in rung.hops]
    reports = _numbered(plan, owed, language)
    drawing = draw_chain(plan, chain, language)
    return DrawnChain(chain, drawing, reports, _told(plan, reports, language))


def _numbered(
    plan: Plan, reports: Iterable[ReportObligation], language: Language
) -> tuple[NumberedReport, ...]:
    return tuple(
        NumberedReport(number, report, " · ".join(clock_words(plan, report, language)[:-1]))
        for number, report in enumerate(reports, 1)
    )


def _moves_told(plan: Plan, language: Language) -> str:
    """Return the lifecycle in sentences, for who cannot see the drawing."""
    said = []
    for one in numbered_moves(plan):
        sources = _AND[language].join(p.title.said(language) for p in one.sources)
        said.append(
            f"{one.move.title.said(language)}: {sources} → {one.target.title.said(language)}"
        )
    return "; ".join(said)


def _told(plan: Plan, reports: Iterable[NumberedReport], language: Language) -> str:
    said = []
    for one in reports:
        sender = role_title(plan, one.report.sender).said(language)
        to = _AND[language].join(role_title(plan, r).said(language) for r in one.report.to)
        said.append(f"{sender} → {to}: {one.report.title.said(language)}, {one.clock}")
    return "; ".join(said)
