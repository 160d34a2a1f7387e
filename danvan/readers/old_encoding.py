"""Recognises Vietnamese written in TCVN3 or VNI, or UTF-8 that was decoded as another code page."""

import re
from collections import Counter
from typing import Final

from danvan.readers.refusals import Refused

LETTER: Final = re.compile(r"[^\W\d_]")

# TCVN3 keeps ă â đ ê ô ơ ư and half of the marked vowels on signs that stand in no word of a
# Unicode text. "c«ng", "d©n", "®éng", "ho¹ch", "nh­": a sign with a letter after it, or (not «»,
# ¹, ®, soft hyphen, which real texts put there) before it.
TCVN3_SIGN: Final = re.compile(
    "(?:[A-Za-zß-ÿ][¡-¬\u00ad®µ-½¾\u00d7÷]|^[®¬§])[A-Za-zÀ-ÿ¡-¾]|[A-Za-zß-ÿ][©ª¬µ¶\u00b8»¼½¾\u00d7÷]$"
)
# "KÕ", "viÖc", "tØnh", "x·": capitals of Latin-1 right after a small letter or as TCVN3 vowels.
TCVN3_CAPITAL_INSIDE: Final = re.compile(r"[a-z][ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖØÜÝÞß]")

# VNI writes a vowel and then its mark as a letter of its own: "UÛy", "nhaân", "daân", "hoaïch",
# "vieäc", "ñoäng"; none of these pairs is a Vietnamese spelling.
VNI_PAIR: Final = re.compile(
    r"a[ùøûõïâêáàåãäéèúüë]|[eoyuöô][øûïåäë]|e[ùõâáàãêé]|o[ùõâ]|u[ùõ]|y[ùõ]|[öô][ùõ]|öô|ñ|öu|öa",
    re.IGNORECASE,
)

# UTF-8 read as Windows-1252: "Ủy" shows as "á»¦y", "kế" as "káº¿".
MISREAD_UTF8: Final = re.compile("á[»º]|Ä[\u2018\u0091\u0110]|Æ[°¡]|Ã[\u00a0-¿]")

# Converted plans show such a word in 0.63 (TCVN3) to 0.79 (VNI) of all words; Unicode plans, also
# with decomposed letters, in less than 0.003, English with French names in about a hundredth.
SUSPICIOUS_SHARE: Final = 0.35
# Old letters in a quarter of a file show in fewer of its words, and make its reading worthless; a
# heading or a paragraph left unconverted is told to the person who reviews.
MIXED_SHARE: Final = 0.15
MIXED_WORDS: Final = 20
TOLD_SHARE: Final = 0.02
TOLD_WORDS: Final = 8
LOOKED_AT: Final = 100_000  # characters: forty pages tell; a huge file costs no more

NAMES: Final = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI", "misread": "UTF-8 bị đọc nhầm bảng mã"}


def old_encoding_of(text: str) -> str | None:
    """Name the old encoding a text is written in: "tcvn3", "vni", "misread", or None."""
    name, suspicious, words = _suspected(text)
    return name if _is_too_much(suspicious, words) else None


def _suspected(text: str) -> tuple[str, int, int]:
    """Return the likeliest old encoding, how many words look like it, and of how many."""
    if text.isascii():
        return "tcvn3", 0, 0
    counted = Counter(text[:LOOKED_AT].split())
    words = {word: times for word, times in counted.items() if LETTER.search(word)}
    counts = {
        "misread": sum(times for word, times in words.items() if MISREAD_UTF8.search(word)),
        "vni": sum(times for word, times in words.items() if VNI_PAIR.search(word)),
        "tcvn3": sum(times for word, times in words.items() if _looks_like_tcvn3(word)),
    }
    likeliest = max(counts, key=lambda name: counts[name])
    return likeliest, counts[likeliest], sum(words.values())


def refuse_old_encoding(text: str) -> str | None:
    """Refuse a text in an old encoding; return what to tell of one that holds a little of it."""
    name, suspicious, words = _suspected(text)
    if _is_too_much(suspicious, words):
        raise Refused("old_encoding", _refusal(name))
    if suspicious < TOLD_WORDS or suspicious < TOLD_SHARE * words:
        return None
    return (
        f"Khoảng {suspicious} chữ trong tệp còn ở bảng mã cũ ({NAMES[name]}): những chỗ đó không "
        "đọc được. Hãy đối chiếu với bản gốc, hoặc chuyển mã sang Unicode rồi tải lại."
    )


def _refusal(name: str) -> str:
    if name == "misread":
        return (
            "Văn bản bị lỗi mã chữ (UTF-8 đọc nhầm bảng mã). "
            "Hãy mở lại tệp gốc, chọn đúng mã UTF-8, lưu lại rồi tải lên."
        )
    return (
        f"Văn bản dùng bảng mã cũ {NAMES[name]}, không phải Unicode. Hãy dùng Unikey "
        "(Ctrl+Shift+F6) chuyển mã sang Unicode, lưu lại rồi tải lên."
    )


def _is_too_much(suspicious: int, words: int) -> bool:
    if not suspicious:
        return False
    mixed = suspicious >= MIXED_WORDS and suspicious >= MIXED_SHARE * words
    return mixed or suspicious >= SUSPICIOUS_SHARE * words


def _looks_like_tcvn3(word: str) -> bool:
    return bool(TCVN3_SIGN.search(word) or TCVN3_CAPITAL_INSIDE.search(word))
