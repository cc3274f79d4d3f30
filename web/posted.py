"""A posted form as rooms read it: urlencoded, as our pages send it, and without hidden signs."""

from __future__ import annotations

import json
import unicodedata
from uuid import UUID, uuid5

from starlette.datastructures import FormData
from starlette.requests import Request

from web.errors import FormUnreadable

FIELDS = 200
"""The most fields of one form."""

_OURS = "application/x-www-form-urlencoded"
_KEPT = "\t\n\r"
# Marks that turn the writing direction of everything behind them.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


async def read_posted(request: Request) -> FormData:
    """Return the fields of a form; raises `FormUnreadable` for what no page of ours sends."""
    kind = request.headers.get("content-type", _OURS).partition(";")[0].strip().lower()
    if kind != _OURS:
        # Multipart lets the sender choose a codec, and we take no files.
        raise FormUnreadable
    posted = await request.form(max_files=0, max_fields=FIELDS)
    fields = [(name, text) for name, text in posted.multi_items() if isinstance(text, str)]
    return FormData([(name, plain(text)) for name, text in fields])


def plain(text: str) -> str:
    """Return text without control characters and marks that turn the writing direction."""
    return "".join(sign for sign in text if _plain(sign))


def _plain(sign: str) -> bool:
    return sign in _KEPT or (unicodedata.category(sign) != "Cc" and sign not in _TURNING)


def number_of(given: UUID, person: str, path: str, form: FormData) -> str:
    """Return the number of one command: the form's own, for this person, place and these words.

    The form's number alone would let one command swallow another that was sent under it: on
    another incident, in other words, or by somebody else, who would be told that it is recorded.
    """
    words = sorted((name, str(text)) for name, text in form.multi_items() if name != "csrf")
    return str(uuid5(given, json.dumps(["command", person, path, words])))
