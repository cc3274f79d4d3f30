"""Strict YAML: UTF-8 text to a `Source`, with every fault and its place.

The C parser's events are read one by one rather than composed into nodes first: anchors stay
visible, aliases are never expanded, and too deep a nesting stops the reading before it costs
anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import yaml

from engine.errors import Fault
from engine.plan.scalars import Trap, read_plain
from engine.plan.source import START, Path, Place, Source

LARGEST_FILE = 256 * 1024
DEEPEST = 32
_MOST_CHARACTER_FAULTS = 10
# Line separators that only YAML 1.1 knows would shift every line number after them; bidirectional
# controls make a file read differently from what it says, and signs without width make two names
# of what looks like one.
_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
    "|[\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069]"
)
_LINE_BREAK = re.compile("\r\n|\r|\n")
_MENDS = (
    ("tab character", "indent with spaces, not with tabs"),
    ("'\\t'", "indent with spaces, not with tabs"),
    ("found character", "quote a text that begins with a special character"),
    ("mapping values are not allowed", "quote a text that contains ': ', or mend the indentation"),
    ("unexpected end of stream", "close the quotation mark"),
    ("':'", "put ': ' between a key and its value"),
    ("expected ',' or", "close the bracket, and put a comma between items"),
    ("incompatible YAML document", "remove the %YAML line"),
)


class _Unreadable(Exception):
    """Nothing after this fault can be trusted."""


def _place_in(text: str, offset: int) -> Place:
    lines = _LINE_BREAK.split(text[:offset])
    return Place(len(lines), len(lines[-1]) + 1)


def _at(event: yaml.Event) -> Place:
    mark = event.start_mark
    return Place(mark.line + 1, mark.column + 1) if mark else START


def _is_plain(event: Any) -> bool:
    return isinstance(event, yaml.ScalarEvent) and not event.style


class _Reading:
    """One pass over the events of one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.data: Any = None
        self.faults: list[Fault] = []
        self.values: dict[Path, Place] = {}
        self.keys: dict[Path, Place] = {}
        self.events: Iterator[yaml.Event] = iter(())

    def refuse(self, place: Place, code: str, wrong: str, mend: str) -> None:
        self.faults.append(Fault(self.file, *place, code, wrong, mend))

    def read(self, content: bytes) -> Source:
        try:
            text = self.text(content)
            self.events = iter(yaml.parse(text, Loader=yaml.CLoader))
            self.document()
        except _Unreadable:
            readable = False
        except yaml.MarkedYAMLError as error:
            readable = False
            self.syntax(error)
        else:
            readable = True
        return Source(self.file, self.data, readable, tuple(self.faults), self.values, self.keys)

    def text(self, content: bytes) -> str:
        if len(content) > LARGEST_FILE:
            wrong = f"the file is larger than {LARGEST_FILE // 1024} KiB"
            self.refuse(START, "yaml-too-large", wrong, "divide it, or move cases to other files")
            raise _Unreadable
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            readable = content[: error.start].decode("utf-8", "replace")
            place = _place_in(readable, len(readable))
            wrong = f"byte 0x{content[error.start]:02x} is not UTF-8"
            self.refuse(place, "yaml-not-utf8", wrong, "save the file as UTF-8")
            raise _Unreadable from None
        self.characters(text)
        return text

    def characters(self, text: str) -> None:
        found = list(islice(_FORBIDDEN.finditer(text), _MOST_CHARACTER_FAULTS))
        for match in found:
            wrong = f"the character U+{ord(match.group()):04X} does not belong in a plan"
            place = _place_in(text, match.start())
            self.refuse(place, "yaml-character", wrong, "remove it")
        if found:
            raise _Unreadable

    def syntax(self, error: yaml.MarkedYAMLError) -> None:
        mark = error.problem_mark or error.context_mark
        place = Place(mark.line + 1, mark.column + 1) if mark else START
        problem = error.problem or "not YAML"
        wrong = f"{error.context}: {problem}" if error.context else problem
        mend = next((m for part, m in _MENDS if part in problem), "check indentation and quotes")
        self.refuse(place, "yaml-syntax", wrong, mend)

    def document(self) -> None:
        next(self.events)
        start = next(self.events)
        if isinstance(start, yaml.DocumentStartEvent):
            self.directives(start)
            root: Any = next(self.events)
        if not isinstance(start, yaml.DocumentStartEvent) or (_is_plain(root) and not root.value):
            self.refuse(START, "yaml-empty", "the file is empty", "fill it, or remove it")
            raise _Unreadable
        self.data = self.value(root, ())
        next(self.events)
        after = next(self.events)
        if isinstance(after, yaml.DocumentStartEvent):
            mend = "keep one document in a file; remove the line ---"
            self.refuse(_at(after), "yaml-documents", "a second document begins here", mend)

    def directives(self, start: yaml.DocumentStartEvent) -> None:
        if start.version or start.tags:
            self.refuse(_at(start), "yaml-directive", "a % directive", "remove the line")

    def value(self, event: Any, path: Path, depth: int = 1) -> Any:
        self.values.setdefault(path, _at(event))
        if isinstance(event, yaml.AliasEvent):
            mend = "write the value out where it is used"
            self.refuse(_at(event), "yaml-alias", f"an alias, *{event.anchor}", mend)
            return None
        self.adornments(event)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if depth > DEEPEST:
            wrong = f"more than {DEEPEST} levels of nesting"
            self.refuse(_at(event), "yaml-too-deep", wrong, "make it flatter")
            raise _Unreadable
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(path, depth)
        return self.sequence(path, depth)

    def adornments(self, event: Any) -> None:
        if event.anchor:
            mend = "write the value out where it is used"
            self.refuse(_at(event), "yaml-anchor", f"an anchor, &{event.anchor}", mend)
        if event.tag:
            mend = "remove it; what a value is follows from its form"
            self.refuse(_at(event), "yaml-tag", f"a tag, {event.tag[:60]}", mend)

    def scalar(self, event: yaml.ScalarEvent) -> Any:
        if not _is_plain(event):
            if _FORBIDDEN.search(event.value):
                wrong = "an escape names a character that does not belong in a plan"
                self.refuse(_at(event), "yaml-character", wrong, "remove it")
            return event.value
        read = read_plain(event.value)
        if isinstance(read, Trap):
            self.refuse(_at(event), read.code, read.wrong, read.mend)
            return event.value
        return read

    def sequence(self, path: Path, depth: int) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.value(event, (*path, len(items)), depth + 1))
        return items

    def mapping(self, path: Path, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.key(event, path, depth)
            where = (*path, "?" if key is None else key)
            if key is not None and key in data:
                first = self.keys[where]
                wrong = f"{key!r} is here a second time; it is first on line {first.line}"
                mend = "keep one of the two"
                self.refuse(_at(event), "yaml-duplicate-key", wrong, mend)
            self.keys.setdefault(where, _at(event))
            item = self.value(next(self.events), where, depth + 1)
            if key is not None:
                data.setdefault(key, item)
        return data

    def key(self, event: Any, path: Path, depth: int) -> str | None:
        if _is_plain(event) and event.value == "<<":
            self.refuse(_at(event), "yaml-merge", "a merge key, <<", "write the keys out")
            return None
        key = self.value(event, (*path, "?"), depth + 1)
        if isinstance(key, str):
            return key
        if isinstance(event, yaml.AliasEvent):
            return None
        wrong = f"the key {str(key)[:40]} is not text"
        self.refuse(_at(event), "yaml-key-not-text", wrong, "quote it, or use a word")
        return None


def read_yaml(file: str, content: bytes) -> Source:
    """Read one file; its faults are in the source, and what could be read beside them."""
    return _Reading(file).read(content)
