"""Say of each document which register it stands in: the law, or that of the unit that issued it."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import F


def tell_apart(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Documents of law are marked by how certain they are; a unit's own know their issuer."""
    documents = apps.get_model("documents", "Document").objects
    documents.exclude(certainty="OWN").update(side="law")
    documents.filter(certainty="OWN").update(unit=F("issuer_unit"))


def forget(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Go back: the columns go with the migration before."""


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_life_dossiers_quarantine")]
    operations = [migrations.RunPython(tell_apart, forget)]
