"""Words shown to people, in Chinese first and in English."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Language = Literal["zh", "en"]


class Text(BaseModel):
    """One phrase in both languages; plain text, never markup."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def said(self, language: Language) -> str:
        """Return the phrase in one language."""
        return self.zh if language == "zh" else self.en
