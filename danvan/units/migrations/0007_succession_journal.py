"""A merger keeps what it made and what stood before, so that it can be undone on its day."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("units", "0006_appointments_to_posts")]
    operations = [
        migrations.AddField(
            model_name="succession",
            name="journal",
            field=models.JSONField(default=list, editable=False),
        )
    ]
