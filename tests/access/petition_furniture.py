"""What the addresses of petitions are tried on: one of each kind at xã An Bình."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from danvan.accounts.models import User
from danvan.accounts.roles import Role
from danvan.petitions.models import Petition, Similar
from tests.access.exchange_furniture import exchange_arguments
from tests.access.furniture import Arguments
from tests.factories.people import World, appoint, person
from tests.factories.petitions import load_law, petition
from tests.factories.sealed import denunciation

ON = date(2026, 3, 9)


def petition_arguments(world: World) -> Mapping[str, Arguments]:
    """Return what each address of petitions is opened with."""
    load_law()
    nga = person("furniture-receptionist", "Người tiếp công dân")
    appoint(nga, world.commune, Role.RECEPTIONIST, "Công chức tiếp công dân")
    return {
        **sealed_arguments(world),
        **intake_arguments(world, nga),
        **exchange_arguments(world, nga),
    }


def sealed_arguments(world: World) -> Mapping[str, Arguments]:
    """Return those of what is sealed: a denunciation whose seal Minh keeps."""
    nga = world.commune.posts.get(role=Role.RECEPTIONIST).appointments.get().user
    row = denunciation(world, nga, on=ON)
    case = {"public_id": row.public_id}
    return {
        "petitions:statistics-file": {"ending": "xlsx"},
        "petitions:sealed": case,
        "petitions:sealed-person": case,
        "petitions:sealed-text": case,
        "petitions:sealed-charge": case,
        "petitions:sealed-lay": case,
        "petitions:sealed-paper": {"public_id": row.sealed.papers.get().public_id},
        "petitions:about": case,
    }


def intake_arguments(world: World, nga: User) -> Mapping[str, Arguments]:
    """Return those of the register: a petition to be read, another one like it, a draft."""
    first = petition(world, nga, received_on=ON)
    other = petition(world, nga, received_on=ON)
    Similar.objects.create(petition=other, earlier=first, likeness=90)
    away = petition(world, nga, received_on=ON, subject="Việc của nơi khác")
    Petition.objects.filter(pk=away.pk).update(
        kind="recommendation", stage="classified", outcome="transfer"
    )
    case = {"public_id": other.public_id}
    return {
        "petitions:draft-drop": {"key": UUID("7f0f61f8-5b7e-4a2e-8f8a-0a51b8b1f001")},
        "petitions:minutes": case,
        "petitions:minutes-file": case,
        "petitions:receipt": case,
        "petitions:receipt-second": case,
        "petitions:receipt-confirm": case,
        "petitions:desk": {"key": world.commune.key},
        "petitions:classify": case,
        "petitions:case": case,
        "petitions:case-people": case,
        "petitions:case-letter": case,
        "petitions:case-act": case | {"step": "tai-lieu"},
        "petitions:letter-template": {"code": "bien-nhan"},
        "petitions:letter-template-file": {"code": "bien-nhan"},
        "petitions:letter-template-back": {"code": "bien-nhan"},
        "petitions:similar": case | {"earlier": first.public_id},
        "petitions:refer": {"public_id": away.public_id},
    }
