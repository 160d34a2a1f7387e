"""The bodies that a letterhead names: in a table, in lines, in columns, torn by narrow cells."""

import re

from danvan.rules.text.letters import bare_words, is_upper
from danvan.rules.text.normalise import Line

# Folded first words of a body; what follows the blank must follow in print too.
_BODIES = (
    "uy ban", "ubnd", "hdnd", "hoi dong", "ban ", "so ", "phong ", "bo ", "huyen uy", "tinh uy",
    "thanh uy", "quan uy", "thi uy", "dang uy", "dang bo", "chi bo", "truong ", "trung tam",
    "cong an", "doan ", "tinh doan", "huyen doan", "thanh doan", "hoi ", "lien doan", "lien minh",
    "van phong", "thanh tra", "cuc ", "chi cuc", "tong cuc", "tram ", "vien ", "khoi ", "mat tran",
    "mttq", "ubmttq", "kho bac", "bao hiem", "ngan hang", "toa an", "benh vien", "hoc vien",
    "chinh phu", "thu tuong", "quoc hoi", "cong doan", "cong ty", "thuong truc", "tieu ban",
    "cum ", "to cong tac", "hat ", "bch ", "btv ", "lien hiep",
)  # fmt: skip
# A body inside a body: its name is whole only with the one above.
_ORGANS = (
    "ban thuong truc", "ban chap hanh", "ban thuong vu", "ban chi dao", "thuong truc",
)  # fmt: skip
# These wait for the body whose office they are.
_WAITING = frozenset({"van phong", "thuong truc", "co quan", "doan dai bieu quoc hoi"})
_MOTTO = re.compile(
    r"C[ỘÔO]NG\s+H(?:ÒA|OÀ|OA)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM"
    r"|Độc\s+lập\s*[-–—.]?\s*Tự\s+do\b.*",
    re.IGNORECASE,
)
_LEVELS = "XÃ|PHƯỜNG|THỊ TRẤN|HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TỈNH|ĐẶC KHU"
_LEVEL = re.compile(rf"(?:{_LEVELS})(?=\s)")
_LEVEL_END = re.compile(rf"(?<=\s)(?:{_LEVELS})$")
_MOTTOES = ("cong hoa xa hoi chu nghia viet nam", "dang cong san viet nam")
_STAMPS = frozenset(
    {"du thao", "hoa toc", "khan", "thuong khan", "ban sao", "mat", "toi mat", "tuyet mat"}
)
_LONGEST_REST = 8  # words that a name may go on with on one line


def letterhead_names(head: tuple[Line, ...]) -> tuple[str, ...]:
    """Return the bodies printed in capitals above the number: the lowest one issues.

    Two columns of bodies are two issuers, as are two names that a dash joins.
    """
    columns: dict[int, _Names] = {}
    motto = ""
    for line in head:
        for place, printed in enumerate(line.columns):
            part, motto = _without_motto(printed, motto)
            if part:
                columns.setdefault(place, _Names()).take(part)
    lowest = [names.lowest() for names in columns.values() if names.found]
    return tuple(name for names in lowest for name in names)


class _Names:
    """The names found so far in one column of a letterhead."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.joined = False  # the name above ended in a dash: a partner follows

    def take(self, part: str) -> None:
        text = part.strip(" -–—*_")
        folded = bare_words(text)
        if not is_upper(text) or re.search(r"[\d/:]", text):
            return
        if folded in _STAMPS or folded.startswith("du thao"):
            return
        waits = bool(self.found) and bare_words(self.found[-1]) in _WAITING
        if f"{folded} ".startswith(_BODIES) and not waits:
            if self.joined and self.found:
                self.found[-1] = f"{self.found[-1]} - {text}"
            else:
                self.found.append(text)
        elif self.found and len(text.split()) <= _LONGEST_REST:
            self.found[-1] = _with_rest(self.found[-1], text)
        else:
            return
        self.joined = part.rstrip().endswith(("-", "–"))

    def lowest(self) -> tuple[str, ...]:
        """Return the body that issues, with the body it is an organ of."""
        last = self.found[-1]
        if len(self.found) > 1 and bare_words(last).startswith(_ORGANS):
            return (f"{last} {self.found[-2]}",)
        joint = re.split(r"\s[-–]\s", last)
        bodies = all(f"{bare_words(part)} ".startswith(_BODIES) for part in joint)
        return tuple(_with_area(part, joint[-1]) for part in joint) if bodies else (last,)


def _with_rest(name: str, rest: str) -> str:
    """«CÔNG AN XÃ» + «XÃ NAM DƯƠNG»: the level is printed twice, meant once."""
    level = _LEVEL.match(rest)
    if level and name.endswith(f" {level[0]}"):
        name = name[: -len(level[0])].rstrip()
    return f"{name} {rest}"


def _with_area(name: str, partner: str) -> str:
    """«CÔNG AN XÃ» beside «HỘI LHPN XÃ NAM DƯƠNG» is of the same commune."""
    level = _LEVEL_END.search(name)
    area = re.search(rf"\s{level[0]}\s(?P<name>\S.*)$", partner) if level else None
    return f"{name} {area['name']}" if area else name


def _without_motto(printed: str, awaited: str) -> tuple[str, str]:
    """Return a part without the national motto, and how much of a torn motto is still awaited."""
    if awaited:
        folded = bare_words(printed)
        if folded and awaited.startswith(folded):
            return "", awaited[len(folded) :].strip()
    part = _MOTTO.split(printed)[0]
    folded = bare_words(part)
    for motto in _MOTTOES:
        if folded and folded != motto and motto.startswith(f"{folded} "):
            return "", motto[len(folded) :].strip()
    return part, ""
