"""Who owes a duty: hand-worked cases of orders, requests, advice and joint plans."""

import pytest

from danvan.rules.plans.owing import Ordered, Owed, Sides, owed_by

UBND, PARTY = 1, 9
CULTURE, ECONOMY = 11, 12
PARTY_OFFICE = 91
FRONT = 80
SIDES = Sides(UBND, {UBND: UBND, CULTURE: UBND, ECONOMY: UBND})
JOINT = Sides(UBND, {**SIDES.under, PARTY: PARTY, PARTY_OFFICE: PARTY})


@pytest.mark.parametrize(
    ("ordered", "owed"),
    [
        pytest.param(
            Ordered("deliverable", "lead", (CULTURE,), (ECONOMY, FRONT)),
            (Owed(CULTURE, UBND, "deliverable", partners=(ECONOMY, FRONT)),),
            id="lead-with-partners",
        ),
        pytest.param(
            Ordered("standing", "all", (CULTURE, ECONOMY)),
            (Owed(CULTURE, UBND, "standing"), Owed(ECONOMY, UBND, "standing")),
            id="each-member-of-a-group",
        ),
        pytest.param(
            Ordered("standing", "coordinate", (ECONOMY,), (CULTURE,)),
            (Owed(ECONOMY, UBND, "standing", partners=(CULTURE,)),),
            id="who-coordinates-owes-its-part",
        ),
        pytest.param(
            Ordered("deliverable", "coordinate", (), (ECONOMY,)),
            (Owed(ECONOMY, UBND, "deliverable"),),
            id="nobody-leads",
        ),
        pytest.param(
            Ordered("deliverable", "lead", (FRONT,), dated=True),
            (Owed(FRONT, UBND, "request"),),
            id="outside-authority-is-requested",
        ),
        pytest.param(
            Ordered("recurring", "all", (CULTURE, FRONT), dated=True),
            (Owed(CULTURE, UBND, "recurring"), Owed(FRONT, UBND, "request")),
            id="a-group-over-the-edge",
        ),
        pytest.param(
            Ordered("standing", "request", (ECONOMY,)),
            (Owed(ECONOMY, UBND, "request"),),
            id="politely-asked",
        ),
        pytest.param(
            Ordered("deliverable", "lead", (CULTURE,), (ECONOMY,), advises=True, dated=True),
            (Owed(UBND, UBND, "deliverable", preparing=(CULTURE,), partners=(ECONOMY,)),),
            id="advice-with-a-day-is-owed-by-the-authority",
        ),
        pytest.param(
            Ordered("deliverable", "lead", (CULTURE,), advises=True),
            (Owed(CULTURE, UBND, "deliverable"),),
            id="advice-without-a-day-stays-with-the-office",
        ),
        pytest.param(
            Ordered("standing", "lead", (CULTURE,), advises=True, dated=True),
            (Owed(CULTURE, UBND, "standing"),),
            id="standing-advice-stays-with-the-office",
        ),
        pytest.param(
            Ordered("deliverable", "lead", (CULTURE, FRONT), advises=True, dated=True),
            (
                Owed(UBND, UBND, "deliverable", preparing=(CULTURE,)),
                Owed(FRONT, UBND, "request"),
            ),
            id="advice-over-the-edge",
        ),
    ],
)
def test_turns_an_order_into_debts(ordered: Ordered, owed: tuple[Owed, ...]) -> None:
    assert owed_by(ordered, SIDES) == owed


def test_in_a_joint_plan_each_side_owes_to_its_own_issuer() -> None:
    ordered = Ordered("deliverable", "all", (CULTURE, PARTY_OFFICE, PARTY))

    assert owed_by(ordered, JOINT) == (
        Owed(CULTURE, UBND, "deliverable"),
        Owed(PARTY_OFFICE, PARTY, "deliverable"),
        Owed(PARTY, PARTY, "deliverable"),
    )


def test_both_issuers_owe_what_their_offices_prepare() -> None:
    ordered = Ordered("deliverable", "all", (CULTURE, PARTY_OFFICE), advises=True, dated=True)

    assert owed_by(ordered, JOINT) == (
        Owed(UBND, UBND, "deliverable", preparing=(CULTURE,)),
        Owed(PARTY, PARTY, "deliverable", preparing=(PARTY_OFFICE,)),
    )
