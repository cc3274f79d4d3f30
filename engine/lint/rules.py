"""The table of contents of the linter: every rule, in the order in which it reads a plan."""

from __future__ import annotations

from engine.lint.findings import Rule

RULES: tuple[Rule, ...] = ()
