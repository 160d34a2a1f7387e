"""Word files made by hand, part by part: for the forms that no library writes."""

import zipfile
from io import BytesIO

from danvan.readers.files import open_source
from danvan.rules.text.blocks import Block

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
PARTS = ("styles", "numbering", "footnotes", "endnotes", "header")


def root(name: str, content: str, namespace: str = W) -> str:
    """Wrap the content of a part in its root."""
    return f'<w:{name} xmlns:w="{namespace}" xmlns:r="{R}" xmlns:mc="{MC}">{content}</w:{name}>'


def make_docx(
    body: str,
    parts: dict[str, str] | None = None,
    extra: dict[str, bytes] | None = None,
    relations: str = "",
    main_type: str = MAIN,
    namespace: str = W,
) -> bytes:
    """Make a package of a body and the content of further parts by name."""
    given = parts or {}
    assert set(given) <= set(PARTS)
    roots = {"header": "hdr"}
    links = "".join(
        f'<Relationship Id="r{order}" Type="{R}/{name}" Target="{name}.xml"/>'
        for order, name in enumerate(given)
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{main_type}"/></Types>',
        "word/document.xml": root("document", f"<w:body>{body}</w:body>", namespace),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f"{links}{relations}</Relationships>",
        **{
            f"word/{name}.xml": root(roots.get(name, name), each, namespace)
            for name, each in given.items()
        },
    }
    return zipped({**{name: each.encode() for name, each in files.items()}, **(extra or {})})


def zipped(files: dict[str, bytes]) -> bytes:
    """Pack files into a zip."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return packed.getvalue()


def p(text: str, properties: str = "") -> str:
    """Make a paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Make a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def listed(text: str, list_id: int, level: int = 0) -> str:
    """Make a paragraph of a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def level(position: int, number_format: str, text: str, more: str = "") -> str:
    """Make a level of a list, counted from 0."""
    return (
        f'<w:lvl w:ilvl="{position}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
        f'{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, lists: str = "") -> str:
    """Make a numbering part with one kind of list, which list 1 and `lists` are of."""
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{lists}'
    )


def blocks_of(body: str, **parts: str) -> tuple[Block, ...]:
    """Read the blocks of a body."""
    return open_source(make_docx(body, parts), "kế hoạch.docx").blocks


def texts_of(body: str, **parts: str) -> list[str]:
    """Read the texts of a body's blocks."""
    return [block.text for block in blocks_of(body, **parts)]
