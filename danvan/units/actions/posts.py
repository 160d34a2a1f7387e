"""Opening, renaming and ending posts."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, changed, locked, require
from danvan.base.dated import in_force
from danvan.rules.deadlines.calendar import say_day
from danvan.units.access import may_manage_unit
from danvan.units.models import Appointment, Post, Unit, UnitVersion


class UnitNotThere(ActRefused):
    """The unit does not exist on that day «đơn vị không hoạt động»."""

    def __init__(self, since: date) -> None:
        super().__init__(
            _("Đơn vị không hoạt động vào ngày %(day)s. Hãy chọn ngày khác hoặc đơn vị khác.")
            % {"day": say_day(since)}
        )


class PostThere(ActRefused):
    """The unit has such a post «chức vụ đã có»."""

    def __init__(self, title: str) -> None:
        super().__init__(
            _("Đơn vị đã có chức vụ «%(title)s» với vai trò này. Hãy dùng chức vụ đã có.")
            % {"title": title}
        )


class PostHeld(ActRefused):
    """Somebody holds the post beyond that day «chức vụ đang có người giữ»."""

    def __init__(self, person: User) -> None:
        super().__init__(
            _("%(name)s còn giữ chức vụ này sau ngày đó. Hãy cho thôi giữ chức vụ trước.")
            % {"name": person.name}
        )


class DayBeforeBeginning(ActRefused):
    """Nothing ends before it began «ngày kết thúc trước ngày bắt đầu»."""

    def __init__(self, since: date) -> None:
        super().__init__(
            _("Ngày kết thúc phải từ ngày bắt đầu (%(day)s) trở đi.") % {"day": say_day(since)}
        )


@dataclass(frozen=True)
class NewPost:
    """A post as typed: what whoever holds it may do is its `role`, for good."""

    title: str
    role: str
    is_head: bool
    since: date


@transaction.atomic
def open_post(unit: Unit, new: NewPost, *, by: User, on: date) -> Post:
    """Open a post of a unit «lập chức vụ». Raises UnitNotThere, PostThere."""
    require(may_manage_unit(by, unit.pk, on=on))
    if not UnitVersion.objects.filter(in_force(new.since), unit=unit).exists():
        raise UnitNotThere(new.since)
    title = new.title.strip()
    lasting = Q(until__isnull=True) | Q(until__gte=new.since)
    if Post.objects.filter(lasting, unit=unit, title=title, role=new.role).exists():
        raise PostThere(title)

    post = Post.objects.create(
        unit=unit, title=title, role=new.role, is_head=new.is_head, since=new.since
    )
    record_event("units.post_opened", by=by, on=on, about=post, title=title)
    return post


@transaction.atomic
def rename_post(post_pk: int, *, version: int, title: str, by: User, on: date) -> Post:
    """Correct the title of a post «sửa tên chức vụ»; who holds it stays. Raises PostThere."""
    post = locked(Post, post_pk, version)
    require(may_manage_unit(by, post.unit_id, on=on))
    old, title = post.title, title.strip()
    same = Post.objects.filter(unit=post.unit_id, title=title, role=post.role).exclude(pk=post.pk)
    if same.filter(Q(until__isnull=True) | Q(until__gte=post.since)).exists():
        raise PostThere(title)

    post.title = title
    changed(post, "title")
    record_event("units.post_renamed", by=by, on=on, about=post, old=old, new=title)
    return post


@transaction.atomic
def end_post(post_pk: int, *, version: int, until: date, by: User, on: date) -> Post:
    """End a post «bỏ chức vụ» that nobody holds any more after its last day.

    Raises DayBeforeBeginning, PostHeld.
    """
    post = locked(Post, post_pk, version)
    require(may_manage_unit(by, post.unit_id, on=on))
    if until < post.since:
        raise DayBeforeBeginning(post.since)
    later = Appointment.objects.filter(Q(until__isnull=True) | Q(until__gt=until), post=post)
    holder = later.select_related("user").first()
    if holder is not None:
        raise PostHeld(holder.user)

    post.until = until
    changed(post, "until")
    record_event("units.post_ended", by=by, on=on, about=post, title=post.title, until=until)
    return post
