"""The one family of errors: each states a fact and says how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from engine.text import Text


class FengsuiError(Exception):
    """Root of every error that Fengsui raises on purpose."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of an input file, with its place and its mend (line and column count from 1)."""

    file: str
    line: int
    column: int
    code: str
    wrong: str
    mend: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.code}: {self.wrong}; {self.mend}"


class FileRefused(FengsuiError):
    """A plan or scenario has faults; all of them are listed."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(faults, key=lambda f: (f.file, f.line, f.column, f.code))
        super().__init__("\n".join(map(str, self.faults)))


class PlanNotFound(FengsuiError):
    """No plan of that name or edition is known."""


class PlanNotInForce(FengsuiError):
    """No edition of a plan is in force on a day; `reason` says so in both languages."""

    def __init__(self, title: Text, day: date, periods: str) -> None:
        self.reason = Text(
            zh=f"《{title.zh}》在{day}没有生效的版本；现有版本的期限：{periods}",
            en=f"{title.en} has no edition in force on {day}; there are {periods}",
        )
        super().__init__(self.reason.en)


class FigureImpossible(FengsuiError):
    """A reported figure cannot be true or is not a fact of the plan.

    `reason` says so in both languages; without `zh` the English message stands for both.
    """

    def __init__(self, fact: str, message: str, zh: str = "") -> None:
        self.fact = fact
        self.reason = Text(zh=zh or message, en=message)
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a command was refused: a stable code and the words for the person who tried.

    `legal` names the moves that are legal now, `moves` says them in words.
    """

    code: str
    reason: Text
    legal: tuple[str, ...] = ()
    moves: tuple[Text, ...] = ()


class CommandRefused(FengsuiError):
    """A command is illegal now; nothing was recorded."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(refusal.reason.zh)


class StaleVersion(FengsuiError):
    """The stream moved on since it was read: decide again on the fresh state."""

    def __init__(self, incident: str, expected: int, actual: int) -> None:
        self.incident, self.expected, self.actual = incident, expected, actual
        super().__init__(f"incident {incident} is at {actual}, not at {expected}")


class JournalUnavailable(FengsuiError):
    """The journal cannot record; nothing was written."""


class IncidentNotFound(FengsuiError):
    """No such incident in this journal."""
