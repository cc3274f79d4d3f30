"""What is still to be written, and what is written in the wrong language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from engine.lint.findings import Finding, Manuscript
from engine.plan.source import Path, Source

_UNWRITTEN = re.compile(r"\b(TODO|TBD|FIXME|XXX)\b|\?\?\?|？？？|待填|待补")
_CJK = re.compile("[㐀-鿿]")
# English may cite a clause as the document numbers it: 二(二)17, 第九条第一款.
_CITATION = re.compile(r"第?[一二三四五六七八九十百零]+[条款项章节]?")


def texts(data: Any) -> list[tuple[Path, str]]:
    """Return every text in the data of a file with its path, in no particular order."""
    found: list[tuple[Path, str]] = []
    waiting: list[tuple[Path, Any]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str):
            found.append((path, value))
        elif isinstance(value, dict):
            waiting += [((*path, key), item) for key, item in value.items()]
        elif isinstance(value, list):
            waiting += [((*path, index), item) for index, item in enumerate(value)]
    return found


def _misplaced(path: Path, text: str) -> str | None:
    """Return what is wrong with the language of a text, if anything is."""
    if path[-1] == "en" and not text.isascii() and _CJK.search(_CITATION.sub("", text)):
        return "the English text has Chinese characters"
    if path[-1] == "zh" and not _CJK.search(text):
        return "the Chinese text has no Chinese character"
    return None


def words(source: Source) -> Iterator[Finding]:
    """Yield placeholders, and texts of the wrong language, of one file; the item is the text."""
    for path, text in texts(source.data):
        if found := _UNWRITTEN.search(text):
            wrong = f"{found.group()} stands where something is still to be written"
            yield Finding(source.fault(path, "unwritten", wrong, "write it"), text)
        elif path and (wrong_language := _misplaced(path, text)):
            mend = "translate it, or accept it if it is a name"
            yield Finding(source.fault(path, "wrong-language", wrong_language, mend), text)


def written(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield placeholders, and texts of the wrong language, of the plan's own files."""
    for source in manuscript.book.sources.values():
        if source.file.startswith(f"{manuscript.plan.id}/"):
            yield from words(source)
