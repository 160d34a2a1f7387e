"""A denunciation in the named world, with a name, a sentence and a scan that can be looked for."""

from collections.abc import Iterable
from datetime import date

from danvan.accounts.models import User
from danvan.accounts.roles import Role
from danvan.petitions.actions.register import Intake, Person
from danvan.petitions.actions.seal import SealedFile
from danvan.petitions.actions.sealed import receive_denunciation
from danvan.petitions.models import Petition
from danvan.units.models import Post, Unit
from tests.factories.people import World, appoint, person
from tests.factories.petitions import ARRIVED

DENOUNCER = Person(
    name="Hồ Văn Sang",
    address="Xóm Mới, xã An Bình",
    identity_number="001083004567",
    phone="0912345678",
    email="sang.xommoi@thu.example",
)
CONTENT = "Đêm 30/6 họ chở ba mươi bao xi măng của công trình về nhà riêng bằng xe biển xanh."
MARKED_SCAN = b"%PDF-1.7\n% dau-vet-ban-quet-8841 %\n"
SUMMARY = "Tố cáo việc sử dụng vật tư công trình sai mục đích"


def denunciation(
    world: World,
    by: User,
    *,
    people: Iterable[Person] = (DENOUNCER,),
    summary: str = SUMMARY,
    channel: str = Petition.Channel.COUNTER,
    keepers: Iterable[int] = (),
    about_post: int | None = None,
    about_unit: int | None = None,
    on: date = ARRIVED,
) -> Petition:
    """Return a denunciation handed in at the counter of xã An Bình."""
    intake = Intake(
        unit=world.commune.pk,
        received_on=on,
        channel=channel,
        subject="",
        about_post=about_post,
        about_unit=about_unit,
    )
    scan = SealedFile("don to cao cua ong Sang.pdf", MARKED_SCAN)
    return receive_denunciation(
        intake, tuple(people), CONTENT, (scan,), summary, keepers, by=by, on=on
    )


def head_post(place: Unit) -> Post:
    """Return the post of the head of a unit."""
    return Post.objects.get(unit=place, is_head=True)


def provincial_people(world: World) -> tuple[User, User]:
    """Return Hải, who receives for the province, and Long, its chairman."""
    hai, long = person("hai", "Trịnh Thu Hải"), person("long", "Lý Thành Long")
    appoint(hai, world.province, Role.RECEPTIONIST, "Công chức Ban Tiếp công dân tỉnh")
    appoint(long, world.province, Role.LEADER, "Chủ tịch UBND tỉnh", head=True)
    return hai, long
