"""ladders.yaml: optional, part of the edition, and refused where the engine could not climb."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from engine.plan.files import edition_of
from engine.plan.loader import load_plan

Spoil = Callable[[str, str, str], list[tuple[int, int]]]
Faults = Callable[[], list[tuple[str, str, int, int]]]

LADDERS, PARAMETERS, TASKS = "emberton/ladders.yaml", "emberton/parameters.yaml", "kiln/tasks.yaml"
SHARE = """  half:
    value: 50
    unit: percent
    title: {zh: 过半, en: Half}
    source: {zh: 本地设定, en: Local setting}
    in_plan: false
"""
WRITTEN = """ladders:
  - clock: answer
    rungs:
      - {id: half, title: {zh: 过半, en: Half}, at: {elapsed: half}, act: remind}
      - {id: deputy, title: {zh: 副职, en: Deputy}, at: {after: at_once}, act: deputy}
  - clock: receipt
    within: at_once
    rungs:
      - {id: deputy, title: {zh: 副职, en: Deputy}, at: {after: at_once}, act: deputy}
"""


@pytest.fixture
def laddered(files: dict[str, bytes]) -> dict[str, bytes]:
    files[PARAMETERS] = files[PARAMETERS] + SHARE.encode()
    files[LADDERS] = WRITTEN.encode()
    return files


def test_a_jurisdiction_may_do_without_ladders(files: dict[str, bytes]) -> None:
    assert load_plan(files, "kiln").ladders == ()


def test_ladders_are_part_of_the_edition(files: dict[str, bytes]) -> None:
    before = edition_of(files, "kiln")
    files[LADDERS] = WRITTEN.encode()
    assert edition_of(files, "kiln") != before


def test_a_ladder_stands_at_its_clock(laddered: dict[str, bytes]) -> None:
    plan = load_plan(laddered, "kiln")
    assert [rung.id for rung in plan.ladder["answer"].rungs] == ["half", "deputy"]
    assert plan.ladder["receipt"].within == "at_once"


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("unknown-share", "{elapsed: half}", "{elapsed: ▲at_once}"),
        ("unknown-parameter", "{after: at_once}", "{after: ▲half}"),
        ("unknown-parameter", "within: at_once", "within: ▲soon"),
        ("wrong-value", "{elapsed: half}", "▲{elapsed: half, after: at_once}"),
        ("wrong-value", "- clock: receipt\n    within: at_once", "- ▲clock: receipt"),
        ("wrong-value", "- clock: receipt\n    within", "- ▲clock: report\n    within"),
        ("wrong-value", "{id: deputy,", "{id: half,"),
    ],
)
def test_a_ladder_that_could_not_be_climbed_is_refused(
    laddered: dict[str, bytes], spoil: Spoil, faults: Faults, code: str, old: str, new: str
) -> None:
    assert laddered[LADDERS]
    spoil(LADDERS, old, new)
    found = faults()
    assert [(one[0], one[1]) for one in found] == [(code, LADDERS)]


def test_two_ladders_at_one_clock_are_refused(
    laddered: dict[str, bytes], spoil: Spoil, faults: Faults
) -> None:
    assert laddered[LADDERS]
    spoil(LADDERS, "- clock: receipt\n    within: at_once", "- clock: answer")
    assert [one[1] for one in faults()] == [LADDERS]


def test_a_task_says_by_when_it_is_done_and_what_stops_its_clock(
    files: dict[str, bytes], spoil: Spoil, faults: Faults
) -> None:
    ground = "{id: rain, title: {zh: 雨, en: Rain}, clause: '3.3', when: {fuel: ▲sand}}"
    done = f"    complete_within: at_once\n    pauses: [{ground}]\n"
    spoil(TASKS, "    answer_within: at_once\n", f"    answer_within: at_once\n{done}")
    assert files
    assert [(one[0], one[1]) for one in faults()] == [("fact-type", TASKS)]
