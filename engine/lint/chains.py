"""Report chains: each hop goes on where the one before it arrived, in time, at its levels."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from engine.levels import GRADED, Level
from engine.lint.findings import Finding, Manuscript
from engine.plan.duties import ReportChain, ReportObligation
from engine.plan.plan import Plan
from engine.plan.source import Path
from engine.truth import FALSE, Context, judge

_HOUSE = ("leading_group", "office")


def house(plan: Plan, party: str) -> frozenset[str]:
    """Return everyone who has a report when `party` has it.

    A body's report is its seat's and its members'; what a seat receives its body has. The leading
    group and its office are one house: the office keeps the group's mail.
    """
    bodies = [b for b in plan.organisation.bodies if party in (b.id, b.seat)]
    if any(body.kind in _HOUSE for body in bodies):
        bodies += [body for body in plan.organisation.bodies if body.kind in _HOUSE]
    inside = {name for body in bodies for name in (body.id, body.seat, *body.members) if name}
    return frozenset(inside | {party})


class _Hop(NamedTuple):
    """One report of a chain, and where the chain names it."""

    path: Path
    report: ReportObligation
    levels: tuple[Level, ...]


def _chains(plan: Plan) -> Iterator[tuple[ReportChain, list[_Hop]]]:
    for index, chain in enumerate(plan.reports.chains):
        hops = enumerate(plan.report[name] for name in chain.hops)
        path: Path = ("chains", index, "hops")
        yield chain, [_Hop((*path, place), report, chain.levels) for place, report in hops]


def broken_chains(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield hops whose sender did not receive the hop before."""
    plan = manuscript.plan
    for chain, hops in _chains(plan):
        for before, hop in pairwise(hops):
            received = {name for to in before.report.to for name in house(plan, to)}
            if hop.report.sender not in received:
                wrong = f"{hop.report.sender} sends it on, but {before.report.id} does not reach it"
                mend = "mend the order of the hops, or who receives the one before"
                item = f"{chain.id} {hop.report.id}"
                yield manuscript.finding(
                    "reports.yaml", hop.path, "chain-broken", item, wrong, mend
                )


def self_reports(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield reports that somebody owes to himself."""
    for index, report in enumerate(manuscript.plan.reports.reports):
        if report.sender in report.to:
            wrong, mend = f"{report.sender} reports to itself", "take it out of to:, or mend from:"
            path = ("reports", index, "to", report.to.index(report.sender))
            yield manuscript.finding("reports.yaml", path, "self-report", report.id, wrong, mend)


def shrinking_deadlines(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield hops that allow less time than the hop before."""
    plan = manuscript.plan
    for chain, hops in _chains(plan):
        for before, hop in pairwise(hops):
            earlier, later = plan.minutes(before.report.within), plan.minutes(hop.report.within)
            if later < earlier:
                wrong = f"{hop.report.id} allows {later} minutes, the hop before {earlier}"
                mend = "check both clocks against the plan, or accept it with the reason"
                item = f"{chain.id} {hop.report.id}"
                yield manuscript.finding(
                    "reports.yaml", hop.path, "deadline-shrinks", item, wrong, mend
                )


def levels_without_chain(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield levels at which no chain says how a report travels upward."""
    covered = {level for chain in manuscript.plan.reports.chains for level in chain.levels}
    for level in GRADED:
        if level not in covered:
            wrong = f"no chain of reports covers level {level.code}"
            mend = "add one to chains: from the scene to the top"
            yield manuscript.finding(
                "reports.yaml",
                ("chains",),
                "level-without-chain",
                level.code,
                wrong,
                mend,
                key=True,
            )


def _phases_at(plan: Plan, level: Level) -> frozenset[str]:
    """Return the phases that an incident of a level may be in."""
    responses = plan.lifecycle.responses
    possible = {r.phase for r in responses if r.discretionary or level in r.levels}
    return frozenset(plan.phases) - ({r.phase for r in responses} - possible)


def _cannot_arise(plan: Plan, hop: _Hop) -> list[Level]:
    when, phases = hop.report.when, frozenset(hop.report.phases)
    return [
        level
        for level in hop.levels
        if judge(when, {}, Context(level=level)) is FALSE or not phases & _phases_at(plan, level)
    ]


def hops_out_of_reach(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield hops that cannot arise at a level of their chain: by their condition or phases."""
    plan = manuscript.plan
    for chain, hops in _chains(plan):
        for hop in hops:
            for level in _cannot_arise(plan, hop):
                wrong = f"{hop.report.id} never arises at level {level.code} of this chain"
                mend = "take the level out of the chain, or mend its when: or phases:"
                item = f"{chain.id} {hop.report.id} {level.code}"
                yield manuscript.finding(
                    "reports.yaml", hop.path, "hop-out-of-reach", item, wrong, mend
                )
