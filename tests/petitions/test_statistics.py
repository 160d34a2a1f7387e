"""The figures on petitions: counted by hand, each leading to its cases, shut to the denounced."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client

from danvan.accounts.models import User
from danvan.accounts.roles import Role
from danvan.petitions.actions.steps import StepPaper, enter_stage
from danvan.petitions.facts import petition_facts
from danvan.petitions.models import Petition
from danvan.petitions.queries.statistics import Figure, condition
from danvan.petitions.queries.statistics_page import Asked, StatisticsPage, statistics_page
from danvan.petitions.queries.statistics_scope import EVERY, held_in, scope_asked
from danvan.readers.sheets import open_sheets
from danvan.rules.petitions.figures import Timeliness, timeliness
from danvan.rules.petitions.report_periods import Period
from tests.factories.people import World, appoint, person
from tests.factories.petitions import chair_post, classified, load_law, petition, receptionist
from tests.factories.sealed import denunciation

pytestmark = pytest.mark.django_db

JULY = Period(date(2026, 7, 1), date(2026, 7, 31))
AFTER = date(2026, 8, 20)


@pytest.fixture
def nga(world: World) -> User:
    """Nga receives for xã An Bình."""
    load_law()
    return receptionist(world)


def answered(world: World, nga: User, received: date, settled: date, subject: str) -> Petition:
    """A recommendation answered on a day; its own day is set by hand to the tenth of July."""
    row = classified(
        petition(world, nga, subject=subject, received_on=received),
        "recommendation",
        settler=chair_post(world),
    )
    due = date(2026, 7, 10)
    enter_stage(row.pk, None, "classified", by=nga, on=received, due_by_hand=due, hand_basis="QC")
    enter_stage(row.pk, None, "accepted", by=world.minh, on=received)
    reply = StepPaper("5/UBND-VP", settled)
    return enter_stage(row.pk, None, "answered", by=nga, on=settled, paper=reply)


@pytest.fixture
def summer(world: World, nga: User) -> dict[str, Petition]:
    """What came before July, in July and after it."""
    return {
        "june-in-time": answered(world, nga, date(2026, 6, 20), date(2026, 7, 9), "Cống"),
        "june-done-in-june": answered(world, nga, date(2026, 6, 1), date(2026, 6, 25), "Đèn"),
        "july-late": answered(world, nga, date(2026, 7, 2), date(2026, 7, 28), "Vỉa hè"),
        "july-open": petition(world, nga, subject="Nước sạch", received_on=date(2026, 7, 6)),
        "august": petition(world, nga, subject="Bãi rác", received_on=date(2026, 8, 3)),
    }


def page_of(
    user: User, period: Period = JULY, *, scope: str = "", on: date = AFTER
) -> StatisticsPage:
    """The figures of a period as a person has them."""
    found = scope_asked(user, scope, on=AFTER)
    assert found is not None
    asked = Asked(found, period, named=True)
    return statistics_page(asked, lambda one, by, code: f"{one}|{by}|{code}", on=AFTER)


def numbers(page: StatisticsPage) -> dict[Figure, int]:
    """The numbers of the first table by what they count."""
    return {one: line.now.number for one, line in zip(Figure, page.lines, strict=True)}


def test_july_counted_by_hand(world: World, nga: User, summer: dict[str, Petition]) -> None:
    assert numbers(page_of(nga)) == {
        Figure.CARRIED: 1,  # june-in-time; the one done in June is over
        Figure.RECEIVED: 2,  # july-late, july-open
        Figure.TO_HANDLE: 3,
        Figure.SETTLED: 2,
        Figure.IN_TIME: 1,  # 9/7, due 10/7
        Figure.LATE: 1,  # 28/7, due 10/7
        Figure.UNDATED: 0,
        Figure.PENDING: 1,  # july-open, to be read by 16/7
        Figure.PENDING_LATE: 1,
        Figure.GROUPS: 0,
    }


def test_what_is_pending_is_judged_on_the_last_day_of_the_period(
    world: World, nga: User, summer: dict[str, Petition]
) -> None:
    early = Period(date(2026, 7, 1), date(2026, 7, 16))

    # july-open is due on the 16th and not late on that day; july-late is, since the 10th.
    assert numbers(page_of(nga, early))[Figure.PENDING] == 2
    assert numbers(page_of(nga, early))[Figure.PENDING_LATE] == 1


def test_every_number_is_the_count_of_its_cases(
    world: World, nga: User, summer: dict[str, Petition]
) -> None:
    scope = scope_asked(nga, "", on=AFTER)
    assert scope is not None
    rows = held_in(scope, JULY)

    asked = {one: rows.filter(condition(one, JULY, JULY.until)).count() for one in Figure}

    assert asked == numbers(page_of(nga))


@pytest.mark.parametrize(
    ("due", "done", "counted"),
    [
        pytest.param(date(2026, 7, 10), date(2026, 7, 9), Figure.IN_TIME, id="the-day-before"),
        pytest.param(date(2026, 7, 10), date(2026, 7, 10), Figure.IN_TIME, id="on-the-day"),
        pytest.param(date(2026, 7, 10), date(2026, 7, 11), Figure.LATE, id="the-day-after"),
        pytest.param(None, date(2026, 7, 11), Figure.UNDATED, id="without-a-day"),
        pytest.param(date(2026, 7, 31), None, None, id="open-on-the-last-day"),
        pytest.param(date(2026, 7, 30), None, Figure.PENDING_LATE, id="open-after-its-day"),
        pytest.param(date(2026, 7, 30), date(2026, 8, 1), Figure.PENDING_LATE, id="done-later"),
    ],
)
def test_the_figures_ask_what_the_rule_says(
    world: World, nga: User, due: date | None, done: date | None, counted: Figure | None
) -> None:
    row = petition(world, nga)
    Petition.objects.filter(pk=row.pk).update(settle_due=due, settled_on=done)

    found = numbers(page_of(nga))

    judged = (Figure.IN_TIME, Figure.LATE, Figure.UNDATED, Figure.PENDING_LATE)
    assert {one for one in judged if found[one]} == ({counted} if counted else set())
    settled = done if done and done <= JULY.until else None
    late = timeliness(due, settled, JULY.until) is Timeliness.LATE
    assert late == (counted in (Figure.LATE, Figure.PENDING_LATE))


def test_sums_of_a_table_are_the_numbers_above_it(
    world: World, nga: User, summer: dict[str, Petition]
) -> None:
    page = page_of(nga)
    across = [Figure.CARRIED, Figure.RECEIVED, Figure.SETTLED, Figure.PENDING]

    for table in page.tables:
        sums = [sum(row.numbers[at].number for row in table.rows) for at in range(4)]
        assert sums == [numbers(page)[one] for one in across], table.title


def test_a_year_without_petitions_is_not_compared(
    world: World, nga: User, summer: dict[str, Petition]
) -> None:
    assert {line.difference for line in page_of(nga).lines} == {"không so sánh được"}
    assert [line.before for line in page_of(nga).lines] == [None] * len(Figure)


def test_the_year_before_stands_beside(
    world: World, nga: User, summer: dict[str, Petition]
) -> None:
    petition(world, nga, subject="Lối đi", received_on=date(2025, 7, 8))

    received = page_of(nga).lines[list(Figure).index(Figure.RECEIVED)]

    assert (received.before, received.difference) == (1, "+1 (+100%)")


def test_a_case_about_the_chairman_is_in_no_number_of_his(
    world: World, nga: User, summer: dict[str, Petition]
) -> None:
    hidden = petition(world, nga, subject="Thu phí", received_on=date(2026, 7, 7))
    Petition.objects.filter(pk=hidden.pk).update(about_post=chair_post(world))

    assert numbers(page_of(world.minh))[Figure.RECEIVED] == 2
    facts = petition_facts(world.commune.pk, JULY.since, JULY.until, by=world.minh, on=AFTER)
    assert facts is not None
    assert facts.numbers[Figure.RECEIVED] == 2


def test_the_province_sums_its_communes_and_opens_no_case(
    world: World, nga: User, summer: dict[str, Petition]
) -> None:
    page = page_of(world.kim, scope=EVERY)
    assert page.units is not None

    assert numbers(page)[Figure.RECEIVED] == 2
    assert all(not line.now.url for line in page.lines)


def test_who_only_counts_is_shown_no_single_denunciation(
    world: World, nga: User, summer: dict[str, Petition]
) -> None:
    denunciation(world, nga)

    page = page_of(world.lan)

    assert page.sealed_left_out
    assert numbers(page)[Figure.RECEIVED] == 2
    assert numbers(page_of(nga))[Figure.RECEIVED] == 3


def test_next_door_counts_none_of_it(world: World, nga: User, summer: dict[str, Petition]) -> None:
    assert scope_asked(world.hoa, str(world.commune.pk), on=AFTER) is None
    assert petition_facts(world.commune.pk, JULY.since, JULY.until, by=world.hoa, on=AFTER) is None


class TestPages:
    """The pages of the figures, as Nga opens them."""

    @pytest.fixture(autouse=True)
    def _today(self, settings: object) -> None:
        settings.TODAY = AFTER  # type: ignore[attr-defined]

    def test_each_number_opens_exactly_its_cases(
        self, nga: User, summer: dict[str, Petition], client: Client
    ) -> None:
        client.force_login(nga)
        page = client.get("/don-thu/so-lieu/?span=tu-chon&since=01/07/2026&until=31/07/2026")
        shown = page.content.decode()

        links = re.findall(r'href="(/don-thu/so-lieu/don/[^"]+)">([\d.]+)</a>', shown)

        assert len(links) > 10
        for address, number in links:
            cases = client.get(address.replace("&amp;", "&"))
            assert cases.context["page"].paginator.count == int(number), address

    def test_days_that_cannot_be_are_told(
        self, nga: User, summer: dict[str, Petition], client: Client
    ) -> None:
        client.force_login(nga)

        answer = client.get("/don-thu/so-lieu/?span=tu-chon&since=31/07/2026&until=01/07/2026")

        assert answer.status_code == 422
        assert "Ngày cuối kỳ phải từ ngày đầu kỳ trở đi." in answer.content.decode()

    def test_who_only_counts_opens_no_cases(
        self, world: World, nga: User, summer: dict[str, Petition], client: Client
    ) -> None:
        client.force_login(world.lan)

        assert client.get("/don-thu/so-lieu/").status_code == 200
        assert client.get("/don-thu/so-lieu/don/?so=tiep-nhan").status_code == 404

    def test_the_workbook_and_the_paper_hold_the_numbers(
        self, nga: User, summer: dict[str, Petition], client: Client
    ) -> None:
        client.force_login(nga)
        asked = "?span=tu-chon&since=01/07/2026&until=31/07/2026"

        book = open_sheets(client.get(f"/don-thu/so-lieu/tep/xlsx/{asked}").content, "so.xlsx")
        paper = ZipFile(BytesIO(client.get(f"/don-thu/so-lieu/tep/docx/{asked}").content))

        rows = {row.cells[0]: row.cells[1] for row in book[0].rows if len(row.cells) > 1}
        assert rows["Tiếp nhận trong kỳ"] == "2"
        assert "Tiếp nhận trong kỳ" in paper.read("word/document.xml").decode()


def test_a_deputy_of_another_unit_cannot_ask_by_address(world: World, nga: User) -> None:
    stranger = person("vinh", "Tô Quang Vinh")
    appoint(stranger, world.office, Role.OFFICER, "Chuyên viên")

    assert scope_asked(stranger, str(world.commune.pk), on=AFTER) is None


@pytest.mark.parametrize("asked", ["", "?year=1999", "?year=2027", "?year=abc&span=&cut=x"])
def test_the_filters_say_what_is_counted(
    world: World, nga: User, client: Client, settings: object, asked: str
) -> None:
    settings.TODAY = AFTER  # type: ignore[attr-defined]
    client.force_login(nga)

    shown = client.get(f"/don-thu/so-lieu/{asked}").content.decode()

    assert '<option value="2026" selected>' in shown
    assert '<option value="2027"' not in shown  # a year that has not begun is not offered
    assert "Kỳ từ 15/12/2025 đến hết 14/12/2026" in shown
    assert "không so sánh được, sổ khi đó chưa có đơn nào" in shown
