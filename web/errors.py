"""Errors of the console itself; `refusals` maps them, and the engine's, to answers."""

from __future__ import annotations

from collections.abc import Mapping

from engine.errors import FengsuiError
from engine.text import Text


class NotSignedIn(FengsuiError):
    """Nobody is signed in, or the session has ended."""


class NotPermitted(FengsuiError):
    """The role, or the party, may not do this."""

    def __init__(self, action: str, title: Text, party: str | None = None) -> None:
        self.action, self.title, self.party = action, title, party
        super().__init__(f"{action} is not permitted" + (f" on {party}" if party else ""))


class OriginRefused(FengsuiError):
    """The request came from another site's page."""


class FormNotOurs(FengsuiError):
    """The form carries no valid token of this session."""


class FormUnreadable(FengsuiError):
    """What was posted is no form that a page of ours makes."""


class FormInvalid(FengsuiError):
    """A form has faults: each field by name, with what is wrong and how to mend it."""

    def __init__(self, faults: Mapping[str, Text]) -> None:
        self.faults = dict(faults)
        super().__init__("; ".join(f"{name}: {text.zh}" for name, text in self.faults.items()))


class PageNotFound(FengsuiError):
    """There is no such page or thing."""


class PartyUnchecked(AssertionError):
    """A handler served an own-party role without naming a party: a mistake in our code."""
