"""A real district plan of 2023, read and issued in the sample's former district of those days."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from danvan.obligations.models import Obligation
from danvan.units.models import Unit
from tests.conftest import SHARED
from tests.journeys.conftest import SignIn
from tests.journeys.planning import (
    accept_what_is_clear,
    choose_issuer,
    issue,
    settle_the_rest,
    take_in,
)

pytestmark = [pytest.mark.journey, pytest.mark.shared]
PLANS = sorted((SHARED / "seeds").glob("001*.txt"))


@pytest.mark.skipif(not PLANS, reason="không có thư mục shared cạnh dự án")
def test_a_real_plan_of_2023_reaches_the_old_communes(
    sign_in: SignIn, tmp_path: Path, settings: Any
) -> None:
    settings.TODAY = date(2023, 3, 15)
    nha = sign_in("nha")
    take_in(nha, "ke-hoach-2023.txt", PLANS[0].read_text(encoding="utf-8"), tmp_path)
    choose_issuer(nha.page, "Ủy ban nhân dân huyện Mộc Lương", "15/03/2023")
    nha.sound()
    accept_what_is_clear(nha.page)
    settle_the_rest(nha.page)
    issue(nha.page)
    nha.sound()

    commune = Unit.objects.get(key="ubnd-xa-lam-khe-cu")
    owed = Obligation.objects.filter(parties__unit=commune, parties__part="debtor")
    assert date(2023, 10, 19) in set(owed.values_list("due", flat=True))
