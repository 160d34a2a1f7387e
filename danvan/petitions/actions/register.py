"""Taking a petition into the register, from whatever channel."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import require
from danvan.petitions.access import may_receive
from danvan.petitions.actions.clock import open_step
from danvan.petitions.actions.refusals import DayMisfit
from danvan.petitions.models import Petition, Petitioner, StageRecord
from danvan.rules.petitions.public_code import code_from
from danvan.rules.petitions.second_thing import bound_to
from danvan.rules.petitions.stages import RECEIVED
from danvan.units.models import Unit

CODE_BYTES = 20


@dataclass(frozen=True)
class Person:
    """Somebody who sends a petition, as typed at intake «người gửi đơn»."""

    name: str
    standing: str = Petitioner.Standing.SELF
    address: str = ""
    identity_number: str = ""
    phone: str = ""
    email: str = ""
    authority: str = ""


@dataclass(frozen=True)
class Intake:
    """A petition as typed at intake «đơn tiếp nhận»; never a denunciation, which is sealed."""

    unit: int
    received_on: date
    channel: str
    subject: str
    people: Sequence[Person] = ()
    people_count: int = 1
    written_on: date | None = None
    topic: str = ""
    is_anonymous: bool = False
    is_remote: bool = False
    about_unit: int | None = None
    about_post: int | None = None
    previous: int | None = None
    round: int = 1
    passed_by: str = ""
    passed_number: str = ""
    passed_on: date | None = None
    second_digest: str = field(default="", repr=False)


@transaction.atomic
def register_petition(intake: Intake, *, by: User, on: date) -> Petition:
    """Enter a petition into a unit's register «vào sổ đơn», with its public code and first clock.

    Raises DayMisfit for a day that has not come.
    """
    require(may_receive(by, intake.unit, on=on))
    if intake.received_on > on:
        raise DayMisfit(_("Ngày nhận đơn không thể sau hôm nay. Hãy kiểm tra lại ngày."))
    petition = enter(intake, by=by, on=on)
    write_people(petition, intake.people)
    return petition


def enter(intake: Intake, *, by: User | None, on: date, sealed: bool = False) -> Petition:
    """Write the row of a petition, its first stage and its first obligation.

    The caller has asked: the act around it, which keeps who sent it where that belongs.
    """
    year = intake.received_on.year
    code = code_from(secrets.token_bytes(CODE_BYTES))
    petition = Petition.objects.create(
        unit_id=intake.unit,
        year=year,
        number=next_number(intake.unit, year),
        received_on=intake.received_on,
        written_on=intake.written_on,
        channel=intake.channel,
        passed_by=intake.passed_by,
        passed_number=intake.passed_number,
        passed_on=intake.passed_on,
        entered_by=by,
        subject=intake.subject.strip(),
        field=intake.topic,
        people_count=intake.people_count,
        is_anonymous=intake.is_anonymous,
        is_sealed=sealed,
        is_remote=intake.is_remote,
        about_unit_id=intake.about_unit,
        about_post_id=intake.about_post,
        previous_id=intake.previous,
        round=intake.round,
        stage=RECEIVED,
        stage_on=intake.received_on,
        public_code=None if sealed else code,
        second_digest="" if sealed else bound_to(code, intake.second_digest),
    )
    StageRecord.objects.create(petition=petition, stage=RECEIVED, on=intake.received_on, by=by)
    open_step(petition, "petition.triage", intake.received_on, by=by, on=on)
    record_event("petitions.received", by=by, on=on, about=petition, label=petition.label)
    return petition


def write_people(petition: Petition, people: Sequence[Person]) -> None:
    """Write who sent an open petition. The caller has asked: the act around it."""
    Petitioner.objects.bulk_create(_petitioner(petition, person) for person in people)


def next_number(unit: int, year: int) -> int:
    """Return the next number of a unit's register in a year; the caller is in a transaction.

    The unit's row is locked until it ends, so two clerks never get one number.
    """
    Unit.objects.select_for_update().get(pk=unit)
    last = Petition.objects.filter(unit=unit, year=year).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _petitioner(petition: Petition, person: Person) -> Petitioner:
    return Petitioner(
        petition=petition,
        standing=person.standing,
        name=person.name.strip(),
        address=person.address.strip(),
        identity_number=person.identity_number.strip(),
        phone=person.phone.strip(),
        email=person.email.strip(),
        authority=person.authority.strip(),
    )
