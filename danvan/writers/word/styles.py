"""The styles of a paper: Times New Roman 14, black, as Nghị định 30/2020/NĐ-CP asks."""

from dataclasses import replace
from typing import Final

from danvan.writers.word.xml import (
    Look,
    Setting,
    element,
    mm,
    paragraph_properties,
    points,
    run_properties,
)

FONT: Final = "Times New Roman"
BODY_SIZE: Final = 14.0
FIRST_LINE: Final = mm(12.7)
BETWEEN: Final = points(6)

PAGE_WIDTH: Final = mm(210)
PAGE_HEIGHT: Final = mm(297)
TOP_AND_BOTTOM: Final = mm(20)
LEFT: Final = mm(30)
RIGHT: Final = mm(15)
TEXT_WIDTH: Final = PAGE_WIDTH - LEFT - RIGHT

SMALL: Final = Look(size=11)
FONTS: Final = element("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)


def write_styles() -> str:
    """Write the content of the part `styles.xml`."""
    body = Setting(align="both", first_line=FIRST_LINE, after=BETWEEN)
    heading = replace(body, before=BETWEEN, keep_next=True)
    bold = Look(bold=True)
    return "".join(
        (
            _defaults(),
            _style("Normal", "Normal", default=True),
            _style("BodyText", "Body Text", setting=body),
            _style("Heading1", "heading 1", setting=heading, look=bold, outline=0),
            _style("Heading2", "heading 2", setting=heading, look=bold, outline=1),
            _style("Heading3", "heading 3", setting=heading, look=bold, outline=2),
            _style("ListBullet", "List Bullet", setting=body),
            _style("Header", "header", setting=Setting(align="center"), look=Look(size=13)),
            _style("FootnoteText", "footnote text", setting=Setting(align="both"), look=SMALL),
            _raised("FootnoteReference", "footnote reference"),
        )
    )


def section_properties(header_id: str) -> str:
    """Write the page: A4 upright, its margins, the number on top but not on the first page."""
    return _section(header_id, element("pgSz", w=PAGE_WIDTH, h=PAGE_HEIGHT))


def lying_properties(header_id: str) -> str:
    """Write the page of a wide table: A4 lying, otherwise as `section_properties`."""
    return _section(header_id, element("pgSz", w=PAGE_HEIGHT, h=PAGE_WIDTH, orient="landscape"))


def _section(header_id: str, size: str) -> str:
    return element(
        "sectPr",
        f'<w:headerReference w:type="default" r:id="{header_id}"/>',
        size,
        element(
            "pgMar",
            top=TOP_AND_BOTTOM,
            right=RIGHT,
            bottom=TOP_AND_BOTTOM,
            left=LEFT,
            header=mm(10),
            footer=mm(10),
            gutter=0,
        ),
        element("titlePg"),
    )


def _defaults() -> str:
    size = round(BODY_SIZE * 2)
    look = element(
        "rPr",
        FONTS,
        element("sz", val=size),
        element("szCs", val=size),
        element("lang", val="vi-VN", eastAsia="vi-VN", bidi="ar-SA"),
    )
    stand = element("pPr", element("spacing", before=0, after=0, line=252, lineRule="auto"))
    return element("docDefaults", element("rPrDefault", look), element("pPrDefault", stand))


def _style(
    style_id: str,
    name: str,
    *,
    setting: Setting | None = None,
    look: Look | None = None,
    outline: int | None = None,
    default: bool = False,
) -> str:
    stand = paragraph_properties(setting) if setting else ""
    if outline is not None:
        level = element("outlineLvl", val=outline)
        stand = stand.replace("</w:pPr>", f"{level}</w:pPr>")
    attributes: dict[str, str | int] = {"type": "paragraph", "styleId": style_id}
    if default:
        attributes["default"] = 1
    return element(
        "style",
        element("name", val=name),
        "" if default else element("basedOn", val="Normal"),
        element("qFormat"),
        stand,
        run_properties(look) if look else "",
        **attributes,
    )


def _raised(style_id: str, name: str) -> str:
    look = element("rPr", element("vertAlign", val="superscript"))
    return element("style", element("name", val=name), look, type="character", styleId=style_id)
