"""A commune as an operator would type it: the sample's xã Bạch Khê under another name."""

import json
from typing import Any, Final

from danvan.desk.sample.organisation import rows
from danvan.units.queries.sheets import sheet_labels
from tests.units.sheet_files import Rows, workbook

OURS: Final = "xa-bach-khe"
NAME: Final = "Suối Hoa"
SINCE: Final = "01/07/2025"
# What goes wrong when one types: a mark, a letter, half an address.
FAULTS: Final[dict[tuple[str, int, str], str]] = {
    ("units", 5, "superior"): "Ủy ban nhân dân xã Suối Hoá",
    ("posts", 4, "role"): "Thủ trửng đơn vị",
    ("people", 6, "email"): "so.6@",
}


def commune_sheet() -> bytes:
    """Return the workbook of xã Suối Hoa, with three faults in it."""
    given = _renamed()
    areas = [one for one in given["areas"] if OURS in (one["key"], one["superior"])]
    places = {one["key"]: one["versions"][-1]["name"] for one in areas}
    units = [
        one
        for one in given["units"]
        if one["area"] in places and one["versions"][-1]["until"] is None
    ]
    names = {one["key"]: one["versions"][-1]["name"] for one in given["units"]}
    held = [
        (person, post)
        for person in given["people"]
        for post in person["appointments"]
        if post["unit"] in {one["key"] for one in units} and not post["until"]
    ]
    sheets: dict[str, list[dict[str, Any]]] = {
        "areas": [_area(one, places) for one in areas],
        "units": [_unit(one, places, names) for one in units],
        "posts": _posts(held, names),
        "people": [_person(number, *one, names) for number, one in enumerate(held, 2)],
    }
    for (sheet, line, column), text in FAULTS.items():
        sheets[sheet][line - 2][column] = text
    whole: dict[str, Rows] = dict(sheets.items())
    return workbook(**whole)


def _renamed() -> dict[str, list[dict[str, Any]]]:
    """Return the sample's data with the commune's name changed everywhere."""
    told = json.dumps({name: rows(name) for name in ("areas", "units", "people")})
    told = json.dumps(json.loads(told), ensure_ascii=False).replace("Bạch Khê", NAME)
    read: dict[str, list[dict[str, Any]]] = json.loads(told)
    return read


def _area(one: dict[str, Any], places: dict[str, str]) -> dict[str, Any]:
    whole = one["key"] == OURS
    return {
        "name": one["versions"][-1]["name"],
        "level": sheet_labels()["level"][one["kind"]],
        "within": "tỉnh Vĩnh Lam" if whole else places[OURS],
        "since": SINCE if whole else None,
    }


def _unit(one: dict[str, Any], places: dict[str, str], names: dict[str, str]) -> dict[str, Any]:
    labels = sheet_labels()
    return {
        "name": one["versions"][-1]["name"],
        "sector": labels["sector"][one["sector"]],
        "kind": labels["kind"][one["kind"]],
        "level": labels["level"][one["level"]],
        "area": places[one["area"]],
        "superior": names.get(one["superior"] or ""),
    }


def _posts(
    held: list[tuple[dict[str, Any], dict[str, Any]]], names: dict[str, str]
) -> list[dict[str, Any]]:
    labels = sheet_labels()["role"]
    posts = {
        (post["unit"], post["title"], post["role"]): {
            "unit": names[post["unit"]],
            "title": post["title"],
            "role": labels[post["role"]],
            "head": "có" if post["head"] else None,
        }
        for _person_, post in held
    }
    return list(posts.values())


def _person(
    number: int, person: dict[str, Any], post: dict[str, Any], names: dict[str, str]
) -> dict[str, Any]:
    return {
        "username": f"{person['username']}.sh",
        "name": person["name"],
        "email": f"{person['username']}.sh@example.org",
        "unit": names[post["unit"]],
        "title": post["title"],
        "basis": f"{number}/QĐ-UBND",
    }
