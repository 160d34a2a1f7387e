"""Who keeps a province's registers; villages; what the tables of the units app hold."""

from datetime import date

from django.apps import apps

from danvan.accounts.models import User
from danvan.accounts.roles import Role
from danvan.rules.text.letters import fold
from danvan.units.models import Area, AreaVersion, Unit, UnitVersion
from tests.factories.people import BEGINNING, World, appoint, person


def province_operator(world: World) -> User:
    """Return Giang, who keeps the registers of the whole province."""
    giang = person("giang", "Lý Trường Giang")
    appoint(giang, world.province, Role.OPERATOR, "Quản trị hệ thống cấp tỉnh")
    return giang


def village(name: str, within: Area, since: date = BEGINNING) -> Area:
    """Return a new village inside a commune."""
    made = Area.objects.create(key=fold(name).replace(" ", "-"), level="village")
    AreaVersion.objects.create(area=made, name=name, within=within, since=since)
    return made


def path_on(unit: Unit, on: date) -> str:
    """Return the path of the version that holds on a day."""
    return next(v.path for v in UnitVersion.objects.filter(unit=unit) if v.holds_on(on))


def names_on(on: date) -> set[str]:
    """Return the names of the units that exist on a day."""
    return {v.name for v in UnitVersion.objects.all() if v.holds_on(on)}


def areas_on(on: date) -> set[str]:
    """Return the names of the areas that exist on a day."""
    return {v.name for v in AreaVersion.objects.all() if v.holds_on(on)}


def tables_of_units() -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table of the units app."""
    models = apps.get_app_config("units").get_models(include_auto_created=True)
    return {m._meta.label: sorted(m._base_manager.values_list(), key=str) for m in models}
