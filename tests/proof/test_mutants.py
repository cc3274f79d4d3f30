"""What is changed in a plan to prove it, and how each change reads."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from engine.proof.mutants import Mutant, mutants, shifted
from engine.proof.score import KINDS
from tests.proof.kiln import OWED, trial

BOOK = trial().book


def of(item: str, kind: str) -> list[Mutant]:
    return [m for m in mutants(BOOK) if (m.item, m.kind) == (item, kind)]


def test_every_kind_of_change_has_its_words() -> None:
    assert {mutant.kind for mutant in mutants(BOOK)} <= set(KINDS)


def test_every_item_is_dropped_once() -> None:
    dropped = Counter(m.item for m in mutants(BOOK) if m.kind == m.sort)
    duties = {"put_out", "treat", "to_city", "from_scene", "cooling"}
    assert dropped == Counter(
        duties | {"burns", "smoke", "collapse", "trapped_burned", "usual", "all", "fire_out"}
    )


def test_where_two_bands_meet_the_bound_moves_for_both() -> None:
    moved = [m for m in of("burns", "bound") if len(m.edits) == 2]
    assert sorted((m.edits[0].value, m.edits[1].value) for m in moved) == [
        (2, 2),
        (4, 4),
        (9, 9),
        (11, 11),
        (29, 29),
        (31, 31),
    ]


@pytest.mark.parametrize(
    ("bound", "near"),
    [
        (3, (2, 4)),
        (Decimal("3.5"), (Decimal("3.4"), Decimal("3.6"))),
        (Decimal("10"), (Decimal("9"), Decimal("11"))),
    ],
)
def test_a_bound_moves_by_its_smallest_step(
    bound: int | Decimal, near: tuple[int | Decimal, int | Decimal]
) -> None:
    assert shifted(bound) == near


def test_a_condition_loses_each_part_and_each_listed_value() -> None:
    assert [m.what.en for m in of("smoke", "part")] == [
        "the part fuel is dropped",
        "the part trapped is dropped",
        "min of trapped is dropped",
        "below of trapped is dropped",
    ]
    assert [m.what.zh for m in of("smoke", "choice")] == [
        "smoke：fuel中去掉wood",
        "smoke：fuel中去掉gas",
    ]


def test_a_level_moves_one_step_either_way() -> None:
    assert [m.edits[0].value for m in of("treat", "level")] == ["IV", "II"]


def test_each_bound_of_a_condition_moves_one_step_either_way() -> None:
    assert [m.edits[0].value for m in of("smoke", "range")] == [1, 3, 99, 101]


def test_a_report_loses_its_supplements_their_facts_and_their_windows() -> None:
    changes = [m.what.en for m in mutants(trial([OWED]).book) if m.item == "to_city"]
    assert changes == [
        "to_city is dropped",
        "it is never supplemented",
        "news of burned are not supplemented",
        "news of trapped are not supplemented",
        "the other window is dropped",
        "the other window always counts",
        "the part collapsed is dropped",
        "the part fuel is dropped",
    ]


def test_an_end_with_several_conditions_loses_each_and_requires_any() -> None:
    second = '    - {id: cold, title: {zh: 冷, en: Cold}, clause: "6.1"}\n  chains:'
    changed = mutants(trial([("ending.yaml", "  chains:", second)]).book)
    assert [m.what.en for m in changed if m.sort == "ending"] == [
        "fire_out is dropped",
        "cold is dropped",
        "ending requires any",
    ]
