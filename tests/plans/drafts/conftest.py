"""A plan of our own invention, handed in by Lan and read, with and without its issuer chosen."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from danvan.accounts.models import User
from danvan.plans.actions.drafts import import_plan
from danvan.plans.actions.drafts_issuer import IssuerChoice, choose_issuer
from danvan.plans.actions.drafts_reading import fill_draft
from danvan.plans.models import DraftItem, PlanDraft
from danvan.plans.queries.drafts import value_of
from danvan.plans.values import DutyValue
from danvan.readers.files import open_source
from tests.conftest import signed_in
from tests.factories.people import World

ON = date(2026, 3, 9)
ISSUED = date(2026, 3, 2)

PLAN = """ỦY BAN NHÂN DÂN
XÃ AN BÌNH

Số: 21/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

An Bình, ngày 02 tháng 3 năm 2026

KẾ HOẠCH

Công tác dân vận chính quyền năm 2026

Căn cứ Luật Tiếp công dân ngày 25/11/2013;

Ủy ban nhân dân xã An Bình ban hành Kế hoạch công tác dân vận chính quyền năm 2026 như sau:

I. MỤC ĐÍCH, YÊU CẦU

1. Nâng cao trách nhiệm của cán bộ, công chức trong việc lắng nghe và giải quyết việc của dân.

II. NỘI DUNG

1. Cải cách hành chính

Rà soát, niêm yết công khai thủ tục hành chính tại nơi tiếp dân.

Phấn đấu 95% hồ sơ được trả đúng hạn trở lên.

2. Đối thoại với Nhân dân

Tổ chức hội nghị đối thoại giữa Chủ tịch Ủy ban nhân dân xã với Nhân dân.

III. TỔ CHỨC THỰC HIỆN

1. Phòng Văn hóa - Xã hội

Tham mưu Ủy ban nhân dân xã tổ chức hội nghị đối thoại, hoàn thành trước ngày 20/9/2026.

Tổng hợp, báo cáo kết quả thực hiện về Ủy ban nhân dân xã trước ngày 25/11/2026.

2. Phòng Kinh tế

Chủ trì, phối hợp với Phòng Văn hóa - Xã hội rà soát quy chế chi tiêu nội bộ trong quý II năm 2026.

3. Tổ Công nghệ số cộng đồng

Hướng dẫn người dân nộp hồ sơ trực tuyến thường xuyên.

Nơi nhận:
- UBND tỉnh;
- Phòng Văn hóa - Xã hội;
- Phòng Kinh tế;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Văn Minh
"""


@pytest.fixture(autouse=True)
def on_monday(settings: object) -> None:
    """Make today 9 March 2026, the day everything here happens."""
    settings.TODAY = ON  # type: ignore[attr-defined]  # pytest-django's settings wrapper


def hand_in(world: World, text: str = PLAN, *, name: str = "ke-hoach.txt") -> PlanDraft:
    """Hand a text in as Lan, opened in this very process."""
    return import_plan(
        text.encode(),
        name,
        unit=world.commune,
        confirmed=True,
        by=world.lan,
        on=ON,
        open_file=open_source,
    )


@pytest.fixture
def read_draft(world: World) -> PlanDraft:
    """The plan as read, its issuer not yet chosen."""
    made = hand_in(world)
    fill_draft(made.pk, on=ON, open_file=open_source)
    made.refresh_from_db()
    return made


@pytest.fixture
def draft(world: World, read_draft: PlanDraft) -> PlanDraft:
    """The plan as read, proposed for xã An Bình on 2 March 2026."""
    choice = IssuerChoice(world.commune, ISSUED)
    return choose_issuer(
        read_draft.pk, version=read_draft.version, choice=choice, by=world.lan, on=ON
    )


@pytest.fixture
def find(draft: PlanDraft) -> Callable[[str], DraftItem]:
    """Find the duty of the draft in whose words a piece stands."""

    def duty_with(piece: str) -> DraftItem:
        for item in draft.items.filter(kind="duty").order_by("position"):
            value = value_of(item)
            if isinstance(value, DutyValue) and piece in value.text:
                return item
        raise LookupError(piece)

    return duty_with


@pytest.fixture
def lan(world: World) -> Client:
    """Lan's browser."""
    return signed_in(world.lan)


def browser(user: User) -> Client:
    """Return somebody's browser."""
    return signed_in(user)
