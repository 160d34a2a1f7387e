"""The command `danvan due`: when a step of the law is due, each day explained. No database."""

import argparse
import json
import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from danvan.rules.deadlines.calendar import WorkCalendar, say_weekday
from danvan.rules.deadlines.explained import explain
from danvan.rules.deadlines.limits import BadLimits, CannotCount, LimitTable, table_from
from danvan.rules.deadlines.statutory import (
    Circumstances,
    StatutoryDeadline,
    Suspension,
    statutory_deadline,
)

DONE, REFUSED = 0, 2
DATA = Path(__file__).parent / "law" / "data"
LIMITS_FILE, DAYS_FILE = DATA / "time_limits.json", DATA / "holidays.json"

# Python reads 20260706 and 2026-W28-1 too; one way to write a day is enough.
WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

# What argparse says in English, in our words.
_TOLD = (
    ("the following arguments are required:", "thiếu"),
    ("unrecognized arguments:", "không hiểu"),
    ("expected one argument", "cần một giá trị đi kèm"),
)


class _Wrong(ValueError):
    """The words of the command do not make sense; the message says why."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        told = message.removeprefix("argument ")
        for english, vietnamese in _TOLD:
            told = told.replace(english, vietnamese)
        raise _Wrong(f"{told}. Xem cách dùng: danvan due --help")


def main(words: Sequence[str]) -> int:
    """Run `due` with its words (the command's own name first); return the exit code."""
    as_json = "--json" in words
    try:
        given = _parser().parse_args(list(words)[1:])
        deadline = statutory_deadline(
            load_limits(given.limits), load_calendar(), given.step, given.since, _case(given)
        )
    except CannotCount as refused:
        return _refuse(refused.code, refused.message, as_json=as_json)
    except _Wrong as wrong:
        return _refuse("bad_arguments", str(wrong), as_json=as_json)
    except OverflowError:
        message = "Ngày ngoài phạm vi tính được (năm 1 đến 9999). Kiểm tra lại ngày."
        return _refuse("impossible_dates", message, as_json=as_json)
    _print(deadline, as_json=as_json)
    return DONE


def load_limits(path: Path = LIMITS_FILE) -> LimitTable:
    """Return the table of a data file. Raises BadLimits when it cannot be read."""
    try:
        return table_from(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise BadLimits(f"Không mở được tệp thời hạn {path}: {error.strerror}.") from error
    except CannotCount:
        raise
    except (ValueError, RecursionError) as error:
        raise BadLimits(f"Tệp thời hạn {path} không phải JSON đọc được. Kiểm tra tệp.") from error


def load_calendar(path: Path = DAYS_FILE) -> WorkCalendar:
    """Return the days off and make-up days shipped with the program, the settled ones."""
    days = [
        row
        for row in json.loads(path.read_text(encoding="utf-8"))["days"]
        if row.get("settled", True)
    ]
    return WorkCalendar(
        off=frozenset(date.fromisoformat(row["on"]) for row in days if row["kind"] == "off"),
        make_up=frozenset(
            date.fromisoformat(row["on"]) for row in days if row["kind"] == "make_up"
        ),
    )


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="danvan due", description="Tính hạn theo luật của một bước.", allow_abbrev=False
    )
    parser.add_argument("step", metavar="BƯỚC", help="mã bước, ví dụ complaint.accept")
    parser.add_argument(
        "--from", dest="since", type=_day, required=True, metavar="NGÀY",
        help="ngày bắt đầu (2026-07-06); với bước tính lùi là ngày của sự kiện",
    )  # fmt: skip
    parser.add_argument("--complex", action="store_true", help="vụ việc phức tạp")
    parser.add_argument("--specially-complex", action="store_true", help="đặc biệt phức tạp")
    parser.add_argument(
        "--remote", action="store_true",
        help="vùng sâu, vùng xa, đi lại khó khăn; "
        "đất đai: miền núi, biên giới, đảo, vùng khó khăn",
    )  # fmt: skip
    parser.add_argument(
        "--several-places", action="store_true",
        help="xác minh ở nhiều địa điểm hoặc phải ủy quyền xác minh",
    )  # fmt: skip
    parser.add_argument("--third-parties", action="store_true", help="liên quan bên thứ ba")
    parser.add_argument("--dismissal", action="store_true", help="kỷ luật buộc thôi việc")
    parser.add_argument(
        "--extended-on", type=_day, action="append", default=[], metavar="NGÀY",
        help="ngày ra quyết định gia hạn; nhắc lại cho mỗi quyết định",
    )  # fmt: skip
    parser.add_argument(
        "--suspended", type=_stay, action="append", default=[], metavar="TỪ..ĐẾN",
        help="tạm đình chỉ từ ngày quyết định đến ngày tiếp tục; chưa tiếp tục: để trống sau ..; "
        "với thời hiệu khiếu nại: thời gian có trở ngại khách quan",
    )  # fmt: skip
    parser.add_argument("--limits", type=Path, default=LIMITS_FILE, metavar="TỆP")
    parser.add_argument("--json", action="store_true", help="in dạng JSON")
    return parser


def _day(text: str) -> date:
    try:
        if not WRITTEN.fullmatch(text):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"“{text}” không phải ngày có thật; viết năm-tháng-ngày, ví dụ 2026-07-06"
        ) from error


def _stay(text: str) -> Suspension:
    since, dots, until = text.partition("..")
    if not dots:
        raise argparse.ArgumentTypeError(
            f"“{text}” chưa đúng dạng; viết TỪ..ĐẾN, ví dụ 2026-07-10..2026-07-20"
        )
    return Suspension(_day(since), _day(until) if until else None)


def _case(given: argparse.Namespace) -> Circumstances:
    return Circumstances(
        is_complex=given.complex,
        is_specially_complex=given.specially_complex,
        is_remote=given.remote,
        has_several_places=given.several_places,
        has_third_parties=given.third_parties,
        is_dismissal=given.dismissal,
        extended_on=tuple(given.extended_on),
        suspended=tuple(sorted(given.suspended, key=lambda stay: stay.since)),
    )


def _print(deadline: StatutoryDeadline, *, as_json: bool) -> None:
    due = deadline.due
    if as_json:
        told = {
            "due": due.isoformat() if due else None,
            "basis": deadline.basis,
            "steps": list(explain(deadline)),
            "verified": deadline.is_verified,
        }
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return
    print(f"Hạn: {say_weekday(due)}" if due else "Hạn: chưa xác định, đang tạm đình chỉ")
    print(f"Căn cứ: {deadline.basis}")
    for step in explain(deadline):
        print(f"  - {step}")


def _refuse(code: str, message: str, *, as_json: bool) -> int:
    if as_json:
        print(
            json.dumps(
                {"schema": "danvan.refusal/1", "code": code, "message": message},
                ensure_ascii=False,
                indent=1,
            )
        )
    else:
        print(message, file=sys.stderr)
    return REFUSED
