"""Who may take in a list of mergers: whoever keeps the register of every province it names."""

from datetime import date

from danvan.accounts.models import User
from danvan.rules.lineage.clauses import MergerFile
from danvan.rules.lineage.places import alike
from danvan.units.access.managing import areas_managed
from danvan.units.models import AreaVersion, Level


def may_take_in(user: User, file: MergerFile, *, on: date) -> bool:
    """Say whether a person keeps all the provinces of a list; none of them is made on a page."""
    kept = AreaVersion.objects.filter(area__in=areas_managed(user, on), area__level=Level.PROVINCE)
    names = {alike(name) for name in kept.values_list("name", flat=True)}
    return all(alike(clause.province) in names for clause in file.clauses)
