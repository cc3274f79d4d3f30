"""The reporting chain: who owes whom which report, and what the plan wants it to say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from engine.incident.figure_words import figure_words
from engine.incident.state import Incident, Report
from engine.incident.supplements import report_title, supplement_words
from engine.plan.duties import ContentItem, ReportObligation
from engine.plan.plan import Plan
from engine.text import Language, Text
from web.views import ZONE

_STANDING = ("due", "sent", "confirmed")


@dataclass(frozen=True, slots=True)
class Hop:
    """One report on its way from a sender to one recipient."""

    report: Report
    obligation: ReportObligation
    sender: Text
    party: Text
    title: Text

    @property
    def supplement(self) -> Text | None:
        """What marks it as a supplement to an earlier report; None for a first one."""
        return supplement_words(self.report)

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
    return Hop(report, obligation, sender, party, report_title(plan, report))


@dataclass(frozen=True, slots=True)
class ContentLine:
    """One thing the report must say; `words` is empty where the sender has to supply it."""

    item: ContentItem
    words: str


def content_lines(
    plan: Plan, incident: Incident, obligation: ReportObligation, language: Language
) -> list[ContentLine]:
    """Return what the plan prescribes for a report, filled in as far as it is known."""
    items = plan.contents[obligation.content].items
    return [ContentLine(item, _filled(plan, incident, item, language)) for item in items]


def drafted(lines: Iterable[ContentLine], language: Language, missing: str) -> str:
    """Return the report as words to send, one line an item."""
    colon = "：" if language == "zh" else ": "
    return "\n".join(
        f"{one.item.title.said(language)}{colon}{one.words or missing}" for one in lines
    )


def _filled(plan: Plan, incident: Incident, item: ContentItem, language: Language) -> str:
    known = [
        (plan.facts[fact].title, figure_words(plan.facts[fact], incident.figures[fact].value))
        for fact in item.facts
        if fact in incident.figures and incident.figures[fact].value is not None
    ]
    if len(item.facts) == 1 and known:
        return known[0][1].said(language)
    said = [f"{title.said(language)} {words.said(language)}" for title, words in known]
    if said:
        return ("，" if language == "zh" else ", ").join(said)
    return _by_fill(plan, incident, item, language)


def _by_fill(plan: Plan, incident: Incident, item: ContentItem, language: Language) -> str:
    if item.fill == "time":
        about = ("约 " if language == "zh" else "about ") if incident.about else ""
        return about + incident.occurred_at.astimezone(ZONE).strftime("%Y-%m-%d %H:%M")
    if item.fill == "place":
        district = plan.directory.districts[incident.district].title.said(language)
        return f"{district} {incident.place}"
    if item.fill == "summary":
        return incident.summary or incident.title
    if item.fill == "caller":
        return " ".join(filter(None, incident.caller.values()))
    if item.fill == "level":
        return _level(plan, incident, language)
    return _measures(plan, incident, language) if item.fill == "measures" else ""


def _level(plan: Plan, incident: Incident, language: Language) -> str:
    name = plan.level_name(incident.level).said(language)
    return f"{incident.level.numeral} {name}" if incident.level else name


def _measures(plan: Plan, incident: Incident, language: Language) -> str:
    given = [d for d in incident.directives.values() if d.state != "withdrawn"]
    under_way = sum(d.state in ("acknowledged", "under_way") for d in given)
    done = sum(d.state == "done" for d in given)
    response = plan.responses[incident.response].title if incident.response else None
    phase = (response or plan.phases[incident.phase].title).said(language)
    if language == "zh":
        return f"{phase}；下达任务 {len(given)} 项，已应答和进行中 {under_way} 项，完成 {done} 项"
    return f"{phase}; {len(given)} directives, {under_way} under way, {done} done"
