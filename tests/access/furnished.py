"""Xã An Bình with one of everything: what the addresses that take an argument are tried on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from danvan.obligations.models import Obligation, ReportingDate
from danvan.plans.actions.issue import issue_plan
from danvan.plans.models import DraftItem, Plan, PlanDraft
from tests.access.furniture import (
    Arguments,
    account_arguments,
    document_arguments,
    law_arguments,
    people_arguments,
    unit_arguments,
)
from tests.access.petition_furniture import petition_arguments
from tests.access.reception_furniture import reception_arguments
from tests.factories.obligations import owed
from tests.factories.people import World
from tests.factories.plans import TARGET, duty, reviewed_draft

ON = date(2026, 3, 9)


@dataclass(frozen=True)
class Furnished:
    """One of everything that xã An Bình has «xã có đủ»."""

    world: World
    draft: PlanDraft
    row: DraftItem
    plan: Plan
    version: PlanDraft
    work: Obligation
    standing: Obligation
    period: ReportingDate
    furniture: Mapping[str, Arguments]


def furnish(world: World) -> Furnished:
    """Write one of everything for xã An Bình."""
    duties = [
        duty("Lập danh mục", world.office, nature="deliverable"),
        duty("Công khai kết quả", world.office, nature="standing"),
    ]
    issued = reviewed_draft(world, duties, others=[TARGET])
    plan = issue_plan(issued.pk, version=1, by=world.lan, on=ON)
    draft = reviewed_draft(world, duties)
    version = reviewed_draft(world, duties, renews=plan, renewal="replaces")
    group = f"plans.plan:{plan.pk}"
    period = ReportingDate.objects.create(
        since=date(2026, 1, 1),
        until=date(2026, 3, 31),
        asked_from=ON,
        origin_group=group,
        creditor=world.commune,
        label="Quý I",
        due=ON,
    )
    return Furnished(
        world=world,
        draft=draft,
        row=draft.items.filter(kind="duty")[0],
        plan=plan,
        version=version,
        work=owed(world),
        standing=Obligation.objects.filter(origin_group=group, nature="standing")[0],
        period=period,
        furniture={
            **account_arguments(world.lan),
            **unit_arguments(world),
            **people_arguments(world),
            **document_arguments(world),
            **law_arguments(),
            **petition_arguments(world),
            **reception_arguments(world),
        },
    )


def arguments(made: Furnished) -> Mapping[str, Arguments]:
    """Return what each address that takes an argument is opened with, by its name."""
    draft = {"public_id": made.draft.public_id}
    row = draft | {"pk": made.row.pk}
    plan: dict[str, Any] = {"public_id": made.plan.public_id}
    version: dict[str, Any] = {"public_id": made.version.public_id}
    duty_pk: dict[str, Any] = {"pk": made.plan.duties.all()[0].pk}
    group = {"group": f"plans.plan:{made.plan.pk}"}
    work = {"public_id": made.work.public_id}
    return {
        "plans:draft": draft,
        "plans:draft-progress": draft,
        "plans:draft-again": draft,
        "plans:draft-drop": draft,
        "plans:draft-picture": draft | {"page": 1},
        "plans:draft-issuer": draft,
        "plans:draft-accept-all": draft,
        "plans:draft-general": draft,
        "plans:draft-units": draft,
        "plans:draft-add": draft,
        "plans:draft-row": row,
        "plans:draft-edit": row,
        "plans:draft-more": row,
        "plans:draft-settle": row | {"what": "nhan"},
        "plans:draft-decide": row | {"what": "tach"},
        "plans:detail": plan,
        "plans:duty": plan | duty_pk,
        "plans:coverage": plan,
        "plans:export": plan,
        "plans:close": plan,
        "plans:renew": plan,
        "plans:draft-older": draft,
        "plans:draft-pairs": version,
        "plans:draft-pair": version | duty_pk,
        "plans:dossier": plan,
        "plans:compare": plan,
        "plans:compare-draft": draft,
        "plans:preview": draft,
        "plans:issue": draft,
        "obligations:standing": group,
        "obligations:say": group
        | {"period_id": made.period.pk, "public_id": made.standing.public_id},
        "obligations:periods": group,
        "obligations:period": group | {"period_id": made.period.pk},
        "obligations:detail": work,
        "obligations:act": work | {"step": "tien-do"},
        "documents:file": {"public_id": made.draft.file.public_id},
        **made.furniture,
    }
