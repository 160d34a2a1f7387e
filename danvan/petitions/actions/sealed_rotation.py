"""Turning the keys of the house over: every case's key is wrapped anew, no content is touched."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from danvan.base.sealing import HouseKeys, SealKeyMissing, add_key, drop_keys, seal
from danvan.petitions.actions.seal import SealUnusable, case_place, key_of, keys
from danvan.petitions.actions.second_thing import keys_of_second_things
from danvan.petitions.models import IntakeDraft, SealedCase

BATCH = 100


@dataclass(frozen=True)
class KeyUse:
    """Which keys the house has and how many cases still rest on each «tình trạng khóa».

    `drafts` are keys under which something is being typed right now, and those that the second
    things of open petitions rest on: a digest cannot be made anew without the word.
    """

    current: str
    cases: Mapping[str, int]
    missing: tuple[str, ...]
    drafts: frozenset[str] = frozenset()

    @property
    def waiting(self) -> int:
        """Return how many cases rest on an older key."""
        return sum(count for name, count in self.cases.items() if name != self.current)

    @property
    def idle(self) -> tuple[str, ...]:
        """Return the older keys that nothing rests on any more."""
        used = {name for name, count in self.cases.items() if count} | {self.current}
        return tuple(name for name in self.cases if name not in used | self.drafts)


def key_use() -> KeyUse:
    """Return what still uses which key. Raises SealUnusable."""
    house = keys()
    counted = Counter(SealedCase.objects.exclude(wrapped_key=b"").values_list("key_id", flat=True))
    known = {name: counted.pop(name, 0) for name in house.keys}
    return KeyUse(
        house.current, known, tuple(sorted(counted)), _keys_of_drafts() | keys_of_second_things()
    )


def begin_rotation() -> None:
    """Add a fresh key that seals from now on, unless the last turn is not finished yet.

    Raises SealUnusable.
    """
    if key_use().waiting:
        return
    try:
        add_key(settings.SEAL_KEYS)
    except (SealKeyMissing, OSError) as problem:
        raise SealUnusable from problem


def wrap_batch() -> int:
    """Wrap the keys of some cases anew under the current key; return how many.

    None are left when it returns 0; stopped anywhere, the next run goes on. Raises SealUnusable,
    SealDamaged.
    """
    house = keys()
    with transaction.atomic():
        rows = SealedCase.objects.select_for_update().exclude(wrapped_key=b"")
        batch = list(rows.exclude(key_id=house.current).order_by("pk")[:BATCH])
        for case in batch:
            _wrap(case, house)
    return len(batch)


def forget_idle_keys() -> tuple[str, ...]:
    """Drop the older keys that nothing rests on; return their names. Raises SealUnusable."""
    idle = key_use().idle
    try:
        drop_keys(settings.SEAL_KEYS, idle)
    except (SealKeyMissing, OSError) as problem:
        raise SealUnusable from problem
    return idle


def _keys_of_drafts() -> frozenset[str]:
    """Return the keys that drafts are sealed with: each begins with the name of its key."""
    contents = IntakeDraft.objects.values_list("content", flat=True)
    names = {bytes(content).partition(b":")[0] for content in contents.iterator()}
    return frozenset(name.decode("ascii", "replace") for name in names)


def _wrap(case: SealedCase, house: HouseKeys) -> None:
    key = key_of(case)
    case.key_id = house.current
    case.wrapped_key = seal(key, house.newest, place=case_place(case, "wrapped_key"))
    case.save(update_fields=["key_id", "wrapped_key"])
