"""The duties of a plan «nhiệm vụ»: every piece of work it orders, and who owes it."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from danvan.rules.catalogue import rule
from danvan.rules.plans.clauses import clauses
from danvan.rules.plans.found_duty import Due, FoundDuty, Ordered, duty_of, with_fields
from danvan.rules.plans.outline import OutlineNode
from danvan.rules.plans.schedule_forms import FoundDeadline
from danvan.rules.plans.task_fields import TaskFields, task_fields
from danvan.rules.plans.units import (
    HEAD,
    INVITING,
    Subject,
    heading_units,
    read_subject,
    starts_with_verb,
)
from danvan.rules.plans.vocabulary import ORGANISATION, PURPOSE, TARGETS
from danvan.rules.text.flow import Flow, FlowParagraph
from danvan.rules.text.letters import bare_words

# «…, Trưởng các phòng chuyên môn, Chủ tịch UBND các xã có trách nhiệm:»
_CHARGED = re.compile(
    r"\s(?:có trách nhiệm|có nhiệm vụ|chịu trách nhiệm|tập trung thực hiện"
    r"|thực hiện (?:tốt )?(?:các|một số) (?:nội dung|nhiệm vụ))"
)
_AFTER_COMMA = re.compile(rf"(?:^|[,;]\s)(?={HEAD})")
_CLOSING_ASK = re.compile(rf"(?:(?P<ask>[Đđ]ề nghị|[Yy]êu cầu)\s(?:các đồng chí\s)?)(?={HEAD})")
_GREETING = re.compile(r"Kính\s(?:gửi|trình|đề nghị)")
_OVERSEES = re.compile(
    r"(?:theo dõi|giám sát|chỉ đạo|quan tâm|biết|cho ý kiến|[\s,]|và|để|lãnh đạo"
    r"|tạo điều kiện)+[.\s/]*$"
)
_BASES = (
    "Căn cứ",
    "Ngoài ",
    "Trên cơ sở",
    "Theo ",
    "Hàng năm,",
    "Hằng năm,",
    "Trong quá trình",
    "Sau khi",
    "Khi ",
)
_BACKGROUND = re.compile(
    r"(?:Trên đây là|Căn cứ (?:kết quả|tình hình|vào)|Kế hoạch này (?:có hiệu lực|thay thế)"
    r"|Sau khi)"
)
# «UBND xã không giao chỉ tiêu thu cho thôn»: nothing to do, in the part that says what to do
_FORBIDS = re.compile(r"\s*không\s(?!ngừng|chỉ\s)[^;]*")


@dataclass(frozen=True)
class _Context:
    """Who is meant where nobody is named: by the heading, then by words that open a list."""

    part: str
    units: tuple[str, ...] = ()
    asked: bool = False


def part_of(title: str | None) -> str:
    """Return purpose, targets, organisation or content for the title of a main part."""
    words = bare_words(title or "")
    if "noi dung" in words and not words.startswith(("to chuc thuc hien", "trach nhiem")):
        return "content"
    if any(word in words for word in ORGANISATION):
        return "organisation"
    if any(words.startswith(word) for word in PURPOSE):
        return "purpose"
    return "targets" if any(word in words for word in TARGETS) else "content"


@rule("PLAN-08", basis="Mỗi việc một dòng: câu có động từ và đối tượng riêng")
def find_duties(
    flow: Flow, nodes: list[OutlineNode], body: range, closing: int, deadlines: list[FoundDeadline]
) -> list[FoundDuty]:
    """Return the duties in the paragraphs of `body`, in order; closing words begin at `closing`."""
    return _DutyFinder(flow, nodes, body, closing, deadlines).run()


class _DutyFinder:
    def __init__(
        self,
        flow: Flow,
        nodes: list[OutlineNode],
        body: range,
        closing: int,
        deadlines: list[FoundDeadline],
    ) -> None:
        self.flow = flow
        self.nodes = nodes
        self.body = body
        self.closing = closing
        self.deadlines = deadlines
        self.found: list[FoundDuty] = []
        self.node_at = {node.paragraph: node for node in nodes}
        self.contexts: dict[str, _Context] = {}  # by path
        self.intro: _Context | None = None
        self.here = _Context("preamble")
        self.node: OutlineNode | None = None
        self.told: int | None = None  # the duty that fields below it would tell of

    def run(self) -> list[FoundDuty]:
        for place in self.body:
            paragraph = self.flow.paragraphs[place]
            if paragraph.is_note:
                continue
            if place >= self.closing:
                self._closing_words(paragraph)
                continue
            node = self.node_at.get(place)
            if node is not None:
                self._enter(node)
            self._paragraph(paragraph, node)
        return self.found

    def _enter(self, node: OutlineNode) -> None:
        """Take over the part and the units of the headings above; a heading may name its own."""
        parent = self.contexts.get(node.path.rpartition(".")[0])
        part = parent.part if parent is not None else part_of(node.title)
        units, asked = heading_units(node.title) if node.title else ((), False)
        if not units and parent is not None and node.title is None:
            units, asked = parent.units, parent.asked
        self.here = self.contexts[node.path] = _Context(part, units, asked)
        self.intro = None
        self.node, self.told = node, None

    def _paragraph(self, paragraph: FlowParagraph, node: OutlineNode | None) -> None:
        if self.here.part in ("preamble", "purpose"):
            return
        start, end = paragraph.words_at, paragraph.end
        if node is not None and node.title is not None:
            if node.body_at is None:
                return
            start = node.body_at
        text = self.flow.text[start:end].rstrip()
        fields = task_fields(text) if node is None else None
        if fields is not None:
            self._fields(paragraph, fields)
            return
        if text.endswith(":"):
            self._open_list(text)
            return
        if (
            paragraph.label is None
            and node is None
            and self.intro is not None
            and not self._in_list(paragraph)
        ):
            self.intro = None
        before = len(self.found)
        self._clauses(start, end, self.intro or self._context_of(paragraph, text))
        self.told = len(self.found) - 1 if len(self.found) > before else None

    def _context_of(self, paragraph: FlowParagraph, text: str) -> _Context:
        """The plan's last words, without a label and with a subject, speak to all it names."""
        last = self.flow.paragraphs[self.body.stop - 1]
        if paragraph is last and paragraph.label is None and paragraph.gap:
            return _Context(self.here.part) if read_subject(text) else self.here
        return self.here

    def _in_list(self, paragraph: FlowParagraph) -> bool:
        return paragraph.label is not None and paragraph.label.style in ("bullet", "letter")

    def _open_list(self, text: str) -> None:
        """«Các phòng, ban có trách nhiệm:» names who owes the items below."""
        subject = _charged(text)
        if subject is not None:
            asked = subject.is_request
            self.intro = replace(self.here, units=subject.units, asked=asked)

    def _clauses(self, start: int, end: int, context: _Context, *, every: bool = False) -> None:
        units, asked = context.units, context.asked
        for clause in clauses(self.flow.text, start, end, every=every):
            text = self.flow.text[clause.start : clause.end]
            if clause.fresh and (context.units or context.part != "organisation"):
                units, asked = context.units, context.asked
            subject = read_subject(text) or _after_basis(text)
            inherited = subject is None
            work = text
            if subject is not None and not _is_object(subject, context):
                units = subject.units
                asked = context.asked or subject.is_request
                work = text[subject.end :]
            if self._is_work(text, work, units, context):
                start, end = clause.start, clause.end
                self._add(Ordered(context.part, units, asked, start, end, inherited), work)

    def _is_work(self, text: str, work: str, units: tuple[str, ...], context: _Context) -> bool:
        if _BACKGROUND.match(text) and not units:
            return False
        if len(text.split()) < 4 or (context.part == "content" and _FORBIDS.fullmatch(work)):
            return False
        if context.part == "targets" or not units:
            return starts_with_verb(work)
        return True

    def _add(self, order: Ordered, work: str) -> None:
        self.found.append(duty_of(order, work, self._due(order.start, order.end)))

    def _due(self, start: int, end: int) -> Due:
        first = bisect_left(self.deadlines, start, key=lambda deadline: deadline.start)
        last = bisect_left(self.deadlines, end, key=lambda deadline: deadline.start)
        return {place: self.deadlines[place] for place in range(first, last)}

    def _fields(self, paragraph: FlowParagraph, fields: TaskFields) -> None:
        """«Đơn vị chủ trì: …» tells of the work just before it, or of the heading above."""
        if self.told is None and fields.leads:
            self.told = self._from_heading()
        if self.told is None:
            return
        duty = self.found[self.told]
        work = self.flow.text[duty.start : duty.end] + " " + _words(self.flow, paragraph)
        due = {place: self.deadlines[place] for place in duty.deadlines}
        due |= self._due(paragraph.start, paragraph.end)
        self.found[self.told] = with_fields(duty, fields, work, due)

    def _from_heading(self) -> int | None:
        """Take the title of the innermost part for the work that fields tell of."""
        if self.node is None or self.node.title is None or self.here.part == "targets":
            return None
        heading = self.flow.paragraphs[self.node.paragraph]
        here = self.here
        order = Ordered(here.part, here.units, here.asked, heading.words_at, heading.end, True)
        self._add(order, self.flow.text[order.start : order.end])
        return len(self.found) - 1

    def _closing_words(self, paragraph: FlowParagraph) -> None:
        """«Trên đây là … yêu cầu các phòng nghiêm túc thực hiện»: orders, not greetings."""
        context = _Context("organisation")
        for clause in clauses(self.flow.text, paragraph.words_at, paragraph.end, every=True):
            text = self.flow.text[clause.start : clause.end]
            asking = _CLOSING_ASK.search(text)
            at = asking.end() if asking else 0
            subject = read_subject(text[at:]) if not _GREETING.match(text) else None
            if subject is None and asking is None:
                subject, at = _late_subject(text)
            if subject is None:
                continue
            work = text[at + subject.end :]
            if _OVERSEES.fullmatch(work):
                continue
            asked = bool(asking and "nghị" in asking["ask"])
            start = clause.start + at
            order = Ordered(context.part, subject.units, asked, start, clause.end, False)
            self._add(order, work)


def _words(flow: Flow, paragraph: FlowParagraph) -> str:
    return flow.text[paragraph.words_at : paragraph.end]


def _charged(text: str) -> Subject | None:
    """Return who «có trách nhiệm» in the words that open a list."""
    charge = _CHARGED.search(text)
    if charge is None:
        return read_subject(text)
    for match in _AFTER_COMMA.finditer(text, 0, charge.start()):
        subject = read_subject(text[match.end() :])
        if subject is not None and match.end() + subject.end >= charge.start():
            return subject
    return read_subject(text)


def _after_basis(text: str) -> Subject | None:
    """«Căn cứ kế hoạch này, các phòng, ban xây dựng …»: the subject stands behind the basis."""
    if not text.startswith(_BASES):
        return None
    subject, at = _late_subject(text)
    return Subject(subject.units, subject.asked, at + subject.end) if subject else None


def _late_subject(text: str) -> tuple[Subject | None, int]:
    for match in _AFTER_COMMA.finditer(text, 0, 320):
        if match.start() == 0:
            continue
        subject = read_subject(text[match.end() :])
        if subject is not None:
            return subject, match.end()
    return None, 0


def _is_object(subject: Subject, context: _Context) -> bool:
    """Below a heading that names a unit, «cán bộ, công chức» in a sentence is whom it is about.

    So are those it is to invite: «Mời hội viên …».
    """
    if context.units and subject.asked in INVITING:
        return True
    first = subject.units[0].lower() if subject.units else ""
    return bool(context.units) and first.startswith(
        ("cán bộ", "công chức", "viên chức", "đồng chí")
    )
