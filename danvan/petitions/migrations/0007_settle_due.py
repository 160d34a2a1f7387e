"""The day of the last deciding step stands on the petition: figures then add up without looking.

Filled from the obligations of old petitions. Neither step builds the table anew on SQLite, so the
triggers of the search stay.
"""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import F, Func

from danvan.petitions.actions.settle_due import settle_due_of


def fill(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Write the day of every petition that was there before."""
    using = editor.connection.alias
    owed = apps.get_model("petitions", "PetitionObligation").objects.using(using)
    petitions = apps.get_model("petitions", "Petition").objects.using(using)
    petitions.update(settle_due=settle_due_of(owed))


class Migration(migrations.Migration):
    dependencies = [("petitions", "0006_open_petitions")]
    operations = [
        migrations.AddField(
            model_name="petition",
            name="settle_due",
            field=models.DateField(
                blank=True, editable=False, null=True, verbose_name="hạn giải quyết"
            ),
        ),
        migrations.AddIndex(
            model_name="petition",
            index=models.Index(
                F("unit"),
                Func(
                    "settled_on",
                    "closed_on",
                    function="COALESCE",
                    template="%(function)s(%(expressions)s, '9999-12-31')",
                    output_field=models.DateField(),
                ),
                F("received_on"),
                name="petition_done",
            ),
        ),
        migrations.AddIndex(
            model_name="petition",
            index=models.Index(fields=["settler", "closed_on"], name="petition_settler"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
