"""Giving a task in twenty seconds: from a letter, a meeting or a leader's word."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.models import User
from danvan.base.acts import ActRefused, require
from danvan.law.queries import work_calendar
from danvan.obligations.access import may_ask_outside, may_give
from danvan.obligations.actions.open import Opening, open_obligations
from danvan.obligations.models import Nature, Obligation
from danvan.rules.deadlines.calendar import say_day, say_weekday
from danvan.units.queries import appointments_on

TASK = "task"
A_FORTNIGHT = timedelta(days=14)


class NobodyNamed(ActRefused):
    """A task names whom it is for «chưa chọn nơi nhận»."""

    def __init__(self) -> None:
        super().__init__(_("Hãy chọn ít nhất một đơn vị hoặc một người nhận việc."))


class DayGone(ActRefused):
    """A task is not due before it is given «hạn đã qua»."""

    def __init__(self, on: date) -> None:
        super().__init__(_("Hạn phải từ hôm nay (%(today)s) trở đi.") % {"today": say_day(on)})


class PersonElsewhere(ActRefused):
    """The person works in none of the units chosen «người ở đơn vị khác»."""

    def __init__(self, person: User) -> None:
        super().__init__(
            _("%(name)s không thuộc đơn vị đã chọn. Hãy chọn lại người hoặc đơn vị.")
            % {"name": person.name}
        )


@dataclass(frozen=True)
class Task:
    """A task as typed «việc giao nhanh»: `giving` is the unit in whose name it is given.

    `outside` are bodies outside the giver's authority: they get a request, which has no day.
    """

    title: str
    giving: int
    units: tuple[int, ...] = ()
    outside: tuple[int, ...] = ()
    person: User | None = None
    due: date | None = None
    basis: str = ""


@transaction.atomic
def give_task(task: Task, *, by: User, on: date) -> list[Obligation]:
    """Give a task «giao việc nhanh» to each unit chosen, or to the unit of the person chosen.

    The person is charged with it in his unit; bodies outside the authority are asked, not ordered.
    """
    units = _units(task, on)
    if units:
        require(may_give(by, task.giving, units, on=on))
    if task.outside:
        require(may_ask_outside(by, task.giving, on=on))
    if not units and not task.outside:
        raise NobodyNamed
    if task.due is not None and task.due < on:
        raise DayGone(on)
    steps = _steps(task.due, on)
    given = [_opening(task, unit, steps, on) for unit in units]
    asked = [_request(task, unit, on) for unit in task.outside]
    return open_obligations([*given, *asked], by=by, on=on)


def _units(task: Task, on: date) -> tuple[int, ...]:
    """Return the units that owe it: those chosen, else the one the person works in."""
    if task.person is None:
        return tuple(dict.fromkeys(task.units))
    held = _posts(task.person, on)
    if not task.units:
        return held[:1]
    if not set(held) & set(task.units):
        raise PersonElsewhere(task.person)
    return tuple(dict.fromkeys(task.units))


def _posts(person: User, on: date) -> tuple[int, ...]:
    """Return the units in which a person holds a post, headships first."""
    return tuple(appointments_on(person, on).values_list("post__unit_id", flat=True))


def _opening(task: Task, unit: int, steps: tuple[str, ...], on: date) -> Opening:
    person = task.person
    charged = person is not None and unit in _posts(person, on)
    return Opening(
        title=task.title.strip(),
        nature=Nature.DELIVERABLE,
        origin_kind=TASK,
        debtor=unit,
        creditor=task.giving,
        opens_on=on,
        basis_quote=task.basis.strip(),
        due=task.due,
        due_steps=steps,
        assignee=person.pk if person is not None and charged else None,
    )


def _request(task: Task, unit: int, on: date) -> Opening:
    steps = [_("Đề nghị cơ quan khác: không đặt hạn, bên gửi theo dõi trả lời.")]
    if task.due is not None:
        steps.append(_("Mong có trả lời trước ngày %(day)s.") % {"day": say_day(task.due)})
    return Opening(
        title=task.title.strip(),
        nature=Nature.REQUEST,
        origin_kind=TASK,
        debtor=unit,
        creditor=task.giving,
        opens_on=on,
        basis_quote=task.basis.strip(),
        due_steps=tuple(steps),
    )


def _steps(due: date | None, on: date) -> tuple[str, ...]:
    """Explain the day of a task: the giver set it; a day off is told, never moved."""
    if due is None:
        return (_("Người giao không đặt hạn."),)
    steps = [_("Người giao đặt hạn %(day)s.") % {"day": say_day(due)}]
    before = work_calendar(due - A_FORTNIGHT, due).previous_working(due)
    if before != due and before >= on:
        steps.append(
            _("Ngày hạn là ngày nghỉ: nên gửi chậm nhất %(day)s.") % {"day": say_weekday(before)}
        )
    return tuple(steps)
