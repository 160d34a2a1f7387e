"""Does a citation agree with itself and with the register? «Có phải … ?», nothing is corrected."""

from danvan.rules.catalogue import rule
from danvan.rules.documents.likeness import Differs, Likeness
from danvan.rules.documents.resolve import CitedDocument
from danvan.rules.documents.vocabulary import NATIONAL_ISSUERS
from danvan.rules.findings import Finding, Severity
from danvan.rules.plans.lint.acts import basis_of, name_of
from danvan.rules.plans.material import Material
from danvan.rules.text.letters import bare_words

_BUT = {
    Differs.DATE: "Sổ hiệu lực ghi số này với ngày khác",
    Differs.TYPE: "Sổ hiệu lực ghi số này là loại văn bản khác",
    Differs.NUMBER: "Sổ hiệu lực không có số này mà có văn bản gần giống",
}


@rule(
    "TXT-06",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6.b: viện dẫn ghi đúng số, ký hiệu, ngày",
)
def check_meant(material: Material) -> list[Finding]:
    """Return citations whose number, day or type disagree with the register or with each other."""
    findings: list[Finding] = []
    for document, judged in zip(material.documents, material.judged, strict=True):
        if judged.alike and not _sign_told(document, judged.alike):
            findings.append(_did_you_mean(material, document, judged.alike))
        elif judged.entry is None:
            findings += _year_of_number(material, document)
        findings += _after_the_plan(material, document)
    return findings


def _sign_told(document: CitedDocument, alike: tuple[Likeness, ...]) -> bool:
    """The issuer contradicts the sign: that check has asked already."""
    signs = {
        NATIONAL_ISSUERS.get(bare_words(m.issuer or "")) for m in document.mentions if m.number
    }
    segments = {part for m in document.mentions if m.number for part in m.number.segments}
    known = {sign for sign in signs if sign}
    return alike[0].differs is Differs.NUMBER and bool(known) and not known & segments


def _did_you_mean(
    material: Material, document: CitedDocument, alike: tuple[Likeness, ...]
) -> Finding:
    meant = " hay ".join(f"{name_of(each.entry)}{_of_day(each)}" for each in alike[:3])
    sure = all(each.sure and each.entry.is_verified for each in alike)
    message = f"{_BUT[alike[0].differs]}. Có phải {meant}? Kiểm tra lại với bản gốc."
    first = next((m for m in document.mentions if m.date == document.date), document.mentions[0])
    return material.finding(
        "did_you_mean",
        Severity.WARNING if sure else Severity.NOTE,
        message,
        first.start,
        first.end,
        basis="; ".join(basis_of(each.entry) for each in alike[:3]),
    )


def _of_day(likeness: Likeness) -> str:
    day = likeness.entry.date
    return f" ngày {day:%d/%m/%Y}" if day else ""


def _year_of_number(material: Material, document: CitedDocument) -> list[Finding]:
    """An act of law bears the year of its issue in its number."""
    for mention in document.mentions:
        number = mention.number
        if number is None or not number.has_year or not mention.date:
            continue
        year = number.canonical.split("/")[1]
        if year.isdigit() and mention.date[:4] != year:
            message = (
                f"Số {number.canonical} mang năm {year} nhưng ngày ban hành ghi năm "
                f"{mention.date[:4]}. Kiểm tra lại số hoặc ngày."
            )
            return [
                material.finding(
                    "number_date_mismatch", Severity.WARNING, message, mention.start, mention.end
                )
            ]
    return []


def _after_the_plan(material: Material, document: CitedDocument) -> list[Finding]:
    if material.issued_on is None or material.header.place is None:
        return []
    issued = material.issued_on.isoformat()
    for mention in document.mentions:
        if mention.date and len(mention.date) == 10 and mention.date > issued:
            day = "/".join(reversed(mention.date.split("-")))
            message = (
                f"Văn bản được dẫn ghi ngày {day}, sau ngày ban hành của chính văn bản này. Kiểm "
                "tra lại ngày."
            )
            return [
                material.finding(
                    "citation_after_document", Severity.WARNING, message, mention.start, mention.end
                )
            ]
    return []
