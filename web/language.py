"""Chinese in the templates, English from the catalogues, read at start without a compile step."""

from __future__ import annotations

import gettext
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from engine.text import Language

HERE = Path(__file__).parent
LOCALE = HERE / "locale"


def english_catalog(folder: Path = LOCALE) -> Catalog:
    """Return en.po and every en/*.po (one a room) as one catalogue."""
    merged = Catalog(locale="en")
    for path in [folder / "en.po", *sorted((folder / "en").glob("*.po"))]:
        with path.open("rb") as file:
            for message in read_po(file, locale="en", abort_invalid=True):
                if message.id:
                    merged.add(message.id, message.string)
    return merged


def load_translations(folder: Path = LOCALE) -> dict[Language, gettext.NullTranslations]:
    """Return what speaks each language; Chinese is what the templates say."""
    compiled = BytesIO()
    write_mo(compiled, english_catalog(folder))
    compiled.seek(0)
    return {"zh": gettext.NullTranslations(), "en": gettext.GNUTranslations(compiled)}


def choose_language(cookie: str | None, accept: str) -> Language:
    """Return the language a person switched to, or the browser's first, or Chinese."""
    if cookie == "en":
        return "en"
    if cookie == "zh":
        return "zh"
    for tag in _by_preference(accept):
        if tag.startswith("zh"):
            return "zh"
        if tag.startswith("en"):
            return "en"
    return "zh"


def _by_preference(accept: str) -> list[str]:
    weighed = []
    for part in accept[:200].lower().split(","):
        tag, _, quality = part.strip().partition(";q=")
        try:
            weight = float(quality or 1)
        except ValueError:
            weight = 0.0
        weighed.append((-weight, tag))
    return [tag for weight, tag in sorted(weighed, key=lambda pair: pair[0]) if weight < 0]
