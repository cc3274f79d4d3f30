from __future__ import annotations

from collections.abc import Callable

import pytest

from engine.errors import FileRefused
from engine.plan.loader import load_plan

Spoil = Callable[[str, str, str], list[tuple[int, int]]]
Faults = Callable[[], list[tuple[str, str, int, int]]]
GRADING, TASKS, BODIES = "kiln/grading.yaml", "kiln/tasks.yaml", "kiln/bodies.yaml"

COMPARISONS = [
    ("unknown-fact", GRADING, "{collapsed: true}", "{▲colapsed: true}"),
    ("unknown-fact", BODIES, "{not: {fuel: gas}}", "{not: {▲fuels: gas}}"),
    ("fact-type", GRADING, "{collapsed: true}", "{collapsed: ▲1}"),
    ("fact-type", GRADING, "{collapsed: true}", "{collapsed: ▲{min: 1}}"),
    ("fact-type", GRADING, "fuel: [wood, gas]", "fuel: [wood, ▲peat]"),
    ("fact-type", GRADING, "fuel: [wood, gas]", "fuel: ▲true"),
    ("fact-type", GRADING, "fuel: [wood, gas]", "fuel: ▲{below: 3}"),
    ("fact-type", GRADING, "trapped: {min: 2, below: 100}", "trapped: ▲many"),
    ("fact-type", GRADING, "trapped: {min: 2, below: 100}", "trapped: [1, ▲1.5]"),
    ("empty-range", GRADING, "{min: 2, below: 100}", "▲{min: 100, below: 100}"),
    ("empty-range", GRADING, "{min: 2, below: 100}", "▲{min: null}"),
    ("empty-range", GRADING, "{min: 2, below: 100}", "▲{below: 0}"),
    ("fact-type", GRADING, "{min: 2, below: 100}", "{min: ▲2.5}"),
    ("fact-type", GRADING, "{min: 2, below: 100}", "{min: ▲-2, below: 100}"),
    ("fact-type", GRADING, "trapped: {min: 2, below: 100}", "trapped: ▲-2"),
    ("circular", GRADING, "{collapsed: true}", "{collapsed: true, ▲level: {at_least: II}}"),
    ("circular", GRADING, "{collapsed: true}", "{not: {▲response: full}}"),
    ("unknown-response", TASKS, "response: [local, full]", "response: [local, ▲fully]"),
    ("unknown-response", TASKS, "response: [local, full]", "response: ▲fully"),
    ("empty-level", TASKS, "at_least: III", "at_least: ▲below"),
]
BANDS = [
    ("band-gap", "III: [3, 10]", "III: ▲[4, 10]"),
    ("band-overlap", "III: [3, 10]", "III: ▲[2, 10]"),
    ("band-overlap", "II: [10, 30], I: [30, null]", "II: [10, null], I: ▲[30, null]"),
    ("band-order", "III: [3, 10], II: [10, 30]", "III: [3, 30], II: ▲[3, 30]"),
    ("band-order", "III: [3, 10]", "III: ▲[null, 10]"),
    ("band-empty", "III: [3, 10], II: [10, 30]", "III: [3, 30], II: ▲[30, 30]"),
    ("band-empty", "[0.5, 12]", "▲[12, 0.5]"),
    ("band-empty", "[0.5, 12]", "▲[-1, 0]"),
    ("fact-type", "[0.5, 12]", "[▲-1, 12]"),
    ("fact-type", "IV: [1, 3], III: [3, 10]", "IV: [▲0.5, 3], III: [3, 10]"),
    ("band-skipped", "II: [10, 30], I: [30, null]", "▲I: [10, null]"),
    ("band-level", "{III: [0.5, 12]}", "{▲below: [0, 0.5], IV: [0.5, 1], III: [1, 12]}"),
    ("band-level", "level: II\n", "level: ▲below\n"),
    ("band-level", '{III: "1.3.2(1)"}', '{▲II: "1.3.2(1)"}'),
]
WITNESSES = [
    ("III: [3, 10]", "III: [4, 10]", "{burned: 3} is in no band"),
    ("III: [3, 10]", "III: [2.5, 10]", "{burned: 2.5} is in IV and in III"),
    (
        "II: [10, 30]",
        "II: [30, 10]",
        "no number is at least 30 and below 10: {burned: 30} is not in it",
    ),
]


@pytest.mark.parametrize(("code", "file", "old", "new"), COMPARISONS)
def test_a_question_that_facts_cannot_answer_is_refused(
    code: str, file: str, old: str, new: str, spoil: Spoil, faults: Faults
) -> None:
    [place] = spoil(file, old, new)
    assert faults() == [(code, file, *place)]


@pytest.mark.parametrize(("code", "old", "new"), BANDS)
def test_bands_that_do_not_follow_each_other_are_refused(
    code: str, old: str, new: str, spoil: Spoil, faults: Faults
) -> None:
    [place] = spoil(GRADING, old, new)
    assert faults() == [(code, GRADING, *place)]


@pytest.mark.parametrize(("old", "new", "witness"), WITNESSES)
def test_a_fault_of_bands_names_a_figure_that_shows_it(
    old: str, new: str, witness: str, spoil: Spoil, files: dict[str, bytes]
) -> None:
    spoil(GRADING, old, new)
    with pytest.raises(FileRefused, match=witness):
        load_plan(files, "kiln")


@pytest.mark.parametrize(
    "bands", ["{II: [10, 20]}", "{IV: [null, 3], III: [3, 4]}", "{II: [1, 2], I: [2, null]}"]
)
def test_bands_may_begin_and_stop_at_any_level(bands: str, spoil: Spoil, faults: Faults) -> None:
    spoil(GRADING, '{III: [0.5, 12]}\n      clauses: {III: "1.3.2(1)"}', bands)
    assert faults() == []


def test_no_response_may_be_asked_for(spoil: Spoil, faults: Faults) -> None:
    spoil(TASKS, "response: [local, full]", "response: none")
    assert faults() == []
