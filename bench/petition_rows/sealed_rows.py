"""The sealed part of made-up denunciations: really encrypted, under the keys of the house."""

import json
import uuid
from datetime import date
from functools import cache

from django.conf import settings
from django.db import connection

from bench.country import Row
from danvan.base.sealing import HouseKeys, house_keys, new_key, seal


def sealed_row(number: int, on: date, name: str) -> Row:
    """Return the row of a sealed case, numbered as its petition."""
    public, house, key = uuid.uuid4(), _house(), new_key()
    place = f"petitions.sealedcase:{public}:"
    told = json.dumps([{"name": name}], ensure_ascii=False)
    return (
        *(number, 1, str(public) if connection.vendor == "postgresql" else public.hex, number),
        house.current,
        seal(key, house.newest, place=f"{place}wrapped_key"),
        seal(told.encode(), key, place=f"{place}identity"),
        seal(f"Nội dung tố cáo số {number}".encode(), key, place=f"{place}content"),
        on,
    )


@cache
def _house() -> HouseKeys:
    return house_keys(settings.SEAL_KEYS)
