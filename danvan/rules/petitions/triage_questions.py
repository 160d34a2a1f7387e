"""What the law asks of a petition before anything is done with it, kind by kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_FORM = "Thông tư 05/2021/TT-TTCP, Điều 6"
_DENOUNCED = "Luật Tố cáo 25/2018/QH14, Điều 25"
_TWICE = "Luật Tố cáo 25/2018/QH14, Điều 24 khoản 3; Thông tư 05/2021/TT-TTCP, Điều 14"


@dataclass(frozen=True)
class Question:
    """One thing the law asks of a petition «câu hỏi khi phân loại», answered yes or no.

    `wanted` is the answer with which the petition goes on; `lack` says what is missing when it is
    answered otherwise, empty where the answer only leads elsewhere. `usual` is offered first.
    """

    code: str
    text: str
    basis: str
    lack: str = ""
    wanted: bool = True
    usual: bool | None = None
    hint: str = ""


VIETNAMESE = Question(
    "is_vietnamese",
    "Đơn viết bằng tiếng Việt, hoặc có bản dịch được công chứng?",
    _FORM,
    "đơn không viết bằng tiếng Việt và không có bản dịch được công chứng",
    usual=True,
)
DATED = Question(
    "is_dated", "Đơn ghi ngày, tháng, năm viết đơn?", _FORM, "đơn không ghi ngày viết đơn"
)
NAMED = Question(
    "is_named",
    "Đơn ghi rõ họ tên, địa chỉ người gửi?",
    _FORM,
    "đơn không ghi rõ họ tên, địa chỉ người gửi",
)
SIGNED = Question(
    "is_signed",
    "Có chữ ký hoặc điểm chỉ của người gửi?",
    _FORM,
    "đơn không có chữ ký hoặc điểm chỉ",
    hint="Trình bày trực tiếp: chữ ký ở biên bản đã đọc lại.",
)
REPRESENTED = Question(
    "is_represented",
    "Nhiều người, gửi thay: có người đại diện, giấy ủy quyền hợp lệ?",
    "Nghị định 124/2020/NĐ-CP, Điều 7",
    "chưa có văn bản cử người đại diện hoặc giấy ủy quyền hợp lệ",
    usual=True,
    hint="Một người tự gửi: chọn Có.",
)
COMPLAINED = Question(
    "has_decision",
    "Nêu rõ quyết định, hành vi hành chính bị khiếu nại, cơ quan hoặc người bị khiếu nại, lý do "
    "và yêu cầu?",
    _FORM,
    "đơn không nêu rõ quyết định, hành vi bị khiếu nại, lý do và yêu cầu",
)
OWN_RIGHT = Question(
    "is_own_right",
    "Quyết định, hành vi đó tác động trực tiếp đến quyền, lợi ích của người khiếu nại?",
    "Luật Khiếu nại 02/2011/QH13",
    "người gửi không chịu tác động trực tiếp của quyết định, hành vi bị khiếu nại",
    usual=True,
)
IN_TIME = Question(
    "is_in_time",
    "Còn thời hiệu khiếu nại, hoặc có lý do chính đáng vì chậm?",
    "Luật Khiếu nại 02/2011/QH13",
    "đã hết thời hiệu khiếu nại mà không có lý do chính đáng",
    usual=True,
)
COURT = Question(
    "in_court",
    "Việc này Tòa án đang thụ lý hoặc đã có bản án, quyết định?",
    "Luật Khiếu nại 02/2011/QH13",
    "Tòa án đã thụ lý hoặc đã xét xử việc này",
    wanted=False,
    usual=False,
)
DENOUNCED = Question(
    "names_violator",
    "Nêu rõ người vi phạm và hành vi vi phạm?",
    _DENOUNCED,
    "đơn không nêu rõ người vi phạm và hành vi vi phạm",
)
PROOF = Question(
    "has_proof",
    "Có tài liệu, chứng cứ cụ thể, có cơ sở để thẩm tra, xác minh?",
    _DENOUNCED,
    "đơn không có chứng cứ cụ thể, không có cơ sở để thẩm tra, xác minh",
)
SENT_ELSEWHERE = Question(
    "sent_elsewhere",
    "Cùng nội dung này đã gửi đến nơi có thẩm quyền, hoặc đã được chuyển, hướng dẫn mà vẫn gửi?",
    _TWICE,
    "cùng nội dung đã gửi đến nơi có thẩm quyền hoặc đã được hướng dẫn trước đây",
    wanted=False,
    usual=False,
)
ASKED = Question(
    "has_content",
    "Nội dung phản ánh, kiến nghị, đề nghị cụ thể, hiểu được?",
    _FORM,
    "đơn không nêu nội dung cụ thể",
    usual=True,
)
SETTLED = Question(
    "is_settled",
    "Việc này đã giải quyết hết thẩm quyền, và đơn không có tình tiết mới?",
    "Thông tư 05/2021/TT-TTCP",
    "việc đã được giải quyết hết thẩm quyền, đơn không có tình tiết mới",
    wanted=False,
    usual=False,
)
GUIDED = Question(
    "was_guided",
    "Người gửi đã được cơ quan này hướng dẫn về cùng nội dung?",
    "Thông tư 05/2021/TT-TTCP",
    wanted=False,
    usual=False,
)
COMPETENT = Question(
    "is_competent",
    "Thuộc thẩm quyền giải quyết của cơ quan này?",
    "Thông tư 05/2021/TT-TTCP",
)
ORIGINALS = Question(
    "has_originals",
    "Đơn có kèm giấy tờ, tài liệu gốc?",
    "",
    wanted=False,
    usual=False,
)

_COMPLAINT = (
    VIETNAMESE, DATED, NAMED, SIGNED, REPRESENTED, COMPLAINED, OWN_RIGHT, IN_TIME, COURT, SETTLED,
    COMPETENT, GUIDED, ORIGINALS,
)  # fmt: skip
_DENUNCIATION = (
    VIETNAMESE, DATED, NAMED, SIGNED, DENOUNCED, PROOF, SENT_ELSEWHERE, SETTLED, COMPETENT,
    ORIGINALS,
)  # fmt: skip
_WISH = (VIETNAMESE, DATED, NAMED, SIGNED, REPRESENTED, ASKED, SETTLED, COMPETENT, ORIGINALS)
_RULE_FEEDBACK = (NAMED, ASKED, SETTLED, COMPETENT, ORIGINALS)
_MEDIATION = (NAMED, SIGNED, ASKED, SETTLED, COMPETENT, GUIDED, ORIGINALS)

QUESTIONS: Final[Mapping[str, tuple[Question, ...]]] = {
    "complaint": _COMPLAINT,
    "staff_discipline": _COMPLAINT,
    "denunciation": _DENUNCIATION,
    "recommendation": _WISH,
    "feedback": _WISH,
    "administrative_rule": _RULE_FEEDBACK,
    "land_mediation": _MEDIATION,
    "mixed": (),
    "crime_report": (),
    "civil_dispute": (),
    "one_stop": (),
}
# What makes a petition one that can be handled at all; the others only lead elsewhere.
ELIGIBILITY: Final = frozenset(
    question.code for asked in QUESTIONS.values() for question in asked if question.lack
)


def questions_for(kind: str) -> tuple[Question, ...]:
    """Return what the law asks of a petition of a kind «điều kiện xử lý», in order."""
    return QUESTIONS.get(kind, ())
