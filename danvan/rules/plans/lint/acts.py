"""What the register of documents says of the acts cited: only it may call one expired."""

import re
from datetime import date, timedelta

from danvan.rules.catalogue import rule
from danvan.rules.documents.resolve import CitedDocument
from danvan.rules.documents.validity import RegisterEntry, State, lapses_within, state_on
from danvan.rules.findings import Finding, Severity
from danvan.rules.plans.material import Material
from danvan.rules.text.letters import bare_words

_UNSURE = " (theo sổ hiệu lực, chưa kiểm chứng đủ nguồn)"
_TERM = re.compile(r"\s(?:khoa|nhiem ky)\s\w+|\s(?:trung uong|dang|viet nam)(?=\s|$)")


@rule("TXT-04", basis="Sổ hiệu lực văn bản; từng mục có nguồn và mức kiểm chứng")
def check_acts(material: Material) -> list[Finding]:
    """Return acts that are expired, lapsing, followed by a newer one, or of another issuer."""
    findings: list[Finding] = []
    for document in material.documents:
        if document.entry is not None:
            findings += _state(material, document, document.entry)
            findings += _issuer(material, document, document.entry)
    return findings


def _state(material: Material, document: CitedDocument, entry: RegisterEntry) -> list[Finding]:
    day = material.judged_on
    if day is None:
        return []
    state = state_on(entry, day)
    if state is State.EXPIRED:
        message = (
            f"{_name(entry)} đã hết hiệu lực từ ngày {_after(entry)}{_by(entry)}. Thay bằng "
            "văn bản đang có hiệu lực."
        )
        return [_about(material, document, entry, "expired_citation", Severity.ERROR, message)]
    if state is State.FOLLOWED:
        newer = ", ".join(entry.followed_by)
        message = (
            f"Sau {_name(entry)} đã có {newer} về cùng nội dung; chưa thấy văn bản bãi bỏ. Nên "
            "dẫn văn bản mới."
        )
        return [_about(material, document, entry, "superseded_citation", Severity.NOTE, message)]
    end = material.period_end
    if end is not None and lapses_within(entry, day, end):
        message = (
            f"{_name(entry)} hết hiệu lực từ ngày {_after(entry)}{_by(entry)}, trong thời gian "
            "của kế hoạch. "
            "Dẫn thêm văn bản thay thế."
        )
        return [_about(material, document, entry, "expiring_citation", Severity.WARNING, message)]
    return []


def _about(
    material: Material,
    document: CitedDocument,
    entry: RegisterEntry,
    code: str,
    severity: Severity,
    message: str,
) -> Finding:
    first = document.mentions[0]
    if not entry.is_verified:
        severity, message = Severity.NOTE, message + _UNSURE
    return material.finding(code, severity, message, first.start, first.end)


def _issuer(material: Material, document: CitedDocument, entry: RegisterEntry) -> list[Finding]:
    for mention in document.mentions:
        if mention.issuer is None or _same_body(mention.issuer, entry.issuer):
            continue
        message = (
            f"Sổ hiệu lực ghi {_name(entry)} do {entry.issuer} ban hành. Kiểm tra lại cơ quan "
            "ban hành."
        )
        severity = Severity.WARNING if entry.is_verified else Severity.NOTE
        return [
            material.finding(
                "wrong_issuer", severity, message, mention.start, mention.tail_of_issuer
            )
        ]
    return []


def _same_body(printed: str, known: str) -> bool:
    first, second = (_TERM.sub("", bare_words(name)).strip() for name in (printed, known))
    return first in second or second in first


def _name(entry: RegisterEntry) -> str:
    return f"{entry.type} số {entry.number}"


def _after(entry: RegisterEntry) -> str:
    until = entry.effective_until or date.min
    return (until + timedelta(days=1)).strftime("%d/%m/%Y")


def _by(entry: RegisterEntry) -> str:
    return f" (thay bằng {', '.join(entry.replaced_by)})" if entry.replaced_by else ""
