"""Giving posts to people and ending that, without leaving work behind."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, changed, locked, require
from danvan.rules.deadlines.calendar import say_day
from danvan.units.access import may_manage_unit
from danvan.units.actions.posts import DayBeforeBeginning
from danvan.units.models import Appointment, Delegation, Post
from danvan.units.queries.open_work import open_work


class NotToOneself(ActRefused):
    """Nobody gives himself a post, or opens his own account «tự phân công cho mình»."""

    def __init__(self) -> None:
        super().__init__(_("Bạn không tự làm việc này cho mình được. Hãy nhờ người quản trị khác."))


class PostNotThere(ActRefused):
    """The post does not exist on that day «chức vụ không còn»."""

    def __init__(self, post: Post, day: date) -> None:
        super().__init__(
            _("Chức vụ «%(title)s» không có vào ngày %(day)s. Hãy chọn ngày hoặc chức vụ khác.")
            % {"title": post.title, "day": say_day(day)}
        )


class PersonGone(ActRefused):
    """The account is closed «tài khoản đã ngừng dùng»."""

    def __init__(self, person: User) -> None:
        super().__init__(
            _("Tài khoản của %(name)s đã ngừng dùng. Hãy mở lại tài khoản trước.")
            % {"name": person.name}
        )


class AlreadyHeld(ActRefused):
    """The person holds this post in those days «đã giữ chức vụ này»."""

    def __init__(self, person: User) -> None:
        super().__init__(
            _("%(name)s đã giữ chức vụ này trong thời gian đó. Hãy xem lại ngày.")
            % {"name": person.name}
        )


class HeadThere(ActRefused):
    """A unit has one head at a time «đơn vị đã có người đứng đầu»."""

    def __init__(self, person: User) -> None:
        super().__init__(
            _(
                "%(name)s đang giữ chức vụ người đứng đầu này. Hãy cho thôi giữ chức vụ trước, "
                "hoặc chọn ngày sau đó."
            )
            % {"name": person.name}
        )


class AlreadyEnded(ActRefused):
    """The person leaves the post before that day already «đã thôi giữ chức vụ»."""

    def __init__(self, until: date) -> None:
        super().__init__(
            _("Chức vụ này đã thôi giữ sau ngày %(day)s. Muốn giữ tiếp, hãy phân công lại.")
            % {"day": say_day(until)}
        )


class WorkOpen(ActRefused):
    """Whoever leaves hands over first «còn việc chưa bàn giao»."""

    def __init__(self, person: User, count: int) -> None:
        super().__init__(
            _("%(name)s còn %(count)d việc đang mở ở đơn vị này. Hãy bàn giao trước.")
            % {"name": person.name, "count": count}
        )


@transaction.atomic
def appoint(
    person: User, post: Post, *, since: date, basis: str, by: User, on: date
) -> Appointment:
    """Give a person a post «bổ nhiệm, phân công» from a day; his rights begin on it.

    Raises NotToOneself, PersonGone, PostNotThere, AlreadyHeld, HeadThere.
    """
    post = locked(Post, post.pk, None)
    require(may_manage_unit(by, post.unit_id, on=on))
    if person == by:
        raise NotToOneself
    if not person.is_active:
        raise PersonGone(person)
    _refuse_misfit(person, post, since, None)

    held = Appointment.objects.create(user=person, post=post, since=since, basis=basis.strip())
    record_event("units.appointed", by=by, on=on, about=held, person=person.name, post=post.title)
    _tell_of_person("units.given_post", held, by, on, since=since)
    return held


@transaction.atomic
def correct_appointment(
    appointment_pk: int, *, version: int, since: date, basis: str, by: User, on: date
) -> Appointment:
    """Correct the first day and the decision of an appointment «sửa»; nobody his own.

    Raises NotToOneself, DayBeforeBeginning, PostNotThere, AlreadyHeld, HeadThere.
    """
    held = locked(Appointment, appointment_pk, version)
    require(may_manage_unit(by, held.post.unit_id, on=on))
    if held.user_id == by.pk:
        raise NotToOneself
    if held.until is not None and held.until < since:
        raise DayBeforeBeginning(since)
    _refuse_misfit(held.user, held.post, since, held)

    held.since, held.basis = since, basis.strip()
    changed(held, "since", "basis")
    _tell_of_person("units.appointment_corrected", held, by, on, since=since)
    return held


@transaction.atomic
def end_appointment(
    appointment_pk: int, *, version: int, until: date, by: User, on: date
) -> Appointment:
    """Let a person leave a post «thôi giữ chức vụ» at the end of a day.

    Raises DayBeforeBeginning; WorkOpen while work would be left with nobody: it is handed over
    first, which ends the appointment too.
    """
    held = locked(Appointment, appointment_pk, version)
    require(may_manage_unit(by, held.post.unit_id, on=on))
    return finish_appointment(held, until=until, by=by, on=on)


def finish_appointment(held: Appointment, *, until: date, by: User, on: date) -> Appointment:
    """End a locked appointment, and what was lent of it with it. The caller has asked."""
    if until < held.since:
        raise DayBeforeBeginning(held.since)
    if held.until is not None and held.until < until:
        raise AlreadyEnded(held.until)
    left = open_work(held, until)
    if left:
        raise WorkOpen(held.user, left)

    held.until = until
    changed(held, "until")
    lent = Delegation.objects.filter(appointment=held, until__gt=until)
    lent.filter(since__gt=until).delete()
    for one in lent:
        one.until = until
        changed(one, "until")
    _tell_of_person("units.appointment_ended", held, by, on, until=until)
    return held


def _refuse_misfit(person: User, post: Post, since: date, itself: Appointment | None) -> None:
    """Refuse an appointment that the post or another appointment does not allow."""
    if not post.holds_on(since):
        raise PostNotThere(post, since)
    last = itself.until if itself else None
    others = Appointment.objects.filter(Q(until__isnull=True) | Q(until__gte=since), post=post)
    if itself is not None:
        others = others.exclude(pk=itself.pk)
    if last is not None:
        others = others.filter(since__lte=last)
    if others.filter(user=person).exists():
        raise AlreadyHeld(person)
    holder = others.select_related("user").first() if post.is_head else None
    if holder is not None:
        raise HeadThere(holder.user)


def _tell_of_person(code: str, held: Appointment, by: User, on: date, **days: date) -> None:
    """Record what happened to an appointment in the history of its person."""
    record_event(code, by=by, on=on, about=held.user, post=held.post.title, **days)
