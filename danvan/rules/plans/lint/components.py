"""Are the parts of an official document there: number, date, signer, authority, head?"""

import re

from danvan.rules.catalogue import rule
from danvan.rules.findings import Finding, Severity
from danvan.rules.plans.header import NUMBER_LINE, find_date
from danvan.rules.plans.material import Material
from danvan.rules.text.letters import bare_words, repair_lookalikes
from danvan.rules.text.normalise import Line

_MOTTO = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN", re.IGNORECASE)
_COLLECTIVE = ("uy ban nhan dan", "ubnd", "hoi dong nhan dan", "hdnd")


@rule("TXT-01", basis="Nghị định 30/2020/NĐ-CP, Điều 8 (chín thành phần thể thức chính)")
def check_components(material: Material) -> list[Finding]:
    """Return what is missing; a part that a conversion may have lost is only noted."""
    return [
        *_number(material),
        *_date(material),
        *_head(material),
        *_signer(material),
        *_authority(material),
    ]


def _absent(material: Material) -> Severity:
    return Severity.WARNING if material.form == "docx" else Severity.NOTE


def _number(material: Material) -> list[Finding]:
    if material.header.number is not None:
        return []
    for line in material.head:
        match = NUMBER_LINE.search(repair_lookalikes(line.text))
        if match:
            message = "Số văn bản còn để trống. Văn thư ghi số khi ban hành."
            return [_on_line(line, match.start(), match.end(), "missing_number", message)]
    message = "Không thấy dòng “Số: …”. Kiểm tra bản gốc; nếu thiếu thật thì bổ sung số, ký hiệu."
    return [Finding("missing_number", _absent(material), message)]


def _date(material: Material) -> list[Finding]:
    found = find_date(material.head)
    if found is None:
        message = "Không thấy địa danh và ngày ban hành. Kiểm tra bản gốc và bổ sung nếu thiếu."
        return [Finding("missing_date", _absent(material), message)]
    line, printed = found
    if printed.is_whole:
        return []
    message = "Ngày ban hành chưa ghi đủ. Ghi đủ ngày, tháng, năm khi phát hành."
    return [_on_line(line, printed.start, printed.end, "missing_date", message)]


def _on_line(line: Line, start: int, end: int, code: str, message: str) -> Finding:
    place = line.start
    return Finding(
        code, Severity.WARNING, message, line.text[start:end], place + start, place + end
    )


def _head(material: Material) -> list[Finding]:
    if any(_MOTTO.search(line.text) for line in material.head):
        return []
    message = "Không thấy Quốc hiệu, Tiêu ngữ hoặc tên cơ quan ở đầu văn bản. Kiểm tra bản gốc."
    return [Finding("missing_header", _absent(material), message)]


def _block(material: Material) -> tuple[str | None, int | None, int | None]:
    start, end = material.foot.sign_start, material.foot.sign_end
    if start is None or end is None:
        return None, None, None
    return material.normal.text[start:end], start, end


def _signer(material: Material) -> list[Finding]:
    text, start, end = _block(material)
    if text is None:
        message = "Không thấy khối chữ ký. Kiểm tra bản gốc; bổ sung quyền hạn, chức vụ, họ tên."
        return [Finding("missing_signer", _absent(material), message)]
    if all(signer.name for signer in material.foot.signers):
        return []
    message = "Khối chữ ký chưa có họ tên người ký. Ghi đủ họ tên dưới chức vụ."
    return [Finding("missing_signer", Severity.WARNING, message, text, start, end)]


def _authority(material: Material) -> list[Finding]:
    """A committee acts as a collective: its chairman signs «TM.»."""
    collective = any(bare_words(name).startswith(_COLLECTIVE) for name in material.header.issuers)
    for signer in material.foot.signers:
        if signer.authority or not collective or "CHỦ TỊCH" not in (signer.position or ""):
            continue
        text, start, end = _block(material)
        message = (
            "Trên chức vụ chưa có quyền hạn ký. Kế hoạch của Ủy ban nhân dân ghi "
            "“TM. ỦY BAN NHÂN DÂN” (cấp phó ghi thêm “KT. CHỦ TỊCH”)."
        )
        return [Finding("missing_authority", Severity.WARNING, message, text, start, end)]
    return []
