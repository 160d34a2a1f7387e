"""How a .docx is set: pages, margins, page numbers, and the look of the letters of each block."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from danvan.readers.word.element import Element
from danvan.readers.word.parts import W, WordParts, is_on, number, value
from danvan.readers.word.styles import Styles
from danvan.rules.text.look import FileLook, PageLook, PageNumber, RunLook, Spot

DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
TWIPS_OF_A_MILLIMETRE: Final = 1440 / 25.4
_PAGE_FIELD: Final = re.compile(r"\bPAGE\b")


def read_look(parts: WordParts, styles: Styles, printed: Mapping[int, Element]) -> FileLook:
    """Return how a file is set; `printed` holds the paragraph that each block was read from."""
    reader = _LetterReader(styles, _theme_fonts(parts.theme))
    sections = list(parts.document.iter(f"{W}sectPr"))
    return FileLook(
        pages=tuple(_page(section) for section in sections),
        number=_page_number(parts.running_heads, sections, styles),
        blocks={block: reader.looks(paragraph) for block, paragraph in printed.items()},
    )


def _page(section: Element) -> PageLook:
    size, margin = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    return PageLook(
        width=_millimetres(size, "w"),
        height=_millimetres(size, "h"),
        top=_millimetres(margin, "top"),
        bottom=_millimetres(margin, "bottom"),
        left=_with_gutter(margin),
        right=_millimetres(margin, "right", "end"),
    )


def _with_gutter(margin: Element | None) -> float | None:
    """Return the left margin with the strip that is kept for binding."""
    left, gutter = _millimetres(margin, "left", "start"), _millimetres(margin, "gutter")
    return left if left is None or gutter is None else round(left + gutter, 1)


def _millimetres(element: Element | None, *names: str) -> float | None:
    for name in names if element is not None else ():
        twips = number(element.get(f"{W}{name}")) if element is not None else None
        if twips is not None:
            return round(abs(twips) / TWIPS_OF_A_MILLIMETRE, 1)  # below zero: a fixed margin
    return None


def _page_number(
    heads: tuple[Element, ...], sections: list[Element], styles: Styles
) -> PageNumber | None:
    on_first = not any(is_on(section, "titlePg") for section in sections[:1])
    for head in heads:
        for paragraph in head.iter(f"{W}p"):
            if _holds_page_field(paragraph):
                spot = Spot.TOP if head.tag == f"{W}hdr" else Spot.BOTTOM
                return PageNumber(spot, _is_centred(paragraph, styles), on_first)
    return None


def _holds_page_field(paragraph: Element) -> bool:
    written = [each.text or "" for each in paragraph.iter(f"{W}instrText")]
    written += [each.get(f"{W}instr", "") for each in paragraph.iter(f"{W}fldSimple")]
    return any(_PAGE_FIELD.search(each.upper()) for each in written)


def _is_centred(paragraph: Element, styles: Styles) -> bool:
    """Tell whether a page number stands in the middle: by its line, its frame, or Word's style."""
    properties = paragraph.find(f"{W}pPr")
    frame = properties.find(f"{W}framePr") if properties is not None else None
    framed = frame is not None and frame.get(f"{W}xAlign") == "center"
    # A tab alone leads to the middle stop that Word's own header style has.
    tabs = len(list(paragraph.iter(f"{W}tab"))) - len(list(paragraph.iter(f"{W}tabs")))
    said = value(properties, "jc") or styles.alignment(value(properties, "pStyle"))
    return framed or said == "center" or tabs == 1


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    """Return the fonts that styles name only as «major» and «minor»."""
    found: dict[str, str] = {}
    for kind in ("major", "minor") if theme is not None else ():
        latin = theme.find(f".//{DRAWING}{kind}Font/{DRAWING}latin") if theme is not None else None
        if latin is not None and latin.get("typeface"):
            found[kind] = latin.get("typeface", "")
    return found


class _LetterReader:
    """Reads fonts and sizes of runs against the styles of their file."""

    def __init__(self, styles: Styles, theme: Mapping[str, str]) -> None:
        self.styles = styles
        self.theme = theme

    def looks(self, paragraph: Element) -> tuple[RunLook, ...]:
        """Return the looks of a paragraph's letters, neighbours of one look joined."""
        style_id = value(paragraph.find(f"{W}pPr"), "pStyle") or self.styles.default_paragraph
        joined: list[RunLook] = []
        for look in self._runs(paragraph, style_id):
            last = joined[-1] if joined else None
            if last is not None and _kind(last) == _kind(look):
                joined[-1] = RunLook(last.letters + look.letters, *_kind(look))
            else:
                joined.append(look)
        return tuple(joined)

    def _runs(self, paragraph: Element, style_id: str | None) -> Iterator[RunLook]:
        for run in paragraph.iter(f"{W}r"):
            text = "".join(each.text or "" for each in run.iterfind(f"{W}t"))
            letters = sum(sign.isalpha() for sign in text)
            properties = run.find(f"{W}rPr")
            if not letters or value(properties, "vertAlign") == "superscript":
                continue
            levels = list(self._levels(properties, style_id))
            yield RunLook(letters, self._font(levels), _size(levels), *_strokes(levels))

    def _levels(self, properties: Element | None, style_id: str | None) -> Iterator[Element]:
        """Yield run properties from the nearest to the farthest: run, its style, paragraph's."""
        if properties is not None:
            yield properties
        for each in (value(properties, "rStyle"), style_id):
            for style in self.styles.chain(each):
                found = style.find(f"{W}rPr")
                if found is not None:
                    yield found
        if self.styles.run_defaults is not None:
            yield self.styles.run_defaults

    def _font(self, levels: list[Element]) -> str | None:
        for level in levels:
            fonts = level.find(f"{W}rFonts")
            for name in ("ascii", "hAnsi") if fonts is not None else ():
                theme = fonts.get(f"{W}{name}Theme") if fonts is not None else None
                if theme is not None:
                    return self.theme.get(theme[:5])
                font = fonts.get(f"{W}{name}") if fonts is not None else None
                if font:
                    return font
        return None


def _size(levels: list[Element]) -> float | None:
    for level in levels:
        half_points = number(value(level, "sz"))
        if half_points is not None:
            return half_points / 2
    return None


def _strokes(levels: list[Element]) -> tuple[bool, bool]:
    return _switch(levels, "b"), _switch(levels, "i")


def _switch(levels: list[Element], name: str) -> bool:
    return next((on for level in levels if (on := is_on(level, name)) is not None), False)


def _kind(look: RunLook) -> tuple[str | None, float | None, bool, bool]:
    return look.font, look.size, look.bold, look.italic
