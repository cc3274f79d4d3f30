"""Each code of the linter is shown on the kiln: found where the mark is, and not before."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lint.spoiling import Example, examples, findings, kiln, marks, spoilt


def test_the_clean_kiln_has_no_findings(tmp_path: Path) -> None:
    assert list(map(str, findings(kiln(), tmp_path))) == []


@pytest.mark.parametrize(
    "example", [pytest.param(e, id=f"{e.code}-{i}") for i, e in enumerate(examples())]
)
def test_what_is_wrong_is_found_exactly_where_it_is(example: Example, tmp_path: Path) -> None:
    files = spoilt(example)
    places = [*marks(files), *([(example.without, 1, 1)] if example.without else [])]
    found = findings(files, tmp_path)
    assert places
    assert sorted((f.file, f.line, f.column) for f in found if f.code == example.code) == sorted(
        places
    ), "\n".join(map(str, found))
