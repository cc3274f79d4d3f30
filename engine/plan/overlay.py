"""overlay.yaml: another place's names and numbers, laid over a jurisdiction; no plan is touched."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from pydantic import PlainValidator

from engine.plan.jurisdiction import (
    Contact,
    Directory,
    District,
    Parameter,
    Parameters,
    Successor,
    parameter_value,
)
from engine.plan.parts import Ident, Part
from engine.plan.resources import Catalogue, Resource
from engine.text import Text


class UnitOverlay(Part):
    """What a unit is called here; what is left out stays as it is."""

    title: Text | None = None
    aliases: tuple[str, ...] | None = None
    successor: Successor | None = None
    contact: Contact | None = None


class RoleOverlay(Part):
    """What a district role is called here; what is left out stays as it is."""

    title: Text | None = None
    default: Text | None = None
    aliases: tuple[str, ...] | None = None


class ParameterOverlay(Part):
    """The value that holds here, and who set it."""

    value: Annotated[Decimal | str, PlainValidator(parameter_value)]
    source: Text


class Overlay(Part):
    """Names and numbers of the place `id`, laid over the jurisdiction `base`.

    Units, roles and parameters must be known to the base; districts and resources may be new.
    """

    id: Ident
    base: Ident
    title: Text
    units: dict[Ident, UnitOverlay] = {}
    roles: dict[Ident, RoleOverlay] = {}
    districts: dict[Ident, District] = {}
    parameters: dict[Ident, ParameterOverlay] = {}
    resources: dict[Ident, Resource] = {}


class OverlayFile(Part):
    """The shape of overlay.yaml."""

    overlay: Overlay


def _given(part: Part) -> dict[str, Any]:
    values = {name: getattr(part, name) for name in type(part).model_fields}
    return {name: value for name, value in values.items() if value is not None}


def _over(known: dict[str, Any], overlaid: dict[str, Any]) -> dict[str, Any]:
    changed = {
        name: known[name].model_copy(update=_given(part))
        for name, part in overlaid.items()
        if name in known
    }
    return known | changed


def named(directory: Directory, overlay: Overlay) -> Directory:
    """Return the directory under the names of the overlay."""
    place = directory.jurisdiction.model_copy(update={"title": overlay.title})
    return directory.model_copy(
        update={
            "jurisdiction": place,
            "units": _over(directory.units, overlay.units),
            "roles": _over(directory.roles, overlay.roles),
            "districts": directory.districts | overlay.districts,
        }
    )


def numbered(parameters: Parameters, overlay: Overlay) -> Parameters:
    """Return the parameters with the values of the overlay and their sources."""
    changed: dict[str, Parameter] = _over(parameters.parameters, overlay.parameters)
    return parameters.model_copy(update={"parameters": changed})


def supplied(catalogue: Catalogue | None, overlay: Overlay) -> Catalogue:
    """Return the catalogue with the resources of the overlay beside or instead of its own."""
    known = catalogue or Catalogue(resources={})
    return known.model_copy(update={"resources": known.resources | overlay.resources})
