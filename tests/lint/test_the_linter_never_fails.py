"""Whatever is taken out of a plan, checking it says what is wrong and never fails itself."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.lint.check import checked
from engine.lint.played import failing_cases
from engine.plan.files import read_files
from engine.plan.source import Path
from engine.plan.yaml_source import read_yaml
from tests.lint.spoiling import ROOT

KILN = read_files(ROOT, "kiln")


def _paths(value: Any, path: Path = ()) -> Iterator[Path]:
    if path:
        yield path
    if isinstance(value, (dict, list)):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _paths(item, (*path, key))


DATA = {name: read_yaml(name, content).data for name, content in KILN.items()}
PLACES = [(name, path) for name, data in DATA.items() for path in _paths(data)]


def _without(data: Any, path: Path) -> bytes:
    """Return a file without one of its values; JSON is YAML too."""
    whole = copy.deepcopy(data)
    around = whole
    for step in path[:-1]:
        around = around[step]
    del around[path[-1]]
    return json.dumps(whole, default=float, ensure_ascii=False).encode()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PLACES), min_size=1, max_size=2, unique_by=lambda place: place[0]))
def test_a_plan_with_holes_is_checked_to_the_end(holes: list[tuple[str, Path]]) -> None:
    files = KILN | {name: _without(DATA[name], path) for name, path in holes}
    found = checked(files, "kiln")
    played = list(failing_cases(found.manuscript)) if found.manuscript else []
    assert found.manuscript is not None or found.faults
    assert all(fault.line > 0 and fault.code for fault in (*found.faults, *played))
