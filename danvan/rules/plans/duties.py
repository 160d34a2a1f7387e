"""The duties of a plan «nhiệm vụ»: every piece of work it orders, and who owes it."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from danvan.rules.catalogue import rule
from danvan.rules.plans.clauses import Clause, clauses
from danvan.rules.plans.natures import (
    advised_by,
    channel_of,
    kind_meant,
    nature_of,
    output_of,
    partners_of,
    role_of,
)
from danvan.rules.plans.outline import OutlineNode
from danvan.rules.plans.schedule_forms import FoundDeadline
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
class FoundDuty:
    """A duty found in the flow; offsets are those of the flow."""

    part: str
    units: tuple[str, ...]
    role: str
    partners: tuple[str, ...]
    nature: str
    output: str | None
    advises: str | None
    channel: str | None
    deadlines: tuple[int, ...]
    start: int
    end: int
    inherited: bool


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

    def _paragraph(self, paragraph: FlowParagraph, node: OutlineNode | None) -> None:
        if self.here.part in ("preamble", "purpose"):
            return
        start, end = paragraph.words_at, paragraph.end
        if node is not None and node.title is not None:
            if node.body_at is None:
                return
            start = node.body_at
        text = self.flow.text[start:end].rstrip()
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
        self._clauses(start, end, self.intro or self._context_of(paragraph, text))

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
                self._add(clause, units, work, asked, context.part, inherited)

    def _is_work(self, text: str, work: str, units: tuple[str, ...], context: _Context) -> bool:
        if _BACKGROUND.match(text) and not units:
            return False
        if len(text.split()) < 4 or (context.part == "content" and _FORBIDS.fullmatch(work)):
            return False
        if context.part == "targets" or not units:
            return starts_with_verb(work)
        return True

    def _add(
        self,
        clause: Clause,
        units: tuple[str, ...],
        work: str,
        asked: bool,
        part: str,
        inherited: bool,
    ) -> None:
        first = bisect_left(self.deadlines, clause.start, key=lambda deadline: deadline.start)
        last = bisect_left(self.deadlines, clause.end, key=lambda deadline: deadline.start)
        linked = tuple(range(first, last))
        role = role_of(work, units, asked=asked)
        output = output_of(work)
        due = (self.deadlines[place] for place in linked)
        kinds = {kind_meant(deadline.kind, deadline.value) for deadline in due}
        self.found.append(
            FoundDuty(
                part="organisation" if part == "organisation" else "content",
                units=units,
                role=role,
                partners=partners_of(work),
                nature=nature_of(role, output, kinds, work),
                output=output,
                advises=advised_by(work),
                channel=channel_of(work),
                deadlines=linked,
                start=clause.start,
                end=clause.end,
                inherited=inherited,
            )
        )

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
            begin = Clause(clause.start + at, clause.end, True)
            self._add(begin, subject.units, work, asked, context.part, False)


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
