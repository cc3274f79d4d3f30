"""What a warning says: the plan's content items, filled as far as the engine can, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from engine.levels import Level
from engine.plan.plan import Plan
from engine.plan.warnings import WarningContent
from engine.text import Text
from engine.warning.reconcile import trigger_of
from engine.warning.state import Content, Warned

_FROM_ISSUE = Text(zh="自发布时起", en="From when it is issued")
_UNTIL_LIFTED = Text(zh="至解除时止", en="until it is lifted")

GENERAL: tuple[tuple[str, Text], ...] = (
    ("title", Text(zh="预警事项", en="What is warned of")),
    ("area", Text(zh="区域或场所", en="Area or place")),
    ("period", Text(zh="起止时间", en="Beginning and end")),
    ("measures", Text(zh="内容和措施", en="Content and measures")),
    ("issuer", Text(zh="发布单位", en="Issuer")),
)
"""How a warning is recorded where the plan prescribes no contents. It has no level there."""


@dataclass(frozen=True, slots=True)
class Line:
    """One content item with what is said of it; `fill` tells how it is filled, `clause` cites."""

    id: str
    title: Text
    fill: str
    value: Text | None
    clause: str

    @property
    def missing(self) -> bool:
        """Whether nothing is said of it yet."""
        return self.value is None


def prefilled_measures(plan: Plan, warned: Warned) -> str:
    """Return who gets ready by the plan, as the first words of the measures."""
    trigger = trigger_of(plan, warned)
    if trigger is None or not trigger.prepare:
        return ""
    names = [
        plan.party_title(plan.party(role, warned.district)).zh
        for role in dict.fromkeys(trigger.prepare)
    ]
    return f"{'、'.join(names)}做好应急准备。"


def _plain(text: str) -> Text | None:
    return Text(zh=text, en=text) if text else None


def _moment(plan: Plan, at: datetime) -> str:
    zone = ZoneInfo(plan.directory.jurisdiction.time_zone)
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def period(plan: Plan, warned: Warned, content: Content) -> Text | None:
    """Return from when to when a version holds; None where its end is not said."""
    if content.ends_at is None:
        if content.starts_at is None:
            return None
        start = _moment(plan, content.starts_at)
        return Text(zh=f"{start}{_UNTIL_LIFTED.zh}", en=f"{start}, {_UNTIL_LIFTED.en}")
    end = _moment(plan, content.ends_at)
    starts = content.starts_at or (warned.issued_at if warned.standing else None)
    if starts is None:
        return Text(zh=f"{_FROM_ISSUE.zh}至{end}", en=f"{_FROM_ISSUE.en} to {end}")
    start = _moment(plan, starts)
    return Text(zh=f"{start}至{end}", en=f"{start} to {end}")


def level_words(plan: Plan, code: str) -> Text | None:
    """Return a warning's level with numeral, word and colour, as the plan names it, if it does."""
    names = plan.warnings.levels if plan.warnings else {}
    name = next((names[level] for level in names if level.code == code), None)
    if name is None:
        return None
    numeral = Level.parse(code).numeral
    colour = _COLOURS[name.colour]
    return Text(
        zh=f"{colour.zh}预警（{numeral}级，{name.zh}）",
        en=f"{colour.en} warning (level {numeral}, {name.en})",
    )


_COLOURS = {
    "red": Text(zh="红色", en="Red"),
    "orange": Text(zh="橙色", en="Orange"),
    "yellow": Text(zh="黄色", en="Yellow"),
    "blue": Text(zh="蓝色", en="Blue"),
}


def _value(plan: Plan, warned: Warned, content: Content, item: str, fill: str) -> Text | None:
    if fill == "title":
        return _plain(content.title)
    if fill == "level":
        return level_words(plan, content.level)
    if fill == "area":
        return _plain(content.area)
    if fill == "period":
        return period(plan, warned, content)
    if fill == "measures":
        return _plain(content.measures)
    if fill == "issuer":
        return plan.party_title(warned.issuer) if warned.issuer else None
    return _plain(content.others.get(item, ""))


def prescribed(plan: Plan) -> tuple[WarningContent, ...]:
    """Return the items that the plan has a warning say."""
    return plan.warnings.contents if plan.warnings else ()


def _items(plan: Plan) -> Iterator[tuple[str, Text, str, str]]:
    for item in prescribed(plan):
        yield item.id, item.title, item.fill, item.clause
    if not prescribed(plan):
        for fill, title in GENERAL:
            yield fill, title, fill, ""


def lines(plan: Plan, warned: Warned, content: Content) -> tuple[Line, ...]:
    """Return what a version says, item by item in the plan's order."""
    return tuple(
        Line(id_, title, fill, _value(plan, warned, content, id_, fill), clause)
        for id_, title, fill, clause in _items(plan)
    )


def missing(plan: Plan, warned: Warned, content: Content) -> tuple[Line, ...]:
    """Return the prescribed items of which nothing is said. None of them blocks the warning."""
    return tuple(line for line in lines(plan, warned, content) if line.missing and line.clause)


__all__ = [
    "GENERAL",
    "Line",
    "level_words",
    "lines",
    "missing",
    "period",
    "prefilled_measures",
    "prescribed",
]
