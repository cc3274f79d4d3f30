"""A report drafted from what is known: every item the plan prescribes, what changed, what is missing.

Nothing is held back for a gap: what is missing is named in the draft, and again on the record of
the sending.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from zoneinfo import ZoneInfo

from engine.incident.approvals import level_title
from engine.incident.directive_words import directive_title
from engine.incident.figure_words import figure_words
from engine.incident.state import Incident, Report, Told
from engine.levels import Level
from engine.plan.duties import ContentItem, ReportObligation
from engine.plan.plan import Plan
from engine.text import Language, Text

MISSING = Text(zh="待补", en="to follow")
"""What stands in a draft where the sender has to supply something."""

_CHANGED = Text(zh="较上次报告的变化", en="Changed since the last report")
_NOTHING = Text(zh="无", en="nothing")
_PLACEHOLDERS = frozenset({MISSING.zh, MISSING.en, "", "to be added"})
_COLONS = ("：", ":")


@dataclass(frozen=True, slots=True)
class ContentLine:
    """One thing the report must say; `words` is empty where the sender has to supply it."""

    item: ContentItem
    words: str


@dataclass(frozen=True, slots=True)
class Change:
    """Something that is otherwise than when the last report went out."""

    title: Text
    before: Text | None
    now: Text

    def said(self, language: Language) -> str:
        """Return the change in words: 死亡 1 人 → 2 人."""
        was = f"{self.before.said(language)} → " if self.before else ""
        return f"{self.title.said(language)} {was}{self.now.said(language)}"


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as far as it writes itself. `changes` is None for a first report."""

    lines: tuple[ContentLine, ...]
    changes: tuple[Change, ...] | None
    language: Language

    @property
    def missing(self) -> tuple[ContentLine, ...]:
        """What the sender has to supply."""
        return tuple(line for line in self.lines if not line.words)

    @property
    def words(self) -> str:
        """The report as words to send, one line an item."""
        colon = "：" if self.language == "zh" else ": "
        rows = [
            f"{line.item.title.said(self.language)}{colon}"
            f"{line.words or MISSING.said(self.language)}"
            for line in self.lines
        ]
        if self.changes is not None:
            rows.insert(0, f"{_CHANGED.said(self.language)}{colon}{self.news}")
        return "\n".join(rows)

    @property
    def news(self) -> str:
        """What changed since the last report, in a row."""
        mark = "；" if self.language == "zh" else "; "
        said = mark.join(change.said(self.language) for change in self.changes or ())
        return said or _NOTHING.said(self.language)


def draft(plan: Plan, incident: Incident, report: Report, language: Language) -> Draft:
    """Return a report drafted from the figures and the record."""
    obligation = plan.report[report.obligation]
    lines = tuple(content_lines(plan, incident, obligation, language))
    before = told_before(incident, report)
    changes = None if before is None else tuple(changes_since(plan, incident, before))
    return Draft(lines, changes, language)


def content_lines(
    plan: Plan, incident: Incident, obligation: ReportObligation, language: Language
) -> list[ContentLine]:
    """Return what the plan prescribes for a report, filled in as far as it is known."""
    items = plan.contents[obligation.content].items
    return [ContentLine(item, _filled(plan, incident, item, language)) for item in items]


def named(
    plan: Plan, obligation: ReportObligation, words: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return which prescribed items the words of a report hold, and which they lack.

    An item is held where a line begins with its title and says something. Both are empty for a
    report whose words were not recorded: nothing is known of it.
    """
    if not words.strip():
        return (), ()
    holds = partial(_holds, words.splitlines())
    items = plan.contents[obligation.content].items
    said = tuple(item.id for item in items if holds(item.title))
    return said, tuple(item.id for item in items if item.id not in said)


def _holds(lines: list[str], title: Text) -> bool:
    starts = [f"{name}{colon}" for name in (title.zh, title.en) for colon in _COLONS]
    return any(
        line.strip().startswith(start)
        and line.strip().removeprefix(start).strip() not in _PLACEHOLDERS
        for line in lines
        for start in starts
    )


def told_before(incident: Incident, report: Report) -> Told | None:
    """Return what was known when the last report of this kind went to the same recipient."""
    sent = [
        one
        for one in incident.reports.values()
        if (one.obligation, one.party) == (report.obligation, report.party)
        and one.told is not None
        and one.id != report.id
        and (not report.sent_seq or one.sent_seq < report.sent_seq)
    ]
    return max(sent, key=lambda one: one.sent_seq).told if sent else None


def changes_since(plan: Plan, incident: Incident, before: Told) -> Iterator[Change]:
    """Yield what is otherwise now: figures, level, response, phase."""
    for fact, known in incident.figures.items():
        was = before.figures.get(fact)
        if known.value != was:
            definition = plan.facts[fact]
            earlier = figure_words(definition, was) if fact in before.figures else None
            yield Change(definition.title, earlier, figure_words(definition, known.value))
    level = Level.parse(before.level)
    if level is not incident.level:
        title = Text(zh="等级", en="Grade")
        yield Change(title, level_title(plan, level), level_title(plan, incident.level))
    if before.response != incident.response and incident.response:
        earlier = plan.responses[before.response].title if before.response else None
        title = Text(zh="响应", en="Response")
        yield Change(title, earlier, plan.responses[incident.response].title)
    if before.phase != incident.phase:
        title = Text(zh="阶段", en="Phase")
        yield Change(title, plan.phases[before.phase].title, plan.phases[incident.phase].title)


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
        zone = ZoneInfo(plan.directory.jurisdiction.time_zone)
        return about + incident.occurred_at.astimezone(zone).strftime("%Y-%m-%d %H:%M")
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
    finished = [d for d in given if d.state == "done"]
    response = plan.responses[incident.response].title if incident.response else None
    phase = (response or plan.phases[incident.phase].title).said(language)
    done = dict.fromkeys(directive_title(plan, d).said(language) for d in finished)
    if language == "zh":
        tail = f"（{'、'.join(done)}）" if done else ""
        return (
            f"{phase}；下达任务 {len(given)} 项，已应答和进行中 {under_way} 项，"
            f"完成 {len(finished)} 项{tail}"
        )
    tail = f" ({', '.join(done)})" if done else ""
    return f"{phase}; {len(given)} directives, {under_way} under way, {len(finished)} done{tail}"
