"""What each of some units has become by a day, over several mergers."""

from datetime import date

from danvan.units.queries.lineage import ends_of
from tests.factories.mergers import MERGED_ON, ended_commune, merge_two, merged
from tests.factories.people import World

LATER = date(2027, 1, 1)


def test_each_unit_leads_to_its_own_living_ends(world: World) -> None:
    merger = merge_two(world)
    old = ended_commune(world, "vung-go", "xã Vụng Gò")
    merged(2, (old,), (merger.ben_da, world.neighbour), records=None)

    found = ends_of([old.pk, merger.tan_lap.pk, world.province.pk], LATER)

    assert found == {
        old.pk: frozenset({world.commune.pk, world.neighbour.pk}),
        merger.tan_lap.pk: frozenset({world.commune.pk}),
        world.province.pk: frozenset({world.province.pk}),
    }


def test_before_the_merger_a_unit_is_its_own_end(world: World) -> None:
    merger = merge_two(world)

    found = ends_of([merger.ben_da.pk], date(MERGED_ON.year, 1, 1))

    assert found == {merger.ben_da.pk: frozenset({merger.ben_da.pk})}
