"""The rows of a plan being issued: document, sections, duties, targets, citations, debts."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from danvan.documents.models import Certainty, Citation, Document, DocumentLink, StoredFile
from danvan.obligations.actions.open import Opening
from danvan.plans.models import Duty, DutyUnit, Plan, Section, Target
from danvan.plans.queries.plans_arising import Arising
from danvan.plans.queries.plans_shape import PlanShape, ShapedDuty, same_document
from danvan.plans.values import CitationValue, DutyValue, TargetValue, to_json
from danvan.units.queries import UnitBook

ORIGIN = "plan"
BATCH = 500


def document_of(shape: PlanShape, paper: StoredFile | None) -> Document:
    """Return the plan's document, new or already known under its number, with its paper."""
    known = same_document(shape.draft, shape.header)
    header, draft = shape.header, shape.draft
    issuers = [pk for pk in (draft.issuer_id, draft.co_issuer_id) if pk is not None]
    document = known or Document(certainty=Certainty.OWN)
    document.kind = _capital(header.doc_type or "kế hoạch")
    document.number = header.number or ""
    document.issuer = ", ".join(shape.book.name(pk) for pk in issuers)[:200]
    document.issuer_unit_id = document.unit_id = draft.issuer_id
    document.issued_on = header.day
    document.title = header.title or ""
    document.in_force_from = header.day
    if paper is not None:
        document.file = paper
    elif not draft.begun:  # else the file is the older version's paper
        document.file = draft.file
    document.save()
    return document


def section_rows(plan: Plan, shape: PlanShape) -> dict[str, Section]:
    """Write the sections; return them by their paths."""
    rows = [
        Section(
            plan=plan,
            path=value.path[:40],
            label=value.label[:20],
            title=value.title or "",
            level=value.level,
            start=value.start,
            end=value.end,
        )
        for value in shape.sections
    ]
    made = Section.objects.bulk_create(rows, batch_size=BATCH)
    return {section.path: section for section in made}


def duty_rows(plan: Plan, duties: Sequence[ShapedDuty], sections: dict[str, Section]) -> list[Duty]:
    """Write the duties in the order of the text, with the units they name."""
    rows = [
        _duty(plan, place, shaped.value, sections) for place, shaped in enumerate(duties, start=1)
    ]
    made = Duty.objects.bulk_create(rows, batch_size=BATCH)
    pairs = zip(made, duties, strict=True)
    named = [unit for duty, shaped in pairs for unit in _units(duty, shaped.value)]
    DutyUnit.objects.bulk_create(named, batch_size=BATCH)
    return made


def target_rows(
    plan: Plan, values: Iterable[TargetValue], sections: dict[str, Section]
) -> list[Target]:
    """Write the targets."""
    rows = [
        Target(
            plan=plan,
            section=nearest(sections, value.section),
            text=value.text,
            operator=(value.operator or "")[:12],
            value=None if value.value is None else Decimal(str(value.value)),
            unit=(value.unit or "")[:40],
            baseline=(value.baseline or "")[:200],
            subject=(value.subject or "")[:300],
            start=value.start if plan.text else None,
            end=value.end if plan.text else None,
        )
        for value in values
    ]
    return Target.objects.bulk_create(rows, batch_size=BATCH)


def citation_rows(document: Document, values: Iterable[CitationValue]) -> None:
    """Write each mention of each document that is cited; matching them is another act."""
    rows = [
        Citation(
            document=document,
            kind=value.type[:60],
            number=(value.number or "")[:80],
            issued_on=value.day,
            issuer=(value.issuer or "")[:200],
            text=mention.text or value.text,
            section=(mention.section or "")[:40],
            start=mention.start,
            end=mention.end,
        )
        for value in values
        for mention in value.mentions
    ]
    Citation.objects.filter(document=document).delete()
    Citation.objects.bulk_create(rows, batch_size=BATCH)


def link_above(plan: Plan) -> None:
    """Say in the register that the plan carries out the one above."""
    if plan.implements is not None:
        DocumentLink.objects.get_or_create(
            document=plan.document,
            relation=DocumentLink.Relation.CARRIES_OUT,
            other=plan.implements.document,
        )


def openings_of(duty: Duty, arising: Iterable[Arising], plan: Plan) -> list[Opening]:
    """Return what a duty comes to as obligations to open."""
    return [
        Opening(
            title=duty.text,
            nature=each.owed.nature,
            origin_kind=ORIGIN,
            origin_ref=f"plans.duty:{duty.pk}",
            origin_group=f"plans.plan:{plan.pk}",
            debtor=each.owed.debtor,
            creditor=each.owed.creditor,
            preparing=each.owed.preparing,
            partners=each.owed.partners,
            opens_on=each.opens_on,
            output=duty.output,
            occurrence=each.time.occurrence,
            basis_document=plan.document_id,
            basis_place=place_of(duty),
            basis_quote=quote_of(duty, plan),
            channel=duty.channel,
            due=each.time.due,
            due_steps=each.time.steps,
            inner_due=each.inner_due,
            owed_by_head=each.by_head,
        )
        for each in arising
    ]


def place_of(duty: Duty) -> str:
    """Return where a duty stands in its plan: «mục III.2»."""
    return f"mục {duty.section.path}"[:60] if duty.section else ""


def quote_of(duty: Duty, plan: Plan) -> str:
    """Return the words of the plan that order a duty, as printed."""
    if duty.start is None or duty.end is None:
        return duty.text
    return plan.text[duty.start : duty.end] or duty.text


def nearest(sections: dict[str, Section], path: str | None) -> Section | None:
    """Return the section of a path, or the nearest one around it."""
    parts = (path or "").split(".")
    for depth in range(len(parts), 0, -1):
        found = sections.get(".".join(parts[:depth]))
        if found is not None:
            return found
    return None


def issuer_names(plan: Plan, book: UnitBook) -> str:
    """Return the names of who issued a plan."""
    return ", ".join(book.name(pk) for pk in (plan.issuer_id, plan.co_issuer_id) if pk)


def period_year(since: date, until: date | None) -> int | None:
    """Return the year of a plan that lies within one; None otherwise."""
    return since.year if until is not None and since.year == until.year else None


def _duty(plan: Plan, place: int, value: DutyValue, sections: dict[str, Section]) -> Duty:
    return Duty(
        plan=plan,
        section=nearest(sections, value.section),
        position=place,
        text=value.text,
        nature=value.nature,
        role=value.role,
        content_part=value.part == "content",
        output=(value.output or "")[:200],
        advises=(value.advises or "")[:200],
        channel=(value.channel or "")[:200],
        unassigned_reason=(value.unassigned_reason or "")[:300],
        when=to_json(value)["deadlines"],
        start=value.start if plan.text else None,
        end=value.end if plan.text else None,
    )


def _units(duty: Duty, value: DutyValue) -> Iterable[DutyUnit]:
    """Yield the units a duty names, each once in each part."""
    seen: set[tuple[int, str]] = set()
    parts = (DutyUnit.Part.OWES, value.units), (DutyUnit.Part.PARTNER, value.partners)
    for part, choices in parts:
        for choice in choices:
            for pk in choice.unit_ids if choice.settled else ():
                if (pk, part) not in seen:
                    seen.add((pk, part))
                    yield DutyUnit(
                        duty=duty,
                        unit_id=pk,
                        part=part,
                        printed=choice.printed[:300],
                        head=choice.head,
                    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
