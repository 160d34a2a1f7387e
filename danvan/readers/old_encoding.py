"""Recognises Vietnamese written in TCVN3 or VNI, or UTF-8 that was decoded as another code page."""

import re
from itertools import islice
from typing import Final

from danvan.readers.refusals import Refused

WORD: Final = re.compile(r"\S+")
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
# Half-converted files (old headings left in a Unicode text) show a smaller share of many words.
MIXED_SHARE: Final = 0.05
MIXED_WORDS: Final = 20
WORDS_LOOKED_AT: Final = 20_000  # forty pages tell; a huge file costs no more

NAMES: Final = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI", "misread": "UTF-8 bị đọc nhầm bảng mã"}


def old_encoding_of(text: str) -> str | None:
    """Name the old encoding a text is written in: "tcvn3", "vni", "misread", or None."""
    if text.isascii():
        return None
    found = (match.group() for match in WORD.finditer(text))
    words = list(islice((word for word in found if LETTER.search(word)), WORDS_LOOKED_AT))
    counts = {
        "misread": sum(1 for word in words if MISREAD_UTF8.search(word)),
        "vni": sum(1 for word in words if VNI_PAIR.search(word)),
        "tcvn3": sum(1 for word in words if _looks_like_tcvn3(word)),
    }
    likeliest = max(counts, key=lambda name: counts[name])
    return likeliest if _is_too_much(counts[likeliest], len(words)) else None


def refuse_old_encoding(text: str) -> None:
    """Refuse a text in an old encoding, saying which and how to convert it."""
    found = old_encoding_of(text)
    if found == "misread":
        raise Refused(
            "old_encoding",
            "Văn bản bị lỗi mã chữ (UTF-8 đọc nhầm bảng mã). "
            "Hãy mở lại tệp gốc, chọn đúng mã UTF-8, lưu lại rồi tải lên.",
        )
    if found is not None:
        raise Refused(
            "old_encoding",
            f"Văn bản dùng bảng mã cũ {NAMES[found]}, không phải Unicode. Hãy dùng Unikey "
            "(Ctrl+Shift+F6) chuyển mã sang Unicode, lưu lại rồi tải lên.",
        )


def _is_too_much(suspicious: int, words: int) -> bool:
    if not suspicious:
        return False
    mixed = suspicious >= MIXED_WORDS and suspicious >= MIXED_SHARE * words
    return mixed or suspicious >= SUSPICIOUS_SHARE * words


def _looks_like_tcvn3(word: str) -> bool:
    return bool(TCVN3_SIGN.search(word) or TCVN3_CAPITAL_INSIDE.search(word))
