"""The sample province's places, bodies, successions and people, from the data files."""

import json
from datetime import date
from importlib import resources
from typing import Any

from danvan.accounts.models import User
from danvan.units.actions import rebuild_paths
from danvan.units.models import (
    Appointment,
    Area,
    AreaVersion,
    HouseholdCount,
    Level,
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
    _successions(rows("successions"), units)
    rebuild_paths()
    _people(rows("people"), units)


def _areas(given: list[Row]) -> dict[str, Area]:
    areas = {row["key"]: Area(key=row["key"], level=row["kind"]) for row in given}
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
    return areas


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


def _successions(given: list[Row], units: dict[str, Unit]) -> None:
    for row in given:
        if row["kind"] != "unit":
            continue  # mergers of areas follow with the register of areas (areas hold no records)
        made = Succession.objects.create(
            resolution=row["resolution"],
            clause=f"khoản {row['clause']}",
            on=date.fromisoformat(row["on"]),
            records=units.get(row["records"] or ""),
        )
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
    Appointment.objects.bulk_create(
        Appointment(
            user=users[row["username"]],
            unit=units[post["unit"]],
            role=post["role"],
            post=post["title"],
            is_head=post["head"],
            since=date.fromisoformat(post["since"]),
            until=_day(post["until"]),
        )
        for row in given
        for post in row["appointments"]
    )


def _day(text_of_day: str | None) -> date | None:
    return date.fromisoformat(text_of_day) if text_of_day else None
