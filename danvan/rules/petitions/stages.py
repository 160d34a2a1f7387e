"""The way of a petition as a table: which moves a kind allows, who makes them, what each owes.

Steps that a move opens or fulfils are codes of the law (`complaint.accept`) whose days the clock
counts, or of the house (`house.…`) whose day a person sets.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from danvan.rules.catalogue import rule
from danvan.rules.petitions.stage_words import LABELS

RECEIVED: Final = "received"
ENDED: Final = frozenset({"closed"})


@dataclass(frozen=True)
class Move:
    """One move of a petition «bước chuyển»: to which stage, by whom, what it opens and fulfils.

    `act` is the act of the table of roles; `paper` names the paper the law asks for, empty where
    none is; `first_only`, `second_only` hold for the first or a second complaint.
    """

    to: str
    act: str
    opens: tuple[str, ...] = ()
    fulfils: tuple[str, ...] = ()
    paper: str = ""
    first_only: bool = False
    second_only: bool = False

    @property
    def label(self) -> str:
        """Return the stage's name."""
        return LABELS[self.to]


_WORK, _DECIDE, _ASSIGN, _CLASSIFY = (
    "petitions.work",
    "petitions.decide",
    "petitions.assign",
    "petitions.classify",
)
_TRIAGED = ("petition.triage",)
_ELSEWHERE = (
    Move("returned", _CLASSIFY, fulfils=_TRIAGED, paper="văn bản trả đơn"),
    Move("kept", _CLASSIFY, fulfils=_TRIAGED),
)
_CLOSE = Move("closed", _WORK)
_WITHDRAWN = Move("withdrawn", _WORK, paper="đơn hoặc biên bản rút đơn")
_STOPPED = Move("stopped", _DECIDE, paper="quyết định đình chỉ")

_COMPLAINT: Mapping[str, tuple[Move, ...]] = {
    "received": (Move("classified", _CLASSIFY, opens=("complaint.accept",), fulfils=_TRIAGED),),
    "classified": (
        Move(
            "accepted",
            _DECIDE,
            opens=("complaint.settle",),
            fulfils=("complaint.accept",),
            paper="thông báo thụ lý",
        ),
        Move("refused", _DECIDE, fulfils=("complaint.accept",), paper="thông báo không thụ lý"),
        Move("guided", _CLASSIFY, fulfils=("complaint.accept",), paper="văn bản hướng dẫn"),
        Move("withdrawn", _CLASSIFY, fulfils=("complaint.accept",), paper="đơn rút khiếu nại"),
        *_ELSEWHERE,
    ),
    "accepted": (
        Move("assigned", _ASSIGN, paper="quyết định giao xác minh"),
        _WITHDRAWN,
        _STOPPED,
    ),
    "assigned": (Move("verifying", _WORK), _WITHDRAWN, _STOPPED),
    "verifying": (
        Move("hearing", _WORK, paper="thông báo đối thoại"),
        Move("reported", _WORK, paper="báo cáo kết quả xác minh", first_only=True),
        _WITHDRAWN,
        _STOPPED,
    ),
    "hearing": (
        Move("reported", _WORK, paper="báo cáo kết quả xác minh"),
        _WITHDRAWN,
        _STOPPED,
    ),
    "reported": (
        Move(
            "decided",
            _DECIDE,
            opens=("complaint.send", "complaint.publish"),
            fulfils=("complaint.settle",),
            paper="quyết định giải quyết khiếu nại",
        ),
        _WITHDRAWN,
        _STOPPED,
    ),
    "decided": (Move("published", _WORK, fulfils=("complaint.send", "complaint.publish")),),
    "published": (Move("executing", _WORK), _CLOSE),
}

_DENUNCIATION: Mapping[str, tuple[Move, ...]] = {
    "received": (Move("classified", _CLASSIFY, opens=("denunciation.accept",), fulfils=_TRIAGED),),
    "classified": (
        Move(
            "accepted",
            _DECIDE,
            opens=("denunciation.settle", "denunciation.accept_notice"),
            fulfils=("denunciation.accept",),
            paper="quyết định thụ lý tố cáo",
        ),
        Move("refused", _DECIDE, fulfils=("denunciation.accept",), paper="thông báo không thụ lý"),
        Move("transferred", _CLASSIFY, fulfils=("denunciation.accept",), paper="phiếu chuyển đơn"),
        Move("passed_on", _CLASSIFY, fulfils=("denunciation.accept",), paper="văn bản chuyển"),
        *_ELSEWHERE,
    ),
    "accepted": (
        Move(
            "assigned",
            _ASSIGN,
            fulfils=("denunciation.accept_notice",),
            paper="quyết định thành lập tổ xác minh",
        ),
        _WITHDRAWN,
        _STOPPED,
    ),
    "assigned": (Move("verifying", _WORK), _WITHDRAWN, _STOPPED),
    "verifying": (Move("reported", _WORK, paper="báo cáo kết quả xác minh"), _WITHDRAWN, _STOPPED),
    "reported": (
        Move(
            "concluded",
            _DECIDE,
            opens=(
                "denunciation.conclude_notice",
                "denunciation.handle_conclusion",
                "denunciation.publish",
            ),
            fulfils=("denunciation.settle",),
            paper="kết luận nội dung tố cáo",
        ),
        _STOPPED,
    ),
    "concluded": (
        Move(
            "handled",
            _DECIDE,
            fulfils=("denunciation.conclude_notice", "denunciation.handle_conclusion"),
            paper="văn bản xử lý kết luận",
        ),
    ),
    "handled": (Move("published", _WORK, fulfils=("denunciation.publish",)),),
    "published": (Move("executing", _WORK), _CLOSE),
}

_ANSWERED: Mapping[str, tuple[Move, ...]] = {
    "received": (Move("classified", _CLASSIFY, opens=("house.answer",), fulfils=_TRIAGED),),
    "classified": (
        Move("accepted", _DECIDE),
        Move(
            "transferred",
            _CLASSIFY,
            fulfils=("house.answer",),
            paper="phiếu chuyển đơn",
        ),
        Move("guided", _CLASSIFY, fulfils=("house.answer",), paper="văn bản hướng dẫn"),
        *_ELSEWHERE,
    ),
    "accepted": (
        Move("assigned", _ASSIGN),
        Move("answered", _WORK, fulfils=("house.answer",), paper="văn bản trả lời"),
        _WITHDRAWN,
    ),
    "assigned": (
        Move("answered", _WORK, fulfils=("house.answer",), paper="văn bản trả lời"),
        _WITHDRAWN,
    ),
    "answered": (Move("executing", _WORK), _CLOSE),
}

_RULE_FEEDBACK: Mapping[str, tuple[Move, ...]] = {
    "received": (
        Move("classified", _CLASSIFY, opens=("feedback.administrative_rule",), fulfils=_TRIAGED),
    ),
    "classified": (
        Move("accepted", _DECIDE),
        Move(
            "transferred",
            _CLASSIFY,
            fulfils=("feedback.administrative_rule",),
            paper="văn bản chuyển",
        ),
        *_ELSEWHERE,
    ),
    "accepted": (
        Move("answered", _WORK, fulfils=("feedback.administrative_rule",), paper="văn bản trả lời"),
    ),
    "answered": (_CLOSE,),
}

_MEDIATION: Mapping[str, tuple[Move, ...]] = {
    "received": (
        Move(
            "classified",
            _CLASSIFY,
            opens=("land.mediation_accept", "land.mediation"),
            fulfils=_TRIAGED,
        ),
    ),
    "classified": (
        Move("accepted", _DECIDE, fulfils=("land.mediation_accept",), paper="thông báo thụ lý"),
        Move(
            "guided",
            _CLASSIFY,
            fulfils=("land.mediation_accept", "land.mediation"),
            paper="văn bản hướng dẫn",
        ),
        *_ELSEWHERE,
    ),
    "accepted": (
        Move("answered", _WORK, fulfils=("land.mediation",), paper="biên bản hòa giải"),
        _WITHDRAWN,
    ),
    "answered": (_CLOSE,),
}

_MIXED: Mapping[str, tuple[Move, ...]] = {
    "received": (Move("classified", _CLASSIFY, fulfils=_TRIAGED),),
    "classified": (
        Move("separated", _CLASSIFY, paper="văn bản hướng dẫn tách đơn"),
        *_ELSEWHERE,
    ),
}

# Not a petition in this sense: shown the way, or sent to who deals with it.
_NOT_OURS: Mapping[str, tuple[Move, ...]] = {
    "received": (Move("classified", _CLASSIFY, fulfils=_TRIAGED),),
    "classified": (
        Move("guided", _CLASSIFY, paper="văn bản hướng dẫn"),
        Move("transferred", _CLASSIFY, paper="phiếu chuyển đơn"),
        *_ELSEWHERE,
    ),
}

_ENDING: Mapping[str, tuple[Move, ...]] = dict.fromkeys(
    (
        "refused",
        "guided",
        "transferred",
        "passed_on",
        "separated",
        "returned",
        "kept",
        "withdrawn",
        "stopped",
        "executing",
    ),
    (_CLOSE,),
)

_BY_KIND: Mapping[str, Mapping[str, tuple[Move, ...]]] = {
    "complaint": _COMPLAINT,
    "staff_discipline": _COMPLAINT,
    "denunciation": _DENUNCIATION,
    "recommendation": _ANSWERED,
    "feedback": _ANSWERED,
    "administrative_rule": _RULE_FEEDBACK,
    "land_mediation": _MEDIATION,
    "mixed": _MIXED,
    "crime_report": _NOT_OURS,
    "civil_dispute": _NOT_OURS,
    "one_stop": _NOT_OURS,
}

# What was answered, and may be taken up again because its sender says that the answer is not right;
# a decision on a complaint is challenged by a second complaint or in court.
_ANSWERED_AGAIN: Final = frozenset({"recommendation", "feedback", "administrative_rule"})
_AFTER_ANSWER: Final = frozenset({"answered", "executing", "closed"})
# A part of a petition may be withdrawn while it is being settled; the rest goes on.
PART_WITHDRAWN: Final = "part_withdrawn"
_BEING_SETTLED: Final = frozenset({"accepted", "assigned", "verifying", "hearing", "reported"})

# Steps of the law that have a name of their own for the first and for a second complaint.
_ROUNDS: Final[Mapping[str, tuple[str, str]]] = {
    "complaint.accept": ("complaint.accept", "complaint.accept_second"),
    "complaint.settle": ("complaint.settle_first", "complaint.settle_second"),
    "complaint.send": ("complaint.send_first", "complaint.send_second"),
}


class NoSuchMove(ValueError):
    """The table allows no such move from here."""


@rule(
    "PT-01",
    basis="Luật Khiếu nại 02/2011/QH13; Luật Tố cáo 25/2018/QH14; Thông tư 05/2021/TT-TTCP",
)
def moves(kind: str, stage: str, round_: int = 1) -> tuple[Move, ...]:
    """Return the moves a petition of a kind may make from a stage; none while it has no kind."""
    found = _BY_KIND.get(kind, {}).get(stage) or _ENDING.get(stage, ())
    second = round_ > 1
    return tuple(
        move
        for move in found
        if not (move.first_only and second) and not (move.second_only and not second)
    )


def the_move(kind: str, stage: str, to: str, round_: int = 1) -> Move:
    """Return one move. Raises NoSuchMove."""
    for move in moves(kind, stage, round_):
        if move.to == to:
            return move
    raise NoSuchMove(f"{kind}: {stage} → {to}")


def law_step(step: str, round_: int = 1) -> str:
    """Return the code under which the law counts a step for the first or a later complaint."""
    first, second = _ROUNDS.get(step, (step, step))
    return second if round_ > 1 else first


def may_take_up_again(kind: str, stage: str) -> bool:
    """Say whether a petition that was answered may be opened again at its sender's word."""
    return kind in _ANSWERED_AGAIN and stage in _AFTER_ANSWER


def may_withdraw_part(kind: str, stage: str) -> bool:
    """Say whether a part of a petition may be withdrawn now; what asks no decision has no parts."""
    return stage in _BEING_SETTLED and kind in ("complaint", "staff_discipline", "denunciation")
