"""What is asked of 100,000 documents, and how they are laid down."""

import random
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from django.db import connection

from danvan.accounts.models import User
from danvan.documents.access.register import registers_read
from danvan.documents.models import Document
from danvan.documents.queries.register import Wanted, found_documents, offered_in, pages_of
from danvan.units.actions import rebuild_paths
from danvan.units.models import Unit
from tests.factories.people import area, make_world, unit

COMMUNES = 100
ROUNDS = 7
ON = date(2026, 7, 15)
PAGE = 30
SUBJECTS = (
    "Công tác dân vận chính quyền", "Thực hiện dân chủ ở cơ sở", "Tiếp công dân định kỳ",
    "Cải cách hành chính", "Chuyển đổi số", "Đất đai, giải phóng mặt bằng", "Hoà giải ở cơ sở",
    "Phòng, chống thiên tai", "Xây dựng nông thôn mới", "Đối thoại với Nhân dân",
)  # fmt: skip
KINDS = (("Kế hoạch", "KH"), ("Báo cáo", "BC"), ("Công văn", "CV"), ("Quyết định", "QĐ"))


def measure(many: int) -> None:
    """Fill the database of the test run and print a line a question."""

    begun = time.perf_counter()
    people = _fill(many)
    taken = time.perf_counter() - begun
    print(f"{connection.vendor}: {Document.objects.count():,} documents laid in {taken:.1f} s")
    for who, user in people.items():
        registers = registers_read(user, on=ON)
        for what, asked in _questions():
            wanted = Wanted(**asked)
            rows = found_documents(registers, wanted)
            found = [row.pk for row in rows[:PAGE]]
            count = _best(lambda rows=rows: rows.count())
            page = _best(
                lambda registers=registers, wanted=wanted: list(
                    pages_of(registers, wanted, PAGE).get_page(1)
                )
            )
            floor = _best(lambda found=found: list(Document.objects.filter(pk__in=found)))
            print(
                f"  {who:9} {what:28} {rows.count():>7,} found  count {count:7.1f} ms  "
                f"count and page {page:7.1f} ms  floor {floor:5.1f} ms"
            )
        offered = _best(lambda registers=registers: offered_in("outgoing", registers))
        print(f"  {who:9} {'choices of the filters':28} {'':13}  {offered:7.1f} ms")


def _questions() -> Iterator[tuple[str, dict[str, object]]]:
    yield "newest", {}
    yield "one number", {"text": "451/KH-UBND"}
    yield "rare word", {"text": "dac biet 77"}
    yield "two words, a tenth of all", {"text": "dân vận"}
    yield "a word all have", {"text": "nam"}
    yield "year and kind", {"year": 2025, "kind": "Kế hoạch"}
    yield "law, one number", {"side": "law", "text": "459/2021/nđ-cp"}
    yield "law in force on a day", {"side": "law", "in_force": date(2024, 1, 1)}


def _best(work: Callable[[], object]) -> float:
    """Return the milliseconds of the best of a few rounds: the machine does other work, too."""
    work()
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return min(taken) * 1000


def _fill(many: int) -> dict[str, User]:
    """Lay the documents down, nine tenths in the registers of communes, and return who asks."""

    world = make_world()
    units = [world.commune, world.neighbour]
    for at in range(COMMUNES - len(units)):
        place = area(f"xa-{at}", f"xã {at}", "commune", None)
        units.append(unit(f"ubnd-{at}", f"UBND xã {at}", "ubnd", "commune", place, world.province))
    rebuild_paths()
    chance = random.Random(7)
    Document.objects.bulk_create(
        (_document(at, units[at % COMMUNES], chance) for at in range(many)), batch_size=2000
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return {"officer": world.thu, "commune": world.lan, "province": world.kim}


def _document(at: int, place: Unit, chance: random.Random) -> Document:

    day = date(2020, 1, 1) + timedelta(days=chance.randrange(2300))
    subject = SUBJECTS[at // 7 % len(SUBJECTS)]
    title = f"{subject} năm {day.year}"
    if at % 10 == 9:
        return Document(
            kind="Nghị định", number=f"{at % 900}/{day.year}/NĐ-CP", issuer="Chính phủ",
            issued_on=day, title=title, side="law", certainty="VERIFIED", in_force_from=day,
        )  # fmt: skip
    kind, code = KINDS[at % len(KINDS)]
    rare = f", đặc biệt {at % 1000}" if at % 500 < 90 else ""
    return Document(
        kind=kind, number=f"{at // COMMUNES % 900}/{code}-UBND", issuer=f"UBND xã {at % COMMUNES}",
        issued_on=day, title=title + rare, unit=place, issuer_unit=place,
    )  # fmt: skip
