"""Words for mends: what was probably meant, or what there is to choose from."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

_MOST_NAMES = 12


def listed(names: Collection[str]) -> str:
    """Return names on one line, cut short when there are many."""
    shown = sorted(names)[:_MOST_NAMES]
    more = f" and {len(names) - len(shown)} more" if len(names) > len(shown) else ""
    return ", ".join(shown) + more if shown else "nothing"


def meant(name: str, known: Collection[str]) -> str:
    """Return a mend for a misspelt name: the nearest one known, else all of them."""
    if not known:
        return "there is none yet; declare it first"
    near = get_close_matches(name[:60], known, 1)
    return f"did you mean {near[0]}?" if near else f"there is {listed(known)}"


def shown(value: object) -> str:
    """Return a value on one short line."""
    text = str(value) if not isinstance(value, str) else repr(value)
    return text if len(text) <= 60 else f"{text[:59]}…"
