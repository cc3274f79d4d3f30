"""Plain scalars as YAML 1.2 core reads them, less every form that another reader takes otherwise.

Only `true`, `false`, `null`, whole numbers and decimals have a meaning; the rest is text. A form
that YAML 1.1 reads as something else (`no`, `1:30`, `010`, `1_000`) is refused: quoted, it is
always text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from engine.plan.conditions import Scalar

_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
_BOOLEAN_WORDS = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false"} | {
    "n": "false",
    "true": "true",
    "false": "false",
}
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")
_LEADING_ZERO = re.compile(r"[-+]?0[0-9]+(\.[0-9]*)?")
_SEXAGESIMAL = re.compile(r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?")
_OTHER_NUMBER = re.compile(
    r"[-+]?(0[box][0-9a-f_]+|[0-9]+\.|\.[0-9]+|[0-9]*\.?[0-9]+\.?e[-+]?[0-9]+|\.inf)|\.nan"
    r"|[-+]?[0-9][0-9_]*_[0-9_]*(\.[0-9_]*)?",
    re.IGNORECASE,
)
LONGEST_NUMBER = 30


@dataclass(frozen=True, slots=True)
class Trap:
    """A plain scalar that readers disagree about: a stable code, what is wrong, the mend."""

    code: str
    wrong: str
    mend: str


_NUMERIC = frozenset("+-.0123456789")


def _word_trap(text: str) -> Trap | None:
    if not text:
        mend = "write null, remove the key, or quote a text that holds a comma"
        return Trap("yaml-empty-value", "the value is empty", mend)
    if text == "~" or text.lower() == "null":
        return Trap("yaml-null-word", f"{text} is a trap", f'write null, or quote it: "{text}"')
    if word := _BOOLEAN_WORDS.get(text.lower()):
        wrong = f"{text} is read as a truth value by some readers and as text by others"
        return Trap("yaml-boolean-word", wrong, f'write {word}, or quote it: "{text}"')
    return None


def _number_trap(text: str) -> Trap | None:
    if _SEXAGESIMAL.fullmatch(text):
        wrong = f"{text} is read as a number to the base of 60 by some readers"
        return Trap("yaml-sexagesimal", wrong, f'quote it: "{text}"')
    if _LEADING_ZERO.fullmatch(text):
        wrong = f"{text} is read as an octal number by some readers"
        return Trap("yaml-leading-zero", wrong, f'drop the zeros, or quote it: "{text}"')
    if _OTHER_NUMBER.fullmatch(text):
        wrong = f"{text[:40]} is a number in a form that readers disagree about"
        return Trap("yaml-number-form", wrong, "write plain digits, such as 1000 or 0.5, or quote")
    return None


def read_plain(text: str) -> Scalar | Trap | None:
    """Return the meaning of a plain scalar, or the trap that it is."""
    if text in _WORDS:
        return _WORDS[text]
    if not text or text[0] not in _NUMERIC:
        return _word_trap(text) or text
    whole, decimal = _WHOLE.fullmatch(text), _DECIMAL.fullmatch(text)
    if (whole or decimal) and len(text) > LONGEST_NUMBER:
        wrong = f"a number of {len(text)} characters; {LONGEST_NUMBER} are the most"
        return Trap("yaml-number-form", wrong, "shorten it, or quote it if it is text")
    if whole:
        return int(text)
    if decimal:
        return Decimal(text)
    return _number_trap(text) or text
