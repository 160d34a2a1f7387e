"""Beside the tick «vùng sâu, vùng xa» stands which time limits change, and by which articles."""

from datetime import date

import pytest

from danvan.law.actions import load_limits
from danvan.petitions.models import Petition
from danvan.petitions.queries.remote import remote_told
from tests.conftest import signed_in
from tests.factories.people import World
from tests.factories.petitions import load_law, petition, receptionist

pytestmark = pytest.mark.django_db


def test_tells_the_rows_in_force_with_their_articles() -> None:
    load_limits()

    told = remote_told(on=date(2026, 7, 15))

    assert told.steps[:2] == (
        "Khiếu nại lần đầu: ra quyết định giải quyết: 45 ngày thay cho 30 ngày, kể từ ngày thụ lý.",
        "Khiếu nại lần hai: ra quyết định giải quyết: 60 ngày thay cho 45 ngày, kể từ ngày thụ lý.",
    )
    assert "Luật Khiếu nại 02/2011/QH13, Điều 28" in told.basis
    assert told.steps[-1].startswith("Chương trình không có danh mục địa bàn")
    assert told.verified


def test_before_the_law_there_is_nothing_to_tell() -> None:
    load_limits()

    told = remote_told(on=date(2011, 1, 1))

    assert (len(told.steps), told.basis) == (1, "")


def test_it_stands_where_somebody_ticks(world: World) -> None:
    load_law()
    nga = receptionist(world)
    case = petition(world, nga)
    Petition.objects.filter(pk=case.pk).update(kind="complaint")

    for page in ("/don-thu/tiep-nhan/", f"/don-thu/{case.public_id}/phan-loai/"):
        assert "thời hạn nào khác?" in signed_in(nga).get(page).content.decode(), page
