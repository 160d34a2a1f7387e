"""The counter «quầy»: what a stranger may do, with checked values in and a frozen receipt out.

Nobody signed in stands here. `Stranger` carries the address the request came from, which is counted
against and never kept; every act says how often it may be tried from there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from ipaddress import ip_address, ip_network
from uuid import UUID

from django.utils.translation import gettext as _

from danvan.base.acts import ActRefused, RecordGone
from danvan.petitions.actions.reception_bookings import Appointed, book_session
from danvan.petitions.actions.register import Intake, Person
from danvan.petitions.actions.second_thing import SecondThingTooShort, knows_second, second_digest
from danvan.petitions.actions.tries import Allowance, TooManyTries, give_back, spend_try
from danvan.petitions.actions.window import Picture, say_of_answer, take_from_window
from danvan.petitions.models import Petition
from danvan.petitions.public import Followed, desks, followed
from danvan.petitions.queries.reception_public import session_key
from danvan.rules.petitions.denouncing import reads_like_denunciation
from danvan.rules.petitions.public_code import grouped, is_code, typed

__all__ = [
    "Handed",
    "Message",
    "Picture",
    "Stranger",
    "TooManyTries",
    "book",
    "hand_in",
    "look_up",
    "reads_like_denunciation",
    "say",
]

# Wrong codes from one address; what is sent from one address. A village may share one address:
# what was right is not counted.
CODES = Allowance("code", 10, timedelta(minutes=10))
# Wrong second things: for one case from one address; for all cases from one neighbourhood of
# addresses; for one case from everywhere, which locks nobody out: when it is spent, each
# neighbourhood has a few more a day. Four digits then cost thousands of neighbourhoods, and the
# sender is stopped only by who shares his own.
SECONDS = Allowance("second", 5, timedelta(minutes=15))
SECONDS_AROUND = Allowance("second-around", 60, timedelta(days=1))
SECONDS_ALL = Allowance("second-all", 30, timedelta(days=30))
SECONDS_LAST = Allowance("second-last", 2, timedelta(days=1))
MESSAGES = Allowance("message", 10, timedelta(hours=1))
BOOKINGS = Allowance("booking", 5, timedelta(hours=1))


class WrongSecondThing(ActRefused):
    """The code or the second thing is wrong «mã hoặc từ nhớ không đúng»; which is never told."""

    def __init__(self) -> None:
        super().__init__(_("Từ nhớ không đúng. Hãy xem lại; gõ không dấu hay có dấu đều được."))


class NotTakenOnline(ActRefused):
    """The unit takes nothing over the network «không nhận qua mạng»."""

    def __init__(self) -> None:
        super().__init__(
            _("Đơn vị này chưa nhận qua mạng. Xin đến trực tiếp hoặc gửi qua bưu điện.")
        )


@dataclass(frozen=True)
class Stranger:
    """Somebody at the window «người dân», known by the address of the request alone."""

    address: str

    @property
    def place(self) -> str:
        """Return what is counted against: of a long address the part one household is given."""
        known = ip_address(self.address)
        return str(ip_network(f"{known}/64", strict=False)) if known.version == 6 else str(known)

    @property
    def around(self) -> str:
        """Return the neighbourhood: as many addresses as one hand easily gets hold of."""
        known = ip_address(self.address)
        return str(ip_network(f"{known}/{48 if known.version == 6 else 24}", strict=False))


@dataclass(frozen=True)
class Message:
    """A recommendation or feedback as sent «kiến nghị, phản ánh», checked for its form."""

    unit: int
    subject: str
    text: str
    name: str
    second: str
    where: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    topic: str = ""
    pictures: Sequence[Picture] = ()


@dataclass(frozen=True)
class Handed:
    """What who came gets in hand «biên nhận»: the code to follow by, in groups of four."""

    code: str


def look_up(code: str, *, by: Stranger, on: date, at: datetime) -> Followed | None:
    """Return where the petition of a code stands; codes that lead nowhere are counted.

    Raises TooManyTries.
    """
    spend_try(CODES, by.place, at=at)
    found = followed(code, on=on)
    if found is not None:
        give_back(CODES, by.place)
    return found


def say(
    code: str, second: str, word: str, text: str, *, by: Stranger, on: date, at: datetime
) -> None:
    """Say something of an answer «đánh giá, chưa đúng», by code and second thing.

    Wrong second things are counted where they come from; whoever holds the code elsewhere is not
    locked out by them. Raises TooManyTries, WrongSecondThing, and what
    `say_of_answer` raises.
    """
    spend_try(CODES, by.place, at=at)
    asked = typed(code[:80])
    petition = Petition.objects.filter(public_code=asked, is_sealed=False).first()
    if petition is None or not is_code(asked):
        raise WrongSecondThing
    give_back(CODES, by.place)
    spent = _spend_seconds(asked, by, at=at)
    if not knows_second(petition, second):
        raise WrongSecondThing
    for allowance, about in spent:
        give_back(allowance, about)
    say_of_answer(petition.pk, word, text, at=at, on=on)


def hand_in(message: Message, *, by: Stranger, on: date, at: datetime) -> Handed:
    """Hand in a recommendation or feedback «gửi kiến nghị, phản ánh»; never a denunciation.

    Raises TooManyTries, NotTakenOnline, SecondThingTooShort, FileRefused.
    """
    if not any(desk.unit == message.unit and desk.takes_online for desk in desks(on)):
        raise NotTakenOnline
    digest = second_digest(message.second)
    if not digest:
        raise SecondThingTooShort
    spend_try(MESSAGES, by.place, at=at)
    person = Person(
        name=message.name, address=message.address, phone=message.phone, email=message.email
    )
    intake = Intake(
        unit=message.unit,
        received_on=on,
        channel=Petition.Channel.PORTAL,
        subject=message.subject,
        people=(person,),
        topic=message.topic,
        second_digest=digest,
    )
    petition = take_from_window(intake, _letter(message), message.pictures, on=on)
    return Handed(grouped(petition.public_code or ""))


def book(
    session: UUID,
    name: str,
    matter: str,
    *,
    phone: str = "",
    people: int = 1,
    at_time: time | None = None,
    by: Stranger,
    on: date,
    at: datetime,
) -> Handed:
    """Ask to be received at a session «đăng ký tiếp dân»; somebody of the reception confirms.

    Raises TooManyTries, and what `book_session` raises.
    """
    spend_try(BOOKINGS, by.place, at=at)
    asked = Appointed(name, matter, phone, people, at_time)
    known = session_key(session)
    if known is None:
        raise RecordGone
    booking = book_session(known, asked, by=None, on=on)
    return Handed(grouped(booking.public_code))


def _spend_seconds(case: str, by: Stranger, *, at: datetime) -> tuple[tuple[Allowance, str], ...]:
    """Count one try of a second thing; return what was counted. Raises TooManyTries."""
    near = ((SECONDS, f"{case} {by.place}"), (SECONDS_AROUND, by.around))
    for allowance, about in near:
        spend_try(allowance, about, at=at)
    far = (SECONDS_ALL, case)
    try:
        spend_try(*far, at=at)
    except TooManyTries:
        far = (SECONDS_LAST, f"{case} {by.around}")
        spend_try(*far, at=at)
    return (*near, far)


def _letter(message: Message) -> str:
    where = f"{_('Địa điểm')}: {message.where}\n\n" if message.where else ""
    return f"{message.subject}\n\n{where}{message.text}\n"
