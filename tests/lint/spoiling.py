"""Spoil the fictional kiln so that one code is found: ▲ in a replacement marks where.

Examples live in `tests/lint/examples/*.py`, each module a list EXAMPLES. An edit replaces the first
`old` of a file by `new`; with an empty `old` it adds at the end of the file, or makes the file. To
mark a place that stays as it is, replace it by itself with a ▲ before it. An edit of a file below
kiln/editions/<name>/ puts a whole edition there first, as the kiln is when clean.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from engine.errors import Fault
from engine.lint.library import check_library
from engine.plan.files import read_files

ROOT = Path(__file__).parents[1] / "plan" / "fixtures"
TEXT = "kiln/source.md"
MARK = "▲"
Edit = tuple[str, str, str]


class Example(NamedTuple):
    """Edits of kiln after which `code` is found at every mark and nowhere else.

    `without` is a file that is taken away: it is found there, at its beginning.
    """

    code: str
    edits: tuple[Edit, ...]
    without: str | None = None


def example(code: str, *edits: Edit, without: str | None = None) -> Example:
    return Example(code, edits, without)


def kiln() -> dict[str, str]:
    """Return the files of the plan and of its jurisdiction, and the document's text, as text."""
    files = {name: content.decode() for name, content in read_files(ROOT, "kiln").items()}
    return files | {TEXT: (ROOT / TEXT).read_text(encoding="utf-8")}


def _edition(path: str) -> dict[str, str]:
    """Return a whole edition for the folder that a path lies in, or nothing for another path."""
    folder = re.match(r"kiln/editions/[^/]+/", path)
    inside = (
        (name.removeprefix("kiln/"), text) for name, text in kiln().items() if "kiln/" in name
    )
    return {f"{folder.group()}{name}": text for name, text in inside} if folder else {}


def spoilt(example: Example) -> dict[str, str]:
    """Return the files of an example with their marks."""
    files = kiln()
    for file, old, new in example.edits:
        files = _edition(file) | files
        before = files.get(file, "")
        assert old in before, f"{old!r} is not in {file}"
        files[file] = before.replace(old, new, 1) if old else before + new
    if example.without:
        del files[example.without]
    return files


def marks(files: dict[str, str]) -> Iterator[tuple[str, int, int]]:
    """Yield file, line and column of every mark."""
    for file, text in files.items():
        for number, line in enumerate(text.split("\n"), 1):
            for before, mark in enumerate(re.finditer(MARK, line)):
                yield file, number, mark.start() - before + 1


def findings(files: dict[str, str], folder: Path) -> list[Fault]:
    """Return everything that is said about files once they lie in a folder, without their marks."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(MARK, ""), encoding="utf-8")
    return check_library(folder)


def examples() -> list[Example]:
    """Return every example of every module beside."""
    package = importlib.import_module("tests.lint.examples")
    modules = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    return [
        one
        for name in modules
        for one in importlib.import_module(f"tests.lint.examples.{name}").EXAMPLES
    ]
