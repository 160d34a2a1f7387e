"""From printed lines to paragraphs: page numbers and footnotes are lifted out of sentences."""

from dataclasses import dataclass, field, replace

from danvan.rules.text.blocks import BlockKind
from danvan.rules.text.furniture import NoteSigns, running_heads
from danvan.rules.text.labels import Label, read_label
from danvan.rules.text.letters import dangles, ends_sentence, is_upper, starts_lower
from danvan.rules.text.measure import gaps_everywhere, gaps_part, measure
from danvan.rules.text.normalise import Line
from danvan.rules.text.wrapped import as_printed, opens_note, reads_as_page_number

_PREAMBLE = ("Căn cứ", "Thực hiện", "Theo", "Xét", "Thi hành", "Trên cơ sở")
# Words that open a paragraph of their own whatever stands before them.
_NOT_IN_HEADINGS = (
    "TM.", "KT.", "TL.", "TUQ.", "T/M", "CHỦ TỊCH", "PHÓ", "GIÁM ĐỐC", "BÍ THƯ", "HIỆU TRƯỞNG",
    "NƠI NHẬN", "PHỤ LỤC", "TRƯỞNG BAN",
)  # fmt: skip
_OPENERS = ("Trên đây là", "Nơi nhận", "Kính gửi", "Trong quá trình", "Quá trình thực hiện")


@dataclass(frozen=True)
class Interruption:
    """A sentence torn by something else on the page «câu bị ngắt»: kind is page or note.

    `before` and `after` are the lines that should meet, `between` the one that stands in the way.
    """

    kind: str
    before: Line
    between: Line | None
    after: Line | None


@dataclass
class Paragraph:
    """A paragraph «đoạn»: the lines that make it, its label if any, whether it is a footnote."""

    lines: list[Line]
    label: Label | None = None
    is_note: bool = False

    @property
    def strong(self) -> bool:
        """Say whether it is printed as a heading."""
        return self.lines[0].strong

    @property
    def ended(self) -> bool:
        """Say whether its last line ends a sentence."""
        return ends_sentence(self.lines[-1].text)


@dataclass
class Assembly:
    """What paragraphs were made of the lines, and what stood in their way."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    interruptions: list[Interruption] = field(default_factory=list)
    page_numbers: list[Line] = field(default_factory=list)


def assemble(lines: tuple[Line, ...]) -> Assembly:
    """Group the lines into paragraphs; each footnote is a paragraph of its own, at the end."""
    as_lines = as_printed(lines)
    if gaps_everywhere(as_lines):
        as_lines = tuple(replace(line, gap=False) for line in as_lines)
    return _Assembler(as_lines).run()


class _Assembler:
    def __init__(self, lines: tuple[Line, ...]) -> None:
        self.lines = lines
        self.measure = measure(lines)
        self.made = Assembly()
        self.notes: list[Paragraph] = []
        self.body: Paragraph | None = None  # the open paragraph of the body
        self.note: Paragraph | None = None  # the footnote being read
        self.cut: Paragraph | None = None  # a footnote that stopped in the middle of a sentence
        self.star_signs = False
        self.signs = NoteSigns()
        self.heads = running_heads(lines)
        self.gaps_part = gaps_part(lines)
        self.page_over = False  # a page number was the last thing printed

    def run(self) -> Assembly:
        for number, line in enumerate(self.lines):
            following = self.lines[number + 1] if number + 1 < len(self.lines) else None
            if number in self.heads:
                self._page_number(line, following)
            else:
                self.take(line, following)
            self.page_over = number in self.heads or _is_page_number(line)
            self.star_signs = self.star_signs or line.star_sign
        self.made.paragraphs.extend(self.notes)
        return self.made

    def take(self, line: Line, following: Line | None) -> None:
        if _is_page_number(line):
            self._page_number(line, following)
        elif line.kind is BlockKind.FOOTNOTE:
            self.notes.append(Paragraph([line], is_note=True))
        elif self._opens_note(line):
            self._open_note(line)
        elif self.note is not None and self._continues_note(line):
            self.note.lines.append(line)
        elif self._returns_to_cut_note(line, following):
            self._return_to_note(line)
        else:
            self._close_note(line)
            self._take_body(line)

    def _page_number(self, line: Line, following: Line | None) -> None:
        self.made.page_numbers.append(line)
        open_sentence = self.body is not None and not self.body.ended
        resumes = following is not None and not starts_lower(following.text)
        if self.note is not None and not self.note.ended and (open_sentence or resumes):
            self._close_note(following or line)  # the page is over: the body goes on
            return
        if self.note is not None and self.note.ended:
            self.note = None  # what follows is the body of the next page
        if open_sentence and following is not None and starts_lower(following.text):
            before = self.body.lines[-1] if self.body else line
            self.made.interruptions.append(Interruption("page", before, line, following))

    def _opens_note(self, line: Line) -> bool:
        if line.kind is not BlockKind.LINE:
            return False
        if opens_note(line.text) or (line.star_note and self.star_signs):
            return True
        return self.signs.opens_note(line)

    def _open_note(self, line: Line) -> None:
        if self.note is None and self.body is not None and not self.body.ended:
            self._torn(self.body.lines[-1], line)
        self.note = Paragraph([line], is_note=True)
        self.notes.append(self.note)

    def _torn(self, before: Line, note: Line) -> None:
        """Keep that a note stands inside a sentence, once for each sentence."""
        known = self.made.interruptions
        if not known or known[-1].before is not before:
            known.append(Interruption("note", before, note, None))

    def _continues_note(self, line: Line) -> bool:
        """A note in wrapped print goes on until a sentence ends and the body is taken up again."""
        if self.note is None or self.measure.width is None:
            return False
        if not self.note.ended:
            return True
        if read_label(line.text):
            return False
        resumes = self.body is not None and not self.body.ended
        last = self.note.lines[-1].text
        return not (resumes or line.gap) and self.measure.is_full(last, line.text)

    def _returns_to_cut_note(self, line: Line, following: Line | None) -> bool:
        """A cut note goes on at the foot of the next page, just before that page's own notes."""
        if self.cut is None or following is None:
            return False
        if not starts_lower(line.text) and not dangles(self.cut.lines[-1].text):
            return False
        return self._opens_note(following)

    def _return_to_note(self, line: Line) -> None:
        if self.body is not None and not self.body.ended:
            self._torn(self.body.lines[-1], line)
        if self.cut is not None:
            self.cut.lines.append(line)
        self.cut = None

    def _close_note(self, line: Line) -> None:
        if self.note is None:
            return
        if not self.note.ended:
            self.cut = self.note
            last = self.note.lines[-1]
            self.made.interruptions.append(Interruption("note", last, None, line))
        self.note = None

    def _take_body(self, line: Line) -> None:
        self.signs.read(line)
        label = read_label(line.text) if line.kind is not BlockKind.FOOTNOTE else None
        if self.body is None or self._begins(line, label, self.body):
            self.body = Paragraph([line], label)
            self.made.paragraphs.append(self.body)
        else:
            self.body.lines.append(line)

    def _begins(self, line: Line, label: Label | None, body: Paragraph) -> bool:
        before = body.lines[-1]
        if line.kind is not BlockKind.LINE or before.kind is not BlockKind.LINE:
            return True
        if label is not None:
            return self._label_begins(line, label, body)
        if line.hashes or (before.hashes and not starts_lower(line.text)):
            return True
        if starts_lower(line.text):
            return False
        return self._capital_begins(line, before)

    def _label_begins(self, line: Line, label: Label, body: Paragraph) -> bool:
        """A label inside a sentence is none: «các tổ chức chính trị / - xã hội», «Điều 5 và»."""
        words = line.text[label.words_at :]
        before = body.lines[-1].text
        if label.printed.endswith(")") and before.count("(") > before.count(")"):
            return False  # «(khóa / XI)»
        if body.ended or line.strong:
            return True
        if label.style == "bullet":
            return not starts_lower(words) and not self._dashes_on(line, before, body)
        if label.style == "article" and not line.gap and dangles(before):
            return False
        return not starts_lower(words) or line.gap

    def _dashes_on(self, line: Line, before: str, body: Paragraph) -> bool:
        """«… phát triển Kinh tế / - Xã hội năm 2026»: the dash stands inside a sentence."""
        if line.gap or body.label is not None:
            return False
        return self.measure.is_full(before, line.text)

    def _capital_begins(self, line: Line, before: Line) -> bool:
        if dangles(before.text) or (before.text.endswith("Đề nghị") and not line.gap):
            return False
        if self._goes_on(line, before):
            return False
        if is_upper(line.text) != is_upper(before.text) or is_upper(line.text):
            return True
        if line.text.startswith(_OPENERS):
            return True
        if before.text.endswith((";", ":")) and line.text.startswith(_PREAMBLE):
            return True
        if before.text.endswith((":", "./.")) or self._parted(line, before):
            return True
        return not self.measure.is_full(before.text, line.text)

    def _goes_on(self, line: Line, before: Line) -> bool:
        """«II. TỔ CHỨC / THỰC HIỆN», «1. Ban Thường trực / Ủy ban MTTQ xã» in torn lines."""
        if self._capitals_go_on(line, before):
            return True
        if not self.measure.parts_at_gaps or line.gap or ends_sentence(before.text):
            return False
        if line.text.startswith(_OPENERS) or is_upper(line.text) != is_upper(before.text):
            return False
        labelled = self.body is not None and self.body.label is not None
        return labelled or not is_upper(line.text)

    def _capitals_go_on(self, line: Line, before: Line) -> bool:
        """«I. MỤC ĐÍCH VÀ PHẠM VI / CÔNG KHAI» is one heading; a signature is none of it."""
        heading = self.body is not None and self.body.label is not None
        if not heading or line.gap or line.text.startswith(_NOT_IN_HEADINGS):
            return False
        return is_upper(line.text) and is_upper(before.text) and not ends_sentence(before.text)

    def _parted(self, line: Line, before: Line) -> bool:
        """Say whether white space between two lines of one page parts two paragraphs."""
        if not line.gap or self.page_over:
            return False
        return self.gaps_part if line.page is None else line.page == before.page


def _is_page_number(line: Line) -> bool:
    return line.kind is BlockKind.LINE and reads_as_page_number(line.text)
