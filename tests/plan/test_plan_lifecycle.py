from __future__ import annotations

from collections.abc import Callable

import pytest

Spoil = Callable[[str, str, str], list[tuple[int, int]]]
Faults = Callable[[], list[tuple[str, str, int, int]]]
LIFECYCLE, ENDING = "kiln/lifecycle.yaml", "kiln/ending.yaml"

WORDS = 'clause: "3", title: {zh: a, en: a}}\n'
GRAPH = [
    (
        "phase-unreachable",
        "phases:\n",
        "phases:\n  - {id: ▲lost, kind: over, title: {zh: a, en: a}}\n",
    ),
    ("phase-trap", "{id: closed, kind: over", "{id: ▲closed, kind: aftermath"),
    (
        "ambiguous-move",
        "  - {id: begin_ending",
        "  - {id: dismiss, from: [▲first], to: ending, " + WORDS + "  - {id: begin_ending",
    ),
    (
        "unknown-trigger",
        "  - {id: begin_ending",
        "  - {id: ▲activate_ful, from: [first], to: fighting, " + WORDS + "  - {id: begin_ending",
    ),
    ("trigger-astray", "[first, fighting], to: fighting", "[first, fighting], to: ▲ending"),
    ("trigger-astray", "[ending], to: fighting", "[ending], to: ▲aftermath"),
    ("ambiguous-response", "levels: [II, I]", "levels: [▲III, II, I]"),
]
TRIGGERS = ["first_response", "terminate", "close", "dismiss", "activate_full", "resume_fighting"]


@pytest.mark.parametrize(("code", "old", "new"), GRAPH)
def test_a_graph_that_cannot_be_followed_is_refused(
    code: str, old: str, new: str, spoil: Spoil, faults: Faults
) -> None:
    [place] = spoil(LIFECYCLE, old, new)
    assert faults() == [(code, LIFECYCLE, *place)]


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_a_trigger_that_the_engine_pulls_must_have_a_move(
    trigger: str, spoil: Spoil, faults: Faults
) -> None:
    [place] = spoil(LIFECYCLE, "moves:", "▲moves:")
    spoil(LIFECYCLE, f"{{id: {trigger},", "{id: other,")
    assert faults() == [("missing-trigger", LIFECYCLE, *place)]


def test_without_a_move_to_ending_its_return_is_unknown_too(spoil: Spoil, faults: Faults) -> None:
    [moves] = spoil(LIFECYCLE, "moves:", "▲moves:")
    spoil(LIFECYCLE, "{id: begin_ending,", "{id: other,")
    [stray] = spoil(LIFECYCLE, "{id: resume_fighting,", "{id: ▲resume_fighting,")
    assert faults() == [
        ("missing-trigger", LIFECYCLE, *moves),
        ("unknown-trigger", LIFECYCLE, *stray),
    ]


@pytest.mark.parametrize(
    ("old", "new"), [("levels: [II, I]", "levels: [I]"), ("[IV, III]", "[III, below]")]
)
def test_every_level_orders_a_response(old: str, new: str, spoil: Spoil, faults: Faults) -> None:
    [place] = spoil(LIFECYCLE, "responses:", "▲responses:")
    spoil(LIFECYCLE, old, new)
    assert faults() == [("missing-response", LIFECYCLE, *place)]


def test_a_discretionary_response_neither_orders_nor_doubles(spoil: Spoil, faults: Faults) -> None:
    [place] = spoil(LIFECYCLE, "responses:", "▲responses:")
    spoil(LIFECYCLE, "levels: [II, I]", "levels: [III, II, I]\n    discretionary: true")
    assert faults() == [("missing-response", LIFECYCLE, *place)] * 2


def test_a_response_must_not_be_called_none(spoil: Spoil, faults: Faults) -> None:
    [place] = spoil(LIFECYCLE, "- id: local", "- id: ▲none")
    codes = {fault[0]: fault for fault in faults()}
    assert codes["reserved-word"] == ("reserved-word", LIFECYCLE, *place)


@pytest.mark.parametrize("left", ["[local]", "[none]"])
def test_every_response_and_none_has_an_ending(left: str, spoil: Spoil, faults: Faults) -> None:
    [place] = spoil(ENDING, "chains:", "▲chains:")
    spoil(ENDING, "[local, none]", left)
    assert faults() == [("missing-chain", ENDING, *place)]


def test_no_response_has_two_endings(spoil: Spoil, faults: Faults) -> None:
    [place] = spoil(ENDING, "[full]", "[full, ▲local]")
    assert faults() == [("ambiguous-chain", ENDING, *place)]
