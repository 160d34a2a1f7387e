"""The duties of a plan «nhiệm vụ»: every piece of work it orders, and who owes it."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from danvan.rules.catalogue import rule
from danvan.rules.plans.clauses import clauses
from danvan.rules.plans.found_duty import Due, FoundDuty, Ordered, duty_of, with_fields
from danvan.rules.plans.meant import after_basis, charged, is_object, late_subject, stands_alone
from danvan.rules.plans.no_work import behind_label, no_work
from danvan.rules.plans.outline import OutlineNode
from danvan.rules.plans.parts_meant import part_of as part_of
from danvan.rules.plans.schedule_forms import FoundDeadline
from danvan.rules.plans.task_fields import TaskFields, fields_behind, task_fields
from danvan.rules.plans.task_table import TaskRow, cell_runs, task_rows
from danvan.rules.plans.units import HEAD, heading_units, read_subject, starts_with_verb
from danvan.rules.text.flow import Flow, FlowParagraph

_CLOSING_ASK = re.compile(rf"(?:(?P<ask>[Đđ]ề nghị|[Yy]êu cầu)\s(?:các đồng chí\s)?)(?={HEAD})")
_GREETING = re.compile(r"Kính\s(?:gửi|trình|đề nghị)")
_OVERSEES = re.compile(
    r"(?:theo dõi|giám sát|chỉ đạo|quan tâm|biết|cho ý kiến|[\s,]|và|để|lãnh đạo"
    r"|tạo điều kiện)+[.\s/]*$"
)
_BACKGROUND = re.compile(
    r"(?:Trên đây là|Căn cứ (?:kết quả|tình hình|vào)|Kế hoạch này (?:có hiệu lực|thay thế)"
    r"|Sau khi)"
)
# «UBND xã không giao chỉ tiêu thu cho thôn»: nothing to do, in the part that says what to do
_FORBIDS = re.compile(r"\s*không\s(?!ngừng|chỉ\s)[^;]*")


_UNREAD = ("preamble", "purpose")
_MOST_TOLD = 12  # fields tell of a few pieces of work; a line of hundreds is no task


@dataclass(frozen=True)
class _Context:
    """Who is meant where nobody is named: by the heading, then by words that open a list."""

    part: str
    units: tuple[str, ...] = ()
    asked: bool = False


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
        self.intro_mark: str | None = None  # the bullet that opened the list
        self.intro_below = False  # whether bullets of another kind stood below it
        self.node: OutlineNode | None = None
        self.told = range(0)  # the duties that fields below them would tell of
        self.fielded = False
        self.tabled: set[int] = set()  # paragraphs that stand in tables of tasks
        self.waiting: list[tuple[int, int]] = []  # fields that stand before their work

    def run(self) -> list[FoundDuty]:
        told = self._tables()
        for place in self.body:
            paragraph = self.flow.paragraphs[place]
            if place in told:
                self._row(told[place])
            if paragraph.is_note or place in self.tabled:
                continue
            if place >= self.closing:
                self._closing_words(paragraph)
                continue
            node = self.node_at.get(place)
            fields = task_fields(_words(self.flow, paragraph))
            if fields is not None and self.here.part not in _UNREAD:
                self._fields(fields, paragraph.words_at, paragraph.end)
                continue
            if node is not None:
                self._enter(node)
            self._paragraph(paragraph, node)
        return self.found

    def _tables(self) -> dict[int, tuple[TaskRow, int]]:
        """Return the rows of tables of tasks, each with the place of its table's first cell."""
        rows: dict[int, tuple[TaskRow, int]] = {}
        for first, last in cell_runs(self.flow.paragraphs, self.body):
            cells = [_words(self.flow, self.flow.paragraphs[place]) for place in range(first, last)]
            found = task_rows(cells)
            rows |= {first + row.task: (row, first) for row in found}
            if found:
                self.tabled |= set(range(first, last))
        return rows

    def _row(self, told: tuple[TaskRow, int]) -> None:
        row, first = told
        task = self.flow.paragraphs[first + row.task]
        order = Ordered(self.here.part, row.leads, False, task.words_at, task.end, False)
        duty = duty_of(order, self.flow.text[task.words_at : task.end], {})
        due: Due = {}
        work = self.flow.text[task.words_at : task.end]
        for at in row.told:
            cell = self.flow.paragraphs[first + at]
            due |= self._due(cell.start, cell.end)
            work += " " + _words(self.flow, cell)
        fields = TaskFields(row.leads, row.partners, row.product)
        self.found.append(with_fields(duty, fields, work, due))

    def _enter(self, node: OutlineNode) -> None:
        """Take over the part and the units of the headings above; a heading may name its own."""
        parent = self.contexts.get(node.path.rpartition(".")[0])
        part = parent.part if parent is not None else part_of(node.title)
        units, asked = heading_units(node.title) if node.title else ((), False)
        if not units and parent is not None:
            units, asked = parent.units, parent.asked
        self.here = self.contexts[node.path] = _Context(part, units, asked)
        self.intro = None
        self.node, self.told, self.fielded = node, range(0), False
        self.waiting = []

    def _paragraph(self, paragraph: FlowParagraph, node: OutlineNode | None) -> None:
        if self.here.part in _UNREAD:
            return
        start, end = paragraph.words_at, paragraph.end
        if node is not None and node.title is not None:
            if node.body_at is None:
                return
            start = node.body_at
        text = self.flow.text[start:end].rstrip()
        if text.endswith(":") or (node is None and not paragraph.in_table and stands_alone(text)):
            self._open_list(text, paragraph)
            return
        if no_work(text):
            return
        self._close_list(paragraph, node)
        before = len(self.found)
        behind = fields_behind(text)
        work_end = start + behind if behind is not None else end
        self._clauses(start, work_end, self.intro or self._context_of(paragraph, text))
        self._may_be_told(before)
        if behind is not None and (fields := task_fields(text[behind:])) is not None:
            self._fields(fields, work_end, end)

    def _may_be_told(self, before: int) -> None:
        """Fields tell of all work since the heading, or since the fields before them."""
        if len(self.found) == before:
            return
        if self.fielded or not self.told or self.here.units:
            self.told = range(before, before)
        first = max(self.told.start, len(self.found) - _MOST_TOLD)
        self.told = range(first, len(self.found))
        self.fielded = False

    def _context_of(self, paragraph: FlowParagraph, text: str) -> _Context:
        """The plan's last words, without a label and with a subject, speak to all it names."""
        last = self.flow.paragraphs[self.body.stop - 1]
        if paragraph is last and paragraph.label is None and paragraph.gap:
            return _Context(self.here.part) if read_subject(text) else self.here
        return self.here

    def _in_list(self, paragraph: FlowParagraph) -> bool:
        return paragraph.label is not None and paragraph.label.style in ("bullet", "letter")

    def _open_list(self, text: str, paragraph: FlowParagraph) -> None:
        """«Các phòng, ban có trách nhiệm:» names who owes the items below."""
        subject = charged(text)
        if subject is not None:
            asked = subject.is_request
            self.intro = replace(self.here, units=subject.units, asked=asked)
            self.intro_mark, self.intro_below = _mark(paragraph), False

    def _close_list(self, paragraph: FlowParagraph, node: OutlineNode | None) -> None:
        """A list ends at a plain paragraph, or where a bullet like the one that opened it returns.

        «- Công an xã:» «+ giữ trật tự;» «- Kinh phí …»: the last is no work of the police.
        """
        if self.intro is None or node is not None:
            return
        mark = _mark(paragraph)
        if mark is None and not self._in_list(paragraph):
            self.intro = None
        elif self.intro_mark is not None:
            if mark == self.intro_mark and self.intro_below:
                self.intro = None
            self.intro_below = self.intro_below or mark != self.intro_mark

    def _clauses(self, start: int, end: int, context: _Context, *, every: bool = False) -> None:
        units, asked = context.units, context.asked
        for clause in clauses(self.flow.text, start, end, every=every):
            text = self.flow.text[clause.start : clause.end].lstrip("(")
            if clause.fresh and (context.units or context.part != "organisation"):
                units, asked = context.units, context.asked
            subject = read_subject(text) or after_basis(text)
            inherited = subject is None
            work = text
            if subject is not None and not is_object(subject, context.units):
                units = subject.units
                asked = context.asked or subject.is_request
                work = text[subject.end :]
            if self._is_work(text, work, units, context):
                start, end = clause.start, clause.end
                self._add(Ordered(context.part, units, asked, start, end, inherited), work)

    def _is_work(self, text: str, work: str, units: tuple[str, ...], context: _Context) -> bool:
        if (_BACKGROUND.match(text) and not units) or no_work(text):
            return False
        fewest = 3 if units and starts_with_verb(work) else 4
        if len(text.split()) < fewest or (context.part == "content" and _FORBIDS.fullmatch(work)):
            return False
        if context.part == "targets" or not units:
            return starts_with_verb(work) or starts_with_verb(behind_label(work))
        return True

    def _add(self, order: Ordered, work: str) -> None:
        self.found.append(duty_of(order, work, self._due(order.start, order.end)))

    def _due(self, start: int, end: int) -> Due:
        first = bisect_left(self.deadlines, start, key=lambda deadline: deadline.start)
        last = bisect_left(self.deadlines, end, key=lambda deadline: deadline.start)
        return {place: self.deadlines[place] for place in range(first, last)}

    def _fields(self, fields: TaskFields, start: int, end: int) -> None:
        """«Đơn vị chủ trì: …» tells of the work just before it, or of the heading above."""
        if not self.told and fields.leads:
            self.told = self._from_heading()
        if not self.told:
            self.waiting.append((start, end))
            return
        for place in self.told:
            duty = self.found[place]
            work = self.flow.text[duty.start : duty.end]
            due = {place: self.deadlines[place] for place in duty.deadlines}
            for told_from, told_to in (*self.waiting, (start, end)):
                work += " " + self.flow.text[told_from:told_to]
                due |= self._due(told_from, told_to)
            self.found[place] = with_fields(duty, fields, work, due)
        self.waiting, self.fielded = [], True

    def _from_heading(self) -> range:
        """Take the title of the innermost part for the work that fields tell of."""
        if self.node is None or self.node.title is None or self.here.part == "targets":
            return range(0)
        heading = self.flow.paragraphs[self.node.paragraph]
        here = self.here
        order = Ordered(here.part, here.units, here.asked, heading.words_at, heading.end, True)
        self._add(order, self.flow.text[order.start : order.end])
        return range(len(self.found) - 1, len(self.found))

    def _closing_words(self, paragraph: FlowParagraph) -> None:
        """«Trên đây là … yêu cầu các phòng nghiêm túc thực hiện»: orders, not greetings."""
        context = _Context("organisation")
        for clause in clauses(self.flow.text, paragraph.words_at, paragraph.end, every=True):
            text = self.flow.text[clause.start : clause.end]
            asking = _CLOSING_ASK.search(text)
            at = asking.end() if asking else 0
            subject = read_subject(text[at:]) if not _GREETING.match(text) else None
            if subject is None and asking is None:
                subject, at = late_subject(text)
            if subject is None:
                continue
            work = text[at + subject.end :]
            if _OVERSEES.fullmatch(work):
                continue
            asked = bool(asking and "nghị" in asking["ask"])
            start = clause.start + at
            order = Ordered(context.part, subject.units, asked, start, clause.end, False)
            self._add(order, work)


def _mark(paragraph: FlowParagraph) -> str | None:
    """Return the bullet that opens a paragraph."""
    label = paragraph.label
    return label.printed if label is not None and label.style == "bullet" else None


def _words(flow: Flow, paragraph: FlowParagraph) -> str:
    return flow.text[paragraph.words_at : paragraph.end]
