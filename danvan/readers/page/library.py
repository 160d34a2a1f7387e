"""The PDF library, with the part of its types that the reader uses: it ships none itself."""

from collections.abc import Iterable
from typing import Any, Protocol

import pypdfium2
from PIL.Image import Image
from pypdfium2 import raw as pypdfium2_raw

# Both are C behind generated Python: what they hand back is given a type where it is used.
pdfium: Any = pypdfium2
raw: Any = pypdfium2_raw

PdfFault: type[Exception] = pypdfium2.PdfiumError


class Bitmap(Protocol):
    """A page drawn into memory."""

    def to_pil(self) -> Image: ...


class DrawnObject(Protocol):
    """Something drawn on a page."""

    def get_bounds(self) -> tuple[float, float, float, float]: ...


class TextPage(Protocol):
    """The letters of a page."""

    def count_chars(self) -> int: ...

    def close(self) -> None: ...


class Page(Protocol):
    """A page."""

    def get_textpage(self) -> TextPage: ...

    def get_size(self) -> tuple[float, float]: ...

    def get_cropbox(self) -> tuple[float, float, float, float]: ...

    def get_rotation(self) -> int: ...

    def get_objects(self, kinds: list[int], max_depth: int, /) -> Iterable[DrawnObject]: ...

    def render(self, *, scale: float, may_draw_forms: bool) -> Bitmap: ...

    def close(self) -> None: ...


class Document(Protocol):
    """An opened file."""

    def __len__(self) -> int: ...

    def __getitem__(self, index: int) -> Page: ...

    def close(self) -> None: ...
