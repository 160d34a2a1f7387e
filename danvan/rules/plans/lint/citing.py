"""How acts are cited: number, date, issuer, symbol, and the years in their titles."""

import re

from danvan.rules.catalogue import rule
from danvan.rules.documents.likeness import Differs, Likeness
from danvan.rules.documents.mentions import Mention
from danvan.rules.documents.numbers import DocumentNumber
from danvan.rules.documents.resolve import CitedDocument
from danvan.rules.documents.validity import RegisterEntry
from danvan.rules.documents.vocabulary import NATIONAL_ISSUERS, TYPE_CODES
from danvan.rules.findings import Finding, Severity
from danvan.rules.plans.material import Material
from danvan.rules.text.letters import bare_words

_PERIOD = re.compile(r"giai đoạn\s+(?P<since>20\d{2})\s?[-–]\s?(?P<until>20\d{2})")
_STILL_OPEN = re.compile(
    r"[^.;]{0,20}(?:và (?:những|các) năm (?:tiếp theo|sau)|tầm nhìn|định hướng)"
)
_OLD_SIGNS = frozenset({"TC"})
_LOCAL = ("UBND", "HĐND", "TU", "HU", "ĐU", "QU")


@rule("TXT-03", basis="Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6.b (viện dẫn văn bản)")
def check_citing(material: Material) -> list[Finding]:
    """Return faults in the way acts are cited."""
    findings: list[Finding] = []
    for document, judged in zip(material.documents, material.judged, strict=True):
        for mention in document.mentions:
            findings += _number(material, mention)
        findings += _date(material, document, judged.entry)
        findings += _issuer(material, document)
        findings += _law(material, document)
        findings += _symbol(material, document, judged.alike)
        findings += _period(material, document)
    return findings


def _number(material: Material, mention: Mention) -> list[Finding]:
    number = mention.number
    if number is None:
        return []
    findings = []
    if re.search(r"\s", number.printed):
        message = f"Có khoảng trắng trong số, ký hiệu. Viết liền: {number.proper}."
        findings.append(
            material.finding("spacing", Severity.WARNING, message, number.start, number.end)
        )
    elif re.sub(r"[–]", "-", number.printed) != number.canonical:
        message = f"Số, ký hiệu viết chưa đúng dạng. Viết: {number.proper}."
        findings.append(
            material.finding("citation_format", Severity.WARNING, message, number.start, number.end)
        )
    if mention.type_printed and not mention.says_number:
        message = (
            f"Thiếu chữ “số” trước {number.canonical}. Viết: {mention.type} số {number.canonical}."
        )
        findings.append(
            material.finding(
                "citation_format", Severity.WARNING, message, mention.start, mention.end
            )
        )
    return findings


def _date(
    material: Material, document: CitedDocument, entry: RegisterEntry | None
) -> list[Finding]:
    first = document.mentions[0]
    if first.number is None or first.date is not None or not first.type_printed:
        return []
    known = f" (ở chỗ khác ghi {_day(document.date)})" if document.date else ""
    if not known and entry is not None and entry.date is not None:
        known = f" (sổ hiệu lực ghi ngày {_day(entry.date.isoformat())})"
    message = f"Viện dẫn lần đầu chưa ghi ngày ban hành{known}. Bổ sung ngày, tháng, năm."
    end = first.tail if first.issuer and first.tail - first.start < 160 else first.end
    return [
        material.finding("missing_date_in_citation", Severity.WARNING, message, first.start, end)
    ]


def _issuer(material: Material, document: CitedDocument) -> list[Finding]:
    first = document.mentions[0]
    if first.number is None or document.issuer is not None or not first.type_printed:
        return []
    if first.number.segments[-1] not in _LOCAL or first.start < material.flow.paragraphs[0].end:
        return []
    message = "Chưa ghi cơ quan ban hành văn bản này. Bổ sung tên cơ quan sau ngày ban hành."
    return [
        material.finding(
            "missing_issuer_in_citation", Severity.NOTE, message, first.start, first.end
        )
    ]


def _law(material: Material, document: CitedDocument) -> list[Finding]:
    first = document.mentions[0]
    if document.number or document.date or document.year or first.law is None:
        return []
    message = (
        f"{first.law.type} dẫn theo tên, không có năm hay số. Ghi thêm năm ban hành để biết "
        "đang dẫn luật nào."
    )
    return [material.finding("incomplete_citation", Severity.NOTE, message, first.start, first.end)]


def _symbol(
    material: Material, document: CitedDocument, alike: tuple[Likeness, ...]
) -> list[Finding]:
    for mention in document.mentions:
        number = mention.number
        if number is None or mention.type is None or number.is_party:
            continue
        codes = TYPE_CODES.get(mention.type.lower())
        if codes and _contradicts(number, codes) and mention.type_printed:
            message = (
                f"Loại văn bản “{mention.type}” không khớp ký hiệu {number.canonical}. Kiểm "
                "tra lại."
            )
            return [
                material.finding(
                    "wrong_symbol", Severity.WARNING, message, mention.start, mention.end
                )
            ]
        sign = NATIONAL_ISSUERS.get(bare_words(mention.issuer or ""))
        signs = {part.casefold() for part in number.segments}
        old = number.code in _OLD_SIGNS
        if sign and number.code and not old and sign.casefold() not in signs:
            message = (
                f"Cơ quan ban hành không khớp ký hiệu: {mention.issuer} dùng “{sign}”. Kiểm "
                f"tra lại số.{_meant(alike)}"
            )
            return [
                material.finding(
                    "wrong_symbol", Severity.WARNING, message, mention.start, mention.tail
                )
            ]
    return []


def _contradicts(number: DocumentNumber, codes: frozenset[str]) -> bool:
    """Old signs name no type: «89-TC/TCT» is of the Finance, «126-CT» of the Council's chairman."""
    if number.code is None or number.code in _OLD_SIGNS or len(number.segments) == 1:
        return False
    return number.code.casefold() not in {code.casefold() for code in codes}


def _meant(alike: tuple[Likeness, ...]) -> str:
    numbers = [each.entry.number for each in alike if each.differs is Differs.NUMBER]
    return f" Có phải {' hay '.join(numbers)}?" if numbers else ""


def _period(material: Material, document: CitedDocument) -> list[Finding]:
    year = material.header.year or (int(material.header.date[:4]) if material.header.date else None)
    if year is None:
        return []
    for mention in document.mentions:
        text = material.flow.text
        for match in _PERIOD.finditer(text, mention.end, mention.tail):
            if int(match["until"]) < year and not _STILL_OPEN.match(text, match.end()):
                message = (
                    f"Văn bản này cho giai đoạn đến {match['until']}, kế hoạch của năm {year}. "
                    "Xem có văn bản mới cho giai đoạn này không."
                )
                return [
                    material.finding(
                        "expired_period", Severity.WARNING, message, match.start(), match.end()
                    )
                ]
    return []


def _day(iso: str | None) -> str:
    return "/".join(reversed(iso.split("-"))) if iso else ""
