"""Work told by fields below its heading: «Đơn vị chủ trì: …», «Thời gian hoàn thành: …»."""

import re
from dataclasses import dataclass

from danvan.rules.catalogue import rule
from danvan.rules.plans.units import split_units

_WHO = r"(?:(?:[Cc]ơ quan|[Đđ]ơn vị|[Bb]ộ phận|[Nn]gười)(?:,\s(?:đơn vị|địa phương))?\s)"
_LABEL = re.compile(
    rf"(?:^|(?<=[\s;.(]))(?:(?P<lead>{_WHO}?(?:[Cc]hủ trì(?:(?:,)?\s(?:thực hiện|tham mưu))?)"
    rf"|{_WHO}(?:thực hiện|đầu mối|tham mưu|chịu trách nhiệm)|[Pp]hân công(?:\sthực hiện)?)"
    rf"|(?P<partner>{_WHO}?[Pp]hối hợp(?:\sthực hiện)?)"
    r"|(?P<time>(?:[Tt]hời gian|[Tt]hời hạn|[Tt]iến độ)(?:\s(?:thực hiện|hoàn thành))?)"
    r"|(?P<product>[Ss]ản phẩm(?:\sđầu ra|\sdự kiến)?|[Kk]ết quả(?:\sđầu ra|\sdự kiến)?))\s?:\s*"
)
_LEAD_IN = " -–•+(*"
_LONGEST = 600  # a field is short; a longer paragraph is prose


@dataclass(frozen=True)
class TaskFields:
    """What fields say of the work above them «phần ghi phân công»."""

    leads: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    product: str | None = None


@rule("PLAN-09", basis="Phân công ghi thành từng dòng: đơn vị chủ trì, phối hợp, thời gian")
def task_fields(text: str) -> TaskFields | None:
    """Return what a paragraph of fields says; None for a paragraph that is none."""
    if ":" not in text or len(text) > _LONGEST:
        return None
    labels = list(_LABEL.finditer(text))
    if not labels or text[: labels[0].start()].strip(_LEAD_IN):
        return None
    ends = [*(label.start() for label in labels[1:]), len(text)]
    said = {
        label.lastgroup: _value(text[label.end() : end])
        for label, end in zip(labels, ends, strict=True)
    }
    return TaskFields(
        leads=split_units(said.get("lead", "")),
        partners=split_units(said.get("partner", "")),
        product=_lowered(said.get("product", "")) or None,
    )


def fields_behind(text: str) -> int | None:
    """Return where fields begin behind the work: «Rà soát đường ngõ. Chủ trì: Phòng Kinh tế.»."""
    if ":" not in text:
        return None
    for label in _LABEL.finditer(text, max(0, len(text) - _LONGEST)):
        at = label.start()
        if text[max(0, at - 3) : at].rstrip(" (")[-1:] not in (".", ";"):
            continue
        fields = task_fields(text[label.start() :])
        return label.start() if fields is not None and fields.leads else None
    return None


def _value(text: str) -> str:
    """Return a field without what ends it; a closing bracket stays where its opening one does."""
    value = text.strip(" .…;,\n")
    return value.rstrip(" .;,)") if value.endswith(")") and "(" not in value else value


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
