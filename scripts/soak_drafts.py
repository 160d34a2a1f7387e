"""The drafts that `soak kills` imports and counts; imported once the settings are known."""

import time
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F
from django_tasks_db.models import DBTaskResult

from danvan.accounts.models import CalendarJob, User
from danvan.desk.sample.organisation import build_organisation
from danvan.plans.actions.drafts import import_plan
from danvan.plans.models import PlanDraft
from danvan.readers.files import open_source
from danvan.units.models import Unit

ON = date(2026, 3, 12)


@dataclass(frozen=True)
class Imports:
    """Somebody who imports plan after plan."""

    planner: User
    unit: Unit

    @classmethod
    def begin(cls) -> "Imports":
        """Build the sample province and take its planner."""
        build_organisation()
        planner = User.objects.get(username="lan")
        return cls(planner, Unit.objects.get(key="ubnd-xa-bach-khe"))

    def take(self, text: str, name: str) -> None:
        """Import one text."""
        import_plan(
            text.encode(),
            name,
            unit=self.unit,
            confirmed=True,
            by=self.planner,
            on=ON,
            open_file=open_source,
        )

    def let_time_pass(self, span: timedelta) -> None:
        """Make running tasks and calendar jobs look older, as if the clock had moved."""
        DBTaskResult.objects.filter(status="RUNNING").update(started_at=F("started_at") - span)
        CalendarJob.objects.update(next_at=F("next_at") - span)

    def wait(self, *, seconds: float) -> int:
        """Wait until every draft is read; return how many are not."""
        ending = time.monotonic() + seconds
        while (left := self._left()) and time.monotonic() < ending:
            time.sleep(0.5)
        twice = sum(draft.items.filter(kind="header").count() != 1 for draft in self._drafts())
        return left + twice

    def _left(self) -> int:
        return PlanDraft.objects.exclude(state=PlanDraft.State.REVIEW).count()

    def _drafts(self) -> list[PlanDraft]:
        return list(PlanDraft.objects.filter(state=PlanDraft.State.REVIEW))
