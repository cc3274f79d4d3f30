"""Graphs and chains that would only fail, or pass an approval by, in an incident."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Spoil = Callable[[str, str, str], list[tuple[int, int]]]
Faults = Callable[[], list[tuple[str, str, int, int]]]
LIFECYCLE, ENDING = "kiln/lifecycle.yaml", "kiln/ending.yaml"

BROKEN = [
    (
        "phase-kind",
        LIFECYCLE,
        "terminate, from: [ending], to: aftermath",
        "terminate, from: [ending], to: ▲closed",
    ),
    (
        "early-announcement",
        LIFECYCLE,
        "{id: propose, act: propose,",
        "{id: propose, act: ▲announce,",
    ),
    (
        "early-announcement",
        "kiln/warnings.yaml",
        "{id: draft, act: propose,",
        (
            "{id: first, act: ▲announce, by: city, title: {zh: 先发, en: First}, clause: '7.1'}\n"
            "        - {id: draft, act: propose,"
        ),
    ),
    (
        "early-announcement",
        "kiln/release.yaml",
        "{id: approve, act: approve,",
        (
            "{id: first, act: ▲announce, by: city, title: {zh: 先发, en: First}, clause: '7.4'}\n"
            "        - {id: approve, act: approve,"
        ),
    ),
    ("nobody-decides", ENDING, "{id: end, act: approve,", "{id: end, act: announce,"),
]


@pytest.mark.parametrize(("code", "file", "old", "new"), BROKEN)
def test_what_would_fail_in_an_incident_is_refused_on_loading(
    code: str, file: str, old: str, new: str, spoil: Spoil, faults: Faults
) -> None:
    places = spoil(file, old, new)
    found = faults()
    assert code in [fault[0] for fault in found]
    for place in places:
        assert (code, file, *place) in found


def test_a_first_response_that_no_call_reaches_is_refused(spoil: Spoil, faults: Faults) -> None:
    [place] = spoil(
        LIFECYCLE, "{id: first_response, from: [reported]", "{id: first_response, from: ▲[first]"
    )
    assert ("trigger-astray", LIFECYCLE, *place) in faults()
