"""A kiln plan with an index of clauses, given line by line."""

from __future__ import annotations

from pathlib import Path

from engine.plan.files import read_files
from engine.plan.loader import load_plan
from engine.plan.plan import Plan

_ROOT = Path(__file__).parent / "fixtures"
_TITLE = "title: {zh: 条, en: Clause}"


def entry(number: str, more: str = "") -> str:
    return f'    - {{number: "{number}", {_TITLE}{more}}}'


def index(*entries: str, numbering: str = "decimal") -> bytes:
    head = ["clauses:", f"  numbering: {numbering}", "  entries:"]
    return "\n".join([*head, *entries, ""]).encode()


HEADING = ", heading: true"
REASON = ", because: {zh: 只说目的, en: It only states a purpose}"


def kiln(*entries: str) -> Plan:
    files = read_files(_ROOT, "kiln")
    return load_plan(files | {"kiln/clauses.yaml": index(*entries)}, "kiln")
