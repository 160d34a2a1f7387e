"""Whether two petitions may be about one matter: asked of the words of their subjects alone."""

from collections.abc import Mapping
from typing import Final

from danvan.rules.catalogue import rule

# Words that stand in most subjects tell nothing apart.
# fmt: off
COMMON: Final = frozenset({
    "anh", "ba", "ban", "bi", "cac", "cho", "co", "cua", "da", "dan", "de", "den",
    "dinh", "do", "don", "duoc", "gia", "giai", "ho", "khieu", "khong", "kien", "la", "nai",
    "nam", "nay", "ngay", "nghi", "nhan", "nhung", "o", "ong", "phan", "pho", "phuong", "quyet",
    "so", "tai", "thang", "theo", "thon", "to", "trong", "tu", "uy", "va", "ve", "viec",
    "voi", "xa", "xem", "xet",
})
# fmt: on
SHORTEST: Final = 2  # letters of a word that tells something
MOST_WORDS: Final = 6


def telling_words(folded: str) -> tuple[str, ...]:
    """Return the words by which petitions about the same matter are looked for, longest first."""
    words = dict.fromkeys(
        word for word in folded.split() if word not in COMMON and len(word) >= SHORTEST
    )
    return tuple(sorted(words, key=lambda word: (-len(word), word))[:MOST_WORDS])


@rule("PT-13", basis="Quy ước của chương trình: chỉ so nội dung trong cùng sổ, người xem kết luận")
def worth_proposing(likeness: Mapping[int, float], threshold: float, most: int) -> tuple[int, ...]:
    """Return which earlier petitions are proposed as the same matter «đơn trùng», likest first."""
    found = [(score, pk) for pk, score in likeness.items() if score >= threshold]
    return tuple(pk for _score, pk in sorted(found, key=lambda pair: (-pair[0], -pair[1]))[:most])
