"""Tables: the bordered ones of a body, and the bare ones that set a letterhead side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from danvan.writers.word.xml import Look, Setting, element, mm, paragraph, run

BORDERS: Final = "".join(
    element(side, val="single", sz=4, space=0, color="000000")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
CELL_TEXT: Final = 13.0
CELL_SIDE: Final = mm(1.9)


@dataclass(frozen=True)
class Grid:
    """A table to write «bảng»: widths in twentieths of a point, rows of ready cell contents."""

    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    bordered: bool = False
    head_rows: int = 0


def write_grid(grid: Grid) -> str:
    """Write a table; every cell holds ready paragraphs."""
    margin = CELL_SIDE if grid.bordered else 0
    properties = element(
        "tblPr",
        element("tblW", w=sum(grid.widths), type="dxa"),
        element("tblBorders", BORDERS) if grid.bordered else "",
        element("tblLayout", type="fixed"),
        element(
            "tblCellMar",
            element("left", w=margin, type="dxa"),
            element("right", w=margin, type="dxa"),
        ),
    )
    columns = element("tblGrid", *(element("gridCol", w=width) for width in grid.widths))
    rows = (
        _row(row, grid.widths, is_head=index < grid.head_rows)
        for index, row in enumerate(grid.rows)
    )
    return element("tbl", properties, columns, *rows)


def _row(cells: tuple[str, ...], widths: tuple[int, ...], *, is_head: bool) -> str:
    properties = element("trPr", element("cantSplit"), element("tblHeader") if is_head else "")
    written = (
        element("tc", element("tcPr", element("tcW", w=width, type="dxa")), cell or paragraph())
        for cell, width in zip(cells, widths, strict=True)
    )
    return element("tr", properties, *written)


def body_table(
    rows: Sequence[Sequence[str]],
    *,
    head_rows: int,
    shares: Sequence[float],
    width: int,
    size: float = CELL_TEXT,
) -> str:
    """Write a bordered table of texts over the width of the page; short rows are filled up."""
    columns = max((len(row) for row in rows), default=0)
    if not columns:
        return ""
    fitting = shares if len(shares) == columns and min(shares) > 0 else [1.0] * columns
    widths = tuple(round(width * share / sum(fitting)) for share in fitting)
    filled = tuple(
        tuple(
            _cell(row[column] if column < len(row) else "", size, is_head=index < head_rows)
            for column in range(columns)
        )
        for index, row in enumerate(rows)
    )
    return write_grid(Grid(widths, filled, bordered=True, head_rows=head_rows))


def _cell(text: str, size: float, *, is_head: bool) -> str:
    setting = Setting(align="center" if is_head else "left")
    look = Look(bold=is_head, size=size)
    return "".join(paragraph(run(line, look), setting=setting) for line in text.split("\n"))
