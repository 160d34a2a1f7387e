"""Standing work folded to one row per origin, and the questions a reporting period asks."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.accounts.models import User
from danvan.obligations.access import OWING, Part, posts_of
from danvan.obligations.models import (
    Nature,
    Obligation,
    ObligationParty,
    ReportingDate,
    StandingAnswer,
)
from danvan.obligations.queries.inbox import EVERYTHING, Wanted, my_work
from danvan.obligations.queries.origins import NOWHERE, origins

UNGROUPED = "khac"  # in addresses: standing work that no plan gave


@dataclass(frozen=True)
class Fold:
    """The standing work of one origin «việc thường xuyên», folded to a line.

    `asked` is the period that asks now, if one does; `unanswered` how many questions are open.
    """

    group: str
    label: str
    count: int
    asked: ReportingDate | None
    unanswered: int

    @property
    def url(self) -> str:
        """Return the address where the questions are answered."""
        return reverse("obligations:standing", args=[self.group or UNGROUPED])


@dataclass(frozen=True)
class Question:
    """One question of a reporting period «câu hỏi»: a piece of standing work and its answer."""

    obligation: Obligation
    answer: StandingAnswer | None


def standing_rows(user: User, *, on: date, wanted: Wanted = EVERYTHING) -> QuerySet[Obligation]:
    """Return the open standing work of the person's units."""
    rows = my_work(user, on=on, wanted=wanted)
    return rows.filter(nature=Nature.STANDING, state=Obligation.State.OPEN)


def standing_folds(user: User, *, on: date, wanted: Wanted = EVERYTHING) -> tuple[Fold, ...]:
    """Return one line per origin, those that ask now first; four queries for all."""
    rows = standing_rows(user, on=on, wanted=wanted)
    counts = dict(
        rows.order_by().values_list("origin_group").annotate(count=Count("pk", distinct=True))
    )
    asking = asking_now(counts, on=on)
    owed = _owed_questions(user, rows, asking, on)
    labels = origins(counts, on=on)
    folds = [
        Fold(
            group,
            labels.get(group, NOWHERE).label or _("Việc thường xuyên khác"),
            count,
            asking.get(group) if owed[group] else None,
            owed[group],
        )
        for group, count in counts.items()
    ]
    return tuple(sorted(folds, key=lambda fold: (not fold.unanswered, fold.label)))


def asking_now(groups: Collection[str], *, on: date) -> dict[str, ReportingDate]:
    """Return, for each origin group, the latest reporting period that has begun to ask."""
    begun = ReportingDate.objects.filter(origin_group__in=groups, asked_from__lte=on)
    return {period.origin_group: period for period in begun.order_by("due")}


def questions(rows: Sequence[Obligation], period: ReportingDate) -> tuple[Question, ...]:
    """Return one question per piece of standing work, with what was answered so far."""
    ids = [row.pk for row in rows]
    said = {
        answer.obligation_id: answer
        for answer in StandingAnswer.objects.filter(reporting_date=period, obligation__in=ids)
    }
    return tuple(Question(row, said.get(row.pk)) for row in rows)


def _owed_questions(
    user: User, rows: QuerySet[Obligation], asking: dict[str, ReportingDate], on: date
) -> Counter[str]:
    """Count the open questions of each group that this person's units are to answer."""
    units = posts_of(user, on=on).own("obligations.answer_standing")
    periods = [period.pk for period in asking.values()]
    answered = StandingAnswer.objects.filter(reporting_date__in=periods).values("obligation")
    open_rows = rows.filter(
        origin_group__in=asking, parties__unit__in=units, parties__part__in=OWING
    ).exclude(pk__in=answered)
    found = open_rows.order_by().distinct().values_list("pk", "origin_group")
    return Counter(group for _pk, group in found)


def group_label(group: str, *, on: date) -> str:
    """Return what an origin group is called."""
    found = origins([group], on=on).get(group, NOWHERE).label
    return found or _("Việc thường xuyên khác")


def periods_of(group: str) -> QuerySet[ReportingDate]:
    """Return the reporting periods of an origin group, by the day they are due."""
    answered = Count("answers", distinct=True)
    return ReportingDate.objects.filter(origin_group=group).annotate(answered=answered)


def creditor_of(user: User, group: str, *, on: date) -> int | None:
    """Return the unit of the person that set the group's standing work, if one did."""
    units = posts_of(user, on=on).own("obligations.confirm")
    parties = ObligationParty.objects.filter(
        obligation__origin_group=group,
        obligation__nature=Nature.STANDING,
        part=Part.CREDITOR,
        unit__in=units,
    )
    return parties.order_by("unit").values_list("unit", flat=True).first()
