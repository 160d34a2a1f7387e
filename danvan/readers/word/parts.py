"""Takes the parts of a Word package that carry text, straight from the zip.

python-docx would load every picture too, and gives up on files with one broken relationship that
Word itself opens; the reader needs six parts and can live without most of them.
"""

import posixpath
import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from lxml.etree import XMLParser, XMLSyntaxError, fromstring

from danvan.readers.packages import CONTENT_TYPES, MAIN_TYPE, UNZIP_FAULTS
from danvan.readers.refusals import Refused
from danvan.readers.word.element import Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
PACKAGE_RELS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"

# A "Strict Open XML" file has the same words in other namespaces.
STRICT: Final = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)


@dataclass(frozen=True)
class WordParts:
    """The parts of a .docx that carry text; None where the file has none."""

    document: Element
    styles: Element | None
    numbering: Element | None
    footnotes: Element | None
    endnotes: Element | None
    theme: Element | None
    running_heads: tuple[Element, ...]  # headers and footers


def open_parts(data: bytes) -> WordParts:
    """Open a package that `packages` found sound; refuse it as damaged where XML is broken."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            return _parts_of(package)
    except (*UNZIP_FAULTS, XMLSyntaxError) as problem:
        raise Refused("damaged") from problem


def parse_xml(data: bytes) -> Element:
    """Parse XML of a stranger: no entities, no network, no document type, bounded depth."""
    for strict, transitional in STRICT:
        data = data.replace(strict, transitional)
    parser = XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    tree = fromstring(data, parser).getroottree()
    if tree.docinfo.doctype:
        raise Refused("damaged")  # the Open XML standard allows none; only an attack carries one
    root: Element = tree.getroot()
    return root


def _parts_of(package: zipfile.ZipFile) -> WordParts:
    main = _main_part(package)
    targets = _targets(package, main)

    def part(kind: str) -> Element | None:
        found = targets.get(kind, ())
        return parse_xml(package.read(found[0])) if found else None

    heads = (*targets.get("header", ()), *targets.get("footer", ()))
    return WordParts(
        document=parse_xml(package.read(main)),
        styles=part("styles"),
        numbering=part("numbering"),
        footnotes=part("footnotes"),
        endnotes=part("endnotes"),
        theme=part("theme"),
        running_heads=tuple(parse_xml(package.read(each)) for each in heads),
    )


def _main_part(package: zipfile.ZipFile) -> str:
    for each in parse_xml(package.read(CONTENT_TYPES)):
        if (each.get("ContentType") or "").encode().endswith(MAIN_TYPE):
            name = (each.get("PartName") or "").lstrip("/")
            if name in package.namelist():
                return name
    raise Refused("damaged")


def _targets(package: zipfile.ZipFile, main: str) -> dict[str, tuple[str, ...]]:
    """Map the last word of each relationship's type to the members that are really there."""
    folder, name = posixpath.split(main)
    rels = f"{folder}/_rels/{name}.rels"
    members = set(package.namelist())
    if rels not in members:
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for each in parse_xml(package.read(rels)).iter(f"{PACKAGE_RELS}Relationship"):
        target = posixpath.normpath(posixpath.join("/", folder, each.get("Target") or "."))
        kind = (each.get("Type") or "").rpartition("/")[2]
        if target.lstrip("/") in members and each.get("TargetMode") != "External":
            found[kind] = (*found.get(kind, ()), target.lstrip("/"))
    return found


def value(parent: Element | None, name: str) -> str | None:
    """Return the `w:val` of a child, "" where the child has none, None where there is no child."""
    child = parent.find(f"{W}{name}") if parent is not None else None
    return None if child is None else child.get(f"{W}val", "")


def number(text: str | None) -> int | None:
    """Read a whole number of at most nine digits as XML writes it, None for anything else."""
    if text is None or len(text) > 9:
        return None
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() else None


def is_on(parent: Element | None, name: str) -> bool | None:
    """Read a switch such as `w:b`: True, False, or None where it is not set."""
    setting = value(parent, name)
    return None if setting is None else setting not in {"0", "false", "off", "none"}
