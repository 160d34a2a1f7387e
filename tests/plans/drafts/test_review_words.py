"""What the review page says reads as people say it: laws, parts, units, doubts about a citation."""

import re

import pytest

from danvan.plans.actions.drafts_reading import fill_draft
from danvan.plans.models import PlanDraft
from danvan.plans.queries.draft_rows import PartyShown
from danvan.plans.queries.review import Review, review_of
from danvan.plans.values import CitationValue
from danvan.plans.wording import citation_words
from danvan.readers.files import open_source
from tests.conftest import signed_in
from tests.factories.people import World
from tests.plans.drafts.conftest import ON, hand_in

TEXT = """KẾ HOẠCH
Đón khách về thăm bản năm 2026

Căn cứ Nghị định số 13/2023/NĐ-CP ngày 17 tháng 4 năm 2023 của Chính phủ;

I. NỘI DUNG

1. Tổ chức dựng cổng chào ở đầu bản, xong trước ngày 20/4/2026.

2. Tổ chức tập múa cho thanh niên.
"""


@pytest.fixture
def read(world: World) -> PlanDraft:
    """The text above, read into a draft."""
    draft = hand_in(world, TEXT)
    fill_draft(draft.pk, on=ON, open_file=open_source)
    draft.refresh_from_db()
    return draft


@pytest.fixture
def review(read: PlanDraft) -> Review:
    """The draft as it is reviewed."""
    return review_of(read)


@pytest.mark.parametrize(
    ("citation", "words"),
    [
        (CitationValue("Luật", title="Thủy lợi"), "Luật Thủy lợi"),
        (
            CitationValue("Luật", date="2013-11-25", title="Tiếp công dân"),
            "Luật Tiếp công dân ngày 25/11/2013",
        ),
        (CitationValue("Luật", date="2017", title="Thủy sản"), "Luật Thủy sản năm 2017"),
        (
            CitationValue("Nghị định", "30/2020/NĐ-CP", "2020-03-05", title="Công tác văn thư"),
            "Nghị định số 30/2020/NĐ-CP ngày 05/03/2020",
        ),
    ],
)
def test_a_citation_is_called_as_people_call_it(citation: CitationValue, words: str) -> None:
    assert citation_words(citation) == words


def test_a_doubt_stands_with_the_citation_it_is_about(review: Review) -> None:
    (row,) = review.citations

    assert any("356/2025/NĐ-CP" in finding.message for finding in row.findings)
    assert all(finding.start is not None for finding in row.findings)


def test_a_citation_says_what_is_wrong_once(world: World, read: PlanDraft, review: Review) -> None:
    page = signed_in(world.lan).get(f"/ke-hoach/nhap/{read.public_id}/").content.decode()
    rows = re.findall(r"<article.*?</article>", page, re.DOTALL)
    (row,) = (one for one in rows if f'id="row-{review.citations[0].item.pk}"' in one)

    assert row.count("356/2025/NĐ-CP") == 1


def test_a_numbered_paragraph_is_called_by_its_place(review: Review) -> None:
    assert [group.title for group in review.groups] == ["Mục I.1", "Mục I.2"]


@pytest.mark.parametrize(
    ("printed", "name", "otherwise"),
    [
        ("Phòng Kinh tế", "Phòng Kinh tế xã An Bình", False),
        ("phòng kinh tế", "Phòng Kinh tế", False),
        ("Phòng Nông nghiệp", "Phòng Kinh tế xã An Bình", True),
    ],
)
def test_the_words_of_the_text_are_repeated_only_where_they_differ(
    printed: str, name: str, otherwise: bool
) -> None:
    party = PartyShown(printed, (name,), "one", "", head=False, settled=True)

    assert party.said_otherwise is otherwise
