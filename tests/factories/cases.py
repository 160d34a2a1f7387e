"""Cases under way in xã An Bình, brought to a stage of their way by the acts themselves."""

from collections.abc import Sequence
from datetime import date

from danvan.accounts.models import User
from danvan.petitions.actions.decide import NewDecision, issue_decision
from danvan.petitions.actions.steps import NO_PAPER, StepPaper, enter_stage
from danvan.petitions.models import Decision, Petition
from tests.factories.people import World
from tests.factories.petitions import ARRIVED, chair_post, classified, petition
from tests.factories.sealed import denunciation

TAKEN_UP = date(2026, 7, 10)
DECIDED = date(2026, 8, 6)


def paper(number: str, on: date) -> StepPaper:
    """Return the paper of a step."""
    return StepPaper(number, on)


def complaint(world: World, nga: User, *, received_on: date = ARRIVED) -> Petition:
    """Return a complaint known for one, which the chairman settles."""
    row = petition(world, nga, received_on=received_on)
    row = classified(row, "complaint", settler=chair_post(world))
    return enter_stage(row.pk, None, "classified", by=nga, on=received_on)


def taken_up(world: World, nga: User, *, on: date = TAKEN_UP) -> Petition:
    """Return a complaint that was taken up."""
    case = complaint(world, nga, received_on=min(ARRIVED, on))
    return enter_stage(case.pk, None, "accepted", by=world.minh, on=on, paper=paper("14/TB", on))


def brought_to(
    case: Petition, world: World, nga: User, stages: Sequence[str], *, on: date
) -> Petition:
    """Return a case brought through stages, each with a paper of the day."""
    for stage in stages:
        by = world.minh if stage in ("assigned", "accepted", "handled") else nga
        given = NO_PAPER if stage == "verifying" else paper("20/QĐ", on)
        case = enter_stage(case.pk, None, stage, by=by, on=on, paper=given)
    return case


def decided(world: World, nga: User) -> Decision:
    """Return the decision of a complaint: right in part."""
    case = taken_up(world, nga)
    case = brought_to(case, world, nga, ("assigned", "verifying", "reported"), on=DECIDED)
    new = NewDecision(
        "decided", "31/QĐ-UBND", DECIDED, Petition.Result.PARTLY, "Bồi thường thêm 12 cây bưởi."
    )
    return issue_decision(case.pk, None, new, by=world.minh, on=DECIDED)


def denunciation_taken_up(world: World, nga: User, *, on: date = TAKEN_UP) -> Petition:
    """Return a denunciation that the chairman took up."""
    case = denunciation(world, nga)
    Petition.objects.filter(pk=case.pk).update(settler=chair_post(world))
    enter_stage(case.pk, None, "classified", by=nga, on=on)
    return enter_stage(case.pk, None, "accepted", by=world.minh, on=on, paper=paper("5/QĐ", on))


def owed(case: Petition) -> dict[str, tuple[str, date | None]]:
    """Return what a case has opened: step → (state, due); of several the last."""
    rows = case.owed.select_related("obligation").order_by("pk")
    return {row.step: (row.obligation.state, row.obligation.due) for row in rows}
