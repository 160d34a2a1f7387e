"""What issuing a new version will do: to each duty of the older one, and to all work it gave."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from danvan.obligations.models import Extension, Obligation, ObligationParty
from danvan.plans.models import Duty, DutyPair, Plan, PlanDraft
from danvan.plans.queries.plans_arising import Arising
from danvan.plans.queries.plans_origins import label_of
from danvan.plans.queries.plans_shape import Blocker, PlanShape, ShapedDuty
from danvan.plans.queries.renewal_pairs import Pairing, pairing_of
from danvan.plans.queries.versions import family_of
from danvan.rules.obligations.lifecycle import is_closed
from danvan.rules.plans.renewal import Coming, Fate, Given, renew_work
from danvan.units.queries.lineage import ends_of

State = Obligation.State
Part = ObligationParty.Part
TAKEN_AWAY = (State.JOINED, State.REPLACED, State.ENDED)


@dataclass(frozen=True)
class OldWork:
    """Work that an older duty came to, with who has it now «việc đã giao»."""

    obligation: Obligation
    debtor: int
    preparing: tuple[int, ...]
    planned: date | None

    @property
    def given(self) -> Given:
        """Return it as the rule judges it."""
        row = self.obligation
        return Given(
            self.debtor,
            row.occurrence,
            row.nature,
            row.due,
            self.planned,
            settled=is_closed(row.state),
            submitted=row.state == State.SUBMITTED,
        )


@dataclass(frozen=True)
class Step:
    """One piece of work with its fate «việc trước và sau»; `shaped` is the duty that takes it."""

    fate: Fate
    shaped: ShapedDuty | None
    old: OldWork | None
    new: Arising | None


@dataclass(frozen=True)
class RenewalShape:
    """The new version before it is issued «bản mới»: which plans it acts on and what it does.

    `carried` are the older duties that go on with the duties that take them on, `ended` those that
    end; what an amendment does not speak of is in neither.
    """

    plan: Plan
    family: tuple[Plan, ...]
    replaces: bool
    pairing: Pairing
    carried: tuple[tuple[Duty, ShapedDuty], ...]
    ended: tuple[Duty, ...]
    steps: tuple[Step, ...]
    blockers: tuple[Blocker, ...]

    def count(self, *fates: Fate) -> int:
        """Return how much work has one of some fates."""
        return sum(step.fate in fates for step in self.steps)


def renewal_of(shape: PlanShape, on: date) -> RenewalShape | None:
    """Return what a draft will do to the plan it renews; None for a plan of its own."""
    draft = shape.draft
    if draft.renews is None:
        return None
    family = family_of(draft.renews)
    pairing = pairing_of(draft, on)
    shaped = {duty.item.pk: duty for duty in shape.duties}
    carried = [
        (pair.old, shaped[pair.new.item.pk])
        for pair in pairing.pairs
        if pair.new and pair.new.item.pk in shaped
    ]
    ended = [pair.old for pair in pairing.pairs if pair.fate == DutyPair.Fate.ENDED]
    works = _works([*(duty for duty, _new in carried), *ended])
    fresh = [duty for pk, duty in shaped.items() if pk not in {s.item.pk for _o, s in carried}]
    return RenewalShape(
        plan=draft.renews,
        family=tuple(family),
        replaces=draft.renewal == PlanDraft.Renewal.REPLACES,
        pairing=pairing,
        carried=tuple(carried),
        ended=tuple(ended),
        steps=(
            *(step for old, new in carried for step in _steps(works[old.pk], new, shape.book.on)),
            *(step for old in ended for step in _steps(works[old.pk], None, shape.book.on)),
            *(Step(Fate.NEW, duty, None, each) for duty in fresh for each in duty.arising),
        ),
        blockers=tuple(_blockers(shape, draft.renews, pairing, on)),
    )


def _steps(works: Sequence[OldWork], shaped: ShapedDuty | None, since: date) -> Iterable[Step]:
    """Yield the fate of each piece of work of one duty, and of what it comes to anew."""
    arising = shaped.arising if shaped else ()
    coming = [
        Coming(each.owed.debtor, each.time.occurrence, each.owed.nature, each.time.due)
        for each in arising
    ]
    for renewed in renew_work([work.given for work in works], coming, since):
        yield Step(
            renewed.fate,
            shaped,
            None if renewed.old is None else works[renewed.old],
            None if renewed.new is None else arising[renewed.new],
        )


def _works(duties: Iterable[Duty]) -> Mapping[int, list[OldWork]]:
    """Return the work of each of some duties by its day, whoever has it now; three queries."""
    keys = [duty.pk for duty in duties]
    rows = Obligation.objects.filter(duty_links__duty__in=keys).exclude(state__in=TAKEN_AWAY)
    pairs = list(rows.order_by("due", "pk").values_list("duty_links__duty", "pk"))
    found = rows.in_bulk({pk for _duty, pk in pairs})
    parties: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for party in ObligationParty.objects.filter(obligation__in=found).order_by("pk"):
        parties[party.obligation_id, party.part].append(party.unit_id)
    planned = _planned(found)
    works: defaultdict[int, list[OldWork]] = defaultdict(list)
    for duty, pk in pairs:
        for debtor in parties[pk, Part.DEBTOR][:1]:
            preparing = tuple(parties[pk, Part.PREPARING])
            works[duty].append(OldWork(found[pk], debtor, preparing, planned.get(pk)))
    return works


def _planned(obligations: Mapping[int, Obligation]) -> Mapping[int, date]:
    """Return the day that the plan set, for work whose debtor was given a later one since.

    Where one person both asked and granted, it was a plan that moved the day: nobody decides about
    what he asked for himself.
    """
    granted = Extension.objects.filter(
        obligation__in=obligations, outcome=Extension.Outcome.GRANTED
    )
    planned: dict[int, date] = {}
    last: dict[int, date | None] = {}
    for plea in granted.order_by("pk"):
        last[plea.obligation_id] = plea.new_due
        if plea.by_id == plea.decided_by_id:
            planned.pop(plea.obligation_id, None)
        else:
            planned.setdefault(plea.obligation_id, plea.old_due)
    return {pk: day for pk, day in planned.items() if last[pk] == obligations[pk].due}


def _blockers(shape: PlanShape, plan: Plan, pairing: Pairing, on: date) -> Iterable[Blocker]:
    """Yield what keeps a new version from being issued, beside what blocks every plan."""
    said = {"plan": label_of(plan)}
    if plan.state != Plan.State.ISSUED:
        text = _("%(plan)s không còn đang thực hiện nên không điều chỉnh, thay thế được nữa.")
        yield Blocker(text % said, pairing=True)
    if not _same_office(shape.draft, plan, on):
        text = _("Cơ quan ban hành bản mới phải là cơ quan đã ban hành %(plan)s, hoặc kế tục nó.")
        yield Blocker(text % said)
    before = plan.document.issued_on
    if shape.header.day and before and shape.header.day < before:
        text = _("Ngày của bản mới đứng trước ngày của %(plan)s (%(day)s): hãy sửa ở phần đầu.")
        yield Blocker(text % {**said, "day": f"{before:%d/%m/%Y}"})
    if shape.for_record:
        text = _("Thời gian thực hiện của bản mới đã hết nên không thay được %(plan)s.")
        yield Blocker(text % said)
    if count := len(pairing.waiting):
        text = ngettext(
            "Còn %(count)d nhiệm vụ của bản trước chưa xác nhận.",
            "Còn %(count)d nhiệm vụ của bản trước chưa xác nhận.",
            count,
        )
        yield Blocker(text % {"count": count}, pairing=True)


def _same_office(draft: PlanDraft, plan: Plan, on: date) -> bool:
    if draft.issuer_id is None:
        return True  # told as a blocker of every plan
    issuers = [pk for pk in (plan.issuer_id, plan.co_issuer_id) if pk is not None]
    ends = ends_of({draft.issuer_id, *issuers}, on)
    return any(ends[draft.issuer_id] & ends[pk] for pk in issuers)
