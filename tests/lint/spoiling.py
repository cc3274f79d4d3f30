"""Spoil the fictional kiln so that one code is found: ▲ in a replacement marks where.

Examples live in `tests/lint/examples/*.py`, each module a list EXAMPLES. An edit replaces the first
`old` of a file by `new`; with an empty `old` it adds at the end of the file, or makes the file. To
mark a place that stays as it is, replace it by itself with a ▲ before it.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from engine.errors import Fault
from engine.lint.check import check
from engine.plan.files import read_files

ROOT = Path(__file__).parents[1] / "plan" / "fixtures"
TEXT = "kiln/source.md"
MARK = "▲"
Edit = tuple[str, str, str]


class Example(NamedTuple):
    """Edits of kiln after which `code` is found at every mark and nowhere else."""

    code: str
    edits: tuple[Edit, ...]


def example(code: str, *edits: Edit) -> Example:
    return Example(code, edits)


def kiln() -> dict[str, str]:
    """Return the files of the plan and of its jurisdiction, and the document's text, as text."""
    files = {name: content.decode() for name, content in read_files(ROOT, "kiln").items()}
    return files | {TEXT: (ROOT / TEXT).read_text(encoding="utf-8")}


def spoilt(edits: tuple[Edit, ...]) -> dict[str, str]:
    """Return the files with their marks after all edits."""
    files = kiln()
    for file, old, new in edits:
        before = files.get(file, "")
        assert old in before, f"{old!r} is not in {file}"
        files[file] = before.replace(old, new, 1) if old else before + new
    return files


def marks(files: dict[str, str]) -> Iterator[tuple[str, int, int]]:
    """Yield file, line and column of every mark."""
    for file, text in files.items():
        for number, line in enumerate(text.split("\n"), 1):
            for before, mark in enumerate(re.finditer(MARK, line)):
                yield file, number, mark.start() - before + 1


def findings(files: dict[str, str]) -> list[Fault]:
    """Return everything that is said about files, marks left aside."""
    clean = {name: text.replace(MARK, "") for name, text in files.items()}
    text = clean.pop(TEXT)
    return check({name: content.encode() for name, content in clean.items()}, "kiln", text)


def examples() -> list[Example]:
    """Return every example of every module beside."""
    package = importlib.import_module("tests.lint.examples")
    modules = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    return [
        one
        for name in modules
        for one in importlib.import_module(f"tests.lint.examples.{name}").EXAMPLES
    ]
