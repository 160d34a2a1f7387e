"""Choosing who issued a plan and on which day; everything proposed hangs on these two."""

from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, changed, locked, require
from danvan.plans.access.drafts import may_choose_issuer
from danvan.plans.actions.draft_items import correct_item, open_for_review
from danvan.plans.models import DraftItem, Plan, PlanDraft
from danvan.plans.proposals import Resolve, proposed_parties, proposed_validity, resolver
from danvan.plans.queries.drafts import header_item, header_of, value_of
from danvan.plans.queries.known_register import known_register
from danvan.plans.queries.plans import named_units
from danvan.plans.values import CitationValue, DutyValue, HeaderValue, to_json
from danvan.units.models import Unit
from danvan.units.queries import unit_book

Kind = DraftItem.Kind
State = DraftItem.State


@dataclass(frozen=True)
class IssuerChoice:
    """What a person says of a plan's origin «cơ quan ban hành»."""

    issuer: Unit
    day: date
    co_issuer: Unit | None = None
    implements: Plan | None = None
    inclusive_days: bool = False


class IssuerNotYetThere(ActRefused):
    """The unit did not exist on the plan's day «đơn vị chưa có hoặc đã kết thúc»."""

    def __init__(self, name: str, day: date) -> None:
        super().__init__(
            _("%(name)s không tồn tại ngày %(day)s. Hãy kiểm tra lại ngày văn bản hoặc cơ quan.")
            % {"name": name, "day": f"{day:%d/%m/%Y}"}
        )


class SameIssuerTwice(ActRefused):
    """A joint plan needs two issuers «kế hoạch phối hợp»."""

    def __init__(self) -> None:
        super().__init__(_("Cơ quan cùng ban hành phải khác cơ quan ban hành."))


@transaction.atomic
def choose_issuer(
    draft_id: int, *, version: int, choice: IssuerChoice, by: User, on: date
) -> PlanDraft:
    """Set issuer and day «chọn cơ quan ban hành», then propose units and validity for that day.

    What a person corrected stays as it is; a row accepted as read waits again when the proposal
    it was accepted with changes.
    """
    draft = open_for_review(locked(PlanDraft, draft_id, version))
    require(may_choose_issuer(by, draft, choice.issuer, on=on))
    _refuse_misfits(choice)

    draft.issuer = choice.issuer
    draft.co_issuer = choice.co_issuer
    draft.implements = choice.implements
    draft.inclusive_days = choice.inclusive_days
    changed(draft, "issuer", "co_issuer", "implements", "inclusive_days")
    _set_day(draft, choice.day, by)
    propose(draft)
    name = unit_book(choice.day, [choice.issuer.pk]).name(choice.issuer.pk)
    record_event("plans.issuer_chosen", by=by, on=on, about=draft, issuer=name, day=choice.day)
    return draft


@transaction.atomic
def correct_header(
    item_id: int, *, version: int, value: HeaderValue, by: User, on: date
) -> DraftItem:
    """Correct the head of the plan «sửa phần đầu»; another day brings other proposals."""
    item = correct_item(item_id, version=version, value=value, by=by, on=on)
    propose(item.draft)
    return item


def propose(draft: PlanDraft) -> None:
    """Propose units and validity anew for every item nobody corrected; in bulk."""
    header = header_of(draft)
    day = header.day or draft.made_on
    items = list(draft.items.filter(kind__in=(Kind.DUTY, Kind.CITATION)))
    fresh = {**_parties(draft, items, day), **_validities(items, day)}
    renewed = [item for item in items if _renew(item, fresh.get(item.pk, {}))]
    DraftItem.objects.bulk_update(renewed, ["proposed", "state", "version"], batch_size=200)


def _refuse_misfits(choice: IssuerChoice) -> None:
    if choice.co_issuer == choice.issuer:
        raise SameIssuerTwice
    book = unit_book(choice.day, [u.pk for u in (choice.issuer, choice.co_issuer) if u])
    later = unit_book(date.max, [u.pk for u in (choice.issuer, choice.co_issuer) if u])
    for unit in (choice.issuer, choice.co_issuer):
        if unit and not (unit.pk in book.entries and book.entries[unit.pk].live):
            raise IssuerNotYetThere(later.name(unit.pk), choice.day)


def _set_day(draft: PlanDraft, day: date, by: User) -> None:
    """Write the plan's day into its head, where it stands once."""
    item = header_item(draft)
    value = value_of(item) if item else None
    if item is None or not isinstance(value, HeaderValue) or value.day == day:
        return
    item.corrected = to_json(replace(value, date=day.isoformat()))
    item.changed_by = by
    changed(item, "corrected", "changed_by")


def _parties(draft: PlanDraft, items: list[DraftItem], day: date) -> dict[int, dict[str, object]]:
    if draft.issuer_id is None:
        return {}
    units = named_units(day, draft.issuer_id)
    resolve: Resolve = resolver(units, draft.issuer_id, draft.co_issuer_id)
    return {
        item.pk: proposed_parties(DutyValue.from_json(item.read), resolve)
        for item in items
        if item.kind == Kind.DUTY and item.read
    }


def _validities(items: list[DraftItem], day: date) -> dict[int, dict[str, object]]:
    register = known_register()
    return {
        item.pk: proposed_validity(value, register, day)
        for item in items
        if isinstance(value := value_of(item), CitationValue)
    }


def _renew(item: DraftItem, fresh: dict[str, object]) -> bool:
    """Put a new proposal into an item; say whether that changed anything."""
    proposed = {**item.proposed, **fresh}
    if proposed == item.proposed:
        return False
    item.proposed = proposed
    item.version += 1
    if item.kind == Kind.DUTY and item.corrected is None and item.state == State.ACCEPTED:
        item.state = State.PENDING
    return True
