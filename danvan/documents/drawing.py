"""One document drawn among others: its bases above, older left, newer right, the rest below."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 360  # of a phone: the drawing shrinks on a smaller one and grows on none
BOX, TALL, GAP = 108, 50, 30
COLUMNS = (0, 126, 252)  # left edges of three boxes and the gaps between them
MIDDLE = COLUMNS[1]
MOST = 3  # boxes on one side; the list beside the drawing has them all
LETTERS = 17  # of a line that fits a box


@dataclass(frozen=True)
class Node:
    """A document to be drawn «ô»: its number and kind, its page, and what its arrow says."""

    number: str
    kind: str
    url: str
    word: str = ""


@dataclass(frozen=True)
class Box:
    """A node in its place; `lines` are as wide as it holds."""

    x: int
    y: int
    url: str
    lines: tuple[str, ...]
    middle: bool = False

    @property
    def centre(self) -> int:
        """Return where its lines are centred."""
        return self.x + BOX // 2


@dataclass(frozen=True)
class Arrow:
    """A line from the document that acts to the one acted upon."""

    x1: int
    y1: int
    x2: int
    y2: int


@dataclass(frozen=True)
class Drawing:
    """Boxes and arrows in a frame."""

    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def draw(
    own: Node,
    *,
    above: Sequence[Node] = (),
    older: Sequence[Node] = (),
    newer: Sequence[Node] = (),
    below: Sequence[Node] = (),
) -> Drawing:
    """Return the drawing of a document among at most three others on each side.

    Arrows go from the document that acts: it rests on those above and acts on the older; the newer
    act on it, and those below rest on it.
    """
    rows = max(1, len(older[:MOST]), len(newer[:MOST]))
    top = TALL + GAP if above else 0
    middle = top + (rows - 1) * (TALL + GAP) // 2
    bottom = top + rows * TALL + (rows - 1) * GAP
    centre = Box(MIDDLE, middle, "", _lines(own), middle=True)
    boxes, arrows = [centre], []
    for box in _across(above, 0):
        boxes.append(box)
        arrows.append(Arrow(MIDDLE + BOX // 2, middle, box.centre, TALL))
    for box in _across(below, bottom + GAP):
        boxes.append(box)
        arrows.append(Arrow(box.centre, bottom + GAP, MIDDLE + BOX // 2, middle + TALL))
    for box in _down(older, COLUMNS[0], top, rows):
        boxes.append(box)
        arrows.append(Arrow(MIDDLE, middle + TALL // 2, BOX, box.y + TALL // 2))
    for box in _down(newer, COLUMNS[2], top, rows):
        boxes.append(box)
        arrows.append(Arrow(COLUMNS[2], box.y + TALL // 2, MIDDLE + BOX, middle + TALL // 2))
    height = bottom + (GAP + TALL if below else 0)
    return Drawing(height, tuple(boxes), tuple(arrows))


def _across(nodes: Sequence[Node], y: int) -> tuple[Box, ...]:
    """Return boxes side by side, in the middle of the frame."""
    shown = nodes[:MOST]
    step = COLUMNS[1]
    left = (WIDTH - (len(shown) - 1) * step - BOX) // 2
    return tuple(Box(left + at * step, y, n.url, _lines(n)) for at, n in enumerate(shown))


def _down(nodes: Sequence[Node], x: int, top: int, rows: int) -> tuple[Box, ...]:
    """Return boxes below each other, beside the middle of the document."""
    shown = nodes[:MOST]
    first = top + (rows - len(shown)) * (TALL + GAP) // 2
    return tuple(Box(x, first + at * (TALL + GAP), n.url, _lines(n)) for at, n in enumerate(shown))


def _lines(node: Node) -> tuple[str, ...]:
    words = (node.word, node.number or node.kind, node.kind if node.number else "")
    return tuple(word if len(word) <= LETTERS else word[: LETTERS - 1] + "…" for word in words)
