"""Journals that were recorded once stay readable for ever: these files are never made anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.incident.codec import to_record
from engine.incident.fold import replay
from engine.journal.chain import GENESIS, body_of, open_entry
from engine.journal.entry import Entry
from engine.levels import Level

GOLDEN = Path(__file__).parent / "golden"


def entries(name: str) -> list[Entry]:
    lines = (GOLDEN / name).read_bytes().splitlines()
    return [open_entry(line, place) for place, line in enumerate(lines, 1)]


@pytest.mark.parametrize("name", sorted(path.name for path in GOLDEN.glob("*.jsonl")))
def test_a_golden_journal_is_read_byte_for_byte_and_its_chain_holds(name: str) -> None:
    previous = GENESIS
    for entry, line in zip(entries(name), (GOLDEN / name).read_bytes().splitlines(), strict=True):
        assert body_of(entry) == line
        assert entry.previous == previous
        assert to_record(entry).seq == entry.seq
        previous = entry.hash


def test_the_waterway_drill_of_the_first_version_still_ends_as_it_did() -> None:
    recorded = entries("waterway_drill.v1.jsonl")
    assert recorded[-1].hash == "0a64bae7b9ba1fd47d0718e2212f464917d365a4949467bb823b9c3a88d54254"
    final = replay(recorded)
    assert final is not None
    assert (final.version, final.phase, final.level) == (490, "aftermath", Level.IV)
    assert (final.response, final.held) == ("county_response", Level.IV)
    states = {directive.state for directive in final.directives.values()}
    assert states == {"done", "issued", "withdrawn"}
