"""The reporting chain: who owes whom which report, and what the plan wants it to say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from engine.incident.state import Incident, Report
from engine.incident.supplements import report_mark, report_title
from engine.plan.duties import ReportObligation
from engine.plan.plan import Plan
from engine.text import Text

_STANDING = ("due", "sent", "confirmed")


@dataclass(frozen=True, slots=True)
class Hop:
    """One report on its way from a sender to one recipient."""

    report: Report
    obligation: ReportObligation
    sender: Text
    party: Text
    title: Text
    mark: Text | None
    """初报, 续报 N or 终报; None for a report that the plan wants once."""

    @property
    def behind(self) -> timedelta | None:
        """How late it was sent, or None when it was sent in time or not at all."""
        sent = self.report.sent_at
        return sent - self.report.due if sent and sent > self.report.due else None


@dataclass(frozen=True, slots=True)
class Chain:
    """All hops of one obligation."""

    obligation: ReportObligation
    hops: tuple[Hop, ...]

    @property
    def rank(self) -> tuple[int, float]:
        """Overdue first, then due by the clock, then unconfirmed, then confirmed."""
        due = [hop.report.due.timestamp() for hop in self.hops if hop.report.state == "due"]
        if due:
            return 0, min(due)
        return (1 if any(hop.report.state == "sent" for hop in self.hops) else 2), 0.0


@dataclass(frozen=True, slots=True)
class Chains:
    """The reporting chain of an incident, and the reports that are no longer owed."""

    chains: tuple[Chain, ...]
    lifted: tuple[Hop, ...]

    def count(self, state: str) -> int:
        """Return how many standing reports are in a state."""
        return sum(hop.report.state == state for chain in self.chains for hop in chain.hops)

    @property
    def overdue(self) -> int:
        """How many are late and unsent."""
        return sum(
            hop.report.overdue and hop.report.state == "due"
            for chain in self.chains
            for hop in chain.hops
        )


def chains(plan: Plan, incident: Incident) -> Chains:
    """Return every report of an incident by obligation, what needs a hand first."""
    order = {name: index for index, name in enumerate(plan.report)}
    hops = [hop_of(plan, report) for report in incident.reports.values()]
    standing = [hop for hop in hops if hop.report.state in _STANDING]
    standing.sort(key=lambda hop: order[hop.obligation.id])
    grouped = [
        Chain(plan.report[name], tuple(found))
        for name, found in groupby(standing, key=lambda hop: hop.obligation.id)
    ]
    grouped.sort(key=lambda chain: chain.rank)
    return Chains(tuple(grouped), tuple(hop for hop in hops if hop.report.state == "lifted"))


def hop_of(plan: Plan, report: Report) -> Hop:
    """Return one report with its words."""
    obligation = plan.report[report.obligation]
    sender, party = plan.party_title(report.sender), plan.party_title(report.party)
    title, mark = report_title(plan, report), report_mark(plan, report)
    return Hop(report, obligation, sender, party, title, mark)
