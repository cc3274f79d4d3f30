"""What a plan declares and nothing in it uses."""

from __future__ import annotations

from collections.abc import Iterator

from engine.levels import Level
from engine.lint.findings import Finding, Manuscript
from engine.lint.mentioned import FACTS, asked_facts, mentioned
from engine.plan.conditions import facts_of
from engine.plan.criteria import Criterion, Grading
from engine.plan.lifecycle import Lifecycle
from engine.plan.phase_graph import NEEDED, WAYS, back_again


def unused_facts(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield facts that are asked of a caller and change nothing."""
    used = asked_facts(manuscript.plan) | {m.name for m in mentioned(manuscript.book, FACTS)}
    for fact in manuscript.plan.facts:
        if fact not in used:
            wrong = f"{fact} is asked for, but no criterion, condition or report uses it"
            mend = "use it, or remove it"
            yield manuscript.finding(
                "facts.yaml", ("facts", fact), "unused-fact", fact, wrong, mend, key=True
            )


def _given(criterion: Criterion) -> frozenset[Level]:
    return frozenset(criterion.bands or {criterion.level or Level.BELOW})


def _levels_by_fact(grading: Grading) -> dict[str, set[Level]]:
    """Return the levels that each fact of the grading can give, by itself or as a fear."""
    given: dict[str, set[Level]] = {}
    for criterion in grading.criteria:
        for fact in (*criterion.measure, *facts_of(criterion.when)):
            given.setdefault(fact, set()).update(_given(criterion))
    for fear in grading.projections:
        for fact, added in fear.add.items():
            for name in added:
                given.setdefault(name, set()).update(given.get(fact, ()))
    return given


def single_level_facts(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield facts of the grading that can only ever give one level: a band may be missing."""
    for fact, levels in _levels_by_fact(manuscript.plan.grading).items():
        if len(levels) == 1:
            wrong = f"{fact} can only ever give level {next(iter(levels)).code}"
            mend = "add what it gives at other levels, or accept it when the plan says so"
            path = ("facts", fact)
            yield manuscript.finding(
                "facts.yaml", path, "single-level-fact", fact, wrong, mend, key=True
            )


def unused_contents(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield prescribed contents that no report has."""
    used = {report.content for report in manuscript.plan.reports.reports}
    for index, content in enumerate(manuscript.plan.reports.contents):
        if content.id not in used:
            path = ("contents", index, "id")
            wrong, mend = f"no report has the content {content.id}", "use it, or remove it"
            yield manuscript.finding(
                "reports.yaml", path, "unused-content", content.id, wrong, mend
            )


def unused_responses(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield responses that no level orders and nobody may ask for."""
    for index, response in enumerate(manuscript.plan.lifecycle.responses):
        if not response.levels and not response.discretionary:
            path = ("responses", index, "levels")
            wrong = f"{response.id} is ordered at no level and is not discretionary"
            mend = "give it levels, or discretionary: true"
            yield manuscript.finding(
                "lifecycle.yaml", path, "unused-response", response.id, wrong, mend
            )


def unformed_groups(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield response groups of a plan in which no response forms any."""
    if any(response.groups for response in manuscript.plan.lifecycle.responses):
        return
    for index, group in enumerate(manuscript.plan.organisation.groups):
        path = ("groups", index, "id")
        wrong = f"no response forms groups, so {group.id} never forms"
        mend = "write groups: true at a response, or remove the group"
        yield manuscript.finding("bodies.yaml", path, "unformed-group", group.id, wrong, mend)


def _pulled(lifecycle: Lifecycle) -> frozenset[str]:
    ending = [move for move in lifecycle.moves if move.id == "begin_ending"]
    resumed = {f"resume_{name}" for move in ending for name in move.sources}
    return (
        frozenset(NEEDED + WAYS)
        | back_again(lifecycle).keys()
        | resumed
        | {f"activate_{r.id}" for r in lifecycle.responses}
    )


def idle_moves(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield moves whose trigger nobody pulls."""
    lifecycle = manuscript.plan.lifecycle
    pulled = _pulled(lifecycle)
    for index, move in enumerate(lifecycle.moves):
        if move.id not in pulled:
            path, wrong = ("moves", index, "id"), f"nothing pulls the trigger {move.id}"
            mend = (
                f"name it after a trigger of the engine ({', '.join(NEEDED + WAYS)}), or remove it"
            )
            yield manuscript.finding("lifecycle.yaml", path, "idle-move", move.id, wrong, mend)
