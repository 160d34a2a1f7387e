"""Everything read so far, handed to the checks that look for faults."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from danvan.rules.documents.form import FormSet
from danvan.rules.documents.judged import Judged, judge
from danvan.rules.documents.resolve import CitedDocument
from danvan.rules.documents.validity import Register
from danvan.rules.findings import Finding, Severity
from danvan.rules.plans.foot import Foot
from danvan.rules.plans.found_duty import FoundDuty
from danvan.rules.plans.layout import Layout
from danvan.rules.plans.model import Header
from danvan.rules.plans.outline import OutlineNode
from danvan.rules.plans.schedule import Mask
from danvan.rules.plans.schedule_forms import FoundDeadline
from danvan.rules.plans.targets import FoundTarget
from danvan.rules.text.dates import first_day, last_day
from danvan.rules.text.flow import Flow
from danvan.rules.text.look import FileLook
from danvan.rules.text.normalise import Line, NormalText

MOST_MISPRINTS = 2
LONGEST_QUOTE = 90  # letters of a block that a finding about the whole of it quotes


@dataclass(frozen=True)
class Material:
    """A plan taken apart: what each check may look at; `form` is the form of its file."""

    form: str
    normal: NormalText
    flow: Flow
    layout: Layout
    head: tuple[Line, ...]
    header: Header
    foot: Foot
    nodes: list[OutlineNode]
    documents: list[CitedDocument]
    deadlines: list[FoundDeadline]
    targets: list[FoundTarget]
    duties: list[FoundDuty]
    hidden: Mask
    on: date | None
    register: Register
    look: FileLook | None = None
    forms: tuple[FormSet, ...] = ()

    @cached_property
    def judged(self) -> tuple[Judged, ...]:
        """What the register says of each cited document, in the order of `documents`."""
        day, end = self.judged_on, self.period_end
        return tuple(judge(document, self.register, day, end) for document in self.documents)

    @cached_property
    def issued_on(self) -> date | None:
        """The document's own day; None where it is not whole, or plainly not its own.

        A plan is not older than what it cites: one act or two may be misprinted, not more.
        """
        printed = self.header.date
        if printed is None or len(printed) != 10:
            return None
        younger = sum(document.date > printed for document in self.documents if document.date)
        return last_day(printed) if younger <= MOST_MISPRINTS else None

    @cached_property
    def judged_on(self) -> date | None:
        """The day by which acts are judged: as asked, the plan's date, else what it must be.

        A plan is not older than what it cites; where its day is blank, the latest act counts.
        """
        if self.on is not None:
            return self.on
        if self.issued_on is not None:
            return self.issued_on
        printed = self.header.date
        floor = first_day(printed) if printed and len(printed) < 10 else None
        if floor is None and self.header.year is not None:
            floor = date(self.header.year, 1, 1)
        cited = [last_day(d.date) for d in self.documents if d.date]
        return max([*cited, floor]) if floor else (max(cited) if cited else None)

    @property
    def period_end(self) -> date | None:
        """The last day of the plan's year, None for an open-ended plan."""
        return date(self.header.year, 12, 31) if self.header.year else None

    def normal_start(self, paragraph: int) -> int:
        """Return where a paragraph of the flow begins in the normalised text."""
        return self.flow.origin(self.flow.paragraphs[paragraph].start)

    def place_of_block(self, block: int) -> tuple[str | None, int | None, int | None]:
        """Return the first words of a block and their span; nothing for a block without text."""
        span = next((span for span in self.normal.spans if span.block == block), None)
        if span is None:
            return None, None, None
        end = min(span.end, span.start + LONGEST_QUOTE)
        return self.normal.text[span.start : end], span.start, end

    def finding(
        self,
        code: str,
        severity: Severity,
        message: str,
        start: int,
        end: int,
        *,
        basis: str | None = None,
    ) -> Finding:
        """Return a finding about flow[start:end], its text as printed.

        `basis` where it is nearer to the fault than that of the whole check.
        """
        first, last = self.flow.span(start, end)
        words = " ".join(self.flow.printed[start:end].split())
        return Finding(code, severity, message, words, first, last, basis=basis)
