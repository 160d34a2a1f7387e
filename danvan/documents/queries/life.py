"""Where a document stands in its life, who did each step, and what a person may do next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.accounts.models import AuditEvent, User
from danvan.base import registry
from danvan.documents.access.life import Standing, standing
from danvan.documents.models import Arrival, Dispatch, Document, Opinion, SignedCopy
from danvan.documents.queries.numbers import YearOfNumbers, numbers_of
from danvan.readers.signed import Signed
from danvan.rules.documents.life import EDITABLE, may_move, ready_to_issue
from danvan.units.queries import unit_book

State = Document.State
# name → dotted name of a function (document, user, on) -> (word, address) or None: "I can make
# something of this document for that person".
LEADS = "document_leads"

# The bar, step by step: its word, and the act that took it.
_OUTGOING: Sequence[tuple[str | Promise, tuple[str, ...]]] = (
    (gettext_lazy("Dự thảo"), ("documents.drafted",)),
    (gettext_lazy("Trình"), ("documents.submitted",)),
    (gettext_lazy("Duyệt"), ("documents.approved",)),
    (gettext_lazy("Lấy số, ngày"), ("documents.numbered",)),
    (gettext_lazy("Nhận bản ký"), ("documents.signed_attached", "documents.signed_accepted")),
    (gettext_lazy("Ban hành"), ("documents.issued",)),
    (gettext_lazy("Gửi"), ("documents.sent",)),
    (gettext_lazy("Lưu hồ sơ"), ("documents.filed",)),
)
_INCOMING: Sequence[tuple[str | Promise, tuple[str, ...]]] = (
    (gettext_lazy("Nhận tệp"), ("documents.came_in",)),
    (gettext_lazy("Vào sổ"), ("documents.arrived",)),
    (gettext_lazy("Chuyển xử lý"), ("documents.passed_on",)),
    (gettext_lazy("Lưu hồ sơ"), ("documents.filed",)),
)
_UNDOING = ("documents.withdrawn", "documents.returned")
# What a return or a withdrawal makes undone: the steps from «Trình» on.
_FIRST_UNDONE = 1
_PAPER = 4  # «Nhận bản ký»


@dataclass(frozen=True)
class Stage:
    """One step of the life bar «bước»: who took it and when; empty while it lies ahead."""

    label: str
    on: date | None = None
    by: str = ""

    @property
    def done(self) -> bool:
        """Say whether the step has been taken."""
        return self.on is not None


@dataclass(frozen=True)
class Step:
    """An act the person may do now «việc làm được»: its word and the page where it is done."""

    slug: str
    label: str
    url: str
    tone: str = ""


@dataclass(frozen=True)
class Life:
    """All that the page of a document shows of its life «vòng đời»."""

    document: Document
    stages: tuple[Stage, ...]
    steps: tuple[Step, ...]
    opinions: tuple[Opinion, ...]
    copy: SignedCopy | None
    signatures: tuple[Signed, ...]
    dispatches: tuple[Dispatch, ...]
    arrival: Arrival | None
    numbers: YearOfNumbers | None
    submitter: int | None
    works: bool
    passed_to: str

    @property
    def any(self) -> bool:
        """Say whether there is anything to show: law has no life here."""
        return bool(self.stages or self.steps or self.dispatches)

    @property
    def sending(self) -> bool:
        """Say whether it went out to anybody yet."""
        return any(row.sent_on is not None for row in self.dispatches)

    @property
    def waits_for_word(self) -> bool:
        """Say whether a signed paper waits for the clerk to accept it."""
        return self.copy is not None and self.document.file_id is None


def life_of(document: Document, user: User, *, on: date) -> Life:
    """Return the life of a document that a person sees; some seven queries."""
    events = _events(document)
    mine = standing(user, document.unit_id, on=on)
    copy = document.signed_copies.select_related("file", "by").order_by("-pk").first()
    arrival = Arrival.objects.filter(document=document).select_related("by").first()
    dispatches = tuple(document.dispatches.select_related("by"))
    going = document.state == State.APPROVED and mine.issue
    return Life(
        document=document,
        stages=_stages(document, events),
        steps=(
            *_steps(document, mine, _submitter(events), copy, dispatches, arrival),
            *_leads_up(document, user, on),
        ),
        opinions=tuple(document.opinions.select_related("by")) if mine.view else (),
        copy=copy,
        signatures=tuple(Signed(**each) for each in copy.signatures) if copy else (),
        dispatches=dispatches,
        arrival=arrival,
        numbers=numbers_of(document.unit_id, document.kind, on.year) if going else None,
        submitter=_submitter(events),
        works=mine.view,
        passed_to=_passed_to(arrival, on),
    )


def submitter_of(document: Document) -> int | None:
    """Return who put a draft forward last, as the log has it."""
    return _submitter(_events(document))


def waiting_copy(document: Document) -> SignedCopy | None:
    """Return the signed paper that waits for the clerk's word, when one does."""
    newest = document.signed_copies.order_by("-pk").first()
    clear = (SignedCopy.Outcome.SAME, SignedCopy.Outcome.NOTHING)
    waits = newest is not None and newest.outcome not in clear and not newest.accepted_reason
    return newest if waits else None


def _passed_to(arrival: Arrival | None, on: date) -> str:
    if arrival is None or arrival.passed_to_id is None:
        return ""
    return unit_book(on, [arrival.passed_to_id]).name(arrival.passed_to_id)


def _events(document: Document) -> list[AuditEvent]:
    about = AuditEvent.objects.filter(
        about_kind=document._meta.label_lower, about_id=document.pk, code__startswith="documents."
    )
    return list(about.select_related("by").order_by("id"))


def _submitter(events: Iterable[AuditEvent]) -> int | None:
    put = [event.by_id for event in events if event.code == "documents.submitted"]
    return put[-1] if put else None


def _stages(document: Document, events: Sequence[AuditEvent]) -> tuple[Stage, ...]:
    """Return the bar; a step that was undone since lies ahead again."""
    coming_in = document.side == Document.Side.INCOMING
    bar = _INCOMING if coming_in else _OUTGOING
    taken: dict[int, AuditEvent] = {}
    for event in events:
        if event.code in _UNDOING:
            taken = {at: kept for at, kept in taken.items() if at < _FIRST_UNDONE}
        for at, (_label, codes) in enumerate(bar):
            if event.code in codes:
                taken[at] = event
    if document.file_id is None:
        taken.pop(_PAPER, None)  # it differs, and nobody has accepted it
    if not taken:
        return ()  # entered as issued, or known from a plan
    return tuple(_stage(str(label), taken.get(at)) for at, (label, _codes) in enumerate(bar))


def _stage(label: str, event: AuditEvent | None) -> Stage:
    if event is None:
        return Stage(label)
    return Stage(label, event.on, event.by.name if event.by else _("Hệ thống"))


def _steps(
    document: Document,
    mine: Standing,
    submitter: int | None,
    copy: SignedCopy | None,
    dispatches: Sequence[Dispatch],
    arrival: Arrival | None,
) -> Iterable[Step]:
    """Yield what right and state together allow, what leads on first; each act asks again."""
    if document.side == Document.Side.INCOMING:
        yield from _steps_in(document, mine, arrival)
        return
    yield from _drafting(document, mine)
    yield from _judging(document, mine, submitter)
    if mine.issue:
        yield from _issuing(document, copy)
        yield from _sending(document, dispatches)
    if _leads(document, State.DROPPED) and mine.draft:
        yield _step(document, "bo", _("Bỏ dự thảo"), "quiet")


def _drafting(document: Document, mine: Standing) -> Iterable[Step]:
    if not mine.draft:
        return
    if _leads(document, State.SUBMITTED) and document.draft_file_id:
        yield _step(document, "trinh", _("Trình lãnh đạo"))
    if document.state in EDITABLE:
        word = _("Thay tệp dự thảo") if document.draft_file_id else _("Tải tệp dự thảo")
        yield _step(document, "thay-tep", word, "quiet" if document.draft_file_id else "")
    if _leads(document, State.DRAFT):
        yield _step(document, "rut", _("Rút lại để sửa"), "quiet")


def _judging(document: Document, mine: Standing, submitter: int | None) -> Iterable[Step]:
    if document.state == State.SUBMITTED and mine.approve and submitter != mine.user:
        yield _step(document, "y-kien", _("Xem và cho ý kiến"))
    elif document.state == State.SUBMITTED and mine.view:
        yield _step(document, "y-kien", _("Góp ý"), "quiet")
    if document.state == State.APPROVED and mine.approve:
        yield _step(document, "y-kien", _("Trả lại để sửa"), "quiet")


def _issuing(document: Document, copy: SignedCopy | None) -> Iterable[Step]:
    if not _leads(document, State.ISSUED):
        return
    ready = ready_to_issue(document.number, document.issued_on, document.file_id is not None)
    steps = [("ban-hanh", _("Ban hành"))] if not ready.missing else []
    if copy is not None and document.file_id is None:
        steps.append(("nhan-ban-ky", _("Xem chỗ khác và quyết định")))
    if not document.number:
        steps.append(("lay-so", _("Ghi số, ngày")))
    steps.append(("ban-ky", _("Nhận bản đã ký") if copy is None else _("Nhận bản ký khác")))
    if document.number:
        steps.append(("lay-so", _("Sửa số, ngày")))
    for place, (slug, word) in enumerate(steps):
        yield _step(document, slug, word, "quiet" if place else "")


def _sending(document: Document, dispatches: Sequence[Dispatch]) -> Iterable[Step]:
    out = document.state in (State.ISSUED, State.SENT)
    if out and any(row.sent_on is None for row in dispatches):
        yield _step(document, "da-gui", _("Ghi đã gửi"))
    if out:
        yield _step(document, "noi-nhan", _("Thêm nơi nhận"), "quiet" if dispatches else "")
    if _leads(document, State.FILED):
        yield _step(
            document, "luu", _("Lưu hồ sơ"), "" if document.state == State.SENT else "quiet"
        )


def _steps_in(document: Document, mine: Standing, arrival: Arrival | None) -> Iterable[Step]:
    if arrival is None and mine.receive and document.state == State.ARRIVED:
        yield _step(document, "vao-so", _("Vào sổ văn bản đến"))
        yield _step(document, "bo", _("Bỏ, không vào sổ"), "quiet")
    if arrival is None:
        return
    if _leads(document, State.PASSED_ON) and mine.pass_on:
        yield _step(document, "chuyen", _("Chuyển xử lý"), "quiet" if arrival.passed_to_id else "")
    if _leads(document, State.FILED) and mine.issue:
        yield _step(document, "luu", _("Lưu hồ sơ"), "quiet")


def _leads_up(document: Document, user: User, on: date) -> Iterable[Step]:
    """Yield what upper apps make of an issued document: a plan with its duties."""
    for name, lead in registry.signed(LEADS):
        if not callable(lead):
            raise TypeError(f"{LEADS}: {name}")
        found = lead(document, user, on)
        if found is not None:
            label, url = found
            yield Step(name, label, url, "quiet")


def _leads(document: Document, to: str) -> bool:
    return may_move(document.side, document.state, to)


def _step(document: Document, slug: str, label: str, tone: str = "") -> Step:
    url = reverse("documents:life-step", args=[document.public_id, slug])
    return Step(slug, label, url, tone)
