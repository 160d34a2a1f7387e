"""Five real plans are read, resolved under a sample issuer of their level and day, and issued."""

from dataclasses import dataclass
from datetime import date

import pytest

from danvan.accounts.models import User
from danvan.accounts.roles import Role
from danvan.desk.sample.organisation import build_organisation
from danvan.desk.sample.story import review_as_read
from danvan.plans.actions.drafts import import_plan
from danvan.plans.actions.drafts_issuer import IssuerChoice, choose_issuer
from danvan.plans.actions.drafts_reading import fill_draft
from danvan.plans.actions.issue import issue_plan
from danvan.plans.models import DutyObligation, PlanDraft
from danvan.readers.files import open_source
from danvan.units.models import Appointment, Post, Unit
from tests.conftest import SHARED

pytestmark = [pytest.mark.django_db, pytest.mark.shared]
TEXTS = SHARED / "seeds"


@dataclass(frozen=True)
class Case:
    """A plan, its sample issuer and day, and how many units come to owe something at least."""

    issuer: str
    day: date
    units: int
    beside: str | None = None


CASES = {
    "000": Case("ubnd-xa-bach-khe-cu", date(2024, 5, 20), 1),
    "001": Case("ubnd-huyen", date(2023, 3, 15), 15),
    "002": Case("ubnd-huyen", date(2024, 2, 1), 2, "ban-dan-van-huyen"),
    "003": Case("ubnd-xa-bach-khe", date(2026, 4, 10), 10),
    "004": Case("ubnd-huyen", date(2021, 12, 16), 15),
}


@pytest.mark.skipif(not TEXTS.exists(), reason="không có thư mục shared cạnh dự án")
@pytest.mark.parametrize("number", sorted(CASES))
def test_a_real_plan_becomes_owned_work(number: str) -> None:
    build_organisation()
    case = CASES[number]
    planner = User.objects.get(username="nha")
    issuer = Unit.objects.get(key=case.issuer)
    since = date(2018, 1, 1)
    post = Post.objects.create(unit=issuer, title="Tham mưu", role=Role.PLANNER, since=since)
    Appointment.objects.create(user=planner, post=post, since=since)

    draft = taken_in(number, issuer, planner, case)
    review_as_read(draft, planner, case.day)
    draft.refresh_from_db()
    plan = issue_plan(draft.pk, version=draft.version, by=planner, on=case.day)

    owed = DutyObligation.objects.filter(duty__plan=plan)
    assert owed.values("debtor").distinct().count() >= case.units
    assert plan.duties.filter(section__isnull=False).exists()
    assert not owed.filter(obligation__basis_quote="").exists()


def taken_in(number: str, issuer: Unit, planner: User, case: Case) -> PlanDraft:
    """Import one plan, read it and say whose it is."""
    path = next(TEXTS.glob(f"{number}*.txt"))
    draft = import_plan(
        path.read_bytes(),
        path.name,
        unit=issuer,
        confirmed=True,
        by=planner,
        on=case.day,
        open_file=open_source,
    )
    fill_draft(draft.pk, on=case.day, open_file=open_source)
    draft.refresh_from_db()
    beside = Unit.objects.get(key=case.beside) if case.beside else None
    choice = IssuerChoice(issuer=issuer, day=case.day, co_issuer=beside)
    return choose_issuer(draft.pk, version=draft.version, choice=choice, by=planner, on=case.day)
