"""What the words alone show of the form: the head, bases, signing marks, headings, annexes."""

import re
from collections.abc import Iterable, Sized

from danvan.rules.catalogue import rule
from danvan.rules.documents.form import FormSet, House
from danvan.rules.documents.numbers import numbers_in
from danvan.rules.documents.vocabulary import TYPE_CODES
from danvan.rules.findings import Finding, Severity
from danvan.rules.plans.header import NUMBER_LINE
from danvan.rules.plans.lint.form_head import head_faults
from danvan.rules.plans.lint.parts import BASIS, form_asked
from danvan.rules.plans.material import LONGEST_QUOTE, Material
from danvan.rules.text.letters import is_upper
from danvan.rules.text.numerals import roman_form

_LAW_NUMBER = re.compile(r"\d{1,3}/\d{4}/(?:QH\d{1,2}|PL-UBTVQH\d{1,2})")
_STATE_SIGNS, _PARTY_SIGNS = ("TM.", "KT.", "TL.", "TUQ."), ("T/M", "K/T", "T/L")
_DEPUTY_FOR = re.compile(r"KT\.?\s+PHÓ\s")
_ANNEX = re.compile(r"PHỤ LỤC\s+(?P<number>\d{1,2}|[IVX]{1,5})(?!\w)", re.IGNORECASE)


@rule("TXT-07", basis="Nghị định 30/2020/NĐ-CP, Phụ lục I (thể thức văn bản hành chính)")
def check_form_text(material: Material) -> list[Finding]:
    """Return departures from the form that the words show; notes unless the file is a .docx."""
    asked = form_asked(material)
    if asked is None:
        return []
    check = _FormText(material, asked)
    found = [*check.head(), *check.symbol(), *check.signing()]
    if asked.of is House.STATE:
        found += [*check.bases(), *check.headings(), *check.archive(), *check.annexes()]
    return found


class _FormText:
    """Each question about the form of one document; repeated faults are told once."""

    def __init__(self, material: Material, asked: FormSet) -> None:
        self.material = material
        self.party = asked.of is House.PARTY
        self.basis = asked.basis
        self.severity = Severity.WARNING if material.form == "docx" else Severity.NOTE

    def head(self) -> Iterable[Finding]:
        house = House.PARTY if self.party else House.STATE
        for code, message, line in head_faults(self.material.head, house):
            yield self._finding(code, message, line.text, line.start, line.end)

    def symbol(self) -> Iterable[Finding]:
        """«KẾ HOẠCH» with the sign «CV-UBND»: the document contradicts itself."""
        header = self.material.header
        numbers = numbers_in(header.number or "")
        codes = TYPE_CODES.get(header.doc_type or "")
        code = numbers[0].code if numbers else None
        if codes is None or code is None or code in codes:
            return
        for line in self.material.head:
            if NUMBER_LINE.search(line.text):
                message = (
                    f"Ký hiệu {numbers[0].canonical} không khớp loại văn bản {header.doc_type}. "
                    "Kiểm tra lại số, ký hiệu."
                )
                yield self._finding("form_number", message, line.text, line.start, line.end)
                return

    def bases(self) -> Iterable[Finding]:
        """Each basis ends with a semicolon, the last may lead over; a law goes by its name."""
        rows = self._basis_paragraphs()
        loose = [row for row in rows[:-1] if not row[1].endswith((";", ","))]
        if loose:
            message = "Mỗi căn cứ một dòng, cuối dòng có dấu chấm phẩy; dòng cuối dấu chấm"
            yield self._on_paragraph("form_basis", f"{message}{_times(loose)}.", loose[0][0])
        numbered = [row for row in rows if _LAW_NUMBER.search(row[1])]
        if numbered:
            message = "Căn cứ là luật, pháp lệnh thì ghi tên và ngày, không ghi số, ký hiệu"
            yield self._on_paragraph("form_basis", f"{message}{_times(numbered)}.", numbered[0][0])

    def signing(self) -> Iterable[Finding]:
        """«TM.», «KT.» in papers of the state, «T/M», «K/T» in those of the Party."""
        wrong, right = (_STATE_SIGNS, _PARTY_SIGNS) if self.party else (_PARTY_SIGNS, _STATE_SIGNS)
        start, end = self.material.foot.sign_start, self.material.foot.sign_end
        text = self.material.normal.text[start:end] if start is not None else ""
        used = [s.authority for s in self.material.foot.signers if s.authority in wrong]
        if used:
            message = f"Quyền hạn ký ghi “{used[0]}”. Văn bản này ghi theo dạng {', '.join(right)}."
            yield self._finding("form_signing", message, text, start, end)
        elif not self.party and _DEPUTY_FOR.search(text):
            message = (
                "Sau “KT.” ghi chức vụ của người đứng đầu, dòng dưới ghi chức vụ của cấp phó ký "
                "(KT. CHỦ TỊCH, dưới là PHÓ CHỦ TỊCH)."
            )
            yield self._finding("form_signing", message, text, start, end)

    def headings(self) -> Iterable[Finding]:
        if self.material.look is not None:
            return  # where the letters are known, their check tells this too
        small = [
            node
            for node in self.material.nodes
            if node.style == "roman" and node.level == 1 and node.title and not is_upper(node.title)
        ]
        if small:
            message = f"Tiêu đề phần (I, II…) viết in hoa{_times(small)}."
            yield self._on_paragraph("form_style", message, small[0].paragraph)

    def archive(self) -> Iterable[Finding]:
        if self.material.foot.recipients and not self.material.foot.archive:
            message = "Cuối Nơi nhận chưa có dòng “- Lưu: VT, …”. Bổ sung nơi lưu."
            yield self._finding("form_recipients", message, None, None, None)

    def annexes(self) -> Iterable[Finding]:
        """Two annexes or more are numbered in Roman."""
        heads = [
            (line, found["number"])
            for line in self.material.normal.lines
            if line.text[:3].casefold() == "phụ" and (found := _ANNEX.match(line.text)) is not None
        ]
        arabic = [(line, number) for line, number in heads if number.isdigit() and int(number)]
        if len({number for _, number in heads}) > 1 and arabic:
            line, number = arabic[0]
            message = f"Từ hai phụ lục trở lên đánh số La Mã: Phụ lục {roman_form(int(number))}."
            yield self._finding("form_annex", message, line.text, line.start, line.end)

    def _basis_paragraphs(self) -> list[tuple[int, str]]:
        nodes, layout = self.material.nodes, self.material.layout
        first = min(nodes[0].paragraph if nodes else layout.body_end, layout.body_end)
        rows = []
        for place in range(layout.body, first):
            paragraph = self.material.flow.paragraphs[place]
            text = self.material.flow.printed[paragraph.start : paragraph.end].rstrip()
            if not paragraph.is_note and text.startswith(BASIS):
                rows.append((place, text))
        return rows

    def _on_paragraph(self, code: str, message: str, place: int) -> Finding:
        paragraph = self.material.flow.paragraphs[place]
        end = min(paragraph.end, paragraph.start + LONGEST_QUOTE)
        return self.material.finding(
            code, self.severity, message, paragraph.start, end, basis=self.basis
        )

    def _finding(
        self, code: str, message: str, text: str | None, start: int | None, end: int | None
    ) -> Finding:
        return Finding(code, self.severity, message, text, start, end, basis=self.basis)


def _times(found: Sized) -> str:
    return f" (có {len(found)} chỗ)" if len(found) > 1 else ""
