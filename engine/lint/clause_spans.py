"""The times that a plan says are its document's own stand in the words of the clauses cited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from engine.lint.clause_text import TEXT, official
from engine.lint.findings import Finding, Manuscript
from engine.plan.clauses import cited
from engine.plan.official_text import OfficialText
from engine.plan.quantities import Quantity, quantities

_CODE = "text-disagrees"
_USES = ("within", "answer_within", "interval", "window", "conference")
_DAY, _MONTH = Decimal(1440), Decimal(1)
_CLOCK = {
    "分钟": Decimal(1),
    "小时": Decimal(60),
    "日": _DAY,
    "天": _DAY,
    "周": 7 * _DAY,
    "星期": 7 * _DAY,
}
_CALENDAR = {"月": _MONTH, "季度": 3 * _MONTH, "年": 12 * _MONTH}
_WORKING = {"工作日": Decimal(1)}
_UNITS: Mapping[str, tuple[Mapping[str, Decimal], Decimal]] = {
    "minutes": (_CLOCK, Decimal(1)),
    "hours": (_CLOCK, Decimal(60)),
    "days": (_CLOCK, _DAY),
    "working_days": (_WORKING, Decimal(1)),
    "months": (_CALENDAR, _MONTH),
    "years": (_CALENDAR, 12 * _MONTH),
}
"""The units in which a text may write a time, and how long ours is in the smallest of them."""


def _says(quantity: Quantity, count: Decimal, unit: str) -> bool:
    written, ours = _UNITS[unit]
    return any(
        (value := quantity.of(name)) is not None and value * length == count * ours
        for name, length in written.items()
    )


def _line(text: OfficialText, clauses: list[str]) -> int | None:
    passages = [p for clause in clauses for n in cited(clause) for p in text.under(n)]
    return passages[0].line if passages else None


def _stands(text: OfficialText, clauses: list[str], count: Decimal, unit: str) -> bool:
    words = "\n".join(text.words(number) for clause in clauses for number in cited(clause))
    return any(_says(quantity, count, unit) for quantity in quantities(words))


def spans_of_upkeep(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield spans of upkeep (every three years) that the clause of the duty does not say."""
    text, upkeep = official(manuscript), manuscript.plan.upkeep
    for index, duty in enumerate(upkeep.duties if text and upkeep else ()):
        for key, span in (("every", duty.every), ("within", duty.within)):
            line = _line(text, [duty.clause]) if text else None
            if text is None or span is None or line is None:
                continue
            if not _stands(text, [duty.clause], Decimal(span.count), span.unit):
                wrong = f"{TEXT}:{line} ({duty.clause}) does not say {span.count} {span.unit}"
                path = ("upkeep", "duties", index, key, "count")
                mend = "mend the span, or make it a parameter that is not in the plan"
                yield manuscript.finding("upkeep.yaml", path, _CODE, duty.id, wrong, mend)


def _uses(value: Any) -> Iterator[tuple[str, str]]:
    """Yield parameters with the clause of the item that uses them."""
    if isinstance(value, dict):
        clause = value.get("clause")
        if isinstance(clause, str):
            yield from ((value[k], clause) for k in _USES if isinstance(value.get(k), str))
        for item in value.values():
            yield from _uses(item)
    elif isinstance(value, list):
        for item in value:
            yield from _uses(item)


def parameters_of_the_plan(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield parameters said to be in the plan, while no clause of an item that uses them says so."""
    text = official(manuscript)
    if text is None:
        return
    used: dict[str, list[str]] = {}
    for name, source in manuscript.book.sources.items():
        if name in manuscript.book.chapters:
            for used_name, clause in _uses(source.data):
                used.setdefault(used_name, []).append(clause)
    for name, parameter in manuscript.plan.parameters.items():
        clauses = used.get(name, []) if parameter.in_plan else []
        line = _line(text, clauses)
        if line is None or isinstance(parameter.value, str):
            continue
        if not _stands(text, clauses, parameter.value, parameter.unit):
            wrong = f"{TEXT}:{line} ({clauses[0]}) does not say {parameter.value} {parameter.unit}"
            path = ("parameters", name, "value")
            mend = "mend the value, or write in_plan: false"
            yield manuscript.finding("parameters.yaml", path, _CODE, name, wrong, mend)
