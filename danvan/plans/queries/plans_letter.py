"""A plan in the form of an office, as the .docx writer takes it."""

from collections.abc import Iterable, Mapping, Sequence

from danvan.plans.models import Plan, Section
from danvan.plans.paragraphs import SourceParagraph, stored_paragraphs
from danvan.plans.queries.drafts import header_of
from danvan.plans.queries.plans_list import issuers_of
from danvan.plans.values import HeaderValue, SignerValue
from danvan.rules.text.letters import fold
from danvan.units.models import Sector
from danvan.units.queries import UnitBook, unit_book
from danvan.writers.letters import (
    Footnote,
    OfficeDocument,
    Paragraph,
    ParagraphKind,
    Signature,
)

HEADINGS = {
    1: ParagraphKind.HEADING1,
    2: ParagraphKind.HEADING2,
    3: ParagraphKind.HEADING3,
}
LONGEST_HEADING = 200  # a numbered paragraph longer than this is text, not a heading
FOOTNOTE = "footnote"
FOOT = ("noi nhan", "kinh gui")
DEPUTY, VICE = "KT.", "PHÓ "
PARTY_SECTORS = frozenset({Sector.PARTY})


def letter_of(plan: Plan) -> OfficeDocument:
    """Return a plan as a paper: number and day stay blank while nobody has given them."""
    header = header_of(plan.draft) if plan.draft else HeaderValue()
    book = unit_book(plan.document.issued_on or plan.issued_on, issuers_of([plan]))
    issuers = [pk for pk in (plan.issuer_id, plan.co_issuer_id) if pk is not None]
    body = list(_body(plan, header))
    party = all(book.entries[pk].sector in PARTY_SECTORS for pk in issuers)
    number, symbol = number_and_symbol(plan.document.number, party_form=party)
    return OfficeDocument(
        issuers=tuple(book.name(pk) for pk in issuers),
        symbol=symbol,
        place=header.place or "",
        type_name=plan.document.kind.upper(),
        subject=plan.document.title,
        number=number,
        issued_on=plan.document.issued_on,
        year=plan.year or plan.since.year,
        grounds=tuple(p.text for p in body if is_ground(p)),
        paragraphs=tuple(p for p in body if not is_ground(p)),
        recipients=header.recipients,
        archive=header.archive,
        signatures=signatures_of(header, issuers, book),
        party_form=party,
    )


def number_and_symbol(printed: str, *, party_form: bool) -> tuple[str | None, str]:
    """Part a number into what the clerk gives and the symbol; without one only the symbol stays."""
    mark = "-" if party_form else "/"
    number, found, symbol = printed.partition(mark)
    if found:
        return number, symbol
    return None, printed or ("KH" if party_form else "KH-UBND")


def _body(plan: Plan, header: HeaderValue) -> Iterable[Paragraph]:
    """Yield the paragraphs between the subject and the foot; a scan has its duties instead."""
    if not plan.text:
        yield from (Paragraph(duty.text) for duty in plan.duties.all())
        return
    sections = {section.start: section for section in plan.sections.all()}
    stored = stored_paragraphs(plan.blocks)
    inside = inside_of(plan, stored, header, sections)
    for paragraph, notes in with_notes(plan.text, inside):
        yield _paragraph(plan.text, paragraph, notes, sections.get(paragraph.start))


def is_ground(paragraph: Paragraph) -> bool:
    """Say whether a paragraph is one of the legal grounds, which are printed in italics."""
    return paragraph.kind is ParagraphKind.BODY and paragraph.text.startswith("Căn cứ ")


def inside_of(
    plan: Plan,
    paragraphs: Sequence[SourceParagraph],
    header: HeaderValue,
    sections: Mapping[int, Section],
) -> list[SourceParagraph]:
    """Return the paragraphs between the subject and the foot, in the order of the file."""
    begin = _body_begins(plan.text, header, sections)
    ends = [
        p.start
        for p in paragraphs
        if p.start > begin and fold(plan.text[p.start : p.end]).startswith(FOOT)
    ]
    end = ends[0] if ends else len(plan.text)
    return [p for p in paragraphs if begin <= p.start < end]


def _body_begins(text: str, header: HeaderValue, sections: Mapping[int, Section]) -> int:
    """Return where the subject ends; the first section begins the body where it is not found."""
    title = fold(header.title or "")
    place = fold(text).find(title) if title else -1
    if place >= 0:
        return place + len(title)
    return min(sections, default=0)


def with_notes(
    text: str, paragraphs: Iterable[SourceParagraph]
) -> Iterable[tuple[SourceParagraph, tuple[Footnote, ...]]]:
    """Yield each paragraph with the footnotes printed after it."""
    last: SourceParagraph | None = None
    notes: list[Footnote] = []
    for paragraph in paragraphs:
        if paragraph.kind == FOOTNOTE:
            notes.append(Footnote(text[paragraph.start : paragraph.end]))
            continue
        if last is not None:
            yield last, tuple(notes)
            notes = []
        last = paragraph
    if last is not None:
        yield last, tuple(notes)


def _paragraph(
    text: str,
    paragraph: SourceParagraph,
    notes: tuple[Footnote, ...],
    section: Section | None,
) -> Paragraph:
    words = text[paragraph.start : paragraph.end].strip()
    kind = ParagraphKind.BODY
    if section is not None and section.title and len(words) <= LONGEST_HEADING:
        kind = HEADINGS.get(section.level, ParagraphKind.BODY)
    return Paragraph(words, kind, footnotes=notes)


def signatures_of(
    header: HeaderValue, issuers: Sequence[int], book: UnitBook
) -> tuple[Signature, ...]:
    """Return who signs; a blank block for each issuer where the file shows nobody."""
    found = tuple(_signature(signer) for signer in header.signers)
    return found or tuple(Signature("TM.", book.name(pk).upper()) for pk in issuers)


def _signature(signer: SignerValue) -> Signature:
    """Return one block; who signs in the head's place names both posts, the head's first."""
    authority, position = signer.authority or "", signer.position or ""
    if authority == DEPUTY and signer.on_behalf_of and position.upper().startswith(VICE):
        head = position[len(VICE) :]
        return Signature(
            "TM.", signer.on_behalf_of, f"{DEPUTY} {head}\n{position}", signer.name or ""
        )
    return Signature(authority, signer.on_behalf_of or "", position, signer.name or "")
