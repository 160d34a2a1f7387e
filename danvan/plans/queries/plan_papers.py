"""The papers of a plan as they are gathered for its dossier: what the person sees, with places.

Kinds and places are words of an office's record: Vietnamese whatever the page speaks.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from danvan.accounts.models import User
from danvan.documents.access import sees_file
from danvan.documents.access.dossiers import units_closing
from danvan.documents.access.register import visible_documents
from danvan.documents.models import Document, Dossier, StoredFile
from danvan.obligations.access import visible_obligations
from danvan.obligations.models import Evidence
from danvan.plans.access.plans import visible_plans
from danvan.plans.models import Plan
from danvan.plans.queries.plans_list import group_of, title_of
from danvan.plans.queries.versions import work_of_plan
from danvan.units.queries import unit_book

PROGRESS = "tien-do"  # the key of the list that is written as the dossier closes
EVIDENCE, RELATED = "mc", "vb"
LONGEST_PLACE = 300


@dataclass(frozen=True)
class PlanPaper:
    """A paper that belongs to a plan «văn bản của kế hoạch»; `key` names it on the form.

    `hidden` papers exist, but the person does not see them: nothing of them is told.
    """

    key: str
    kind: str
    title: str
    number: str = ""
    on: date | None = None
    file: StoredFile | None = None
    place: str = ""
    document: int | None = None
    hidden: bool = False

    @property
    def made(self) -> bool:
        """Say whether the program writes it as the dossier closes."""
        return self.key == PROGRESS

    @property
    def fit(self) -> bool:
        """Say whether it may go in as it is: a file that is not held back, a place, ours."""
        if self.hidden:
            return False
        if self.file is not None:
            return not self.file.is_held
        return self.made or bool(self.place)


def units_closing_plan(plan: Plan, user: User, on: date) -> tuple[int, ...]:
    """Return the issuers of a plan for which a person may still close its papers."""
    issuers = [pk for pk in (plan.issuer_id, plan.co_issuer_id) if pk is not None]
    may = set(units_closing(user, on=on).filter(pk__in=issuers).values_list("pk", flat=True))
    if not may:
        return ()
    kept = Dossier.objects.filter(about=group_of(plan), unit__in=may)
    return tuple(pk for pk in issuers if pk in may - set(kept.values_list("unit_id", flat=True)))


def papers_of(plan: Plan, user: User, on: date) -> tuple[PlanPaper, ...]:
    """Return the papers of a plan in the order of a dossier, each file once."""
    found = [
        *_own_papers(plan, user, on),
        *_related_papers(plan, user, on),
        PlanPaper(PROGRESS, "Danh mục", _progress_title(on), on=on),
        *_evidence_papers(plan, user, on),
    ]
    return tuple(_each_file_once(found))


def _own_papers(plan: Plan, user: User, on: date) -> Iterator[PlanPaper]:
    """Yield the plan as issued, the text that was approved, the file that was taken in."""
    document = plan.document
    yield PlanPaper(
        "ke-hoach",
        document.kind,
        title_of(plan),
        document.number,
        document.issued_on,
        _seen(document.file, user, on),
        document=document.pk,
    )
    others = {"ban-duyet": ("Bản đã duyệt", document.draft_file)}
    if plan.draft is not None:
        others["tep-nhap"] = ("Tệp đã nhập", plan.draft.file)
    for key, (kind, file) in others.items():
        shown = _seen(file, user, on)
        if shown is not None:
            yield PlanPaper(key, kind, title_of(plan), document.number, None, shown)


def _related_papers(plan: Plan, user: User, on: date) -> Iterator[PlanPaper]:
    """Yield documents of offices that carry the plan out, or that it carries out."""
    linked = plan.document.links.values("other")
    linking = plan.document.linked_by.values("document")
    near = Q(plan__implements=plan) | Q(plan__implemented_by=plan)
    offices = Document.objects.exclude(side=Document.Side.LAW).exclude(pk=plan.document_id)
    found = offices.filter(Q(pk__in=linked) | Q(pk__in=linking) | near).distinct()
    seen = set(visible_documents(user, on=on).filter(pk__in=found).values_list("pk", flat=True))
    seen |= set(
        visible_plans(user, on).filter(document__in=found).values_list("document", flat=True)
    )
    for row in found.select_related("file").order_by("issued_on", "pk"):
        if row.pk not in seen:
            yield PlanPaper(f"{RELATED}-{row.pk}", "Văn bản", "", hidden=True)
            continue
        title = f"{row.kind} {row.title}".strip()
        file = _seen(row.file, user, on)
        yield PlanPaper(
            f"{RELATED}-{row.pk}", row.kind, title, row.number, row.issued_on, file, document=row.pk
        )


def _evidence_papers(plan: Plan, user: User, on: date) -> Iterator[PlanPaper]:
    """Yield the proof of the plan's work, oldest first; what is not seen is only counted."""
    work = work_of_plan(plan)
    seen = visible_obligations(user, on=on).filter(pk__in=work.values("pk"))
    every = Evidence.objects.filter(uses__obligation__in=work.values("pk")).distinct()
    shown = set(every.filter(uses__obligation__in=seen.values("pk")).values_list("pk", flat=True))
    rows = list(every.select_related("file").order_by("added_on", "pk"))
    book = unit_book(on, {row.unit_id for row in rows})
    for row in rows:
        if row.pk in shown:
            yield _evidence_paper(row, book.name(row.unit_id))
        else:
            yield PlanPaper(f"{EVIDENCE}-{row.pk}", "Minh chứng", "", hidden=True)


def _evidence_paper(row: Evidence, unit: str) -> PlanPaper:
    places = {
        Evidence.Kind.LINK: row.url,
        Evidence.Kind.PAPER: row.folder,
        Evidence.Kind.DOCUMENT: unit,
    }
    gone = row.file is not None and row.file.is_destroyed
    title, place = row.title, places.get(Evidence.Kind(row.kind), "")
    if len(place) > LONGEST_PLACE:
        title, place = f"{title} ({place})", "Đường dẫn ghi ở tên văn bản"
    return PlanPaper(
        f"{EVIDENCE}-{row.pk}",
        "Minh chứng",
        title,
        row.number,
        row.issued_on or row.added_on,
        None if gone else row.file,
        place,
    )


def _seen(file: StoredFile | None, user: User, on: date) -> StoredFile | None:
    if file is None or file.is_destroyed or not sees_file(user, file, on):
        return None
    return file


def _each_file_once(papers: Iterable[PlanPaper]) -> Iterator[PlanPaper]:
    """Yield papers without those whose file an earlier one holds already."""
    known: set[int] = set()
    for paper in papers:
        if paper.file is not None:
            if paper.file.pk in known:
                continue
            known.add(paper.file.pk)
        yield paper


def _progress_title(on: date) -> str:
    return f"Danh mục nhiệm vụ và kết quả thực hiện đến ngày {on:%d/%m/%Y}"
