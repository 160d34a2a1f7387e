"""What print and conversion did to the text: numbering, page numbers, footnotes, letters."""

from danvan.rules.catalogue import rule
from danvan.rules.findings import Finding, Severity
from danvan.rules.plans.material import Material
from danvan.rules.plans.outline import OutlineNode
from danvan.rules.text.normalise import Line
from danvan.rules.text.paragraphs import Interruption


@rule("TXT-02", basis="Nghị định 30/2020/NĐ-CP, Phụ lục I (đánh số mục, trang; phông chữ Unicode)")
def check_print(material: Material) -> list[Finding]:
    """Return wrong numbering, torn sentences, and letters that are not composed."""
    findings = [found for node in material.nodes for found in _numbering(material, node)]
    findings += [_torn(material, torn) for torn in material.flow.interruptions]
    if material.normal.decomposed:
        message = (
            "Có chữ dùng dấu tổ hợp rời (không phải dạng dựng sẵn). Đã đọc được; khi soạn lại "
            "nên dùng Unicode dựng sẵn theo TCVN 6909:2001 để tìm kiếm không sót."
        )
        findings.append(Finding("encoding", Severity.NOTE, message))
    return findings


def _numbering(material: Material, node: OutlineNode) -> list[Finding]:
    paragraph = material.flow.paragraphs[node.paragraph]
    end = min(paragraph.end, paragraph.start + 90)
    if node.expected is not None:
        message = (
            f"Số thứ tự “{node.label}” bị lặp hoặc nhảy; theo thứ tự phải là “{node.expected}”."
        )
    elif node.label.endswith(".."):
        message = f"Số thứ tự “{node.label}” thừa dấu chấm. Sửa lại thành một dấu chấm."
    else:
        return []
    return [material.finding("numbering", Severity.WARNING, message, paragraph.start, end)]


def _torn(material: Material, torn: Interruption) -> Finding:
    first = torn.before
    second = torn.between or torn.after or torn.before
    start = _tail(first, 6 if torn.kind == "page" else 8)
    end = second.start + _head_length(second.text, 8)
    if torn.kind == "page" and torn.after is not None:
        end = torn.after.start + _head_length(torn.after.text, 4)
    message = (
        "Số trang lọt vào giữa câu. Đã bỏ qua khi đọc; kiểm tra câu này với bản gốc."
        if torn.kind == "page"
        else "Chú thích cuối trang cắt ngang câu. Đã nối lại khi đọc; kiểm tra với bản gốc."
    )
    code = "page_artifact" if torn.kind == "page" else "footnote_split"
    if end <= start or end - start > 600:
        start, end = second.start, second.end
    return Finding(code, Severity.NOTE, message, material.normal.text[start:end], start, end)


def _tail(line: Line, words: int) -> int:
    kept = line.text.split(" ")[-words:]
    return line.end - len(" ".join(kept))


def _head_length(text: str, words: int) -> int:
    return len(" ".join(text.split(" ")[:words]))
