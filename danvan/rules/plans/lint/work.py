"""Is the work clear: who owes it, by when, is it told to them?"""

import re
from bisect import bisect_left

from danvan.rules.catalogue import rule
from danvan.rules.findings import Finding, Severity
from danvan.rules.plans.duties import part_of
from danvan.rules.plans.found_duty import FoundDuty
from danvan.rules.plans.material import Material
from danvan.rules.plans.outline import OutlineNode
from danvan.rules.plans.units import heading_units, is_group
from danvan.rules.text.letters import bare_words

_AIMS = re.compile(r"(?:phấn đấu|nâng cao|tăng|giảm|đạt|hoàn thành)\s", re.IGNORECASE)
_WIDER = {"huyện": ("tỉnh",), "xã": ("huyện", "tỉnh"), "phường": ("quận", "thành phố", "tỉnh")}
_KINDS = (
    "phong",
    "ban",
    "so",
    "ubnd",
    "trung tam",
    "truong",
    "tram",
    "cong an",
    "doan the",
    "nganh",
    "don vi",
)


@rule(
    "TXT-05", basis="Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.9; rõ người, rõ việc, rõ thời hạn"
)
def check_work(material: Material) -> list[Finding]:
    """Return duties nobody owes, products without a date, and units that are not told."""
    return [
        *(found for duty in material.duties for found in _duty(material, duty)),
        *_early_deadlines(material),
        *_targets(material),
        *(found for node in material.nodes for found in _gap(material, node)),
        *_levels(material),
        *_recipients(material),
    ]


def _duty(material: Material, duty: FoundDuty) -> list[Finding]:
    if duty.part != "organisation":
        return []
    end = min(duty.end, duty.start + 120)
    if not duty.units:
        message = "Việc này chưa ghi cơ quan, đơn vị thực hiện. Ghi rõ ai chủ trì."
        return [material.finding("duty_without_unit", Severity.WARNING, message, duty.start, end)]
    if duty.nature == "deliverable" and not duty.deadlines and duty.role != "coordinate":
        what = f"sản phẩm ({duty.output})" if duty.output else "số lượng phải đạt"
        message = f"Việc có {what} nhưng chưa có thời hạn. Ghi ngày hoàn thành."
        return [material.finding("no_deadline", Severity.NOTE, message, duty.start, end)]
    return []


def _early_deadlines(material: Material) -> list[Finding]:
    printed = material.header.date
    if printed is None or len(printed) != 10:
        return []
    message = "Thời hạn này sớm hơn ngày ban hành kế hoạch. Kiểm tra lại ngày."
    return [
        material.finding(
            "deadline_before_document", Severity.WARNING, message, deadline.start, deadline.end
        )
        for deadline in material.deadlines
        if deadline.kind == "date" and deadline.value < printed
    ]


def _targets(material: Material) -> list[Finding]:
    """In the part for targets, an aim without a number cannot be measured."""
    findings = []
    tops = {
        node.path for node in material.nodes if node.level == 1 and part_of(node.title) == "targets"
    }
    for node in material.nodes:
        if node.level == 1 or node.path.split(".")[0] not in tops or node.title is not None:
            continue
        paragraph = material.flow.paragraphs[node.paragraph]
        near = bisect_left(material.targets, paragraph.start, key=lambda target: target.start)
        measured = near < len(material.targets) and material.targets[near].start < paragraph.end
        words = material.flow.text[paragraph.words_at : paragraph.end]
        if not measured and _AIMS.search(words):
            message = "Chỉ tiêu chưa có con số. Ghi mức phải đạt để đo được."
            end = min(paragraph.end, paragraph.start + 120)
            findings.append(
                material.finding(
                    "target_without_number", Severity.NOTE, message, paragraph.start, end
                )
            )
    return findings


def _gap(material: Material, node: OutlineNode) -> list[Finding]:
    """A heading names three bodies, the words below it two: who is the third?"""
    named, _ = heading_units(node.title) if node.title else ((), False)
    if len(named) < 2:
        return []
    first = material.flow.paragraphs[node.paragraph].end
    last = material.flow.paragraphs[node.last_paragraph - 1].end
    begin = bisect_left(material.duties, first, key=lambda duty: duty.start)
    end = bisect_left(material.duties, last, key=lambda duty: duty.start)
    below = material.duties[begin : min(end, begin + 200)]
    spoken = {unit for duty in below for unit in duty.units}
    if not spoken or spoken == set(named):
        return []
    spoken_words = " ".join(bare_words(unit) for unit in spoken).split()
    for unit in named:
        missing = [word for word in bare_words(unit).split() if word not in spoken_words]
        if missing:
            message = (
                f"Tiêu đề nêu “{unit}” nhưng phần giao việc bên dưới không nhắc đủ. Kiểm tra lại."
            )
            start = material.flow.paragraphs[node.paragraph].start
            return [
                material.finding("unit_gap", Severity.NOTE, message, start, min(first, start + 200))
            ]
    return []


def _levels(material: Material) -> list[Finding]:
    """A plan of a lower level that speaks of «trên địa bàn tỉnh» was likely copied from above."""
    issuer = " ".join(material.header.issuers).lower()
    wider = next(
        (levels for level, levels in _WIDER.items() if re.search(rf"\s{level}(?:\s|$)", issuer)), ()
    )
    if not wider:
        return []
    pattern = re.compile(rf"trên địa bàn (?:{'|'.join(wider)})(?!\w)")
    findings = []
    for duty in material.duties:
        for match in pattern.finditer(material.flow.text, duty.start, duty.end):
            if duty.part == "organisation" and not material.hidden.hides(match.start()):
                message = "Phạm vi rộng hơn cấp ban hành kế hoạch. Kiểm tra lại địa bàn."
                findings.append(
                    material.finding(
                        "wrong_unit_level", Severity.NOTE, message, match.start(), match.end()
                    )
                )
    return findings


def _recipients(material: Material) -> list[Finding]:
    if not material.foot.recipients:
        return []
    told = [bare_words(name) for name in material.foot.recipients]
    findings, seen = [], set()
    for duty in material.duties:
        for unit in duty.units:
            name = bare_words(unit)
            if (
                duty.part != "organisation"
                or name in seen
                or is_group(unit)
                or _is_told(name, told)
            ):
                continue
            seen.add(name)
            message = f"“{unit}” được giao việc nhưng không có ở Nơi nhận. Bổ sung nơi nhận."
            end = min(duty.end, duty.start + 80)
            findings.append(
                material.finding("recipient_missing", Severity.NOTE, message, duty.start, end)
            )
    return findings


def _is_told(name: str, told: list[str]) -> bool:
    words = set(name.split())
    kind = next((kind for kind in _KINDS if name.startswith(kind)), None)
    for recipient in told:
        theirs = set(recipient.split())
        if len(words & theirs) >= 0.8 * min(len(words), len(theirs)):
            return True
        if kind and "cac" in theirs and kind in recipient:
            return True
    return any("nhu " in recipient or "nganh" in recipient.split() for recipient in told)
