"""Reading a plan: from the blocks of a file to everything a person then confirms."""

import re
from bisect import bisect_right
from datetime import date
from functools import cached_property

from danvan.rules.documents.citations import find_mentions
from danvan.rules.documents.form import FormSet
from danvan.rules.documents.mentions import Mention
from danvan.rules.documents.resolve import CitedDocument, gather
from danvan.rules.documents.validity import Register, RegisterEntry
from danvan.rules.plans.duties import find_duties, part_of
from danvan.rules.plans.foot import Foot, read_foot
from danvan.rules.plans.found_duty import FoundDuty
from danvan.rules.plans.header import head_lines, read_header
from danvan.rules.plans.layout import Layout, find_layout
from danvan.rules.plans.lint import check_plan
from danvan.rules.plans.material import Material
from danvan.rules.plans.model import (
    Citation,
    CitationMention,
    Deadline,
    Duty,
    Header,
    Reading,
    Section,
    Target,
)
from danvan.rules.plans.outline import OutlineNode, read_outline
from danvan.rules.plans.schedule import Mask, find_deadlines, mask_of
from danvan.rules.plans.schedule_forms import FoundDeadline
from danvan.rules.plans.targets import FoundTarget, find_targets
from danvan.rules.text.blocks import Source
from danvan.rules.text.flow import Flow, flow_of
from danvan.rules.text.normalise import Line, NormalText, normalise

_QUOTED = re.compile(r"“[^“”\n]{1,400}”|\"[^\"\n]{1,400}\"")
_IN_FORCE = re.compile(r"có hiệu lực[^.;\n]{0,30}?\d{1,2}/\d{1,2}/\d{4}")


def read_plan(
    source: Source,
    register: Register | None = None,
    *,
    on: date | None = None,
    forms: tuple[FormSet, ...] = (),
) -> Reading:
    """Return everything read from a plan; acts are judged by `register`, on the plan's day or `on`.

    `forms` are the instructions on form that the document is held against. Never raises on any
    text: what is not found stays None or empty.
    """
    return _PlanReader(source, register, on, forms).read()


class _PlanReader:
    def __init__(
        self,
        source: Source,
        register: Register | None,
        on: date | None,
        forms: tuple[FormSet, ...],
    ) -> None:
        self.form, self.look, self.forms = source.form, source.look, forms
        self.register = register
        self.on = on
        self.normal: NormalText = normalise(source)
        self.flow: Flow = flow_of(self.normal)
        self.layout: Layout = find_layout(self.flow)
        self.foot: Foot = read_foot(self._foot_lines())
        self.header: Header = read_header(
            self.flow, self.normal.lines, self.layout, self.foot.signers
        )
        self.nodes: list[OutlineNode] = read_outline(
            self.flow, self.layout.body, self.layout.closing
        )
        self.sections: tuple[Section, ...] = tuple(self._section(node) for node in self.nodes)
        self.body_ends_at: int = self.sections[-1].end if self.sections else 0
        self.documents: list[CitedDocument] = self._documents()

    def read(self) -> Reading:
        cited, titles = self._masks()
        deadlines, targets = self._deadlines(cited, titles), self._targets(titles)
        body = range(self.layout.body, self.layout.body_end)
        duties = find_duties(self.flow, self.nodes, body, self.layout.closing, deadlines)
        material = self._material(deadlines, targets, duties, titles)
        return Reading(
            header=self.header,
            sections=self.sections,
            citations=tuple(self._citation(document) for document in self.documents),
            deadlines=tuple(self._deadline(deadline) for deadline in deadlines),
            targets=tuple(self._target(target) for target in targets),
            duties=tuple(self._duty(duty) for duty in duties),
            recipients=self.foot.recipients,
            archive=self.foot.archive,
            findings=check_plan(material),
            judged=material.judged,
            judged_on=material.judged_on,
            text=self.normal.text,
            spans=self.normal.spans,
        )

    def _material(
        self,
        deadlines: list[FoundDeadline],
        targets: list[FoundTarget],
        duties: list[FoundDuty],
        hidden: Mask,
    ) -> Material:
        return Material(
            form=self.form,
            normal=self.normal,
            flow=self.flow,
            layout=self.layout,
            head=head_lines(self.flow, self.normal.lines, self.layout),
            header=self.header,
            foot=self.foot,
            nodes=self.nodes,
            documents=self.documents,
            deadlines=deadlines,
            targets=targets,
            duties=duties,
            hidden=hidden,
            on=self.on,
            register=self.register or Register(),
            look=self.look,
            forms=self.forms,
        )

    def _foot_lines(self) -> tuple[Line, ...]:
        below = self.flow.paragraphs[self.layout.body_end :][:1]
        if not below or below[0].is_note:  # notes are told after everything else: no foot
            return ()
        start = below[0].first_line
        kept = self.flow.body_lines()
        return tuple(
            line for line in self.normal.lines if line.start >= start and line.start in kept
        )

    def _documents(self) -> list[CitedDocument]:
        own, issued = (self.header.number or "").casefold(), self.header.date
        mentions = [
            mention
            for mention in find_mentions(self.flow.text)
            if not (own and mention.key == own and mention.date in (None, issued))
        ]
        return gather(mentions, self._lookup if self.register is not None else None)

    def _lookup(self, document: CitedDocument) -> RegisterEntry | None:
        if self.register is None:
            return None
        issued = date.fromisoformat(document.date) if document.date else None
        if document.number is not None:
            return self.register.find(document.number, issued, document.type)
        name = document.title or ""
        return self.register.find_law(document.type or "", name, issued=issued, year=document.year)

    def _masks(self) -> tuple[Mask, Mask]:
        mentions = [mention for document in self.documents for mention in document.mentions]
        cited = [(m.start, m.end) for m in mentions]
        cited += [match.span() for match in _IN_FORCE.finditer(self.flow.text)]
        titles = cited + [(m.start, m.tail) for m in mentions]
        titles += [match.span() for match in _QUOTED.finditer(self.flow.text)]
        return mask_of(cited), mask_of(titles)

    @cached_property
    def _working_paragraphs(self) -> list[tuple[int, int]]:
        """Return the spans of body paragraphs outside the preamble and the purpose part."""
        spans = []
        node_at = {node.paragraph: node for node in self.nodes}
        node: OutlineNode | None = None
        parts = {node.path: part_of(node.title) for node in self.nodes if node.level == 1}
        for place in range(self.layout.body, self.layout.body_end):
            paragraph = self.flow.paragraphs[place]
            node = node_at.get(place, node)
            part = parts.get(node.path.split(".")[0], "content") if node else "preamble"
            if not paragraph.is_note and part not in ("purpose", "preamble"):
                spans.append((paragraph.start, paragraph.end))
        return spans

    def _deadlines(self, cited: Mask, titles: Mask) -> list[FoundDeadline]:
        found: list[FoundDeadline] = []
        for start, end in self._working_paragraphs:
            found += find_deadlines(
                self.flow.text, start, end, year=self.header.year, cited=cited, titles=titles
            )
        return found

    def _targets(self, titles: Mask) -> list[FoundTarget]:
        found: list[FoundTarget] = []
        for start, end in self._working_paragraphs:
            found += find_targets(self.flow.text, start, end, titles)
        return found

    def _section(self, node: OutlineNode) -> Section:
        first = self.flow.paragraphs[node.paragraph]
        last = self.flow.paragraphs[max(node.paragraph, node.last_paragraph - 1)]
        start, end = self.flow.whole_span(first.start, last.end)
        return Section(node.path, node.label, node.title, node.level, start, end)

    @cached_property
    def _section_starts(self) -> list[int]:
        return [section.start for section in self.sections]

    def _section_at(self, offset: int) -> str | None:
        """Return the path of the innermost part that holds `offset`."""
        place = bisect_right(self._section_starts, offset) - 1
        if place < 0 or offset >= max(self.sections[place].end, self.body_ends_at):
            return None
        return self.sections[place].path

    def _citation(self, document: CitedDocument) -> Citation:
        mentions = tuple(self._mention(mention) for mention in document.mentions)
        return Citation(
            document.type, document.number, document.date, document.issuer, document.title,
            mentions[0].text, mentions,
        )  # fmt: skip

    def _mention(self, mention: Mention) -> CitationMention:
        start, end = self.flow.span(mention.start, mention.end)
        text = " ".join(self.flow.printed[mention.start : mention.end].split())
        return CitationMention(text, start, end, self._section_at(start))

    def _deadline(self, found: FoundDeadline) -> Deadline:
        start, end = self.flow.span(found.start, found.end)
        text = " ".join(self.flow.printed[found.start : found.end].split())
        return Deadline(
            text, found.kind, found.value, found.relation, self._section_at(start), start, end
        )

    def _target(self, found: FoundTarget) -> Target:
        start, end = self.flow.span(found.start, found.end)
        text = " ".join(self.flow.printed[found.start : found.end].split())
        return Target(
            text, found.operator, found.value, found.unit, found.baseline, found.subject,
            self._section_at(start), start, end,
        )  # fmt: skip

    def _duty(self, found: FoundDuty) -> Duty:
        start, end = self.flow.whole_span(found.start, found.end)
        text = " ".join(self.flow.printed[found.start : found.end].split())
        return Duty(
            text, found.part, found.units, found.role, found.partners, found.nature, found.output,
            found.advises, found.channel, found.deadlines, self._section_at(start), start, end,
        )  # fmt: skip
