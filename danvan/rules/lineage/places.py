"""Which mentions in merger resolutions are one old place, and which nobody may decide.

A resolution names an old commune once where it goes over whole, and once in every clause that takes
a share where it is divided. It names the district only to tell namesakes apart, and not always.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from danvan.rules.catalogue import rule
from danvan.rules.lineage.clauses import PART, REMAINDER, WHOLE, Clause, Mention

AMBIGUOUS, CONTRADICTORY = "ambiguous", "contradictory"
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}


@dataclass(frozen=True)
class Taken:
    """One share of an old place «phần»: the clause that takes it, and how it names the place."""

    clause: Clause
    mention: Mention


@dataclass(frozen=True)
class OldPlace:
    """An old commune «đơn vị cũ» with every share taken of it; `doubt` is "" or its kind."""

    province: str
    name: str
    district: str
    taken: tuple[Taken, ...]
    doubt: str = ""

    @property
    def whole_to(self) -> Clause | None:
        """The one clause that all of it goes to; None when divided, or when in contradiction."""
        sole = len(self.taken) == 1 and self.taken[0].mention.share == WHOLE
        return self.taken[0].clause if sole and self.doubt != CONTRADICTORY else None


@dataclass(frozen=True)
class Doubted:
    """A name in doubt «điểm chưa rõ»: every share read under it, and why it is doubted."""

    province: str
    name: str
    district: str
    taken: tuple[Taken, ...]
    doubt: str
    reason: str


@dataclass(frozen=True)
class Lineage:
    """What clauses say of old places «nguồn gốc»: the places, and the names a person looks at.

    `respelled` are places printed with the tone mark on either letter («Hòa», «Hoà»).
    """

    places: tuple[OldPlace, ...]
    doubted: tuple[Doubted, ...]
    respelled: tuple[OldPlace, ...]

    def doubts(self, kind: str) -> tuple[Doubted, ...]:
        """Return the names of one kind of doubt."""
        return tuple(one for one in self.doubted if one.doubt == kind)


@rule("AREA-01", basis="Nghị quyết sắp xếp đơn vị hành chính cấp xã: từng khoản")
def old_places(clauses: Iterable[Clause]) -> Lineage:
    """Return the old places that clauses take from; what is in doubt stands apart, unguessed.

    Mentions alike in province, kind, name and district (named or not) are one place when their
    shares add up. Otherwise every mention stands as a place of its own, and the name is listed.
    """
    named: dict[tuple[str, ...], list[Taken]] = {}
    for clause in clauses:
        for mention in clause.mentions:
            named.setdefault(_identity(clause, mention), []).append(Taken(clause, mention))
    places: list[OldPlace] = []
    doubted: list[Doubted] = []
    for taken in named.values():
        doubt, reason = judge([one.mention.share for one in taken])
        whole = _place(taken, doubt)
        if doubt:
            doubted.append(
                Doubted(whole.province, whole.name, whole.district, whole.taken, doubt, reason)
            )
            places += [_place([one], doubt) for one in taken]
        else:
            places.append(whole)
    respelled = [one for one in places if len({each.mention.name for each in one.taken}) > 1]
    return Lineage(tuple(places), tuple(doubted), tuple(respelled))


@rule("AREA-02", basis="Nghị quyết sắp xếp đơn vị hành chính cấp xã: toàn bộ, một phần, còn lại")
def judge(shares: Sequence[str]) -> tuple[str, str]:
    """Say what is doubtful in the shares read under one name, and why; two empty texts if nothing.

    Several wholes are ambiguous: no place goes over whole twice, so these are namesakes whose
    districts are not told. A whole beside a part or a remainder contradicts itself: of one place
    too much is taken, and whether there are two nobody says. A remainder without any part, parts
    without their remainder, and two remainders do not add up to a place either.
    """
    wholes, parts, rests = (shares.count(share) for share in (WHOLE, PART, REMAINDER))
    if wholes and not parts and not rests:
        several = "toàn bộ được ghi ở nhiều khoản: các nơi trùng tên, không ghi huyện"
        return (AMBIGUOUS, several) if wholes > 1 else ("", "")
    if wholes:
        return CONTRADICTORY, "vừa ghi toàn bộ, vừa ghi một phần hoặc phần còn lại"
    if rests > 1:
        return CONTRADICTORY, "phần còn lại được ghi hai lần"
    if not parts:
        return CONTRADICTORY, "ghi phần còn lại nhưng không khoản nào ghi một phần"
    if not rests:
        return CONTRADICTORY, "ghi một phần nhưng không khoản nào ghi phần còn lại"
    return "", ""


def alike(name: str) -> str:
    """Return a name as names are compared: letter case and the seat of the tone mark do not count.

    «Trung Hòa» and «Trung Hoà» are one; «Vạn Phúc» and «Vân Phúc» are two.
    """
    return " ".join(_alike(word) for word in name.casefold().split())


def _alike(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    tones = "".join(letter for letter in letters if letter in _TONES)
    return "".join(letter for letter in letters if letter not in _TONES) + tones


def _identity(clause: Clause, mention: Mention) -> tuple[str, ...]:
    return tuple(alike(word) for word in (clause.province, mention.printed, mention.district))


def _place(taken: Sequence[Taken], doubt: str) -> OldPlace:
    first = taken[0]
    return OldPlace(
        first.clause.province, first.mention.printed, first.mention.district, tuple(taken), doubt
    )
