"""Each code of the linter is shown on the kiln: found where the mark is, and not before."""

from __future__ import annotations

import pytest

from tests.lint.spoiling import Example, examples, findings, kiln, marks, spoilt


def test_the_clean_kiln_has_no_findings() -> None:
    assert list(map(str, findings(kiln()))) == []


@pytest.mark.parametrize(
    "example", [pytest.param(e, id=f"{e.code}-{i}") for i, e in enumerate(examples())]
)
def test_what_is_wrong_is_found_exactly_where_it_is(example: Example) -> None:
    files = spoilt(example.edits)
    places = sorted(marks(files))
    found = findings(files)
    assert places
    assert sorted((f.file, f.line, f.column) for f in found if f.code == example.code) == places, (
        "\n".join(map(str, found))
    )
