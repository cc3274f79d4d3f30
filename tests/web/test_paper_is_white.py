"""Whoever works at night prints on white paper all the same: a drawing's fills are always printed."""

from __future__ import annotations

import re
from pathlib import Path

CSS = Path(__file__).parents[2] / "web" / "static" / "css"


def tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"(--[\w-]+):\s*([^;]+);", block))


def blocks(name: str, selector: str) -> list[dict[str, str]]:
    css = (CSS / name).read_text(encoding="utf-8")
    found = re.findall(rf"{re.escape(selector)}\s*{{([^}}]*)}}", css)
    return [tokens(one) for one in found]


def test_paper_takes_back_every_colour_of_the_night() -> None:
    (by_choice,) = blocks("tokens.css", ':root[data-theme="dark"]')
    (by_system,) = blocks("tokens.css", ':root[data-theme="auto"]')
    (paper,) = blocks("print.css", ":root[data-theme]")
    assert by_choice == by_system
    assert by_choice.keys() - paper.keys() == set()
