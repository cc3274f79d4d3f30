"""A small fictional plan to spoil: ▲ in a replacement marks where a fault is expected."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.errors import FileRefused
from engine.plan.files import read_files
from engine.plan.loader import load_cases

ROOT = Path(__file__).parent / "fixtures"
Place = tuple[int, int]


def unmarked(text: str) -> tuple[str, list[Place]]:
    first, *rest = text.split("▲")
    places: list[Place] = []
    for part in rest:
        lines = first.split("\n")
        places.append((len(lines), len(lines[-1]) + 1))
        first += part
    return first, places


@pytest.fixture
def root() -> Path:
    return ROOT


@pytest.fixture
def files() -> dict[str, bytes]:
    return read_files(ROOT, "kiln")


@pytest.fixture
def mark() -> Callable[[str], tuple[str, list[Place]]]:
    return unmarked


@pytest.fixture
def spoil(files: dict[str, bytes]) -> Callable[[str, str, str], list[Place]]:
    def edit(file: str, old: str, new: str) -> list[Place]:
        text = files[file].decode()
        assert old in text, f"{old!r} is not in {file}"
        clean, places = unmarked(text.replace(old, new, 1))
        files[file] = clean.encode()
        return places

    return edit


@pytest.fixture
def faults(files: dict[str, bytes]) -> Callable[[], list[tuple[str, str, int, int]]]:
    def found() -> list[tuple[str, str, int, int]]:
        try:
            load_cases(files, "kiln")
        except FileRefused as refused:
            return [(f.code, f.file, f.line, f.column) for f in refused.faults]
        return []

    return found
