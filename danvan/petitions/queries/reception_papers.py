"""Papers of reception, ready to be numbered and signed: conclusion, refusal, receipt, schedule.

Papers of an office are Vietnamese whatever the page speaks; number and day belong to the clerk.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from danvan.petitions.models import Conclusion, ReceptionSession, Visit
from danvan.petitions.queries.reception_public import ReceptionDay
from danvan.rules.deadlines.calendar import WEEKDAYS
from danvan.units.models import Sector, Unit
from danvan.units.queries import UnitBook, unit_book
from danvan.units.queries.tree import place_names
from danvan.writers.docx import write_docx
from danvan.writers.letters import OfficeDocument, Paragraph, ParagraphKind, Signature

_PLACES = ("thành phố ", "đặc khu ", "xã ", "phường ", "thị trấn ", "tỉnh ")
BLANK = "…………………………"
HEAD = ("Ngày", "Giờ", "Người tiếp", "Địa điểm", "Ghi chú")


def conclusion_paper(conclusion: Conclusion, *, on: date) -> bytes:
    """Return the notice of what a session concluded «thông báo kết luận tiếp công dân»."""
    session = conclusion.session
    items = list(conclusion.items.all())
    book = unit_book(on, {session.unit_id, *(item.unit_id for item in items)})
    post = session.post.title if session.post else "người tiếp công dân"
    opening = (
        f"Ngày {session.on:%d/%m/%Y}, tại {session.place}, {_receiver(session)} đã tiếp công dân. "
        f"{_capital(post)} kết luận như sau:"
    )
    paragraphs = [Paragraph(opening), *_lines(conclusion.text)]
    if items:
        paragraphs.append(Paragraph("Giao các đơn vị thực hiện:"))
        rows = [
            (str(n), item.text, book.name(item.unit_id), _day(item.due))
            for n, item in enumerate(items, 1)
        ]
        head = ("STT", "Việc phải làm", "Đơn vị thực hiện", "Hạn")
        paragraphs.append(
            Paragraph(kind=ParagraphKind.TABLE, rows=(head, *rows), widths=(0.08, 0.5, 0.25, 0.17))
        )
    subject = f"Kết luận tiếp công dân ngày {session.on:%d/%m/%Y}"
    names = tuple(dict.fromkeys(book.name(item.unit_id) for item in items))
    number = conclusion.number.partition("/")[0] if conclusion.number else None
    return _written(
        session,
        "Thông báo",
        subject,
        tuple(paragraphs),
        recipients=("Như trên", *names) if names else (),
        number=number,
        issued_on=conclusion.on if conclusion.number else None,
        book=book,
        on=on,
    )


def refusal_paper(visit: Visit, *, on: date) -> bytes:
    """Return the notice that somebody is not received «thông báo từ chối tiếp công dân»."""
    session = visit.session
    paragraphs = (
        Paragraph(
            f"Ngày {session.on:%d/%m/%Y}, {_who(visit)} đến {session.place} đề nghị được tiếp về "
            f"việc: {visit.summary}"
        ),
        Paragraph(f"Cơ quan từ chối tiếp công dân với lý do: {visit.note or BLANK}"),
        Paragraph("Vậy thông báo để ông/bà biết."),
    )
    number = visit.refused_number.partition("/")[0] if visit.refused_number else None
    subject = "Về việc từ chối tiếp công dân"
    return _written(session, "Thông báo", subject, paragraphs, number=number, on=on)


def receipt_paper(visit: Visit, *, on: date) -> bytes:
    """Return the receipt for what was handed in «giấy biên nhận»; a denouncer's bears no name."""
    session = visit.session
    paragraphs = (
        Paragraph(
            f"Ngày {session.on:%d/%m/%Y}, tại {session.place}, {_receiver(session)} đã nhận của "
            f"{_who(visit)} các thông tin, tài liệu sau:"
        ),
        *(Paragraph(f"{n}. {BLANK}{BLANK}") for n in range(1, 4)),
        Paragraph("Giấy này lập thành hai bản, người nộp giữ một bản, cơ quan giữ một bản."),
    )
    number = visit.receipt_number.partition("/")[0] if visit.receipt_number else None
    subject = "Thông tin, tài liệu do công dân cung cấp"
    return _written(
        session,
        "Giấy biên nhận",
        subject,
        paragraphs,
        number=number,
        symbol="GBN",
        signatures=(
            Signature(position="NGƯỜI NỘP", name="" if visit.is_sealed else _first(visit)),
            Signature(
                position="NGƯỜI NHẬN", name=session.receiver.name if session.receiver else ""
            ),
        ),
        on=on,
    )


def week_paper(
    unit: Unit, since: date, until: date, days: Sequence[ReceptionDay], *, on: date
) -> bytes:
    """Return the schedule of a week «lịch tiếp công dân tuần», to be posted."""
    book = unit_book(on, {unit.pk})
    rows = [week_row(day) for day in days]
    body: tuple[Paragraph, ...] = (Paragraph("Tuần này không có buổi tiếp công dân định kỳ."),)
    if rows:
        body = (
            Paragraph(
                kind=ParagraphKind.TABLE, rows=(HEAD, *rows), widths=(0.2, 0.15, 0.25, 0.25, 0.15)
            ),
        )
    return write_docx(
        OfficeDocument(
            issuers=(book.name(unit.pk),),
            symbol="",
            place=place_of_letters(unit, on),
            type_name="Lịch tiếp công dân",
            subject=f"Tuần từ ngày {since:%d/%m/%Y} đến ngày {until:%d/%m/%Y}",
            issued_on=on,
            paragraphs=body,
            signatures=(_signature(unit, book),),
            party_form=unit.sector == Sector.PARTY,
        )
    )


def week_row(day: ReceptionDay) -> tuple[str, ...]:
    """Return a session as a row of the posted schedule."""
    who = " ".join(part for part in (day.post, day.receiver) if part)
    notes = [day.told, "Tiếp trực tuyến" if day.online else "", "ĐÃ HỦY" if day.cancelled else ""]
    return (
        f"{WEEKDAYS[day.on.weekday()]}\n{day.on:%d/%m/%Y}",
        f"{_hour(day.starts)} – {_hour(day.ends)}",
        who,
        day.place,
        ". ".join(note.rstrip(".") for note in notes if note),
    )


def spoken_week(unit: str, since: date, until: date, days: Sequence[ReceptionDay]) -> str:
    """Return the schedule of a week as it is read over the loudspeaker, in short sentences."""
    said = [
        f"{unit} thông báo lịch tiếp công dân tuần từ ngày {_spoken(since)} đến ngày "
        f"{_spoken(until)}."
    ]
    coming = [day for day in days if not day.cancelled]
    said += [_spoken_day(day) for day in coming]
    if not coming:
        said.append("Tuần này không có buổi tiếp công dân định kỳ.")
    for day in days:
        if day.cancelled:
            said.append(
                f"Buổi tiếp {WEEKDAYS[day.on.weekday()]}, ngày {_spoken(day.on)}, không tổ chức. "
                f"{day.told}".strip()
            )
    if coming:
        said.append("Bà con có việc cần trình bày mời đến đúng giờ, hoặc đăng ký trước.")
    return "\n".join(said)


def place_of_letters(unit: Unit, on: date) -> str:
    """Return the place that stands before the day of a letter: «An Bình»."""
    name = place_names({unit.area_id}, on).get(unit.area_id, "")
    prefix = next((each for each in _PLACES if name.startswith(each)), "")
    return name.removeprefix(prefix)


def _written(
    session: ReceptionSession,
    type_name: str,
    subject: str,
    paragraphs: tuple[Paragraph, ...],
    *,
    on: date,
    recipients: tuple[str, ...] = (),
    number: str | None = None,
    issued_on: date | None = None,
    symbol: str = "TB",
    signatures: tuple[Signature, ...] = (),
    book: UnitBook | None = None,
) -> bytes:
    unit = session.unit
    names = book or unit_book(on, {unit.pk})
    government = unit.sector == Sector.GOVERNMENT and unit.kind == "ubnd"
    return write_docx(
        OfficeDocument(
            issuers=(names.name(unit.pk),),
            symbol=f"{symbol}-UBND" if government else symbol,
            place=place_of_letters(unit, on),
            type_name=type_name,
            subject=subject,
            number=number,
            issued_on=issued_on,
            year=session.on.year,
            paragraphs=paragraphs,
            recipients=recipients,
            archive=("VT",) if recipients else (),
            signatures=signatures or (_signature(unit, names),),
            party_form=unit.sector == Sector.PARTY,
        )
    )


def _signature(unit: Unit, book: UnitBook) -> Signature:
    return Signature(authority="TM.", on_behalf_of=book.name(unit.pk).upper())


def _receiver(session: ReceptionSession) -> str:
    if session.receiver is None:
        return "người tiếp công dân"
    stands = " (tiếp thay)" if session.stands_in else ""
    return f"{session.receiver.name}{stands}"


def _who(visit: Visit) -> str:
    if visit.is_sealed:
        return f"ông/bà {BLANK}"
    people = list(visit.visitors.all())
    names = ", ".join(f"ông/bà {one.name}" for one in people[:5]) or f"ông/bà {BLANK}"
    more = visit.people_count - len(people[:5])
    return f"{names} và {more} người khác" if more > 0 and people else names


def _first(visit: Visit) -> str:
    return next((one.name for one in visit.visitors.all()), "")


def _lines(text: str) -> Iterable[Paragraph]:
    return (Paragraph(line.strip()) for line in text.splitlines() if line.strip())


def _spoken_day(day: ReceptionDay) -> str:
    who = " ".join(part for part in (day.post, day.receiver) if part)
    online = "tiếp trực tuyến" if day.online else "tiếp công dân"
    return (
        f"{_capital(WEEKDAYS[day.on.weekday()])}, ngày {_spoken(day.on)}, từ "
        f"{_spoken_hour(day.starts)} đến {_spoken_hour(day.ends)}, {who} {online} tại {day.place}."
    )


def _spoken(day: date) -> str:
    return f"{day.day} tháng {day.month}"


def _spoken_hour(hour: object) -> str:
    hours, minutes = f"{hour:%H}", f"{hour:%M}"
    return f"{int(hours)} giờ" + (f" {minutes}" if minutes != "00" else "")


def _hour(hour: object) -> str:
    return f"{hour:%H:%M}"


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
