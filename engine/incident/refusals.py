"""The words of every refusal: what is the case, and what can be done instead."""

from __future__ import annotations

from typing import NoReturn

from engine.errors import CommandRefused, Refusal
from engine.text import Text


def refuse(code: str, zh: str, en: str, legal: tuple[str, ...] = ()) -> NoReturn:
    """Refuse a command with a stable code and a reason in both languages."""
    raise CommandRefused(Refusal(code, Text(zh=zh, en=en), legal))


def require_words(value: str, code: str, zh: str, en: str) -> str:
    """Return the trimmed words, or refuse because they are missing or too long."""
    words = value.strip()
    if not words:
        refuse(code, zh, en)
    if len(words) > 4000:
        refuse(
            "too_long", "文字超过4000字，请精简", "The text exceeds 4,000 characters; shorten it"
        )
    return words
