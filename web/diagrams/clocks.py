"""How long a clock runs, and what the plan itself says of it, in a few words."""

from __future__ import annotations

from engine.plan.duties import ReportObligation
from engine.plan.plan import Plan
from engine.text import Language

_UNITS = ((1440, "天", "day"), (60, "小时", "hour"), (1, "分钟", "minute"))


def length_words(minutes: int, language: Language) -> str:
    """Return a length in the largest unit that divides it: 2 小时, 90 minutes."""
    size, zh, en = next(unit for unit in _UNITS if minutes % unit[0] == 0)
    count = minutes // size
    if language == "zh":
        return f"{count} {zh}"
    return f"{count} {en}{'' if count == 1 else 's'}"


def clause_words(clause: str) -> str:
    """Return a clause as it is shown: §4.1, or 四（二） as a plan counts."""
    return f"§{clause}" if clause[:1] in tuple("0123456789") else clause


def clock_words(plan: Plan, report: ReportObligation, language: Language) -> tuple[str, ...]:
    """Return the clock of a report, the plan's own wording if it has one, and the clause."""
    length = length_words(plan.minutes(report.within), language)
    within = f"{length}内" if language == "zh" else f"within {length}"
    wording = (f"“{report.wording}”",) if report.wording else ()
    return (within, *wording, clause_words(report.clause))
