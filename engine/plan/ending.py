"""ending.yaml: when a response may end, and who must agree in which order."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from engine.plan.lifecycle import Step
from engine.plan.parts import Clause, Ident, Item, Part


class EndingCondition(Item):
    """One line of the checklist; `may_not_apply` allows 'not applicable' with a reason."""

    may_not_apply: bool = False


class EndingChain(Part):
    """The steps that end some responses; the word `none` stands for no response in force."""

    responses: tuple[Ident, ...] = Field(min_length=1)
    clause: Clause
    steps: tuple[Step, ...] = Field(min_length=1)


class Ending(Part):
    """The checklist (`all` of it or `any` line suffices) and the approval chains."""

    clause: Clause
    require: Literal["all", "any"]
    conditions: tuple[EndingCondition, ...] = Field(min_length=1)
    chains: tuple[EndingChain, ...] = Field(min_length=1)


class EndingFile(Part):
    """The shape of ending.yaml."""

    ending: Ending
