"""bodies.yaml, command: who commands on scene, and who may form, order and direct what.

Every part is optional: where a plan is silent, nobody is given the power.
"""

from __future__ import annotations

from pydantic import Field

from engine.plan.conditions import ALWAYS, When
from engine.plan.parts import Clause, Ident, Part
from engine.text import Text


class FirstCommander(Part):
    """Whose head commands on scene before anybody is appointed, for as long as `when` holds."""

    by: Ident
    title: Text
    when: When = ALWAYS
    clause: Clause


class Appointment(Part):
    """Who names the commander that takes over from the first one.

    `site_command` says that the commander is the site command's: without one there is nobody to
    name, and its end is the end of the command.
    """

    by: Ident
    title: Text
    site_command: bool = False
    clause: Clause


class Power(Part):
    """What a party may do while `when` holds."""

    by: Ident
    when: When = ALWAYS
    clause: Clause


class Forming(Power):
    """Who may form a site command where the response leaves it open.

    Of several the first that fits counts. `instructed_by` is whose instruction it needs.
    """

    phases: tuple[Ident, ...] = Field(min_length=1)
    instructed_by: Ident | None = None


class Command(Part):
    """Who commands on scene.

    `coordinates` leads on scene without commanding; `forms` the site command, `groups` orders
    response groups beside those that the plan demands, `directs` gives tasks that stand in no
    list. `answer_within` is the clock of such a task, by default that of a group's member.
    """

    first: FirstCommander | None = None
    appoints: tuple[Appointment, ...] = ()
    coordinates: tuple[Power, ...] = ()
    forms: tuple[Forming, ...] = ()
    groups: tuple[Power, ...] = ()
    directs: tuple[Power, ...] = ()
    answer_within: Ident | None = None
