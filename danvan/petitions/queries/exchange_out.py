"""What is handed to another system: open petitions of a period in the form's own columns."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date

from django.db.models import QuerySet
from django.utils import translation

from danvan.accounts.models import User
from danvan.petitions.access import visible_petitions
from danvan.petitions.models import ExternalRecord, Petition
from danvan.petitions.models.cases import Kind
from danvan.petitions.queries.exchange import record_of
from danvan.petitions.queries.exchange_forms import ExchangeForm
from danvan.rules.petitions.exchange import Record, shown
from danvan.writers.sheets import Cell, Column, ColumnKind, Sheet

KINDS = {"day": ColumnKind.DAY, "number": ColumnKind.NUMBER, "text": ColumnKind.TEXT}
WIDE = 50


def handed_out(user: User, unit: int, since: date, until: date, *, on: date) -> QuerySet[Petition]:
    """Return the petitions of a register to hand out: seen, neither sealed nor erased."""
    return visible_petitions(user, on=on).filter(
        unit=unit,
        received_on__gte=since,
        received_on__lte=until,
        is_sealed=False,
        erased_on__isnull=True,
    )


def records_out(rows: list[Petition], source: str) -> Iterator[Record]:
    """Return petitions as records, with the code the other system knows them by."""
    known = ExternalRecord.objects.filter(petition__in=rows, source=source)
    codes = dict(known.values_list("petition", "code"))
    for petition in rows:
        yield record_of(petition, codes.get(petition.pk, ""))


def exchange_sheet(form: ExchangeForm, records: Iterator[Record]) -> Sheet:
    """Return records as a sheet in the columns and order of a form."""
    columns = tuple(
        Column(c.title, WIDE if c.code == "subject" else 18, KINDS[c.kind])
        for c in form.sheet.columns
    )
    codes = [column.code for column in form.sheet.columns]
    return Sheet(form.title[:31], columns, ([_cell(r, code) for code in codes] for r in records))


def exchange_json(form: ExchangeForm, records: Iterator[Record]) -> bytes:
    """Return records as a list of objects named by the columns of a form."""
    rows = [
        {column.title: value for column in form.sheet.columns if (value := _text(r, column.code))}
        for r in records
    ]
    return json.dumps({"records": rows}, ensure_ascii=False, indent=1).encode()


def copied_fields(form: ExchangeForm, record: Record) -> tuple[tuple[str, str, str], ...]:
    """Return the fields of a record in the order of the other form: code, heading, text."""
    return tuple((code, form.title_of(code), _text(record, code)) for code in form.copied)


def _cell(record: Record, code: str) -> Cell:
    value: Cell = asdict(record)[code]
    return _text(record, code) if code in ("kind", "field") else value


def _text(record: Record, code: str) -> str:
    value = shown(asdict(record)[code])
    return _labels(code).get(value, value)


def _labels(code: str) -> Mapping[str, str]:
    """Return the words of a coded column, in Vietnamese whatever the page speaks."""
    with translation.override("vi"):
        if code == "kind":
            return {value: str(label).capitalize() for value, label in Kind.choices}
        if code == "field":
            return {value: str(label) for value, label in Petition.Field.choices}
    return {}
