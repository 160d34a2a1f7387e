"""Roles and what each may do: the one table of act by role by reach that access is built on."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    """What a person is in a unit «vai trò»: held through an appointment, never by a login."""

    PLANNER = "planner"
    LEADER = "leader"
    HEAD = "head"
    OFFICER = "officer"
    CLERK = "clerk"
    RECEPTIONIST = "receptionist"
    PARTNER = "partner"
    VILLAGE = "village"
    APPRAISER = "appraiser"
    SUPERIOR = "superior"
    OPERATOR = "operator"


ROLE_LABELS: Mapping[Role, str | Promise] = {
    Role.PLANNER: _("Tham mưu, tổng hợp"),
    Role.LEADER: _("Lãnh đạo"),
    Role.HEAD: _("Thủ trưởng đơn vị"),
    Role.OFFICER: _("Chuyên viên"),
    Role.CLERK: _("Văn thư"),
    Role.RECEPTIONIST: _("Tiếp công dân, xử lý đơn"),
    Role.PARTNER: _("Cơ quan phối hợp"),
    Role.VILLAGE: _("Trưởng thôn, tổ trưởng dân phố"),
    Role.APPRAISER: _("Thẩm định"),
    Role.SUPERIOR: _("Cấp trên"),
    Role.OPERATOR: _("Quản trị"),
}


# Whose sign-in needs a second step besides the password. Heads of villages are left out: many own
# one old telephone and no mail address, and reach only the work of their own village; a step that
# keeps them from reporting would protect nobody. Everybody else can read what citizens wrote.
SECOND_FACTOR: frozenset[Role] = frozenset(Role) - {Role.VILLAGE}


class Reach(StrEnum):
    """How far a right goes «phạm vi»."""

    OWN = "own"  # the unit of the appointment
    BELOW = "below"  # units under it in its own sector
    PARTY = "party"  # records that name the unit as a party
    RECEIVED = "received"  # records of ended units that the unit holds


_O, _B, _P, _R = Reach.OWN, Reach.BELOW, Reach.PARTY, Reach.RECEIVED
Grants = Mapping[Role, frozenset[Reach]]


def _grant(*roles: Role, reach: tuple[Reach, ...]) -> dict[Role, frozenset[Reach]]:
    return dict.fromkeys(roles, frozenset(reach))


_SEE: Grants = {
    **_grant(Role.LEADER, Role.PLANNER, Role.HEAD, Role.SUPERIOR, reach=(_O, _B, _P, _R)),
    **_grant(Role.APPRAISER, reach=(_O, _B, _P)),
    **_grant(Role.OFFICER, Role.CLERK, Role.RECEPTIONIST, reach=(_O, _P, _R)),
    **_grant(Role.PARTNER, Role.VILLAGE, reach=(_O, _P)),
}
_WORK = _grant(Role.HEAD, Role.OFFICER, Role.PLANNER, Role.PARTNER, Role.VILLAGE, reach=(_O,))
_CHASE = _grant(Role.PLANNER, Role.LEADER, Role.PARTNER, reach=(_O,))

# Each act by the name the code asks for. An act that is absent here is allowed to nobody.
ACTS: Mapping[str, Grants] = {
    # plans
    "plans.view": _SEE,
    "plans.import": _grant(Role.PLANNER, Role.PARTNER, reach=(_O,)),
    "plans.issue": _grant(Role.PLANNER, Role.LEADER, Role.PARTNER, reach=(_O,)),
    "plans.close": _CHASE,
    "plans.export": _SEE,
    "obligations.oversee": _grant(
        Role.LEADER, Role.PLANNER, Role.HEAD, Role.SUPERIOR, reach=(_O, _B)
    ),
    # obligations, asked of the side that owes
    "obligations.view": _SEE,
    "obligations.assign": _grant(Role.HEAD, Role.PLANNER, Role.LEADER, reach=(_O,)),
    "obligations.report": _WORK,
    "obligations.submit": _WORK,
    "obligations.ask_extension": _WORK,
    "obligations.ask_waiver": _WORK,
    "obligations.answer_standing": _WORK,
    # obligations, asked of the side that is owed
    "obligations.confirm": _CHASE,
    "obligations.decide_extension": _CHASE,
    "obligations.decide_waiver": _grant(Role.LEADER, reach=(_O,)),
    # What ended units left open is handed on by whoever holds their records.
    "obligations.hand_over": _grant(Role.PLANNER, Role.LEADER, reach=(_O, _R)),
    "obligations.follow_request": _CHASE,
    "obligations.give": _grant(Role.LEADER, Role.PLANNER, Role.HEAD, reach=(_O, _B)),
    # documents and files
    "documents.view": _SEE,
    "documents.export": _SEE,
    # Looking a paper over keeps nothing of it: whoever writes, signs or files papers may.
    "documents.check": _grant(
        Role.PLANNER,
        Role.LEADER,
        Role.HEAD,
        Role.OFFICER,
        Role.CLERK,
        Role.RECEPTIONIST,
        Role.PARTNER,
        Role.APPRAISER,
        Role.SUPERIOR,
        reach=(_O,),
    ),
    "documents.draft": _grant(
        Role.PLANNER,
        Role.OFFICER,
        Role.HEAD,
        Role.CLERK,
        Role.RECEPTIONIST,
        Role.PARTNER,
        reach=(_O,),
    ),
    "documents.approve": _grant(Role.LEADER, Role.HEAD, reach=(_O,)),
    # Number, day, signed paper and sending are the clerk's; so is what comes in.
    "documents.issue": _grant(Role.CLERK, reach=(_O,)),
    "documents.receive": _grant(Role.CLERK, reach=(_O,)),
    "documents.pass_on": _grant(Role.CLERK, Role.LEADER, Role.HEAD, reach=(_O,)),
    "documents.keep_law": _grant(Role.OPERATOR, reach=(_O,)),
    "files.release": _grant(Role.OPERATOR, reach=(_O,)),
    "dossiers.view": _SEE,
    "dossiers.close": _grant(Role.PLANNER, Role.LEADER, Role.CLERK, reach=(_O, _R)),
    # the organisation: seen by all who hold a post, kept by operators
    "units.view": _grant(*Role, reach=(_O, _B)),
    "units.manage": _grant(Role.OPERATOR, reach=(_O, _B)),
    "people.manage": _grant(Role.OPERATOR, reach=(_O, _B)),
    "people.delegate": _grant(Role.LEADER, Role.HEAD, reach=(_O,)),
    "people.note_absence": _grant(Role.LEADER, Role.HEAD, Role.OPERATOR, reach=(_O,)),
    "people.hand_over": _grant(Role.LEADER, Role.HEAD, Role.PLANNER, Role.OPERATOR, reach=(_O,)),
    "bodies.view": _SEE,
    "bodies.manage": _grant(Role.LEADER, Role.PLANNER, Role.PARTNER, reach=(_O,)),
    # petitions and reception: the register is seen by who keeps it and by who answers for it; an
    # office and its officers see the cases handed to them (PARTY). What is sealed asks more.
    "petitions.view": {
        **_grant(Role.RECEPTIONIST, Role.LEADER, reach=(_O, _R)),
        **_grant(Role.HEAD, Role.OFFICER, reach=(_P,)),
    },
    "petitions.receive": _grant(Role.RECEPTIONIST, Role.CLERK, reach=(_O,)),
    "petitions.classify": _grant(Role.RECEPTIONIST, reach=(_O,)),
    "petitions.decide": _grant(Role.LEADER, reach=(_O,)),
    "petitions.assign": _grant(Role.LEADER, Role.HEAD, reach=(_O, _P)),
    "petitions.work": {
        **_grant(Role.RECEPTIONIST, reach=(_O,)),
        **_grant(Role.HEAD, Role.OFFICER, reach=(_P,)),
    },
    "petitions.write_letter": {
        **_grant(Role.RECEPTIONIST, Role.LEADER, reach=(_O,)),
        **_grant(Role.HEAD, Role.OFFICER, reach=(_P,)),
    },
    "petitions.count": {
        **_grant(Role.LEADER, Role.PLANNER, Role.SUPERIOR, reach=(_O, _B, _R)),
        **_grant(Role.RECEPTIONIST, Role.HEAD, reach=(_O,)),
    },
    "petitions.exchange": _grant(Role.RECEPTIONIST, reach=(_O,)),
    "petitions.answer_person": _grant(Role.RECEPTIONIST, Role.LEADER, reach=(_O,)),
    # How long personal data stays is a decision of the unit, entered by who keeps the program.
    "petitions.keep_retention": _grant(Role.OPERATOR, reach=(_O,)),
    "petitions.keep_templates": _grant(Role.OPERATOR, Role.RECEPTIONIST, reach=(_O,)),
    "reception.view": _grant(
        Role.RECEPTIONIST, Role.LEADER, Role.PLANNER, Role.HEAD, reach=(_O, _R)
    ),
    "reception.plan": _grant(Role.RECEPTIONIST, Role.PLANNER, Role.LEADER, reach=(_O,)),
    "reception.hold": _grant(Role.RECEPTIONIST, Role.LEADER, reach=(_O,)),
    "reception.conclude": _grant(Role.LEADER, Role.RECEPTIONIST, reach=(_O,)),
    # the numbers of the law: everybody looks them up, operators keep them
    "law.view": _grant(*Role, reach=(_O,)),
    "law.edit": _grant(Role.OPERATOR, reach=(_O,)),
    "audit.verify": _grant(Role.OPERATOR, reach=(_O,)),
}


def reach_of(act: str, role: Role) -> frozenset[Reach]:
    """Return how far `role` carries `act`; empty when it does not. Raises KeyError: unknown act."""
    return ACTS[act].get(role, frozenset())
