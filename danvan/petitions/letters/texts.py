"""What the words of a letter are declared as."""

from dataclasses import dataclass

from danvan.writers.letters import Signature

COMPLAINT_KINDS = frozenset({"complaint", "staff_discipline"})
DENUNCIATION_KINDS = frozenset({"denunciation"})
ANSWER_KINDS = frozenset({"recommendation", "feedback", "administrative_rule"})
TWO_SIDES = (
    Signature("", "", "Người gửi đơn", ""),
    Signature("", "", "Người lập", ""),
)
LAW_OF_COMPLAINTS = "Căn cứ Luật Khiếu nại ngày 11 tháng 11 năm 2011 và các luật sửa đổi, bổ sung"
LAW_OF_DENUNCIATIONS = "Căn cứ Luật Tố cáo ngày 12 tháng 6 năm 2018 và các luật sửa đổi, bổ sung"


@dataclass(frozen=True)
class LetterText:
    """The words of a letter «lời văn của mẫu»; "{{ so_don }}" is a field.

    A line of the body that begins with "# " is a heading, with "- " an item. Without a `type_name`
    it is an official letter. `channels` are the ways a petition came for which alone it is written;
    `stages` are where it is offered first. A `guarded` one goes out in a
    denunciation: nothing in it may tell who wrote. Without a `symbol` no register counts it.
    """

    code: str
    title: str
    type_name: str | None
    subject: str
    body: tuple[str, ...]
    symbol: str = ""
    basis: str = ""
    kinds: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()
    addressed_to: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    guarded: bool = False
