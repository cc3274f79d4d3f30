"""The table of contents of the linter: every rule, in the order in which it reads a plan."""

from __future__ import annotations

from engine.lint.case_criteria import unproved_criteria
from engine.lint.case_duties import unproved_duties
from engine.lint.chains import (
    broken_chains,
    hops_out_of_reach,
    levels_without_chain,
    shrinking_deadlines,
)
from engine.lint.chapters import missing_chapters
from engine.lint.findings import Rule
from engine.lint.order import never_first, task_cycles
from engine.lint.parties import idle_units, units_without_duties
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
    written,
    unused_facts,
    single_level_facts,
    unused_contents,
    unused_responses,
    unformed_groups,
    idle_moves,
    idle_units,
    units_without_duties,
    broken_chains,
    shrinking_deadlines,
    levels_without_chain,
    hops_out_of_reach,
    task_cycles,
    never_first,
    unproved_criteria,
    unproved_duties,
)
