"""How a Word file is set: paper, margins, letters, the order of its parts, the page number."""

from danvan.rules.catalogue import rule, rule_of
from danvan.rules.documents.form import FormSet
from danvan.rules.documents.form_faults import Fault, font_faults, letter_faults, page_faults
from danvan.rules.documents.validity import Proof
from danvan.rules.findings import Finding, Severity
from danvan.rules.plans.lint.parts import Parts, find_parts, form_asked
from danvan.rules.plans.material import Material

# What stands before what on the first page; the two columns of a letterhead are read either way.
_ORDER = (
    ("motto", "slogan"), ("motto", "place_date"), ("parent", "issuer"), ("issuer", "number"),
    ("number", "type"), ("place_date", "type"), ("type", "basis"), ("basis", "heading"),
    ("body", "authority"), ("authority", "signer"),
)  # fmt: skip
_NAMES = {
    "motto": "Quốc hiệu", "slogan": "Tiêu ngữ", "place_date": "địa danh, thời gian",
    "parent": "tên cơ quan chủ quản", "issuer": "tên cơ quan ban hành", "number": "số, ký hiệu",
    "type": "tên loại văn bản", "basis": "căn cứ ban hành", "heading": "nội dung",
    "body": "nội dung", "authority": "chức vụ người ký", "signer": "họ tên người ký",
}  # fmt: skip
_STROKES = ("form_style",)


@rule("TXT-08", basis="Nghị định 30/2020/NĐ-CP, Phụ lục I (kỹ thuật trình bày văn bản)")
def check_form_print(material: Material) -> list[Finding]:
    """Return where the file departs from the form of its house; nothing where none is asked."""
    look, asked = material.look, form_asked(material)
    if look is None or asked is None:
        return []
    parts = find_parts(material)
    page = rule_of(page_faults).code
    letters = rule_of(letter_faults).code
    findings = [
        _finding(material, asked, fault, page, asked.page_basis)
        for fault in page_faults(asked.page, look)
    ]
    if asked.page.font is not None:
        findings += [
            _finding(material, asked, fault, rule_of(font_faults).code, asked.page_basis)
            for fault in font_faults(asked.page.font, look)
        ]
    spans = material.normal.spans
    texts = {span.block: material.normal.text[span.start : span.end] for span in spans}
    findings += [
        _finding(material, asked, fault, letters, asked.letters_basis)
        for fault in letter_faults(asked.parts, parts, look, texts)
    ]
    return findings + _order(material, asked, parts)


def _finding(material: Material, asked: FormSet, fault: Fault, code: str, basis: str) -> Finding:
    text, start, end = material.place_of_block(min(fault.blocks)) if fault.blocks else _NOWHERE
    weak = asked.status is not Proof.VERIFIED or fault.code in _STROKES
    severity = Severity.NOTE if weak else Severity.WARNING
    return Finding(fault.code, severity, fault.message, text, start, end, code, basis)


_NOWHERE: tuple[None, None, None] = (None, None, None)


def _order(material: Material, asked: FormSet, parts: Parts) -> list[Finding]:
    """Name the first part that stands too late; one finding says enough."""
    for before, after in _ORDER:
        first, second = parts.get(before), parts.get(after)
        if first and second and first[0] > second[-1]:
            message = (
                f"Phần {_NAMES[before]} đứng sau phần {_NAMES[after]}. Đưa về đúng thứ tự các "
                "thành phần thể thức."
            )
            text, start, end = material.place_of_block(first[0])
            severity = Severity.WARNING if asked.status is Proof.VERIFIED else Severity.NOTE
            return [Finding("form_order", severity, message, text, start, end, basis=asked.basis)]
    return []
