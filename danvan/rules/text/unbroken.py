"""Files that lost their line ends: the lines are found again by labels and fixed words."""

import re
from collections.abc import Iterator

from danvan.rules.text.letters import is_upper
from danvan.rules.text.numerals import letters_follow, roman_value

MOST = 1_000_000  # letters: 300 pages; a longer line is no plan
LEAST = 800  # letters: a paragraph may be as long, a whole plan is longer
SHARE = 0.6  # of the text of the file that stands in the line
FEWEST = 4  # places to break at: a paragraph may hold an enumeration of three
# What may begin a line, each behind a blank. Order matters: the first that fits is taken.
_BREAK = re.compile(
    r"(?:(?<=\s)|^)(?:"
    r"(?P<fixed>N[ơƠ][iI] nh[ậẬ]n\s?:|Trên đây là|CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM"
    r"|Độc lập\s?[-–]\s?Tự do|Số\s?:\s?[\d./…]|Kính gửi\s?:"
    r"|(?:TM|KT|TL|TUQ)\.\s?[A-ZĐỦ]{2}|T/M\s[A-ZĐỦ]{2}"
    r"|(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|HIỆU TRƯỞNG|BÍ THƯ|TRƯỞNG BAN|TRƯỞNG PHÒNG)"
    r"(?=\s[A-ZĐ][a-zà-ỹ]|$))"
    r"|(?P<archive>[-–+]?\s?Lưu\s?:)"
    r"|(?P<type>(?:KẾ HOẠCH|CHƯƠNG TRÌNH|QUYẾT ĐỊNH|CHỈ THỊ|NGHỊ QUYẾT|THÔNG BÁO|ĐỀ ÁN|HƯỚNG DẪN"
    r"|PHƯƠNG ÁN|BÁO CÁO)(?=:?\s))"
    r"|(?P<date>[A-ZĐÀ-Ỹ][\w ]{1,30}, ngày\s[\d…. ]{1,6}\s?tháng)"
    r"|(?P<grounds>(?:Căn cứ|Thực hiện|Theo)\s(?=[A-ZĐ]))"
    r"|(?P<roman>[IVX]{1,5})\s?[./]\s(?=[A-ZĐÀ-Ỹ“])"
    r"|Điều\s(?P<article>\d{1,3})\.\s"
    r"|(?P<part>(?:PHẦN|CHƯƠNG|Phần|Chương)\s(?:thứ |THỨ )?(?:[IVX]{1,4}|\w{3,4})(?=[.:\s]))"
    r"|(?P<arabic>\d{1,2}(?:\.\d{1,2}){0,2})\s?[.)]\s(?=[A-ZĐÀ-Ỹ“])"
    r"|(?P<letter>[a-zđ])\)\s(?=[A-ZĐÀ-Ỹ“])"
    r"|(?P<bullet>[-–+•*])\s(?=[A-ZĐÀ-Ỹ“])"
    r")"
)
_POST = re.compile(r"(?:PHÓ )?(?:CHỦ|GIÁM|HIỆU|BÍ|TRƯỞNG)")
_WORD = re.compile(r"\S+")
# Words after which a numeral is a reference: «Mục II.», «khoản 2.»
_REFERS = re.compile(r"(?:[Mm]ục|[Đđ]iều|[Kk]hoản|[Đđ]iểm|[Pp]hần|[Cc]hương|số|khóa|lần thứ)\s$")


def lost_its_lines(length: int, whole: int) -> bool:
    """Say whether a line of `length` letters holds most of a file of `whole` letters."""
    return LEAST <= length <= MOST and length >= SHARE * whole


def line_starts(text: str) -> list[int]:
    """Return where lines began in a text that lost its line ends; none where it reads as one."""
    starts = sorted(set(_Breaker(text).starts()))
    return starts if len(starts) >= FEWEST else []


class _Breaker:
    """Goes through a text and keeps what labels have been seen, so that each follows the last."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.roman = 0
        self.numbers: dict[int, int] = {}  # depth → the last number
        self.letter = ""
        self.article = 0
        self.titled = False
        self.in_foot = False

    def starts(self) -> Iterator[int]:
        for match in _BREAK.finditer(self.text):
            if self._begins(match):
                yield match.start()
                yield from self._title_ends(match)

    def _begins(self, match: re.Match[str]) -> bool:
        kind = match.lastgroup or ""
        before = self.text[max(0, match.start() - 12) : match.start()]
        if kind in ("roman", "article", "arabic", "letter") and _REFERS.search(before):
            return False
        rules = {
            "roman": self._roman, "article": self._article, "arabic": self._arabic,
            "letter": self._letter, "bullet": self._bullet, "type": self._type,
            "grounds": self._grounds, "fixed": self._fixed,
        }  # fmt: skip
        rule = rules.get(kind)
        return rule(match) if rule else not self.roman or kind in ("part", "archive")

    def _roman(self, match: re.Match[str]) -> bool:
        value = roman_value(match["roman"])
        if value is None or value not in (1, self.roman + 1, self.roman + 2):
            return False
        self.roman, self.numbers, self.letter = value, {}, ""
        return True

    def _article(self, match: re.Match[str]) -> bool:
        value = int(match["article"])
        if value != self.article + 1:
            return False
        self.article, self.numbers, self.letter = value, {}, ""
        return True

    def _arabic(self, match: re.Match[str]) -> bool:
        numbers = [int(number) for number in match["arabic"].split(".")]
        depth, value = len(numbers), numbers[-1]
        if value not in (1, self.numbers.get(depth, 0) + 1):
            return False
        self.numbers = {d: n for d, n in self.numbers.items() if d < depth} | {depth: value}
        self.letter = ""
        return True

    def _letter(self, match: re.Match[str]) -> bool:
        letter = match["letter"]
        if letter != "a" and not (self.letter and letters_follow(self.letter, letter)):
            return False
        self.letter = letter
        return True

    def _bullet(self, match: re.Match[str]) -> bool:
        return self._before(match) in (".", ";", ":", "!", "?", "/")

    def _type(self, match: re.Match[str]) -> bool:
        titled, self.titled = self.titled, True
        return not titled and self.roman == 0

    def _grounds(self, match: re.Match[str]) -> bool:
        before = self._before(match)
        return self.roman == 0 and self.article == 0 and (self.titled or before in ";.")

    def _fixed(self, match: re.Match[str]) -> bool:
        return True

    def _before(self, match: re.Match[str]) -> str:
        return self.text[max(0, match.start() - 2) : match.start()].rstrip()[-1:]

    def _title_ends(self, match: re.Match[str]) -> Iterator[int]:
        """«II. NỘI DUNG Xã làm …»: where the capitals of a heading end, its body begins."""
        if match.lastgroup not in ("roman", "part", "type", "fixed"):
            return
        if match.lastgroup == "fixed" and not is_upper(match[0]):
            return  # «Nơi nhận:» is no heading
        words = _WORD.finditer(self.text, match.end(), match.end() + 300)
        for count, word in enumerate(words):
            if word[0][0].isdigit():
                return  # the next label
            if len(word[0]) > 1 and word[0].strip(".,;:“”()").isalpha() and not is_upper(word[0]):
                if (count or _POST.match(match[0])) and word[0][0].isupper():
                    yield word.start()
                return
