"""How far rights go on a day, and who keeps the registers of the organisation."""

from danvan.units.access.managing import (
    areas_managed,
    manageable_units,
    may_manage_area,
    may_manage_unit,
)
from danvan.units.access.reach import (
    Reachable,
    held_on,
    main_post,
    reachable,
    reaches_unit,
    roles_on,
    units_within,
    visible_units,
)

__all__ = [
    "Reachable",
    "areas_managed",
    "held_on",
    "main_post",
    "manageable_units",
    "may_manage_area",
    "may_manage_unit",
    "reachable",
    "reaches_unit",
    "roles_on",
    "units_within",
    "visible_units",
]
