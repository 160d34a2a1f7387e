"""`danvan import-successions FILE`: lay real mergers down, doubtful ones told and never guessed."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from danvan.base import clock
from danvan.base.acts import ActRefused
from danvan.rules.lineage.clauses import MergerFile, Unreadable, read_file
from danvan.rules.lineage.places import AMBIGUOUS, CONTRADICTORY, Doubted
from danvan.units.actions.import_successions import import_successions
from danvan.units.queries.merger_figures import as_json, figures
from danvan.units.queries.merger_import import Prospect, prospect

SHARES = {"whole": "toàn bộ", "part": "một phần", "remainder": "phần còn lại"}
REFUSED = 2


class Command(BaseCommand):
    """Import a list of mergers; running it again changes nothing."""

    help = "Nhập danh sách sắp xếp đơn vị hành chính từ tệp JSON; nhập lại không đổi gì."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the file and how it is imported."""
        parser.add_argument("file", type=Path, metavar="TỆP", help="tệp danh sách sắp xếp (JSON)")
        parser.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không ghi gì")
        parser.add_argument("--json", action="store_true", help="in dạng JSON")
        parser.add_argument(
            "--known-from",
            type=date.fromisoformat,
            metavar="NGÀY",
            help="ngày đầu tiên coi như các xã cũ đã có (2021-07-01); không ghi thì là ngày liền"
            " trước ngày sắp xếp",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, look or import, and print figures and lists; a bad file is refused with exit 2."""
        try:
            file = _opened(options["file"])
            given = prospect(file) if options["dry_run"] else _imported(file, options["known_from"])
        except (Unreadable, ActRefused) as refused:
            self._refuse(str(refused), as_json=options["json"])
        if options["json"]:
            told = as_json(given, dry_run=options["dry_run"])
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
            return
        for line in _lines(given, dry_run=options["dry_run"]):
            self.stdout.write(line)

    def _refuse(self, message: str, *, as_json: bool) -> None:
        if as_json:
            told = {"schema": "danvan.refusal/1", "code": "successions", "message": message}
            self.stdout.write(json.dumps(told, ensure_ascii=False))
        raise CommandError(message, returncode=REFUSED)


def _opened(path: Path) -> MergerFile:
    """Return what a file lists; raises Unreadable naming the line or the clause at fault."""
    try:
        return read_file(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        told = f"không mở được tệp ({error.strerror}). Kiểm tra đường dẫn."
        raise Unreadable(str(path), told) from None
    except UnicodeDecodeError:
        raise Unreadable(str(path), "không phải chữ UTF-8.") from None
    except json.JSONDecodeError as error:
        raise Unreadable(f"{path}, dòng {error.lineno}", "không đúng dạng JSON.") from None


def _imported(file: MergerFile, known_from: date | None) -> Prospect:
    return import_successions(file, known_from=known_from, by=None, on=clock.today())


def _lines(given: Prospect, *, dry_run: bool) -> Iterator[str]:
    count = figures(given)
    yield "Xem trước, chưa ghi gì." if dry_run else "Đã nhập danh sách sắp xếp."
    yield f"Tệp: {count['clauses']} khoản, {count['mentions']} lần nêu đơn vị cũ."
    yield f"Sắp xếp: ghi mới {count['successions']}, đã có {count['successions_kept']}."
    yield (
        f"Địa bàn: lập {count['areas']} (tỉnh {count['provinces']}, huyện cũ {count['districts']}, "
        f"xã cũ {count['communes_old']}, xã mới {count['communes_new']}); "
        f"khớp với {count['communes_matched']} xã đã có."
    )
    yield from _doubted("Trùng tên, chưa rõ huyện", given.lineage.doubts(AMBIGUOUS))
    yield from _doubted("Các phần mâu thuẫn nhau", given.lineage.doubts(CONTRADICTORY))
    for place in given.unsure:
        yield f"Danh bạ có nhiều nơi cùng tên, lập riêng chờ làm rõ: {place.province}: {place.name}"
    for place in given.lineage.respelled:
        spellings = sorted({each.mention.printed for each in place.taken})
        yield f"Viết dấu hai cách, coi là một: {place.province}: {' = '.join(spellings)}"
    for clause in given.file.clauses:
        if not clause.mentions:
            yield f"Không nêu xã cũ: {clause.province}: {clause.printed} ({clause.cited})"
    for name in given.left:
        yield f"Còn đứng dưới xã cũ, chờ người xếp chỗ mới: {name}"
    yield f"Xã cũ chưa có nơi giữ hồ sơ, chờ người quyết định: {count['without_holder']}."


def _doubted(title: str, names: tuple[Doubted, ...]) -> Iterator[str]:
    yield f"{title}: {len(names)} tên, mỗi lần nêu là một địa bàn riêng."
    for one in names:
        district = f" ({one.district})" if one.district else ""
        taken = "; ".join(
            f"{SHARES[each.mention.share]} vào {each.clause.printed} ({each.clause.clause})"
            for each in one.taken
        )
        yield f"  {one.province}: {one.name}{district}: {taken}"
