"""Clause numbers as people type them: §4.3.2, 第4.3.2条, 四、（三）, 第9条, article 9."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from engine.plan.clauses import cited
from engine.plan.numerals import numeral

Steps = tuple[int, ...]
"""The counts on the way to a clause, whatever writes them: 四(三)2 and 4.3.2 are both 4, 3, 2."""

_COUNT = re.compile(r"\d+|[一二三四五六七八九十百]+")
_CALLED = re.compile(r"^(?:clauses?|sections?|articles?|chapter)\b")
_AROUND = re.compile(r"[\d一二三四五六七八九十百()§第章节条款项.。·,、\s-]")


@lru_cache(maxsize=8192)
def counts(number: str) -> Steps:
    """Return the counts of a clause number."""
    said = (numeral(one) for one in _COUNT.findall(unicodedata.normalize("NFKC", number)))
    return tuple(int(one) for one in said if one is not None)


def number_asked(words: str) -> Steps:
    """Return the counts of what was typed if it is a clause number and nothing else."""
    plain = unicodedata.normalize("NFKC", words).strip().casefold()
    number = _CALLED.sub("", plain)
    return () if _AROUND.sub("", number) else counts(number)


def names_under(citation: str, asked: Steps) -> bool:
    """Tell whether a citation names the clause that was asked for, or one under it."""
    return bool(asked) and any(counts(one)[: len(asked)] == asked for one in cited(citation))
