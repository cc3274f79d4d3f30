"""How much room words take, and where their lines break; in pixels, without a font at hand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

WIDE, NARROW = 1.0, 0.58
"""Widths in ems: a Chinese character, and a generous Latin letter."""

_CLOSING = frozenset("，。、；：！？）”》】…,.;:!?)")
_PIECE = re.compile(r"[\u0021-\u2e7f]+ ?|.", re.DOTALL)


def text_width(text: str, size: float) -> float:
    """Return about how wide a line of text is when it is `size` high."""
    # Ambiguous ones (Ⅲ, “, ·) are as wide as a Chinese character where fonts are Chinese.
    wide = sum(unicodedata.east_asian_width(letter) in "WFA" for letter in text)
    return size * (wide * WIDE + (len(text) - wide) * NARROW)


def wrap(text: str, size: float, room: float) -> tuple[str, ...]:
    """Return a text in as few lines as `room` allows, about equally long.

    Words stay whole, and closing marks stay with what they close.
    """
    lines = _filled(text, size, room)
    longest = max(
        (text_width(piece.rstrip(), size) for piece in _pieces(text, size, room)), default=0
    )
    while (room := room - size) >= longest:
        even = _filled(text, size, room)
        if len(even) > len(lines):
            break
        lines = even
    return lines


def joined(parts: Iterable[str], size: float, room: float) -> tuple[str, ...]:
    """Return short phrases with points between them; a line ends between two phrases if it can."""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]} · {part}" if lines else part
        if lines and text_width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines += wrap(part, size, room)
    return tuple(lines)


def _filled(text: str, size: float, room: float) -> tuple[str, ...]:
    lines = [""]
    for piece in _pieces(text, size, room):
        if lines[-1] and text_width((lines[-1] + piece).rstrip(), size) > room:
            lines.append("")
        lines[-1] += piece
    return tuple(line.strip() for line in lines if line.strip())


def _pieces(text: str, size: float, room: float) -> list[str]:
    pieces: list[str] = []
    for piece in _PIECE.findall(text):
        if pieces and piece.strip() in _CLOSING:
            pieces[-1] += piece
        elif text_width(piece.rstrip(), size) > room:
            pieces += piece  # a word too long for any line
        else:
            pieces.append(piece)
    return pieces
