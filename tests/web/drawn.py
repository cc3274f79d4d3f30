"""What must be true of every drawing, whatever it shows."""

from __future__ import annotations

from itertools import combinations

from web.diagrams.drawing import Arrow, Box, Drawing, Point

NARROW, WIDE = 0.55, 1.0


def breadth(text: str, size: float) -> float:
    return size * sum(NARROW if letter < "\u2000" else WIDE for letter in text)


def overlapping(drawing: Drawing) -> list[tuple[str, str]]:
    return [
        (one.id, two.id)
        for one, two in combinations(drawing.boxes, 2)
        if one.x < two.right and two.x < one.right and one.y < two.bottom and two.y < one.bottom
    ]


def touches(box: Box, point: Point) -> bool:
    x, y = point
    across = x in (box.x, box.right) and box.y <= y <= box.bottom
    return across or (y in (box.y, box.bottom) and box.x <= x <= box.right)


def astray(drawing: Drawing) -> list[tuple[str, str]]:
    """Arrows that do not begin at their source's edge or end at their target's."""
    boxes = {box.id: box for box in drawing.boxes}
    return [
        (arrow.source, arrow.target)
        for arrow in drawing.arrows
        if not touches(boxes[arrow.source], arrow.points[0])
        or not touches(boxes[arrow.target], arrow.points[-1])
    ]


def slanting(drawing: Drawing) -> list[Arrow]:
    return [
        arrow
        for arrow in drawing.arrows
        for one, two in zip(arrow.points, arrow.points[1:], strict=False)
        if one[0] != two[0] and one[1] != two[1]
    ]


def through_boxes(drawing: Drawing) -> list[tuple[str, str, str]]:
    """Arrows whose line runs through the inside of a box."""
    return [
        (arrow.source, arrow.target, box.id)
        for arrow in drawing.arrows
        for one, two in zip(arrow.points, arrow.points[1:], strict=False)
        for box in drawing.boxes
        if min(one[0], two[0]) < box.right
        and max(one[0], two[0]) > box.x
        and min(one[1], two[1]) < box.bottom
        and max(one[1], two[1]) > box.y
    ]


def cramped(drawing: Drawing) -> list[str]:
    """Lines that do not fit into their box, or words that run over a box or out of the sheet."""
    inside = [
        line
        for box in drawing.boxes
        for base, line in box.written
        if breadth(line, box.size) > box.width - 8
        or not box.y < base - box.size * 0.8 < base < box.bottom
    ]
    outside = [
        line
        for words in drawing.words
        for base, line in words.written
        if words.x + breadth(line, words.size) > drawing.width
        or any(
            words.x < box.right
            and words.x + breadth(line, words.size) > box.x
            and base > box.y
            and base - words.size * 0.7 < box.bottom
            for box in drawing.boxes
        )
    ]
    return inside + outside


def off_the_sheet(drawing: Drawing) -> list[str]:
    return [
        box.id
        for box in drawing.boxes
        if box.x < 0 or box.y < 0 or box.right > drawing.width or box.bottom > drawing.height
    ]


def faults(drawing: Drawing) -> list[object]:
    """Return everything that is wrong with a drawing."""
    return [
        *overlapping(drawing),
        *astray(drawing),
        *slanting(drawing),
        *through_boxes(drawing),
        *cramped(drawing),
        *off_the_sheet(drawing),
    ]
