"""What is done with a petition once its kind is known: proposed here, decided by a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from danvan.rules.catalogue import rule
from danvan.rules.petitions.stages import moves
from danvan.rules.petitions.triage_questions import (
    COMPETENT,
    DENOUNCED,
    GUIDED,
    NAMED,
    ORIGINALS,
    PROOF,
    SENT_ELSEWHERE,
    SIGNED,
    questions_for,
)

HANDLE: Final = "handle"
TRANSFER: Final = "transfer"
GUIDE: Final = "guide"
RETURN: Final = "return"
KEEP: Final = "keep"

_PLAIN_CIRCULAR = "Thông tư 05/2021/TT-TTCP"
_TRANSFER_WISH = (
    "Thông tư 05/2021/TT-TTCP, Điều 20 khoản 2; Luật Tiếp công dân 42/2013/QH13, Điều 26"
)
_TRANSFER_DENUNCIATION = (
    "Luật Tố cáo 25/2018/QH14, Điều 24 khoản 2; Thông tư 05/2021/TT-TTCP, Điều 14"
)
_ANONYMOUS = "Luật Tố cáo 25/2018/QH14, Điều 25; Thông tư 05/2021/TT-TTCP, Điều 6"
_SEPARATE = "Thông tư 05/2021/TT-TTCP, Điều 21; Nghị định 154/2026/NĐ-CP, Điều 14 khoản 4"
_RULES_FEEDBACK = "Nghị định 20/2008/NĐ-CP, Điều 9"
_MEDIATION = "Luật Đất đai 2024, Điều 235"

# Outcome → the stages of the table by which it is carried out.
_BY_STAGE: Final = {
    HANDLE: frozenset({"accepted"}),
    TRANSFER: frozenset({"transferred", "passed_on"}),
    GUIDE: frozenset({"guided", "separated"}),
    RETURN: frozenset({"returned"}),
    KEEP: frozenset({"kept"}),
}

Answers = Mapping[str, bool]


@dataclass(frozen=True)
class Reason:
    """Why something is proposed «lý do»: a sentence and what it rests on, empty for our manner."""

    text: str
    basis: str = ""


@dataclass(frozen=True)
class Proposal:
    """What is proposed for a petition «đề xuất xử lý».

    `outcome` is what the register says; `referral` the act that carries it out, empty for a
    petition that is handled here.
    """

    outcome: str
    referral: str
    reasons: tuple[Reason, ...]
    is_eligible: bool = True
    is_competent: bool = True

    @property
    def basis(self) -> str:
        """Return what the reasons rest on, each source once."""
        return "; ".join(dict.fromkeys(reason.basis for reason in self.reasons if reason.basis))


@rule("PT-10", basis=_ANONYMOUS)
def lacks(kind: str, answers: Answers) -> tuple[Reason, ...]:
    """Return why a petition cannot be handled «không đủ điều kiện xử lý»; empty when it can.

    What was not answered counts as missing. A denunciation without its sender, or unsigned, that
    names who did what, with proof, can be handled, though not as a denunciation.
    """
    found = tuple(
        Reason(question.lack, question.basis)
        for question in questions_for(kind)
        if question.lack and answers.get(question.code) is not question.wanted
    )
    excused = {NAMED.lack, SIGNED.lack} if is_checkable_anonymous(kind, answers) else set()
    return tuple(reason for reason in found if reason.text not in excused)


@rule("PT-11", basis=_ANONYMOUS)
def is_checkable_anonymous(kind: str, answers: Answers) -> bool:
    """Say whether a denunciation without a sender can be checked «nặc danh có chứng cứ rõ»."""
    hidden = answers.get(NAMED.code) is False or answers.get(SIGNED.code) is False
    clear = all(answers.get(question.code) is True for question in (DENOUNCED, PROOF))
    return kind == "denunciation" and hidden and clear


@rule("PT-12", basis=f"{_PLAIN_CIRCULAR}; {_TRANSFER_DENUNCIATION}; {_TRANSFER_WISH}; {_SEPARATE}")
def propose(kind: str, answers: Answers) -> Proposal:
    """Return what is to be done with a petition «đề xuất hướng xử lý», with the reasons."""
    if kind in _ELSEWHERE:
        return _ELSEWHERE[kind]
    missing = lacks(kind, answers)
    if missing:
        return _laid_aside(missing, answers)
    if is_checkable_anonymous(kind, answers):
        told = "Đơn không rõ người gửi nhưng nêu rõ người vi phạm, có chứng cứ cụ thể: chuyển để "
        reason = Reason(f"{told}thanh tra, kiểm tra, không thụ lý theo thủ tục tố cáo.", _ANONYMOUS)
        return Proposal(TRANSFER, "pass_on", (reason,), is_competent=_competent(answers))
    if _competent(answers):
        told = "Đơn đủ điều kiện xử lý và thuộc thẩm quyền: thụ lý, giải quyết."
        return Proposal(HANDLE, "", (Reason(told, _HANDLED.get(kind, _PLAIN_CIRCULAR)),))
    return _sent_on(kind, answers)


def outcomes_for(kind: str) -> tuple[str, ...]:
    """Return what may be done with a petition of a kind at all, by the table of its stages."""
    open_to = {move.to for move in moves(kind, "classified")}
    return tuple(outcome for outcome, stages in _BY_STAGE.items() if stages & open_to)


def _competent(answers: Answers) -> bool:
    return answers.get(COMPETENT.code) is True


def _laid_aside(missing: tuple[Reason, ...], answers: Answers) -> Proposal:
    """Return what is done with what cannot be handled: kept, or given back with its originals."""
    told = tuple(
        Reason(f"{reason.text[:1].upper()}{reason.text[1:]}.", reason.basis) for reason in missing
    )
    known = {"is_eligible": False, "is_competent": _competent(answers)}
    again = SENT_ELSEWHERE.lack in {reason.text for reason in missing}
    if answers.get(ORIGINALS.code) is True and not again:
        back = Reason("Đơn kèm giấy tờ gốc: trả lại người gửi cùng lý do.")
        return Proposal(RETURN, "return", (*told, back), **known)
    return Proposal(KEEP, "keep", told, **known)


def _sent_on(kind: str, answers: Answers) -> Proposal:
    """Return what is done with what others are competent for."""
    if kind in ("complaint", "staff_discipline", "land_mediation"):
        basis = _MEDIATION if kind == "land_mediation" else _PLAIN_CIRCULAR
        if answers.get(GUIDED.code) is True:
            told = "Đã hướng dẫn một lần về cùng nội dung: không hướng dẫn lại, lưu đơn."
            return Proposal(KEEP, "keep", (Reason(told, basis),), is_competent=False)
        told = "Không thuộc thẩm quyền: hướng dẫn người gửi đến đúng nơi, chỉ một lần."
        return Proposal(GUIDE, "guide", (Reason(told, basis),), is_competent=False)
    if kind == "denunciation":
        told = "Tố cáo không thuộc thẩm quyền: chuyển đến nơi có thẩm quyền, chỉ một lần."
        basis = _TRANSFER_DENUNCIATION
    elif kind == "administrative_rule":
        told = "Quy định hành chính do nơi khác ban hành: chuyển đến nơi có thẩm quyền."
        basis = _RULES_FEEDBACK
    else:
        told = "Không thuộc thẩm quyền: chuyển đến nơi giải quyết và báo cho người gửi."
        basis = _TRANSFER_WISH
    return Proposal(TRANSFER, "transfer", (Reason(told, basis),), is_competent=False)


_HANDLED: Mapping[str, str] = {
    "complaint": "Luật Khiếu nại 02/2011/QH13; Thông tư 05/2021/TT-TTCP",
    "denunciation": "Luật Tố cáo 25/2018/QH14; Thông tư 05/2021/TT-TTCP",
    "administrative_rule": _RULES_FEEDBACK,
    "land_mediation": _MEDIATION,
}
_ELSEWHERE: Mapping[str, Proposal] = {
    "mixed": Proposal(
        GUIDE,
        "separate",
        (
            Reason(
                "Đơn có nhiều nội dung khác nhau: hướng dẫn người gửi viết tách từng đơn, gửi "
                "đúng nơi. Chương trình không tự tách đơn.",
                _SEPARATE,
            ),
        ),
    ),
    "crime_report": Proposal(
        TRANSFER,
        "transfer",
        (Reason("Tố giác, tin báo về tội phạm: chuyển cơ quan công an.", ""),),
        is_competent=False,
    ),
    "civil_dispute": Proposal(
        GUIDE,
        "guide",
        (Reason("Tranh chấp dân sự: hướng dẫn hòa giải ở cơ sở hoặc khởi kiện tại Tòa án.", ""),),
        is_competent=False,
    ),
    "one_stop": Proposal(
        GUIDE,
        "guide",
        (Reason("Hồ sơ thủ tục hành chính: hướng dẫn nộp tại Trung tâm Phục vụ hành chính công."),),
        is_competent=False,
    ),
}
