"""What happened in the sample province until mid-July: told through the same acts people use.

The story finds a duty by its section and first words; a line of it that fits nothing is an error
of the sample, and is raised.
"""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from danvan.accounts.models import User
from danvan.desk.sample.organisation import Row, text
from danvan.desk.sample.papers import tell_papers
from danvan.desk.sample.told import tell
from danvan.obligations.actions.give import Task, give_task
from danvan.obligations.actions.standing import Answer, answer_standing
from danvan.obligations.models import Obligation, ObligationParty, ReportingDate
from danvan.plans.actions.draft_items import accept_item, keep_unassigned, mark_general
from danvan.plans.actions.drafts import import_plan
from danvan.plans.actions.drafts_issuer import IssuerChoice, choose_issuer
from danvan.plans.actions.drafts_reading import fill_draft
from danvan.plans.actions.issue import issue_plan
from danvan.plans.models import DraftItem, DutyObligation, Plan, PlanDraft
from danvan.plans.queries.drafts import header_of, value_of
from danvan.plans.values import DutyValue
from danvan.readers.files import open_source
from danvan.units.access import main_post
from danvan.units.models import Unit


class StoryMisfit(LookupError):
    """A line of the story speaks of something the sample does not have."""


@dataclass(frozen=True)
class Told:
    """How much was told «đã kể», for the operator's one line."""

    plans: int
    obligations: int
    acts: int
    papers: int

    def __str__(self) -> str:
        plans = f"{self.plans} kế hoạch, {self.obligations} việc, {self.acts} lượt xử lý"
        return f"{plans}, {self.papers} văn bản"


def tell_story() -> Told:
    """Import and issue the two plans, let everybody do what the story says, then the papers."""
    story: dict[str, Any] = json.loads(text("story.json"))
    plans: dict[str, Plan] = {}
    acts = 0
    for row in story["plans"]:
        plan = plans[row["file"]] = _issued(row, plans)
        acts += sum(_play(_found(plan, duty), duty["events"]) for duty in row["duties"])
        acts += sum(_answer(plan, answer) for answer in row["standing"])
    acts += sum(_quick(row) for row in story["quick_tasks"])
    return Told(len(plans), Obligation.objects.count(), acts, tell_papers())


def _issued(row: Row, plans: dict[str, Plan]) -> Plan:
    """Import, review and issue one plan, as its planner and its leader did."""
    planner, imported_on = _user(row["imported_by"]), _day(row["imported_on"])
    issuer = Unit.objects.get(key=row["issuer"])
    draft = import_plan(
        text(row["file"]).encode(),
        row["file"],
        unit=issuer,
        confirmed=True,
        by=planner,
        on=imported_on,
        open_file=open_source,
    )
    fill_draft(draft.pk, on=imported_on, open_file=open_source)
    draft.refresh_from_db()
    above = plans.get(row.get("implements", ""))
    day = header_of(draft).day or imported_on
    choice = IssuerChoice(issuer=issuer, day=day, implements=above)
    choose_issuer(draft.pk, version=draft.version, choice=choice, by=planner, on=imported_on)
    review_as_read(draft, planner, imported_on)
    draft.refresh_from_db()
    leader = _user(row["issued_by"])
    return issue_plan(draft.pk, version=draft.version, by=leader, on=_day(row["issued_on"]))


def review_as_read(draft: PlanDraft, planner: User, on: date) -> None:
    """Take each row as read; what names nobody is general direction, or stays unassigned."""
    for item in draft.items.filter(state=DraftItem.State.PENDING).exclude(
        kind=DraftItem.Kind.FINDING
    ):
        value = value_of(item)
        if not isinstance(value, DutyValue) or value.assigned:
            accept_item(item.pk, version=item.version, by=planner, on=on)
        elif value.part == "content":
            mark_general(item.pk, version=item.version, by=planner, on=on)
        else:
            reason = "Việc chung, giao cụ thể khi phát sinh."
            keep_unassigned(item.pk, version=item.version, reason=reason, by=planner, on=on)


def _found(plan: Plan, row: Row) -> Obligation:
    """Return the obligation that a line of the story speaks of."""
    links = (
        DutyObligation.objects.filter(_by(row["debtor"]))
        .filter(duty__plan=plan, duty__section__path=row["section"])
        .select_related("obligation", "duty")
        .distinct()
    )
    start = " ".join(row["text"].split()).casefold()
    fitting = [
        link.obligation
        for link in links
        if start in " ".join(link.duty.text.split()).casefold()
        and row["period"] in (None, link.occurrence)
    ]
    if len(fitting) != 1:
        raise StoryMisfit(f"{row['section']} «{row['text']}» {row['debtor']}: {len(fitting)} việc")
    return fitting[0]


def _by(key: str) -> Q:
    """Return the condition that a unit owes the work, or prepares it for the authority."""
    prepares = Q(
        obligation__parties__unit__key=key,
        obligation__parties__part=ObligationParty.Part.PREPARING,
    )
    return Q(debtor__key=key) | prepares


def _play(obligation: Obligation, events: list[Row]) -> int:
    for event in events:
        obligation.refresh_from_db()
        tell(obligation, event)
    return len(events)


def _answer(plan: Plan, row: Row) -> int:
    """Answer one question of standing work."""
    obligation = _found(plan, row | {"period": None})
    asked = ReportingDate.objects.filter(origin_group=obligation.origin_group).order_by("due")[0]
    answer_standing(
        obligation.pk,
        asked.pk,
        Answer(text=row["answer"] or "", nothing_arose=row["nothing"]),
        version=obligation.version,
        by=_user(row["by"]),
        on=_day(row["on"]),
    )
    return 1


def _quick(row: Row) -> int:
    """Give a task from a meeting, a letter or a word, and let it go its way."""
    giver, on = _user(row["given_by"]), _day(row["given_on"])
    post = main_post(giver, on)
    if post is None:
        raise StoryMisfit(row["given_by"])
    task = Task(
        title=row["title"],
        giving=post.unit_id,
        units=(Unit.objects.get(key=row["unit"]).pk,),
        person=_user(row["person"]),
        due=_day(row["due"]),
        basis=row["basis"],
    )
    (given,) = give_task(task, by=giver, on=on)
    return 1 + _play(given, row["events"])


def _user(username: str) -> User:
    return User.objects.get(username=username)


def _day(written: str) -> date:
    return date.fromisoformat(written)
