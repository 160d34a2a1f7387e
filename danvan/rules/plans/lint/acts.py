"""What the register of documents says of the acts cited: only it may call one expired."""

import re
from datetime import date, timedelta

from danvan.rules.catalogue import rule
from danvan.rules.documents.judged import Judged
from danvan.rules.documents.resolve import CitedDocument
from danvan.rules.documents.validity import Proof, RegisterEntry, State
from danvan.rules.findings import Finding, Severity
from danvan.rules.plans.material import Material
from danvan.rules.text.letters import bare_words

_UNSURE = " (theo sổ hiệu lực, chưa kiểm chứng đủ nguồn)"
_PROOFS = {
    Proof.VERIFIED: "đã kiểm chứng",
    Proof.SINGLE_SOURCE: "mới có một nguồn",
    Proof.MEMORY: "chưa kiểm chứng",
}
_TERM = re.compile(r"\s(?:khoa|nhiem ky)\s\w+|\s(?:trung uong|dang|viet nam)(?=\s|$)")


@rule("TXT-04", basis="Sổ hiệu lực văn bản; từng mục có nguồn và mức kiểm chứng")
def check_acts(material: Material) -> list[Finding]:
    """Return acts not yet or no more in force, lapsing, amended, followed, or of another issuer."""
    findings: list[Finding] = []
    for document, judged in zip(material.documents, material.judged, strict=True):
        if judged.entry is not None:
            findings += _state(material, document, judged, judged.entry)
            findings += _issuer(material, document, judged.entry)
    return findings


def basis_of(entry: RegisterEntry) -> str:
    """Return where the register has an entry from, and how well that is proven."""
    source = f"; nguồn: {entry.source}" if entry.source else ""
    return f"Sổ hiệu lực văn bản, mục {name_of(entry)} ({_PROOFS[entry.status]}){source}"


def name_of(entry: RegisterEntry) -> str:
    """Return an entry as a sentence names it: by its number, a law without one by its title."""
    if entry.number:
        return f"{entry.type} số {entry.number}"
    known = bare_words(entry.title).startswith(bare_words(entry.type))
    return entry.title if known else f"{entry.type} {entry.title}"


def _state(
    material: Material, document: CitedDocument, judged: Judged, entry: RegisterEntry
) -> list[Finding]:
    said = _said(material, judged, entry)
    if said is None:
        return []
    code, severity, message = said
    first = document.mentions[0]
    if not entry.is_verified:
        severity, message = Severity.NOTE, message + _UNSURE
    return [
        material.finding(code, severity, message, first.start, first.end, basis=basis_of(entry))
    ]


def _said(
    material: Material, judged: Judged, entry: RegisterEntry
) -> tuple[str, Severity, str] | None:
    """Return the one thing that matters most about an act: its end, before what came after it."""
    name = name_of(entry)
    if judged.state is State.EXPIRED:
        message = (
            f"{name} đã hết hiệu lực từ ngày {_after(entry)}{_by(material, entry)}. Thay bằng "
            "văn bản đang có hiệu lực."
        )
        return "expired_citation", Severity.ERROR, message
    known = material.judged_on is not None and (entry.date or date.min) <= material.judged_on
    if judged.state is State.NOT_YET and entry.effective_from is not None and known:
        message = (
            f"{name} chưa có hiệu lực vào ngày xét; có hiệu lực từ ngày "
            f"{_day(entry.effective_from)}. Ghi rõ ngày có hiệu lực, hoặc dẫn văn bản đang áp dụng."
        )
        return "not_yet_citation", Severity.NOTE, message
    if judged.lapses:
        message = (
            f"{name} hết hiệu lực từ ngày {_after(entry)}{_by(material, entry)}, trong thời gian "
            "của kế hoạch. Dẫn thêm văn bản thay thế."
        )
        return "expiring_citation", Severity.WARNING, message
    if judged.state is State.FOLLOWED:
        message = (
            f"Sau {name} đã có {_names(material, entry.followed_by)} về cùng nội dung; chưa thấy "
            "văn bản bãi bỏ. Nên dẫn văn bản mới."
        )
        return "superseded_citation", Severity.NOTE, message
    if judged.amended_by:
        message = (
            f"{name} đã được sửa đổi, bổ sung bởi {_names(material, judged.amended_by)}. Đối "
            "chiếu quy định đã sửa trước khi dẫn."
        )
        return "amended_citation", Severity.NOTE, message
    return None


def _issuer(material: Material, document: CitedDocument, entry: RegisterEntry) -> list[Finding]:
    for mention in document.mentions:
        if mention.issuer is None or _same_body(mention.issuer, entry.issuer):
            continue
        message = (
            f"Sổ hiệu lực ghi {name_of(entry)} do {entry.issuer} ban hành. Có phải “của "
            f"{entry.issuer}”? Kiểm tra lại cơ quan ban hành."
        )
        severity = Severity.WARNING if entry.is_verified else Severity.NOTE
        message += "" if entry.is_verified else _UNSURE
        return [
            material.finding(
                "wrong_issuer",
                severity,
                message,
                mention.start,
                mention.tail_of_issuer,
                basis=basis_of(entry),
            )
        ]
    return []


def _same_body(printed: str, known: str) -> bool:
    """Spaces aside: a converter tears words, and a letterhead runs on."""
    names = (_TERM.sub("", bare_words(name)) for name in (printed, known))
    first, second = (name.replace(" ", "") for name in names)
    return first in second or second in first


def _after(entry: RegisterEntry) -> str:
    return _day((entry.effective_until or date.min) + timedelta(days=1))


def _day(day: date) -> str:
    return day.strftime("%d/%m/%Y")


def _by(material: Material, entry: RegisterEntry) -> str:
    return f" (thay bằng {_names(material, entry.replaced_by)})" if entry.replaced_by else ""


def _names(material: Material, numbers: tuple[str, ...]) -> str:
    """Return newer acts as a sentence names them, with their type where the register knows it."""
    return ", ".join(_name(material, number) for number in numbers)


def _name(material: Material, number: str) -> str:
    known = material.register.similar(number)
    return f"{known[0].type} số {number}" if len(known) == 1 else number
