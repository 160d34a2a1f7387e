"""How the units a leader oversees stand on a day: each number with the condition of its rows."""

from dataclasses import dataclass

from django.db.models import Count

from danvan.obligations.access import Part
from danvan.obligations.queries.desk_lists import (
    Asker,
    Pile,
    done_in_time,
    of_day,
)


@dataclass(frozen=True)
class UnitLine:
    """How one unit stands «theo đơn vị».

    `judged` is what it finished this year or is late with; `in_time` what of it came in time.
    """

    unit: int
    late: int
    week: int
    later: int
    submitted: int
    judged: int
    in_time: int

    @property
    def share(self) -> int | None:
        """Return how much of what could be judged came in time, in whole per cent."""
        return round(100 * self.in_time / self.judged) if self.judged else None


def unit_lines(asker: Asker) -> tuple[UnitLine, ...]:
    """Return the units overseen that owe anything this year, those late first; one query."""
    on = asker.on
    counted = (
        asker.overseen.filter(parties__part=Part.DEBTOR, parties__unit__in=asker.units.values("pk"))
        .order_by()
        .values("parties__unit")
        .annotate(
            late=Count("pk", filter=of_day(Pile.LATE, on)),
            week=Count("pk", filter=of_day(Pile.WEEK, on)),
            later=Count("pk", filter=of_day(Pile.LATER, on)),
            submitted=Count("pk", filter=of_day(Pile.SUBMITTED, on)),
            judged=Count("pk", filter=of_day(Pile.JUDGED, on)),
            in_time=Count("pk", filter=of_day(Pile.JUDGED, on) & done_in_time()),
        )
    )
    lines = [
        UnitLine(
            row["parties__unit"],
            row["late"],
            row["week"],
            row["later"],
            row["submitted"],
            row["judged"],
            row["in_time"],
        )
        for row in counted
    ]
    owing = [line for line in lines if line.late or line.week or line.later or line.judged]
    return tuple(sorted(owing, key=lambda one: (-one.late, -one.week, -one.later, one.unit)))
