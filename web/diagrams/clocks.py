"""How long a clock runs, and what the plan itself says of it, in a few words."""

from __future__ import annotations

from engine.plan.clauses import clause_sign
from engine.plan.duties import ReportObligation
from engine.plan.lengths import parameter_words
from engine.plan.plan import Plan
from engine.text import Language


def clock_words(plan: Plan, report: ReportObligation, language: Language) -> tuple[str, ...]:
    """Return the clock of a report, the plan's own wording if it has one, and the clause."""
    length = parameter_words(plan.parameters[report.within], language)
    within = f"{length}内" if language == "zh" else f"within {length}"
    wording = (f"“{report.wording}”",) if report.wording else ()
    return (within, *wording, clause_sign(report.clause))
