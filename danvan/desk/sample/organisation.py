"""The sample province's places, bodies, successions and people, from the data files."""

import json
from collections.abc import Iterator
from datetime import date
from importlib import resources
from typing import Any

from danvan.accounts.models import User
from danvan.units.actions import rebuild_paths
from danvan.units.models import (
    Appointment,
    Area,
    AreaShare,
    AreaVersion,
    HouseholdCount,
    Level,
    NoticePlace,
    Post,
    Succession,
    Unit,
    UnitVersion,
)

PASSWORD = "danvan"  # noqa: S105  shown on the sign-in page of sample installations, nowhere else

Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    """Return the rows of one data file of the sample."""
    read: list[Row] = json.loads(text(f"{name}.json"))
    return read


def text(name: str) -> str:
    """Return a data file of the sample as text."""
    folder = resources.files("danvan.desk.sample") / "data"
    return (folder / name).read_text(encoding="utf-8")


def build_organisation() -> None:
    """Write areas, units, successions and people; expects empty tables."""
    areas = _areas(rows("areas"))
    units = _units(rows("units"), areas)
    _successions(rows("successions"), areas, units)
    rebuild_paths()
    _people(rows("people"), units)


def _areas(given: list[Row]) -> dict[str, Area]:
    areas = {
        row["key"]: Area(key=row["key"], code=row.get("code") or "", level=row["kind"])
        for row in given
    }
    Area.objects.bulk_create(areas.values())
    AreaVersion.objects.bulk_create(
        AreaVersion(
            area=areas[row["key"]],
            name=version["name"],
            within=areas.get(row["superior"] or ""),
            since=date.fromisoformat(version["since"]),
            until=_day(version["until"]),
        )
        for row in given
        for version in row["versions"]
    )
    HouseholdCount.objects.bulk_create(
        HouseholdCount(
            area=areas[row["key"]],
            on=date.fromisoformat(count["on"]),
            count=count["count"],
            source=count["source"],
        )
        for row in given
        for count in row.get("households", [])
    )
    NoticePlace.objects.bulk_create(
        place for row in given for place in _notice_places(row, areas[row["key"]])
    )
    return areas


def _notice_places(row: Row, area: Area) -> Iterator[NoticePlace]:
    """Return where a village is told things, from the day it began."""
    since = date.fromisoformat(row["versions"][0]["since"])
    if row.get("posting_board"):
        kind = NoticePlace.Kind.BOARD
        yield NoticePlace(area=area, kind=kind, place=row["posting_board"], since=since)
    if row.get("loudspeaker"):
        yield NoticePlace(area=area, kind=NoticePlace.Kind.LOUDSPEAKER, since=since)


def _units(given: list[Row], areas: dict[str, Area]) -> dict[str, Unit]:
    units = {
        row["key"]: Unit(
            key=row["key"],
            sector=row["sector"],
            kind=row["kind"],
            level=Level(row["level"]),
            area=areas[row["area"]],
        )
        for row in given
    }
    Unit.objects.bulk_create(units.values())
    UnitVersion.objects.bulk_create(
        UnitVersion(
            unit=units[row["key"]],
            name=version["name"],
            aliases="\n".join(version["short"]),
            superior=units.get(version.get("superior", row["superior"]) or ""),
            since=date.fromisoformat(version["since"]),
            until=_day(version["until"]),
        )
        for row in given
        for version in row["versions"]
    )
    return units


def _successions(given: list[Row], areas: dict[str, Area], units: dict[str, Unit]) -> None:
    for row in given:
        made = Succession.objects.create(
            resolution=row["resolution"],
            clause=f"khoản {row['clause']}",
            on=date.fromisoformat(row["on"]),
            # Places hold no records; bodies do.
            records=units.get(row["records"] or "") if row["kind"] == "unit" else None,
        )
        if row["kind"] == "area":
            AreaShare.objects.bulk_create(
                AreaShare(succession=made, area=areas[key], side=side)
                for side in AreaShare.Side.values
                for key in row[side]
            )
            continue
        made.old.set(units[key] for key in row["old"])
        made.new.set(units[key] for key in row["new"])


def _people(given: list[Row], units: dict[str, Unit]) -> None:
    first = User(username="", name="")
    first.set_password(PASSWORD)
    users = {
        row["username"]: User(
            username=row["username"], name=row["name"], email=row["email"], password=first.password
        )
        for row in given
    }
    User.objects.bulk_create(users.values())
    posts = _posts(given, units)
    Appointment.objects.bulk_create(
        Appointment(
            user=users[row["username"]],
            post=posts[_post_key(held)],
            since=date.fromisoformat(held["since"]),
            until=_day(held["until"]),
        )
        for row in given
        for held in row["appointments"]
    )


def _posts(given: list[Row], units: dict[str, Unit]) -> dict[tuple[str, ...], Post]:
    """Write the posts that people hold: each exists while its unit does."""
    lives = {
        version.unit_id: version
        for version in UnitVersion.objects.filter(unit__in=units.values()).order_by("-since")
    }
    ends = dict(UnitVersion.objects.order_by("since").values_list("unit_id", "until"))
    held = {_post_key(one): one for row in given for one in row["appointments"]}
    posts = {
        key: Post(
            unit=units[one["unit"]],
            title=one["title"],
            role=one["role"],
            is_head=one["head"],
            since=lives[units[one["unit"]].pk].since,
            until=ends[units[one["unit"]].pk],
        )
        for key, one in held.items()
    }
    Post.objects.bulk_create(posts.values())
    return posts


def _post_key(held: Row) -> tuple[str, ...]:
    return held["unit"], held["title"], held["role"], str(held["head"])


def _day(text_of_day: str | None) -> date | None:
    return date.fromisoformat(text_of_day) if text_of_day else None
