"""A folder with two editions of the kiln: until the end of 2020, and from 2021 on."""

from __future__ import annotations

import shutil
from pathlib import Path

from engine.plan.library import PlanLibrary
from tests.plan.conftest import ROOT


def _beside(_folder: str, names: list[str]) -> list[str]:
    return [name for name in names if name == "editions"]


def two_editions(folder: Path) -> PlanLibrary:
    """Return a library of two editions of the kiln, the older one called `first`."""
    plans = shutil.copytree(ROOT, folder / "plans")
    newest = plans / "kiln" / "plan.yaml"
    text = newest.read_text()
    shutil.copytree(plans / "kiln", plans / "kiln" / "editions" / "first", ignore=_beside)
    first = plans / "kiln" / "editions" / "first" / "plan.yaml"
    first.write_text(text.replace("effective_to: null", "effective_to: 2020-12-31"))
    issued = next(line for line in text.split("\n") if "effective_from" in line)
    newest.write_text(text.replace(issued, "  effective_from: 2021-01-01"))
    return PlanLibrary(plans)
