"""resources.yaml: the forces and goods that a jurisdiction can call out, as its documents name them."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field, model_validator

from engine.plan.parts import Clause, Ident, Part
from engine.text import Text

ResourceKind = Literal[
    "team",
    "equipment",
    "vehicle",
    "vessel",
    "expert",
    "shelter",
    "hospital",
    "supplies",
]
RESOURCE_KINDS: tuple[ResourceKind, ...] = get_args(ResourceKind)

HOUSING: tuple[ResourceKind, ...] = ("shelter", "hospital")
"""Kinds that take people in: they have places or beds, and do not travel."""


class Quantity(Part):
    """How much there is, such as 40 beds; what the document leaves open is left out."""

    count: int = Field(ge=0, le=10_000_000)
    unit: Text


class Resource(Part):
    """Something that can be called out, and who answers for it.

    `owner` is a unit or a district role. `district` is where it stands if it stands in one;
    without, a district role's resource is that of the district of the incident. `cited` says by
    plan which clause names it; what no plan names has a `source` instead.
    """

    kind: ResourceKind
    title: Text
    owner: Ident
    district: Ident | None = None
    place: Text | None = None
    quantity: Quantity | None = None
    contact: str | None = None
    cited: dict[Ident, Clause] = {}
    source: Text | None = None

    @model_validator(mode="after")
    def _it_comes_from_somewhere(self) -> Resource:
        if not self.cited and self.source is None:
            raise ValueError("a resource cites the plan that names it, or has a source")
        return self


class Catalogue(Part):
    """The shape of resources.yaml; `answer_within` is the clock of a call-out.

    Without one, whoever is called out answers within the time of a group's members.
    """

    answer_within: Ident | None = None
    resources: dict[Ident, Resource]
