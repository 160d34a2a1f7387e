"""The organisation as of any day: areas, units, successions, posts and who holds them, bodies."""

from danvan.units.models.areas import Area, AreaVersion, HouseholdCount, Level, NoticePlace
from danvan.units.models.bodies import Body, BodyMeeting, BodySeat
from danvan.units.models.posts import Absence, Appointment, Delegation, Post
from danvan.units.models.sheets import SheetImport
from danvan.units.models.successions import AreaShare, Succession
from danvan.units.models.units import Sector, Unit, UnitKind, UnitVersion

__all__ = [
    "Absence",
    "Appointment",
    "Area",
    "AreaShare",
    "AreaVersion",
    "Body",
    "BodyMeeting",
    "BodySeat",
    "Delegation",
    "HouseholdCount",
    "Level",
    "NoticePlace",
    "Post",
    "Sector",
    "SheetImport",
    "Succession",
    "Unit",
    "UnitKind",
    "UnitVersion",
]
