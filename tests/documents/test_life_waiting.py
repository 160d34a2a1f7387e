"""Each person finds the documents that wait for him, and nobody else's."""

from datetime import date

import pytest
from django.urls import reverse

from danvan.accounts.models import User
from danvan.documents.actions.drafts import give_opinion
from danvan.documents.actions.incoming import receive_file
from danvan.documents.models import Opinion
from danvan.documents.queries.waiting import waiting_count, waiting_documents
from tests.conftest import signed_in
from tests.factories.papers import approved, clerk_of, drafted, issued, submitted
from tests.factories.people import World
from tests.readers.printed import scan


def labels(user: User, on: date) -> dict[str, int]:
    """Return how many documents wait for a person, by what for."""
    return {str(each.label): len(each.rows) for each in waiting_documents(user, on=on)}


def test_each_finds_what_waits_for_him(world: World, monday: date) -> None:
    nga = clerk_of(world)
    drafted(world, on=monday)
    submitted(world, on=monday)
    back = submitted(world, on=monday)
    give_opinion(
        back.pk,
        version=back.version,
        verdict=Opinion.Verdict.RETURNED,
        text="Sửa",
        by=world.minh,
        on=monday,
    )
    approved(world, on=monday)
    issued(world, nga, on=monday)
    receive_file(scan(), "den.pdf", unit=world.commune, by=nga, on=monday)

    assert labels(world.minh, monday) == {"Chờ bạn cho ý kiến, duyệt": 1}
    assert labels(world.lan, monday) == {"Bị trả lại, chờ sửa": 1}
    assert labels(nga, monday) == {
        "Bị trả lại, chờ sửa": 1,  # a clerk may mend drafts, too
        "Chờ số, bản ký, ban hành": 1,
        "Chờ gửi": 1,
        "Tệp đến chờ vào sổ": 1,
    }
    for stranger in (world.hoa, world.son, world.kim, world.thu, world.van):
        assert labels(stranger, monday) == {}
        assert waiting_count(stranger, on=monday) == 0
    counts = [waiting_count(user, on=monday) for user in (world.minh, world.lan, nga)]
    assert counts == [1, 1, 4]


@pytest.mark.usefixtures("today")
def test_the_page_lists_them_within_a_bound(
    world: World, monday: date, django_assert_max_num_queries: object
) -> None:
    clerk_of(world)
    rows = [submitted(world, on=monday) for _ in range(5)]
    client = signed_in(world.minh)
    client.get(reverse("documents:mine"))

    with django_assert_max_num_queries(14):  # type: ignore[operator]
        shown = client.get(reverse("documents:mine")).content.decode()

    for row in rows:
        assert reverse("documents:document", args=[row.public_id]) in shown
    assert (
        "Không có văn bản nào chờ bạn"
        in signed_in(world.hoa).get(reverse("documents:mine")).content.decode()
    )
