"""The leader's page: one page that fits a phone."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.desk.queries.leader import UNITS, leader_stacks, leader_tiles, plan_rows, unit_rows
from danvan.obligations.queries.desk_lists import Asker
from danvan.obligations.queries.desk_overseen import unit_lines
from danvan.petitions.queries.late import clocked

EVERY_UNIT = "tat-ca"
PETITIONS = 8  # lines of petitions against the law's clock


@staff_page("obligations.oversee")
@require_safe
def leader(request: StaffRequest) -> HttpResponse:
    """Show what is late and whose, what waits for a word, how units and plans stand."""
    user, on = request.user, request.today
    asker = Asker(user, on)
    tiles = leader_tiles(asker)
    lines = unit_lines(asker)
    shown = lines if request.GET.get("don-vi") == EVERY_UNIT else lines[:UNITS]
    plans, plans_in_all = plan_rows(user, on=on)
    petitions = clocked(user, PETITIONS, on=on)
    context = {
        "counts": tiles,
        "stacks": leader_stacks(asker, tiles, [line.public_id for line in petitions.lines]),
        "units": unit_rows(shown, on=on),
        "units_in_all": len(lines),
        "petitions": petitions,
        "plans": plans,
        "plans_in_all": plans_in_all,
    }
    return render(request, "desk/leader.html", context)
