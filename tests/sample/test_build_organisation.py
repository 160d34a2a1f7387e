"""The sample province builds: today's communes and the former district, each on its days."""

from datetime import date

import pytest

from danvan.accounts.models import User
from danvan.accounts.roles import Role
from danvan.desk.sample.organisation import PASSWORD, build_organisation
from danvan.units.access import roles_on
from danvan.units.models import HouseholdCount, Unit
from danvan.units.queries import unit_book

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def test_the_district_works_until_june_and_the_communes_from_july() -> None:
    build_organisation()

    before, after = unit_book(date(2025, 6, 30)), unit_book(date(2025, 7, 1))
    district = Unit.objects.get(key="ubnd-huyen").pk
    commune = Unit.objects.get(key="ubnd-xa-bach-khe").pk
    assert before.entries[district].live
    assert not after.entries[district].live
    assert commune not in before.entries
    assert after.entries[commune].live
    assert len(after.below(commune)) >= 8


def test_every_role_has_somebody_who_can_sign_in() -> None:
    build_organisation()

    held = {r for u in User.objects.all() for r in roles_on(u, date(2026, 7, 15))}
    assert held == set(Role)
    assert User.objects.get(username="lan").check_password(PASSWORD)
    assert HouseholdCount.objects.exists()
