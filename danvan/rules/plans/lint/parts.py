"""Which blocks of a file are which part of the document: motto, number, subject, body, signer."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from danvan.rules.documents.form import FormSet, House, form_of
from danvan.rules.documents.numbers import numbers_in
from danvan.rules.plans.header import NUMBER_LINE
from danvan.rules.plans.material import Material
from danvan.rules.text.dates import find_date_line
from danvan.rules.text.letters import bare_words, is_upper
from danvan.rules.text.normalise import Line

MOTTO = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN VIỆT NAM", re.IGNORECASE)
PARTY_MOTTO = re.compile(r"ĐẢNG CỘNG SẢN VIỆT NAM")
RECIPIENTS = re.compile(r"\s*N[ơƠ][iI]\s+nh[ậẬ]n", re.IGNORECASE)
BASIS = ("Căn cứ ", "CĂN CỨ ", "Theo đề nghị của ", "Xét đề nghị của ")
_RECIPIENTS_ALONE = len("Nơi nhận: ")
_SLOGAN = "doc lap tu do hanh phuc"
_STATE_BODIES = (
    "uy ban nhan dan", "ubnd", "hoi dong nhan dan", "hdnd", "so ", "phong ", "bo ", "van phong",
    "truong ", "trung tam", "thanh tra", "chi cuc", "cuc ",
)  # fmt: skip
_OTHER_BODIES = (
    "uy ban mat tran", "uy ban mttq", "ubmttq", "ban thuong truc", "mat tran", "hoi ", "doan ",
    "lien doan",
)  # fmt: skip
_PARTY_BODIES = ("dang uy", "huyen uy", "tinh uy", "thanh uy", "quan uy", "ban dan van", "chi bo")

Parts = Mapping[str, tuple[int, ...]]


def form_asked(material: Material) -> FormSet | None:
    """Return the instruction on form that a document is held against, None where none is known."""
    house, printed = house_of(material), material.header.date
    if house is None:
        return None
    day = date.fromisoformat(printed) if printed and len(printed) == 10 else None
    return form_of(material.forms, house, day)


def house_of(material: Material) -> House | None:
    """Return whose form a document follows; None for joint papers and those of other bodies."""
    number = numbers_in(material.header.number) if material.header.number else []
    party = bool(number) and number[0].is_party
    party = party or any(PARTY_MOTTO.search(line.text) for line in material.head)
    names = [bare_words(name) for name in material.header.issuers]
    if any(name.startswith(_OTHER_BODIES) for name in names):
        return None
    houses = {_house_of_name(name) for name in names}
    if len(houses) > 1:
        return None
    named = houses.pop() if houses else None
    if party:
        return House.PARTY if named in (None, House.PARTY) else None
    return named if named is House.STATE else None


def _house_of_name(name: str) -> House | None:
    if name.startswith(_PARTY_BODIES):
        return House.PARTY
    return House.STATE if name.startswith(_STATE_BODIES) else None


def find_parts(material: Material) -> Parts:
    """Return the blocks of each part; a block that holds two parts is told for neither."""
    found: dict[int, set[str]] = {}
    for part, block in (*_head(material), *_title(material), *_body(material), *_foot(material)):
        found.setdefault(block, set()).add(part)
    parts: dict[str, list[int]] = {}
    for block, names in sorted(found.items()):
        if len(names) == 1:
            parts.setdefault(names.pop(), []).append(block)
    return {part: tuple(blocks) for part, blocks in parts.items()}


def _head(material: Material) -> Iterator[tuple[str, int]]:
    issuers = " ".join(bare_words(name) for name in material.header.issuers)
    numbered = False
    for line in material.head:
        part = _head_part(line, issuers, numbered)
        numbered = numbered or part == "number"
        if part is not None:
            yield part, line.block


def _head_part(line: Line, issuers: str, numbered: bool) -> str | None:
    text = line.text
    if len(line.columns) > 1:
        return None
    if MOTTO.search(text):
        return None if _SLOGAN in bare_words(text) else "motto"
    if _SLOGAN in bare_words(text):
        return "slogan"
    if NUMBER_LINE.search(text):
        return "number"
    if "ngày" in text.lower() and find_date_line(text) is not None:
        return "place_date"
    if is_upper(text) and not numbered:
        return "issuer" if bare_words(text) in issuers else "parent"
    return None


def _title(material: Material) -> Iterator[tuple[str, int]]:
    title = material.layout.title
    if title is None:
        return
    for place in range(title, min(material.layout.body, title + 6)):
        paragraph = material.flow.paragraphs[place]
        if re.search(r"\w", material.flow.printed[paragraph.start : paragraph.end]):
            yield "type" if place == title else "subject", _block(material, place)


def _body(material: Material) -> Iterator[tuple[str, int]]:
    headings = {node.paragraph for node in material.nodes if node.title is not None}
    tops = {
        node.paragraph
        for node in material.nodes
        if node.level == 1 and node.title is not None and node.style in ("roman", "part", "chapter")
    }
    first = material.nodes[0].paragraph if material.nodes else material.layout.body_end
    for place in range(material.layout.body, material.layout.body_end):
        paragraph = material.flow.paragraphs[place]
        if paragraph.is_note or paragraph.in_table:
            continue
        text = material.flow.printed[paragraph.start : paragraph.end]
        if place < first and text.startswith(BASIS):
            yield "basis", _block(material, place)
        elif place in tops:
            yield "heading", _block(material, place)
        elif place not in headings:
            yield "body", _block(material, place)


def _foot(material: Material) -> Iterator[tuple[str, int]]:
    if material.layout.body_end >= len(material.flow.paragraphs):
        return
    start = material.normal_start(material.layout.body_end)
    names = {bare_words(signer.name) for signer in material.foot.signers if signer.name}
    until = material.foot.sign_end or start
    in_list = False
    for line in material.normal.lines:
        if line.start >= start and len(line.columns) == 1:
            part = _foot_part(line, names, in_list=in_list, signing=line.start <= until)
            in_list = in_list or RECIPIENTS.match(line.text) is not None
            if part is not None:
                yield part, line.block


def _foot_part(line: Line, names: set[str], *, in_list: bool, signing: bool) -> str | None:
    if RECIPIENTS.match(line.text):  # the list may stand in one paragraph with its word
        return "recipients_label" if len(line.text) <= _RECIPIENTS_ALONE else None
    if in_list and line.text.startswith(("-", "–", "+")):
        return "recipients"
    if not signing:
        return None
    if bare_words(line.text) in names:
        return "signer"
    return "authority" if is_upper(line.text) else None


def _block(material: Material, place: int) -> int:
    block = material.normal.block_at(material.normal_start(place))
    return 0 if block is None else block
