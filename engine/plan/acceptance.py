"""accepted.yaml: findings of the review that the authors looked at and keep, each with its reason."""

from __future__ import annotations

from engine.plan.parts import Part
from engine.text import Text


class Acceptance(Part):
    """One finding that stands: its code, the item it is `at`, and why that is right."""

    code: str
    at: str
    because: Text


class Acceptances(Part):
    """The shape of accepted.yaml."""

    accepted: tuple[Acceptance, ...] = ()
