"""Puts the parts of a .docx into a package that is the same, byte for byte, every time."""

import zipfile
from datetime import date
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
TYPES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# The day before which a zip cannot count: it says nothing about when or where a file was made.
LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)

HEADER_ID: Final = "rId1"
PARTS: Final = {
    "header1": ("header", "hdr"),
    "styles": ("styles", "styles"),
    "numbering": ("numbering", "numbering"),
    "footnotes": ("footnotes", "footnotes"),
    "settings": ("settings", "settings"),
}


def pack(contents: dict[str, str], *, title: str, author: str, made_on: date | None) -> bytes:
    """Pack "document" and the parts of `PARTS`, given the content of each root element."""
    files = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relations(),
        "docProps/core.xml": _core(title, author, made_on),
        "word/document.xml": _root("document", contents["document"]),
        "word/_rels/document.xml.rels": _document_relations(),
        **{f"word/{name}.xml": _root(root, contents[name]) for name, (_, root) in PARTS.items()},
    }
    with BytesIO() as packed:
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in files.items():
                package.writestr(_member(name), content.encode())
        return packed.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, LONG_AGO)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.create_system = 0  # the same on every system
    return member


def _root(name: str, content: str) -> str:
    return f"{DECLARATION}<w:{name} {NAMESPACES}>{content}</w:{name}>"


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPES}.{kind}+xml"/>'
        for name, (kind, _) in PARTS.items()
    )
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPES}.document.main+xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{overrides}</Types>"
    )


def _package_relations() -> str:
    return (
        f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/></Relationships>'
    )


def _document_relations() -> str:
    relations = "".join(
        f'<Relationship Id="rId{order}" Type="{RELATIONS}/{kind}" Target="{name}.xml"/>'
        for order, (name, (kind, _)) in enumerate(PARTS.items(), start=1)
    )
    return (
        f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'
    )


def _core(title: str, author: str, made_on: date | None) -> str:
    """Title, office and language; no person, no machine, no moment but the paper's own day."""
    made = (
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{made_on.isoformat()}T00:00:00Z'
        "</dcterms:created>"
        if made_on
        else ""
    )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
        f"<dc:language>vi-VN</dc:language>{made}</cp:coreProperties>"
    )
