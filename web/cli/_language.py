"""The language in which a subcommand answers people."""

from __future__ import annotations

from enum import StrEnum


class Lang(StrEnum):
    """The language of the sentences."""

    ZH = "zh"
    EN = "en"
