"""The rooms of the console; each is one module with a `room` and its templates.

A room is added here, in the order in which its routes are tried.
"""

from __future__ import annotations

from web.rooms import (
    board,
    call,
    command,
    desk,
    drills,
    entry,
    feed,
    incident,
    incident_clocks,
    incident_command,
    incident_commands,
    incident_orders,
    incident_releases,
    incident_requisitions,
    incident_resources,
    incident_ties,
    plan_calendar,
    plan_flow,
    plan_trial,
    plans,
    replay,
    unit,
    warning_commands,
    warnings,
)
from web.routing import Room

ROOMS: tuple[Room, ...] = (
    entry.room,
    feed.room,
    desk.room,
    call.room,
    incident.room,
    incident_commands.room,
    incident_command.room,
    incident_orders.room,
    incident_releases.room,
    incident_clocks.room,
    incident_resources.room,
    incident_ties.room,
    incident_requisitions.room,
    warnings.room,
    warning_commands.room,
    replay.room,
    unit.room,
    command.room,
    board.room,
    drills.room,
    # Before `plans`, whose /plans/{plan} would take /plans/calendar.
    plan_calendar.room,
    plan_flow.room,
    plan_trial.room,
    plans.room,
)
