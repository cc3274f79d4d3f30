"""The fictional kiln, its files changed as text, put to the proof."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from engine.plan.files import edition_of, read_files
from engine.plan.loader import plan_of, read_book
from engine.proof.score import Score, prove
from engine.proof.trial import Trial, Tried

ROOT = Path(__file__).parents[1] / "plan" / "fixtures"
Edit = tuple[str, str, str]
NEWS = """\
    within: report_within
    supplements:
      facts: [burned, trapped]
      window: report_within
      instead: {when: {collapsed: true, fuel: gas}, window: at_once}
      within: at_once
      clause: "5.2"
"""
OWED: Edit = ("reports.yaml", "    within: report_within\n", NEWS)
ENDS = "expect: {level: below, response: none"


def trial(edits: Iterable[Edit] = ()) -> Trial:
    """Return the trial of the kiln after edits: a file, what is written, what stands instead."""
    files = dict(read_files(ROOT, "kiln"))
    for file, old, new in edits:
        text = files[f"kiln/{file}"].decode()
        assert old in text
        files[f"kiln/{file}"] = text.replace(old, new).encode()
    book, faults = read_book(files, "kiln")
    assert faults == []
    return Trial(book, plan_of(book, edition_of(files, "kiln")))


def score(edits: Iterable[Edit] = ()) -> Score:
    """Return the score of the kiln after edits."""
    tried = trial(edits)
    return prove(tried.book, tried.plan)


def survivors(edits: Iterable[Edit] = ()) -> dict[str, Tried]:
    """Return what nobody notices in the kiln, by the words that say the change."""
    return {one.mutant.what.en: one for one in score(edits).survivors}
