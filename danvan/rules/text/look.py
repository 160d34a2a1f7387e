"""How a file is set: its pages and the look of its paragraphs; only a .docx can tell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Spot(StrEnum):
    """Where a page number stands «vị trí số trang»."""

    TOP = "top"
    BOTTOM = "bottom"


@dataclass(frozen=True)
class PageNumber:
    """The running number of pages «số trang»: its spot, whether centred and shown on page one."""

    spot: Spot
    centred: bool
    on_first: bool


@dataclass(frozen=True)
class PageLook:
    """One part of a file with its own page «khổ giấy, lề»: in millimetres, None where not said."""

    width: float | None
    height: float | None
    top: float | None
    bottom: float | None
    left: float | None
    right: float | None

    @property
    def lies_across(self) -> bool:
        """Say whether the page is wider than high."""
        return self.width is not None and self.height is not None and self.width > self.height


@dataclass(frozen=True)
class RunLook:
    """Letters of one look «kiểu chữ»: how many, their font and size in points, bold, italic."""

    letters: int
    font: str | None
    size: float | None
    bold: bool
    italic: bool


@dataclass(frozen=True)
class FileLook:
    """How a file is set «cách trình bày»: pages in order, and per block the looks of its letters.

    `number` is None where no page number was found.
    """

    pages: tuple[PageLook, ...]
    number: PageNumber | None
    blocks: Mapping[int, tuple[RunLook, ...]] = field(default_factory=dict)
