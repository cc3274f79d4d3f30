"""The table of contents of the linter: every rule, in the order in which it reads a plan."""

from __future__ import annotations

from engine.lint.case_criteria import unproved_criteria
from engine.lint.case_duties import unproved_duties
from engine.lint.chains import (
    broken_chains,
    hops_out_of_reach,
    levels_without_chain,
    self_reports,
    shrinking_deadlines,
)
from engine.lint.chapters import missing_chapters
from engine.lint.clause_index import answers, misplaced_clauses
from engine.lint.clause_numbers import (
    bounds_that_no_criterion_uses,
    bounds_that_the_text_does_not_say,
)
from engine.lint.clause_spans import parameters_of_the_plan, spans_of_upkeep
from engine.lint.clause_text import clauses_not_in_the_text, clauses_not_listed
from engine.lint.findings import Rule
from engine.lint.order import never_first, task_cycles
from engine.lint.parties import idle_units, units_without_duties
from engine.lint.semantics import meanings, never_reached
from engine.lint.semantics_grading import falling_grades, mixed_units, shadowed_criteria
from engine.lint.unused import (
    idle_moves,
    single_level_facts,
    unformed_groups,
    unused_contents,
    unused_facts,
    unused_responses,
)
from engine.lint.words import written

RULES: tuple[Rule, ...] = (
    missing_chapters,
    answers,
    misplaced_clauses,
    clauses_not_in_the_text,
    clauses_not_listed,
    bounds_that_the_text_does_not_say,
    bounds_that_no_criterion_uses,
    spans_of_upkeep,
    parameters_of_the_plan,
    written,
    unused_facts,
    single_level_facts,
    unused_contents,
    unused_responses,
    unformed_groups,
    idle_moves,
    idle_units,
    units_without_duties,
    self_reports,
    broken_chains,
    shrinking_deadlines,
    levels_without_chain,
    hops_out_of_reach,
    task_cycles,
    never_first,
    meanings,
    never_reached,
    shadowed_criteria,
    falling_grades,
    mixed_units,
    unproved_criteria,
    unproved_duties,
)
