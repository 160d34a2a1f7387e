"""How long a unit keeps personal data, telling people what will be erased, holding it back."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, RecordGone, changed, locked, require
from danvan.obligations.actions.of_origin import end_by_origin, fulfil_by_origin
from danvan.obligations.actions.open import Opening, open_obligation
from danvan.obligations.models import Nature
from danvan.petitions.access import may_do, registers_of
from danvan.petitions.actions.clock import ORIGIN
from danvan.petitions.actions.erasing import erase_case
from danvan.petitions.actions.sealed_words import refuse_telling
from danvan.petitions.models import ErasureHold, ErasureRound, Petition, RetentionRule
from danvan.petitions.queries.retention import ACT, kept_of, ripe_petitions, rule_for
from danvan.rules.petitions.retention import NOTICE_DAYS, erase_day
from danvan.units.access import reachable

KEEP_RULES = "petitions.keep_retention"
# Not how many: who looks sees none that is about himself.
TITLE = "Xem danh sách đơn sắp xóa dữ liệu cá nhân"
MOST = 1000


class RuleMisfit(ActRefused):
    """A term of keeping contradicts the one before it «thời hạn không hợp lệ»."""


@dataclass(frozen=True)
class Retention:
    """A term of keeping as typed «thời hạn lưu»."""

    unit: int
    what: str
    months: int
    source: str
    since: date


@transaction.atomic
def set_retention(given: Retention, *, by: User, on: date) -> RetentionRule:
    """Enter how long a unit keeps a kind of data «đặt thời hạn lưu»; the one before it ends.

    Raises RuleMisfit for a day before the rule in force began.
    """
    require(given.unit in reachable(by, KEEP_RULES, on).own)
    before = RetentionRule.objects.select_for_update().filter(
        unit=given.unit, what=given.what, until__isnull=True
    )
    for rule in before:
        if rule.since >= given.since:
            raise RuleMisfit(
                _("Thời hạn đang áp dụng bắt đầu từ %(day)s. Hãy chọn ngày sau đó.")
                % {"day": f"{rule.since:%d/%m/%Y}"}
            )
        rule.until = given.since - timedelta(days=1)
        changed(rule, "until")
    rule = RetentionRule.objects.create(
        unit_id=given.unit,
        what=given.what,
        months=given.months,
        source=given.source.strip(),
        since=given.since,
        by=by,
    )
    record_event("petitions.retention_set", by=by, on=on, about=rule, months=rule.months)
    return rule


@transaction.atomic
def end_retention(rule_id: int, *, by: User, on: date) -> RetentionRule:
    """End a term of keeping «ngừng áp dụng»: from tomorrow nothing of the kind is erased."""
    rule = locked(RetentionRule, rule_id, None)
    require(rule.unit_id in reachable(by, KEEP_RULES, on).own)
    if rule.until is None:
        rule.until = max(on, rule.since)
        changed(rule, "until")
        record_event("petitions.retention_ended", by=by, on=on, about=rule)
    return rule


@transaction.atomic
def hold_erasure(petition_id: int, reason: str, *, by: User, on: date) -> ErasureHold:
    """Keep the data of a case for now «tạm giữ, chưa xóa»; a hold that stands stays as it is."""
    petition = locked(Petition, petition_id, None)
    require(may_do(by, ACT, petition, on=on))
    held = ErasureHold.objects.filter(petition=petition, until__isnull=True).first()
    if held is None:
        refuse_telling(petition, reason)
        held = ErasureHold.objects.create(petition=petition, reason=reason.strip(), by=by, since=on)
        record_event("petitions.erasure_held", by=by, on=on, about=petition)
    return held


@transaction.atomic
def release_erasure(petition_id: int, *, by: User, on: date) -> None:
    """Let the data of a case go its way again «thôi giữ»."""
    petition = locked(Petition, petition_id, None)
    require(may_do(by, ACT, petition, on=on))
    held = ErasureHold.objects.filter(petition=petition, until__isnull=True).first()
    if held is None:
        raise RecordGone
    held.until = on
    held.save(update_fields=["until"])
    record_event("petitions.erasure_released", by=by, on=on, about=petition)


@transaction.atomic
def tell_round(unit: int, *, on: date) -> ErasureRound | None:
    """Tell a unit what will be erased «báo trước»: a list, and work to look at it in time.

    The caller is the calendar. Cases already told are not told again; twice a day changes nothing.
    """
    waiting = ErasureRound.objects.filter(unit=unit, done_on__isnull=True)
    told = set(waiting.values_list("petitions", flat=True))
    if ErasureRound.objects.filter(unit=unit, told_on=on).exists():
        return None
    ripe = [case for case in ripe_petitions(unit, on=on) if case.pk not in told][:MOST]
    if not ripe:
        return None
    rule = rule_for(unit, RetentionRule.What.PETITION, on=on)
    ends = [kept.until for kept in (kept_of(case, rule) for case in ripe) if kept.until]
    round_ = ErasureRound.objects.create(
        unit_id=unit, told_on=on, erase_on=max(erase_day(end, on) for end in ends)
    )
    round_.petitions.set(ripe)
    round_.obligation = open_obligation(_opening(round_), by=None, on=on)
    changed(round_, "obligation")
    record_event(
        "petitions.erasure_told",
        by=None,
        on=on,
        about=round_,
        count=len(ripe),
        day=round_.erase_on,
    )
    return round_


@transaction.atomic
def note_seen(round_id: int, *, by: User, on: date) -> ErasureRound:
    """Say that the list was looked at «đã xem danh sách»: what should stay was held."""
    round_ = locked(ErasureRound, round_id, None)
    require(round_.unit_id in registers_of(by, ACT, on=on))
    if round_.seen_on is None:
        round_.seen_by, round_.seen_on = by, on
        changed(round_, "seen_by", "seen_on")
        if round_.obligation_id:
            fulfil_by_origin(round_.obligation_id, by=by, on=on)
        record_event("petitions.erasure_seen", by=by, on=on, about=round_)
    return round_


def carry_out_round(round_id: int, *, on: date) -> int:
    """Erase what a round told, each case by itself; return how many. The caller is the calendar.

    What is held, was opened again or may be kept longer by now stays. Stopped anywhere, the next
    run goes on: a case erased once is passed over.
    """
    round_ = ErasureRound.objects.get(pk=round_id)
    rule = rule_for(round_.unit_id, RetentionRule.What.PETITION, on=on)
    done = 0
    for petition in round_.petitions.filter(erased_on__isnull=True).order_by("pk"):
        until = kept_of(petition, rule).until
        held = petition.erasure_holds.filter(until__isnull=True).exists()
        if until is None or until >= on or held:
            continue
        erase_case(petition.pk, by=None, on=on)
        done += 1
    with transaction.atomic():
        round_ = locked(ErasureRound, round_id, None)
        if round_.obligation_id:
            end_by_origin(round_.obligation_id, by=None, on=on)
        round_.done_on = on
        changed(round_, "done_on")
    return done


def _opening(round_: ErasureRound) -> Opening:
    day = f"{round_.erase_on:%d/%m/%Y}"
    return Opening(
        title=TITLE,
        nature=Nature.DELIVERABLE,
        origin_kind=ORIGIN,
        debtor=round_.unit_id,
        creditor=round_.unit_id,
        opens_on=round_.told_on,
        origin_ref=f"petitions.erasureround:{round_.pk}",
        due=round_.erase_on - timedelta(days=1),
        due_steps=(
            f"Dữ liệu cá nhân hết thời hạn lưu được xóa ngày {day}.",
            f"Báo trước ít nhất {NOTICE_DAYS} ngày để còn kịp tạm giữ việc đang có tranh chấp.",
        ),
    )
