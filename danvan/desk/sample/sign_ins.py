"""The sign-ins shown on the sign-in page of sample installations: one person a role and place."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from danvan.accounts.roles import ROLE_LABELS, Role
from danvan.base import clock
from danvan.base.dated import in_force
from danvan.units.models import Appointment, AreaVersion, Level
from danvan.units.queries import unit_book

ORDER = tuple(Role)


@dataclass(frozen=True)
class SamplePerson:
    """Somebody to sign in as «người dùng thử»."""

    username: str
    name: str
    post: str


@dataclass(frozen=True)
class SamplePlace:
    """A place and its people, for one fold of the page."""

    place: str
    people: tuple[SamplePerson, ...]


def sample_sign_ins() -> tuple[SamplePlace, ...]:
    """Return the places of today, communes first, each with one person for each role."""
    on = clock.today()
    book = unit_book(on)
    # An office may outlive its area: after a merger it works on in the former commune.
    known = AreaVersion.objects.filter(since__lte=on).select_related("area").order_by("since")
    last = {version.area_id: version for version in known}
    names = {pk: (version.name, version.within_id) for pk, version in last.items()}
    levels = {pk: version.area.level for pk, version in last.items()}
    found: dict[int, dict[str, SamplePerson]] = {}
    held = Appointment.objects.filter(in_force(on), user__is_active=True)
    rows = held.select_related("user", "post__unit")
    for one in rows.order_by("-post__is_head", "user__username"):
        post = one.post
        area = post.unit.area_id
        if levels.get(area) == Level.VILLAGE:
            area = names[area][1] or area
        label = ROLE_LABELS[Role(post.role)]
        shown = f"{label}: {post.title}, {book.name(post.unit_id)}"
        person = SamplePerson(one.user.username, one.user.name, shown)
        found.setdefault(area, {}).setdefault(post.role, person)
    places = sorted(found, key=lambda a: (levels.get(a) != Level.COMMUNE, names[a][0]))
    return tuple(
        SamplePlace(
            _("Tại %(place)s") % {"place": names[area][0]},
            tuple(found[area][role] for role in ORDER if role in found[area]),
        )
        for area in places
    )
