"""A reporting chain, drawn from the scene at the bottom to the top: a box a party, an arrow a hop."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from engine.plan.duties import ReportChain
from engine.plan.plan import Plan
from engine.text import Language
from web.diagrams.chains import Hop, Rung, rungs_of, tier
from web.diagrams.clocks import clock_words
from web.diagrams.drawing import Arrow, Badge, Box, Drawing, Words, total
from web.diagrams.labels import LINE, SIZE, Label, LabelLine
from web.diagrams.moves import role_title
from web.diagrams.writing import joined, wrap

MARGIN, WIDTH, BRANCH, BESIDE = 10.0, 156.0, 48.0, 146.0
LEADING, PAD = 18.0, 20.0
_GAP, _BETWEEN, _SITS = 26.0, 8.0, 30.0
_ROOM = WIDTH / 2 + BRANCH + BESIDE - 14

_PASSED_ON = {"zh": "转由", "en": "passed on to"}


@dataclass(slots=True)
class _Climb:
    """A drawing under way; `top` is the upper edge so far and falls below zero."""

    plan: Plan
    language: Language
    top: float = 0
    boxes: list[Box] = field(default_factory=list)
    groups: list[tuple[Arrow, ...]] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    badges: list[Badge] = field(default_factory=list)

    def box(self, role: str, x: float, bottom: float, width: float) -> Box:
        made = party_box(self.plan, role, width, self.language)
        made = replace(made, x=x, y=bottom - made.height)
        # A party may stand on two rungs: each of its boxes has a name of its own.
        twins = sum(one.id.partition("@")[0] == role for one in self.boxes)
        made = replace(made, id=f"{role}@{twins}") if twins else made
        self.boxes.append(made)
        return made

    def write(self, label: Label, x: float, top: float) -> None:
        words, badges = label.at(x, top)
        self.words += words
        self.badges += badges


def party_box(plan: Plan, role: str, width: float, language: Language) -> Box:
    """Return the box of a party, still at the upper left corner."""
    lines = wrap(role_title(plan, role).said(language), 13, width - 16)
    height = len(lines) * LEADING + PAD
    return Box(role, 0, 0, width, height, lines, tier(plan, role))


def hop_label(plan: Plan, hop: Hop, room: float, language: Language) -> Label:
    """Return the number and title of a hop, and its clock, wording and clause below."""
    step = LabelLine((hop.number,), "").lead
    title = wrap(hop.report.title.said(language), SIZE, room - step)
    clock = joined(clock_words(plan, hop.report, language), SIZE, room - step)
    first = LabelLine((hop.number,), title[0], step)
    rest = [LabelLine((), line, step) for line in title[1:]]
    return Label((first, *rest, *(LabelLine((), line, step, "quiet") for line in clock)))


def draw_chain(plan: Plan, chain: ReportChain, language: Language) -> Drawing:
    """Return the drawing of one chain."""
    rungs = rungs_of(plan, chain)
    climb = _Climb(plan, language)
    sender = climb.box(rungs[0].sender, MARGIN, 0, WIDTH)
    climb.top = sender.y
    for rung in rungs:
        sender = _rung(climb, rung, sender)
    return _settled(climb)


def _rung(climb: _Climb, rung: Rung, sender: Box) -> Box:
    """Draw one rung above a sender; return the box of who reports on."""
    labels = [hop_label(climb.plan, hop, _ROOM, climb.language) for hop in rung.hops]
    start, high = climb.top, total((label.height for label in labels), 4)
    fork = start - high - 14
    floor = fork - _GAP / 2
    through = climb.box(rung.through, MARGIN, floor, WIDTH)
    beside = _stack(climb, rung, floor)
    for label in labels:
        climb.write(label, sender.middle + 14, start - high - 6)
        high -= label.height + 4
    straight = _straight(rung, sender, through)
    branches = [_branch(rung, role, sender, box, fork) for role, box in beside]
    climb.groups.append((straight, *branches))
    if len(rung.hops) > 1:
        _number(climb, rung, beside)
    climb.top = min([through.y, *(box.y for _, box in beside)])
    return through if rung.onward == rung.through else _passed_on(climb, rung, through)


def _stack(climb: _Climb, rung: Rung, floor: float) -> list[tuple[str, Box]]:
    x, stood = MARGIN + WIDTH + BRANCH, []
    for role in rung.beside:
        box = climb.box(role, x, floor, BESIDE)
        stood.append((role, box))
        floor = box.y - _BETWEEN
    return stood


def _carried(rung: Rung, role: str) -> tuple[str, ...]:
    return tuple(hop.report.id for hop in rung.to(role))


def _straight(rung: Rung, sender: Box, through: Box) -> Arrow:
    points = ((sender.middle, sender.y), (through.middle, through.bottom))
    return Arrow(sender.id, through.id, points, _carried(rung, rung.through), "up")


def _branch(rung: Rung, role: str, sender: Box, box: Box, fork: float) -> Arrow:
    lane, middle = box.x - BRANCH / 2 - 4, box.y + box.height / 2
    points = (
        (sender.middle, sender.y),
        (sender.middle, fork),
        (lane, fork),
        (lane, middle),
        (box.x, middle),
    )
    return Arrow(sender.id, box.id, points, _carried(rung, role), "branch")


def _number(climb: _Climb, rung: Rung, beside: list[tuple[str, Box]]) -> None:
    """Say at each box beside which of several reports reach it."""
    for role, box in beside:
        for place, hop in enumerate(rung.to(role)):
            climb.badges.append(Badge(box.right - 2 - place * 18, box.y, hop.number))


def _passed_on(climb: _Climb, rung: Rung, through: Box) -> Box:
    """Put who reports on above the body it sits in."""
    box = climb.box(rung.onward, MARGIN, min(climb.top, through.y - _SITS), WIDTH)
    points = ((through.middle, through.y), (box.middle, box.bottom))
    climb.groups.append((Arrow(through.id, box.id, points, (), "onward"),))
    words = _PASSED_ON[climb.language]
    middle = (through.y + box.bottom) / 2
    climb.words.append(
        Words(box.middle + 14, middle + SIZE * 0.36, (words,), "quiet", leading=LINE)
    )
    climb.top = box.y
    return box


def _settled(climb: _Climb) -> Drawing:
    """Return the drawing with its uppermost box at the upper margin."""
    down = MARGIN - min(box.y for box in climb.boxes)
    return Drawing(
        width=2 * MARGIN + WIDTH + BRANCH + BESIDE,
        height=max(box.bottom for box in climb.boxes) + down + MARGIN,
        boxes=tuple(replace(box, y=box.y + down) for box in climb.boxes),
        groups=tuple(tuple(_lower(arrow, down) for arrow in group) for group in climb.groups),
        words=tuple(replace(words, y=words.y + down) for words in climb.words),
        badges=tuple(replace(badge, y=badge.y + down) for badge in climb.badges),
    )


def _lower(arrow: Arrow, down: float) -> Arrow:
    return replace(arrow, points=tuple((x, y + down) for x, y in arrow.points))
