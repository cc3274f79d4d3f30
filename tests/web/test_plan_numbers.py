"""A clause is found however its number is typed, a unit by any name, words with numbers."""

from __future__ import annotations

import pytest

from tests.web.console import shipped
from web.rooms.plan_numbers import names_under
from web.rooms.plan_search import Hit, search


def hits(plan: str, asked: str) -> tuple[Hit, ...]:
    return search(shipped().plan(plan), asked).hits


@pytest.mark.parametrize(
    ("plan", "number", "typed"),
    [
        ("special_equipment", "§4.3.2", ("4.3.2", "§ 4.3.2", "４．３．２", "第4.3.2条")),
        ("special_equipment", "§4.3.2", ("4。3。2", "4.3.2条", "clause 4.3.2", "4-3-2")),
        ("special_equipment", "§4.4.1", ("4.4.1", "4 4 1", "section 4.4.1")),
        (
            "waterway",
            "四(三)",
            ("四(三)", "四（三）", "四、（三）", "4.3", "四 三", "第四章第三节"),
        ),
        ("waterway", "四", ("四", "第四章", "4")),
        ("production_safety", "第九条", ("第九条", "9", "第9条", "九", "Article 9")),
        ("production_safety", "第十三条第二款", ("13.2", "十三条二款", "第13条第2款")),
    ],
)
def test_a_clause_is_found_first_however_its_number_is_typed(
    plan: str, number: str, typed: tuple[str, ...]
) -> None:
    for asked in typed:
        first = hits(plan, asked)[0]
        assert (first.clause, first.kind.en) == (number, "clause"), asked


def test_a_number_finds_what_cites_it_and_nothing_of_a_longer_number() -> None:
    found = hits("special_equipment", "4.4.1")
    assert any(hit.kind.en != "clause" for hit in found)
    assert all(names_under(hit.clause, (4, 4, 1)) for hit in found)


@pytest.mark.parametrize("name", ["市消防支队", "消防部门", "市消防救援支队", "fire and rescue"])
def test_a_unit_is_found_by_its_names_of_old_and_by_its_successor(name: str) -> None:
    assert "fire" in [hit.party for hit in hits("special_equipment", name)]


def test_words_and_a_number_together_narrow_what_is_found() -> None:
    found = hits("special_equipment", "4.4 疏散")
    assert found
    for hit in found:
        assert names_under(hit.clause, (4, 4))
        assert "疏散" in hit.title.zh


@pytest.mark.parametrize(
    "asked", ["", "  ", "\x00", "<script>", "' OR 1=1 --", "🔥" * 50, "9" * 300]
)
def test_nothing_is_found_calmly(asked: str) -> None:
    assert hits("special_equipment", asked) == ()
