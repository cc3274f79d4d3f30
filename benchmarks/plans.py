"""Loading and linting every shipped plan with its cases, beside the bare parse of the same files.

The peer is PyYAML's C loader on each file once: it gives plain data and checks nothing. Fengsui
reads strictly with the place of every value, validates, reviews, and runs every rule of the linter
on every plan and on what lies between them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import yaml

from benchmarks.measure import Contender, Row, race
from engine.lint.library import between, open_volumes
from engine.plan.files import PlanFiles
from engine.plan.library import PlanLibrary
from engine.plan.loader import load_plan

PARSE = "PyYAML C loader, parse only"


def _files(library: PlanLibrary) -> Mapping[str, PlanFiles]:
    return {name: library.files(name) for name in library.names()}


def parse(texts: list[bytes]) -> list[object]:
    """Parse files to plain data."""
    return [yaml.load(text, Loader=yaml.CSafeLoader) for text in texts]


def play(library: PlanLibrary) -> int:
    """Load and lint all plans and play every case; return how many faults there are."""
    return sum(len(volume.played().faults) for volume in open_volumes(library.root))


def lint(library: PlanLibrary) -> int:
    """Load and lint all plans of a library from disk; return how many faults there are."""
    volumes = open_volumes(library.root)
    found = between(library.root, volumes)
    return sum(len(volume.faults) for volume in volumes) + len(found)


def _milliseconds(row: Row) -> Row:
    ratio = None if row.ratio is None else 1 / row.ratio
    return replace(row, value=1000 / row.value, unit="ms", ratio=ratio)


def run() -> list[Row]:
    """Measure milliseconds for all plans together; a ratio says how many times as long."""
    library = PlanLibrary.shipped()
    files = _files(library)
    texts = list({path: text for plan in files.values() for path, text in plan.items()}.values())
    note = f"{len(texts)} files, {sum(map(len, texts)) // 1024} KiB"
    contenders = [
        Contender("load and lint", lambda: lint(library), note=f"{len(files)} plans with cases"),
        Contender(
            "load",
            lambda: [load_plan(plan, name) for name, plan in files.items()],
            note="without cases",
        ),
        Contender("load, lint and play the cases", lambda: play(library)),
        Contender(PARSE, lambda: parse(texts), note=note),
    ]
    measured = race("plans", contenders, peer=PARSE, unit="runs/s", rounds=5)
    return [_milliseconds(row) for row in measured]
