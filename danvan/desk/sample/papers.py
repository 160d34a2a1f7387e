"""Papers of xã Bạch Khê in the sample: written, signed, sent, come in, told through the acts.

The signed copies are word files too: what printed them into PDF is not at hand where this runs.
"""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from danvan.accounts.models import User
from danvan.desk.sample.organisation import Row, text
from danvan.documents.actions import drafts, incoming, registering, relations, sending, signed
from danvan.documents.actions.entries import Entry
from danvan.documents.models import Document, DocumentLink, Opinion
from danvan.readers.files import open_source
from danvan.units.models import Unit
from danvan.writers.docx import write_docx
from danvan.writers.letters import OfficeDocument, Paragraph, Signature

COMMUNE = "ubnd-xa-bach-khe"
PLACE = "Bạch Khê"
LETTER = "Công văn"
Verdict = Opinion.Verdict
Step = Callable[[Document, Row, Row, User, date], object]


def tell_papers() -> int:
    """Let everybody write, sign, send and take in what the sample says; return how many papers."""
    told: dict[str, Any] = json.loads(text("documents.json"))
    commune = Unit.objects.get(key=COMMUNE)
    for row in told["on_paper"]:
        _on_paper(row, commune)
    for row in told["outgoing"]:
        _outgoing(row, commune)
    for row in told["incoming"]:
        _incoming(row, commune)
    return sum(len(rows) for rows in told.values())


def _on_paper(row: Row, unit: Unit) -> None:
    entry = Entry(row["kind"], row["number"], _day(row["day"]), "", row["title"])
    registering.register_document(entry, unit=unit, by=_user(row), on=_day(row["on"]))


def _outgoing(row: Row, unit: Unit) -> None:
    first, *steps = row["steps"]
    new = drafts.NewDraft(
        kind=row["kind"],
        title=row["subject"],
        recipients=row["recipients"],
        data=_written(row),
        name=f"{row['file']}.docx",
    )
    by, on = _user(first), _day(first["on"])
    document = drafts.start_draft(new, unit=unit, by=by, on=on, open_file=open_source)
    if "carries_out" in row:
        plan = Document.objects.get(number=row["carries_out"], unit=unit)
        relation = DocumentLink.Relation.CARRIES_OUT
        relations.relate_documents(document.pk, relation, plan.pk, by=by, on=on)
    for step in steps:
        document.refresh_from_db()
        STEPS[step["act"]](document, row, step, _user(step), _day(step["on"]))


def _incoming(row: Row, unit: Unit) -> None:
    by, on = _user(row), _day(row["received"])
    document = incoming.receive_file(
        _written(row, row["number"], _day(row["day"])),
        f"{row['file']}.docx",
        unit=unit,
        by=by,
        on=on,
        open_file=open_source,
    )
    if row.get("waits"):
        return
    entry = incoming.Entry(
        kind=row["kind"],
        number=row["number"],
        issuer=row["issuer"],
        issued_on=_day(row["day"]),
        title=row["subject"],
        arrived_on=on,
        how=row["how"],
    )
    incoming.enter_arrival(document.pk, entry, version=document.version, by=by, on=on)
    if passed := row.get("passed"):
        document.refresh_from_db()
        to, day = Unit.objects.get(key=passed["to"]), _day(passed["on"])
        incoming.pass_on(document.pk, version=document.version, to=to, by=by, on=day)


def _submit(document: Document, _row: Row, _step: Row, by: User, on: date) -> object:
    return drafts.submit_draft(document.pk, version=document.version, by=by, on=on)


def _opinion(verdict: str) -> Step:
    def give(document: Document, _row: Row, step: Row, by: User, on: date) -> object:
        return drafts.give_opinion(
            document.pk,
            version=document.version,
            verdict=verdict,
            text=step.get("text", ""),
            by=by,
            on=on,
        )

    return give


def _number(document: Document, _row: Row, step: Row, by: User, on: date) -> object:
    return signed.take_number(
        document.pk, version=document.version, number=step["number"], day=on, by=by, on=on
    )


def _signed(document: Document, row: Row, step: Row, by: User, on: date) -> object:
    old, new = step.get("instead", ("", ""))
    body = [line.replace(old, new) if old else line for line in row["body"]]
    return signed.attach_signed(
        document.pk,
        version=document.version,
        data=_written(row | {"body": body}, document.number, document.issued_on),
        name=f"{row['file']}-da-ky.docx",
        by=by,
        on=on,
        open_file=open_source,
    )


def _issue(document: Document, _row: Row, _step: Row, by: User, on: date) -> object:
    return signed.issue_document(document.pk, version=document.version, by=by, on=on)


def _send(document: Document, _row: Row, step: Row, by: User, on: date) -> object:
    to = document.dispatches.filter(recipient__in=step["to"]).values_list("pk", flat=True)
    return sending.mark_sent(
        document.pk,
        version=document.version,
        recipients=tuple(to),
        how=step["how"],
        day=on,
        by=by,
        on=on,
    )


def _file(document: Document, _row: Row, _step: Row, by: User, on: date) -> object:
    return sending.file_away(document.pk, version=document.version, by=by, on=on)


def _written(row: Row, number: str = "", day: date | None = None) -> bytes:
    """Return a paper of the sample as an office writes it; signed once it has a number."""
    serial, _slash, symbol = number.partition("/")
    kind = row["kind"]
    return write_docx(
        OfficeDocument(
            parent=None,
            issuers=(row.get("issuer", "Ủy ban nhân dân xã Bạch Khê").upper(),),
            symbol=symbol or row["symbol"],
            place=PLACE,
            type_name=None if kind == LETTER else kind,
            subject=row["subject"],
            number=serial or None,
            issued_on=day,
            year=2026,
            addressed_to=tuple(row.get("to", ())),
            paragraphs=tuple(Paragraph(line) for line in row["body"]),
            recipients=tuple(row.get("recipients", ())),
            archive=("VT",),
            signatures=(Signature(position="NGƯỜI KÝ"),),
        )
    )


def _user(row: Row) -> User:
    return User.objects.get(username=row["by"])


def _day(written: str) -> date:
    return date.fromisoformat(written)


STEPS: dict[str, Step] = {
    "approve": _opinion(Verdict.APPROVED),
    "file": _file,
    "issue": _issue,
    "number": _number,
    "remark": _opinion(Verdict.REMARK),
    "return": _opinion(Verdict.RETURNED),
    "send": _send,
    "signed": _signed,
    "submit": _submit,
}
