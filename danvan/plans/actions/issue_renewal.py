"""Issuing a new version: the work of the older one goes on, moves, or ends; the older one rests."""

from collections.abc import Sequence
from datetime import date, timedelta

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import changed, locked, require
from danvan.documents.actions import store_file
from danvan.documents.models import Document, DocumentLink, StoredFile
from danvan.documents.papers import Opener, opened_if_text
from danvan.obligations.actions.renewal import (
    Renewal,
    end_by_document,
    move_reporting_dates,
    renew_obligations,
)
from danvan.obligations.models import Obligation
from danvan.plans.access.plans import may_issue
from danvan.plans.actions.issue_rows import openings_of
from danvan.plans.models import Duty, DutyObligation, Plan, PlanDraft
from danvan.plans.queries.plans_arising import Arising
from danvan.plans.queries.plans_list import group_of
from danvan.plans.queries.plans_origins import label_of
from danvan.plans.queries.plans_shape import ShapedDuty
from danvan.plans.queries.renewal import RenewalShape, Step
from danvan.plans.queries.versions import RELATIONS, family_of
from danvan.readers.guarded import open_guarded
from danvan.rules.plans.renewal import MOVED, Fate

BATCH = 500
ONE_DAY = timedelta(days=1)
Made = Sequence[tuple[Duty, ShapedDuty]]
Key = tuple[int, int, str]
ToOpen = list[tuple[Duty, tuple[Arising, ...]]]


def keep_paper(
    draft_id: int, data: bytes, name: str, *, by: User, on: date, open_file: Opener = open_guarded
) -> StoredFile:
    """Keep the signed paper of a version whose rows came from the plan in force «bản đã ký».

    It is opened once before anything is kept. Raises FileRefused.
    """
    draft = PlanDraft.objects.select_related("unit").get(pk=draft_id)
    require(may_issue(by, draft, on=on))
    opened_if_text(data, name, open_file)
    return store_file(draft.unit, data, name, by=by, on=on)


def lock_family(draft: PlanDraft) -> None:
    """Lock the plans that a new version acts on and their work, before anything is asked of them.

    A report handed in at this very moment is then seen, or waits and finds the work as it is now.
    """
    if draft.renews_id is None:
        return
    draft.renews = locked(Plan, draft.renews_id, None)
    family = family_of(draft.renews)
    for plan in family[1:]:
        locked(Plan, plan.pk, None)
    tied = DutyObligation.objects.filter(duty__plan__in=family).values("obligation")
    rows = Obligation.objects.select_for_update().filter(pk__in=tied).order_by("pk")
    list(rows.values_list("pk", flat=True))


def renew_plan(plan: Plan, renewal: RenewalShape, made: Made, *, by: User, on: date) -> ToOpen:
    """Let a plan take the older one's work on «ban hành bản mới»; return what is left to open.

    The caller has asked, and holds the locks: the act that issues the plan.
    """
    duties = {shaped.item.pk: duty for duty, shaped in made}
    for old, shaped in renewal.carried:
        duties[shaped.item.pk].continues = old
    Duty.objects.bulk_update(duties.values(), ["continues"], batch_size=BATCH)
    Duty.objects.filter(pk__in=[old.pk for old in renewal.ended]).update(ended_by=plan)
    _carry_on(plan, renewal, duties, by, on)
    _end(plan, renewal, by, on)
    for older in renewal.family if renewal.replaces else renewal.family[:1]:
        _relate(plan, older, renewal, by, on)
    return [
        (duty, tuple(s.new for s in renewal.steps if s.new and _opens(s, shaped)))
        for duty, shaped in made
    ]


def _opens(step: Step, shaped: ShapedDuty) -> bool:
    return step.fate is Fate.NEW and step.shaped is shaped


def _carry_on(
    plan: Plan, renewal: RenewalShape, duties: dict[int, Duty], by: User, on: date
) -> None:
    """Tie the work that goes on to the duties of the new version, and tell it so."""
    links: dict[Key, DutyObligation] = {}
    renewals = []
    for step in renewal.steps:
        if step.shaped is None or step.old is None or step.fate is Fate.GONE:
            continue
        duty, work = duties[step.shaped.item.pk], step.old.obligation
        occurrence = step.new.time.occurrence if step.new else work.occurrence
        key = (duty.pk, step.old.debtor, occurrence)
        coming = {each.key for each in step.shaped.arising} if step.new is None else ()
        if key in links or key[1:] in coming:
            continue  # another way of doing the duty takes this place: what was done stays behind
        links[key] = DutyObligation(
            duty=duty, debtor_id=step.old.debtor, occurrence=occurrence, obligation=work
        )
        renewals.append(
            Renewal(
                obligation=work.pk,
                origin_ref=f"plans.duty:{duty.pk}",
                origin_group=group_of(plan),
                opening=openings_of(duty, [step.new], plan)[0] if step.new else None,
                moves=step.fate in MOVED,
            )
        )
    DutyObligation.objects.bulk_create(links.values(), batch_size=BATCH)
    renew_obligations(renewals, document=plan.document, by=by, on=on)


def _end(plan: Plan, renewal: RenewalShape, by: User, on: date) -> None:
    """End what dropped duties gave; of a duty that goes on, what another way of it replaces."""
    gone = [step for step in renewal.steps if step.fate is Fate.GONE and step.old]
    states = {Obligation.State.ENDED: False, Obligation.State.REPLACED: True}
    for state, goes_on in states.items():
        ids = [s.old.obligation.pk for s in gone if s.old and (s.shaped is not None) == goes_on]
        end_by_document(ids, state=state, document=plan.document, by=by, on=on)


def _relate(plan: Plan, older: Plan, renewal: RenewalShape, by: User, on: date) -> None:
    """Say in the register how the new version acts on an older one; what is replaced rests."""
    how = PlanDraft.Renewal.REPLACES if renewal.replaces else PlanDraft.Renewal.AMENDS
    link, _made = DocumentLink.objects.get_or_create(
        document=plan.document, relation=RELATIONS[how], other=older.document
    )
    word = link.get_relation_display()
    facts = {"relation": word, "other": str(older.document)}
    record_event("documents.related", by=by, on=on, about=plan.document, **facts)
    if not renewal.replaces:
        record_event("plans.amended", by=by, on=on, about=older, plan=label_of(plan))
        return
    _end_force(older.document, plan.document)
    row = locked(Plan, older.pk, None)
    row.state = Plan.State.REPLACED
    changed(row, "state")
    move_reporting_dates(group_of(older), group_of(plan), creditor=plan.issuer_id)
    record_event("plans.replaced", by=by, on=on, about=older, plan=label_of(plan))


def _end_force(older: Document, newer: Document) -> None:
    """Write until when a replaced plan was in force, where nobody has said so: till the day before.

    On the very day of its own issue it still had that day.
    """
    row = locked(Document, older.pk, None)
    since = newer.in_force_from
    if row.in_force_until is not None or since is None:
        return
    first = row.in_force_from or row.issued_on
    until = since - ONE_DAY
    row.in_force_until = max(until, first) if first else until
    changed(row, "in_force_until")
