"""Everything read so far, handed to the checks that look for faults."""

from dataclasses import dataclass
from datetime import date

from danvan.rules.documents.resolve import CitedDocument
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
from danvan.rules.text.normalise import Line, NormalText


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

    @property
    def judged_on(self) -> date | None:
        """The day by which acts are judged: as asked, the plan's date, else what it must be.

        A plan is not older than what it cites; where its day is blank, the latest act counts.
        """
        if self.on is not None:
            return self.on
        printed = self.header.date
        if printed is not None and len(printed) == 10:
            return last_day(printed)
        floor = first_day(printed) if printed else None
        if floor is None and self.header.year is not None:
            floor = date(self.header.year, 1, 1)
        cited = [last_day(d.date) for d in self.documents if d.date]
        return max([*cited, floor]) if floor else (max(cited) if cited else None)

    @property
    def period_end(self) -> date | None:
        """The last day of the plan's year, None for an open-ended plan."""
        return date(self.header.year, 12, 31) if self.header.year else None

    def finding(self, code: str, severity: Severity, message: str, start: int, end: int) -> Finding:
        """Return a finding about flow[start:end], its text as printed."""
        first, last = self.flow.span(start, end)
        words = " ".join(self.flow.printed[start:end].split())
        return Finding(code, severity, message, words, first, last)
