"""Whether a text about to be sent reads like a denunciation: those are not taken online."""

import re
import unicodedata
from typing import Final

from danvan.rules.catalogue import rule
from danvan.rules.documents.spelling import search_words

# Said of officials who break the law: «tố cáo ông …», «vòi vĩnh tiền», «ăn chặn tiền hỗ trợ».
CUES: Final = (
    "tố cáo",
    "tố giác",
    "tham nhũng",
    "tham ô",
    "nhận hối lộ",
    "đòi hối lộ",
    "ăn hối lộ",
    "lót tay",
    "vòi vĩnh",
    "vòi tiền",
    "ăn chặn",
    "ăn bớt",
    "biển thủ",
    "cửa quyền",
    "nhũng nhiễu",
    "bảo kê",
    "lạm quyền",
    "lợi dụng chức vụ",
    "lạm dụng chức vụ",
    "lập khống",
    "khai khống",
    "chiếm đoạt",
)
# Taken out first: these speak of the law itself, or of a board with its name.
HARMLESS: Final = ("luật tố cáo", "phòng chống tham nhũng", "khiếu nại tố cáo")
_WORD = re.compile(r"\w+")


@rule(
    "PT-81", basis="Luật Tố cáo 25/2018/QH14, hình thức tố cáo: bằng đơn hoặc trình bày trực tiếp"
)
def reads_like_denunciation(text: str) -> bool:
    """Say whether a text speaks of somebody breaking the law in office; a person decides.

    Marks tell «tố cáo» from «gà to, cao su»; only a text that bears none is compared without.
    """
    words = _WORD.findall(unicodedata.normalize("NFC", text).casefold())
    bare = all(word.isascii() for word in words)
    line = f" {' '.join(words)} "
    for phrase in HARMLESS:
        line = line.replace(f" {_as(phrase, bare)} ", " ")
    return any(f" {_as(cue, bare)} " in line for cue in CUES)


def _as(phrase: str, bare: bool) -> str:
    return " ".join(search_words(phrase)) if bare else phrase
