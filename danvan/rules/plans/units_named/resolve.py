"""From a printed name to the units it means, with the sentence that says how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from danvan.rules.catalogue import rule
from danvan.rules.plans.units_named.directory import (
    OUTSIDE_AUTHORITY,
    Directory,
    NamedUnit,
    Scope,
    directory_of,
)
from danvan.rules.plans.units_named.names import breaks
from danvan.rules.plans.units_named.parts import (
    Part,
    begins_every,
    doubtfully,
    surely,
    without_every,
)
from danvan.rules.plans.units_named.vocabulary import NOT_UNITS, PERSONS, UNNAMED
from danvan.rules.plans.units_named.words import (
    BREAK,
    Words,
    find,
    plain,
    starts_with,
    words_of,
)

LONGEST = 400  # a longer print is a sentence, not a name


@dataclass(frozen=True)
class Resolved:
    """Whom a printed name means «đơn vị đã đối chiếu».

    `how`: one · group · several (a person chooses among `unit_ids`) · unresolved · outside (above
    or next door) · self · unnamed («các đơn vị liên quan»: clear beside whoever leads). `head`: the
    post of the unit's head owes. `note`: a Vietnamese sentence.
    """

    how: str
    unit_ids: tuple[int, ...] = ()
    head: bool = False
    note: str = ""


@rule("UNIT-01", basis="thẩm quyền giao việc theo hệ thống tổ chức ngày ban hành")
def resolve_units(
    printed: str,
    units: Sequence[NamedUnit],
    issuer: int,
    *,
    co_issuer: int | None = None,
) -> Resolved:
    """Say which units of the plan's day a printed name means, seen from the plan's issuer.

    A name without a place is the issuer's own, never a neighbour's; a lower tier without a place
    is a group. Nothing is guessed between two: then `how` is several.
    """
    words = words_of(printed[:LONGEST])
    if not words:
        return Resolved("unresolved", note=_EMPTY)
    words = _named(words)
    if not words:
        return Resolved("unnamed", note=_UNNAMED)
    directory = directory_of(tuple(units), issuer, co_issuer)
    parts, lost = _parts(words, directory)
    if not any(part.found for part in parts):
        notes = " ".join(dict.fromkeys(note for part in parts for note in part.notes))
        return Resolved("unresolved", note=notes or _why_not(words))
    return _resolved(parts, tuple(piece for piece in lost if not _are_persons(piece)))


def _parts(words: Words, directory: Directory) -> tuple[tuple[Part, ...], tuple[Words, ...]]:
    """Read a print part by part, each as long as it can be; return what was and was not found."""
    pieces = breaks(words)
    found: list[Part] = []
    lost: list[Words] = []
    many, begin = False, 0
    while begin < len(pieces):
        part, end = _longest(pieces, begin, directory, many=many)
        many = many or begins_every(pieces[begin])
        if part is None:
            part = doubtfully(pieces[begin], directory)
        if part is None:
            lost.append(pieces[begin])
        else:
            found.append(part)
        begin = end
    return tuple(found), tuple(lost)


def _named(words: Words) -> Words:
    """Return the words without a tail that names nobody; nothing is left when they name nobody.

    «các phòng, ban liên quan» is one such print, «Phòng Tư pháp, các đơn vị liên quan» half.
    """
    pieces = breaks(words)
    if not any(_names_nobody(piece) for piece in pieces):
        return words
    named = list(takewhile(lambda piece: not (begins_every(piece) or _names_nobody(piece)), pieces))
    return _joined(tuple(named))


def _names_nobody(piece: Words) -> bool:
    return any(find(piece, plain(phrase)) >= 0 for phrase in UNNAMED)


def _longest(
    pieces: tuple[Words, ...], begin: int, directory: Directory, *, many: bool
) -> tuple[Part | None, int]:
    """Return the part that takes up most pieces from one on, and where it ends."""
    for end in range(len(pieces), begin, -1):
        joined = _joined(pieces[begin:end])
        part = surely(joined, directory, many=many)
        if part is None and end - begin == len(pieces) > 1:
            part = doubtfully(joined, directory)  # «Sở Văn hoá, Thể thao và Du lịhc»
        if part is not None:
            return part, end
    return None, begin + 1


def _joined(pieces: tuple[Words, ...]) -> Words:
    joined: list[str] = []
    for piece in pieces:
        joined.extend((*((BREAK,) if joined else ()), *piece))
    return tuple(joined)


def _resolved(parts: tuple[Part, ...], lost: tuple[Words, ...]) -> Resolved:
    known = {each.unit.pk: each for part in parts for each in part.found}
    notes = [note for part in parts for note in part.notes]
    scopes = {each.scope for each in known.values()}
    if lost:
        notes.insert(0, _PARTLY)
    elif scopes <= {Scope.ABOVE, Scope.ELSEWHERE}:
        notes.append(_ABOVE if Scope.ABOVE in scopes else _ELSEWHERE)
    elif scopes & OUTSIDE_AUTHORITY:
        notes.append(_BESIDE if scopes <= OUTSIDE_AUTHORITY else _BESIDE_SOME)
    how = _how(parts, lost, scopes, len(known))
    if how == "several":
        notes.insert(0, _SEVERAL)
    head = any(part.head for part in parts)
    return Resolved(how, tuple(known), head, " ".join(dict.fromkeys(notes)))


def _how(parts: tuple[Part, ...], lost: tuple[Words, ...], scopes: set[Scope], count: int) -> str:
    if lost:
        return "unresolved"
    if any(part.several for part in parts):
        return "several"
    if scopes <= {Scope.ABOVE, Scope.ELSEWHERE}:
        return "outside"
    if count > 1:
        return "group"
    return "self" if scopes == {Scope.SELF} else "one"


def _why_not(words: Words) -> str:
    """Return the sentence that says why nothing was found, and what to do."""
    if any(find(words, plain(body)) >= 0 for body in NOT_UNITS):
        return _NOT_A_UNIT
    return _PERSONS if _are_persons(words) else _UNKNOWN


def _are_persons(words: Words) -> bool:
    return any(starts_with(without_every(words), plain(person)) for person in PERSONS)


_EMPTY = "Chưa nêu đơn vị: chọn đơn vị, hoặc ghi «chưa giao» kèm lý do."
_UNNAMED = "Văn bản không nêu tên: không phải chọn khi chỉ là đơn vị phối hợp."
_UNKNOWN = (
    "Không tìm thấy đơn vị này trong danh mục của ngày ban hành: chọn đơn vị, "
    "hoặc ghi «chưa giao» kèm lý do."
)
_NOT_A_UNIT = "Đây không phải là đơn vị: chọn cơ quan thường trực của tổ chức này."
_PERSONS = "Văn bản giao cho từng người: chọn đơn vị chịu trách nhiệm, hoặc để «định hướng chung»."
_PARTLY = "Mới tìm được một phần số đơn vị được nêu: hãy chọn đủ."
_SEVERAL = "Tên này hợp với nhiều đơn vị: hãy chọn."
_ABOVE = "Là cơ quan cấp trên: chỉ ghi đề nghị, hoặc để làm nơi gửi."
_ELSEWHERE = "Không thuộc địa bàn của cơ quan ban hành: chỉ ghi đề nghị phối hợp."
_BESIDE = "Không thuộc quyền giao việc của cơ quan ban hành: ghi là đề nghị phối hợp."
_BESIDE_SOME = "Có đơn vị ngoài quyền giao việc của cơ quan ban hành: ghi là đề nghị phối hợp."
