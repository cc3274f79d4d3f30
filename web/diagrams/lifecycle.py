"""A plan's lifecycle, drawn: phases in one column, what goes on to the right, back to the left.

Each arrow that passes a phase runs in a lane of its target. Lanes of near targets lie inside, and
what enters or leaves a phase is stacked so that a way in never crosses a way out of the same phase.
What leads back from an end is written under its box.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from engine.plan.lifecycle import Phase
from engine.plan.plan import Plan
from engine.text import Language
from web.diagrams.drawing import Arrow, Badge, Box, Drawing, Point, Words, total
from web.diagrams.labels import Label, labels_of, stacked
from web.diagrams.phases import Edge, PhaseGraph, phase_graph
from web.diagrams.writing import wrap

_WIDTH, _OUTSIDE = 168.0, 128.0
_LEAST, _PAD, _GAP = 46.0, 6.0, 26.0
_SLOT, _LANE, _MARGIN, _LOOP = 18.0, 18.0, 14.0, 22.0


@dataclass(frozen=True, slots=True)
class _Slot:
    """Where one arrow leaves (`edge`) or all of a side arrive (`edge` None) at a phase."""

    edge: Edge | None
    height: float


@dataclass(slots=True)
class _Sheet:
    """A drawing under way; `ports` are the heights at which arrows leave or enter."""

    graph: PhaseGraph
    labels: dict[Edge, Label]
    left: float = 0
    lowest: float = 0
    rooms: tuple[float, float] = (0, 0)
    boxes: dict[str, Box] = field(default_factory=dict)
    ports: dict[tuple[str, str, Edge | None], float] = field(default_factory=dict)
    groups: dict[tuple[str, str], list[Arrow]] = field(default_factory=dict)
    words: list[Words] = field(default_factory=list)
    badges: list[Badge] = field(default_factory=list)

    @property
    def right(self) -> float:
        """The right edge of the column."""
        return self.left + _WIDTH

    def write(self, label: Label, x: float, top: float) -> None:
        words, badges = label.at(x, top)
        self.words += words
        self.badges += badges

    def connect(self, edge: Edge, *points: Point) -> None:
        carries = tuple(one.move.id for one in edge.moves)
        arrow = Arrow(edge.source, edge.target, points, carries, edge.way)
        lane = edge.target if edge.way in ("past", "back", "out") else edge.source
        self.groups.setdefault((edge.way, lane), []).append(arrow)


def draw_lifecycle(plan: Plan, language: Language) -> Drawing:
    """Return the drawing of a plan's phases and moves."""
    graph = phase_graph(plan)
    sheet = _Sheet(graph, labels_of(graph, plan, language))
    lanes = {side: _lanes(graph, side) for side in ("left", "right")}
    sheet.rooms = _room(sheet, "left"), _room(sheet, "right")
    sheet.left = _MARGIN + len(lanes["left"]) * _LANE + sheet.rooms[0]
    _stand(sheet, language)
    _outside(sheet, lanes["right"], language)
    for edge in graph.edges:
        if edge.way != "return":
            _draw(sheet, edge, lanes)
    _returns(sheet)
    return _finished(sheet, lanes["right"])


def _lanes(graph: PhaseGraph, side: str) -> list[str]:
    """Return the targets that have a lane on a side, the innermost first."""
    ways = ("back",) if side == "left" else ("past", "out")
    targets = {edge.target for edge in graph.edges if edge.way in ways}
    order = [phase.id for phase in (*graph.column, *graph.outside)]
    return sorted(targets, key=order.index, reverse=side == "left")


def _side(edge: Edge) -> str:
    return "left" if edge.way in ("back", "again") else "right"


def _room(sheet: _Sheet, side: str) -> float:
    """Return how much room the labels of a side need beside the column."""
    beside = [
        label.width + 22
        for edge, label in sheet.labels.items()
        if edge.way not in ("down", "return") and _side(edge) == side
    ]
    below = [
        label.width + 14 - _WIDTH / 2 + 10
        for edge, label in sheet.labels.items()
        if edge.way == "down" and side == "right"
    ]
    return max([*beside, *below, 12.0])


def _slots(sheet: _Sheet, phase: Phase, side: str) -> list[_Slot]:
    leaving = [
        edge
        for edge in sheet.graph.edges
        if edge.source == phase.id and edge.way not in ("down", "return") and _side(edge) == side
    ]
    order = _lanes(sheet.graph, side)
    leaving.sort(key=lambda edge: -1 if edge.way == "again" else order.index(edge.target))
    entered = any(
        edge.target == phase.id and edge.way in ("past", "back") and _side(edge) == side
        for edge in sheet.graph.edges
    )
    slots = []
    for edge in leaving if side == "left" else reversed(leaving):
        slots.append(_Slot(edge, sheet.labels[edge].height + 8))
        if edge.way == "again":
            slots.append(_Slot(None, _SLOT))
    entry = [_Slot(None, _SLOT)] if entered else []
    return slots + entry if side == "left" else entry + slots


def _stand(sheet: _Sheet, language: Language) -> None:
    """Put the column's boxes where they stand, with the ports of both sides."""
    top = _MARGIN
    for number, phase in enumerate(sheet.graph.column):
        if number:
            top += _gap(sheet, number)
        sides = {side: _slots(sheet, phase, side) for side in ("left", "right")}
        stacks = [total((slot.height for slot in slots), 0) for slots in sides.values()]
        box = _box(phase, _WIDTH, language)
        high = max(box.height, *(stack + 2 * _PAD for stack in stacks))
        sheet.boxes[phase.id] = replace(box, x=sheet.left, y=top, height=high)
        for (side, slots), stack in zip(sides.items(), stacks, strict=True):
            _ports(sheet, phase, side, slots, top + (high - stack) / 2)
        top += high


def _ports(sheet: _Sheet, phase: Phase, side: str, slots: list[_Slot], top: float) -> None:
    again: Edge | None = None
    for slot in slots:
        top += slot.height
        key = (phase.id, side, slot.edge)
        if again is not None:
            key = (phase.id, "again", None)
        again = slot.edge if slot.edge and slot.edge.way == "again" else None
        sheet.ports[key] = top - (4 if slot.edge else _SLOT / 2)


def _gap(sheet: _Sheet, number: int) -> float:
    above, below = (sheet.graph.column[number - 1].id, sheet.graph.column[number].id)
    edges = [
        edge for edge in sheet.graph.of("down") if (edge.source, edge.target) == (above, below)
    ]
    return max(_GAP, *(sheet.labels[edge].height + 22 for edge in edges)) if edges else _GAP


def _box(phase: Phase, width: float, language: Language) -> Box:
    lines = wrap(phase.title.said(language), 13, width - 20)
    return Box(phase.id, 0, 0, width, max(_LEAST, len(lines) * 18 + 14), lines, phase.kind)


def _lane(sheet: _Sheet, side: str, lanes: list[str], target: str) -> float:
    """Return where the lane of a target runs."""
    if side == "left":
        return sheet.left - sheet.rooms[0] - lanes.index(target) * _LANE
    if target in (phase.id for phase in sheet.graph.outside):
        return sheet.boxes[target].middle
    return sheet.right + sheet.rooms[1] + lanes.index(target) * _LANE


def _outside(sheet: _Sheet, lanes: list[str], language: Language) -> None:
    """Put the other ends beside the last phase, or below it where a lane leads to it."""
    last = sheet.boxes[sheet.graph.column[-1].id]
    inner = [name for name in lanes if name in sheet.boxes]
    x = sheet.right + sheet.rooms[1] + len(inner) * _LANE - _LANE / 2
    x = max(x - _OUTSIDE / 2 + _LANE, sheet.right + 40)
    y = last.bottom + _GAP if last.id in inner else last.y
    for phase in sheet.graph.outside:
        sheet.boxes[phase.id] = replace(_box(phase, _OUTSIDE, language), x=x, y=y)
        x += _OUTSIDE + _LANE


def _draw(sheet: _Sheet, edge: Edge, lanes: dict[str, list[str]]) -> None:
    source, target, label = sheet.boxes[edge.source], sheet.boxes[edge.target], sheet.labels[edge]
    if edge.way == "down":
        sheet.connect(edge, (source.middle, source.bottom), (target.middle, target.y))
        room = target.y - source.bottom - 6
        top = source.bottom + (room - label.height) / 2
        sheet.write(label, source.middle + 14, top)
        return
    side = _side(edge)
    out = sheet.ports[edge.source, side, edge]
    x = source.x - 12 - label.width if side == "left" else source.right + 12
    sheet.write(label, x, out - 3 - label.height)
    edge_x = source.x if side == "left" else source.right
    if edge.way == "again":
        back = sheet.ports[edge.source, "again", None]
        bend = edge_x - _LOOP
        sheet.connect(edge, (edge_x, out), (bend, out), (bend, back), (edge_x, back))
        return
    lane = _lane(sheet, side, lanes[side], edge.target)
    if edge.way == "out":
        sheet.connect(edge, (edge_x, out), (lane, out), (lane, target.y))
    else:
        into = sheet.ports[edge.target, side, None]
        sheet.connect(edge, (edge_x, out), (lane, out), (lane, into), (edge_x, into))


def _returns(sheet: _Sheet) -> None:
    """Write under each end which moves lead back from it: arrows of their own would cross all."""
    for name, box in sheet.boxes.items():
        labels = [sheet.labels[edge] for edge in sheet.graph.of("return") if edge.source == name]
        if labels:
            under = stacked(labels)
            sheet.write(under, box.x, box.bottom + 6)
            sheet.lowest = max(sheet.lowest, box.bottom + 6 + under.height)


def _finished(sheet: _Sheet, lanes: list[str]) -> Drawing:
    boxes = tuple(sheet.boxes.values())
    right = max(
        *(box.right for box in boxes),
        sheet.right + sheet.rooms[1] + len(lanes) * _LANE,
    )
    return Drawing(
        width=right + _MARGIN,
        height=max(sheet.lowest, *(box.bottom for box in boxes)) + _MARGIN,
        boxes=boxes,
        groups=tuple(tuple(group) for group in sheet.groups.values()),
        words=tuple(sheet.words),
        badges=tuple(sheet.badges),
    )
