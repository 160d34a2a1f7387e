"""Fill what documents that are there already are looked up by."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from danvan.rules.documents.numbers import number_key
from danvan.rules.documents.spelling import search_words

BATCH = 500


def fold(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Fill the columns, as `Document` fills them from now on."""
    model = apps.get_model("documents", "Document")
    rows = []
    for row in model.objects.order_by("pk").iterator(chunk_size=BATCH):
        spoken = f"{row.kind} {row.number} {row.title} {row.issuer}"
        row.number_key = number_key(row.number)[:80]
        row.folded = " ".join(dict.fromkeys(search_words(spoken)))
        rows.append(row)
    model.objects.bulk_update(rows, ["number_key", "folded"], batch_size=BATCH)


def unfold(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Go back: the columns stand empty, as they did."""
    apps.get_model("documents", "Document").objects.update(number_key="", folded="")


class Migration(migrations.Migration):
    dependencies = [("documents", "0005_own_stands_in_a_register")]
    operations = [migrations.RunPython(fold, unfold)]
