"""Writes WordprocessingML: elements, runs and paragraphs as text, ready for a part."""

import re
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape, quoteattr

# What XML cannot hold, whatever text a person pasted.
NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
BREAKS: Final = re.compile(r"([\n\t])")

TWIPS_IN_MM: Final = 1440 / 25.4


def mm(length: float) -> int:
    """Return millimetres in twentieths of a point, Word's measure."""
    return round(length * TWIPS_IN_MM)


def points(length: float) -> int:
    """Return points in twentieths of a point."""
    return round(length * 20)


def element(name: str, /, *inside: str, **attributes: str | int) -> str:
    """Write an element of the `w` namespace; attributes are of it too."""
    written = "".join(f" w:{key}={quoteattr(str(each))}" for key, each in attributes.items())
    content = "".join(inside)
    return f"<w:{name}{written}>{content}</w:{name}>" if content else f"<w:{name}{written}/>"


@dataclass(frozen=True)
class Look:
    """How a run looks «kiểu chữ»; `size` in points; None leaves it to the style."""

    bold: bool | None = None
    italic: bool = False
    size: float | None = None


PLAIN: Final = Look()


def run(words: str, look: Look = PLAIN) -> str:
    """Write text in one look; line breaks and tabs become Word's own."""
    parts = BREAKS.split(NOT_IN_XML.sub("", words.replace("\r\n", "\n").replace("\r", "\n")))
    content = "".join(_part(part) for part in parts if part)
    return element("r", run_properties(look), content) if content else ""


def run_properties(look: Look) -> str:
    """Write `w:rPr` in the order the schema asks for."""
    inside = "".join(
        (
            "" if look.bold is None else element("b", val=int(look.bold)),
            element("i") if look.italic else "",
            element("sz", val=round(look.size * 2)) if look.size else "",
            element("szCs", val=round(look.size * 2)) if look.size else "",
        )
    )
    return element("rPr", inside) if inside else ""


def _part(part: str) -> str:
    if part == "\n":
        return element("br")
    if part == "\t":
        return element("tab")
    return f'<w:t xml:space="preserve">{escape(part)}</w:t>'


@dataclass(frozen=True)
class Setting:
    """How a paragraph stands «định dạng đoạn»; lengths in twentieths of a point."""

    style: str | None = None
    align: str | None = None  # "center", "both", "left", "right"
    first_line: int | None = None
    left: int | None = None
    right: int | None = None
    before: int | None = None
    after: int | None = None
    keep_next: bool = False
    list_id: int | None = None
    level: int = 0
    top_rule: bool = False
    exact_line: int | None = None
    mark: Look = PLAIN  # of the paragraph's end, which the automatic number takes over


DEFAULT_SETTING: Final = Setting()


def paragraph(*runs: str, setting: Setting = DEFAULT_SETTING) -> str:
    """Write a paragraph."""
    return element("p", paragraph_properties(setting), *runs)


def paragraph_properties(setting: Setting) -> str:
    """Write `w:pPr` in the order the schema asks for."""
    inside = "".join(
        (
            element("pStyle", val=setting.style) if setting.style else "",
            element("keepNext") if setting.keep_next else "",
            _list_membership(setting),
            element("pBdr", element("top", val="single", sz=6, space=1, color="000000"))
            if setting.top_rule
            else "",
            _spacing(setting),
            _indents(setting),
            element("jc", val=setting.align) if setting.align else "",
            run_properties(setting.mark),
        )
    )
    return element("pPr", inside) if inside else ""


def _list_membership(setting: Setting) -> str:
    if setting.list_id is None:
        return ""
    level, list_id = element("ilvl", val=setting.level), element("numId", val=setting.list_id)
    return element("numPr", level, list_id)


def _spacing(setting: Setting) -> str:
    attributes: dict[str, str | int] = {}
    if setting.before is not None:
        attributes["before"] = setting.before
    if setting.after is not None:
        attributes["after"] = setting.after
    if setting.exact_line is not None:
        attributes.update(line=setting.exact_line, lineRule="exact")
    return element("spacing", **attributes) if attributes else ""


def _indents(setting: Setting) -> str:
    sides = {"left": setting.left, "right": setting.right, "firstLine": setting.first_line}
    attributes = {side: length for side, length in sides.items() if length is not None}
    return element("ind", **attributes) if attributes else ""
