"""What is late or due soon begins at what is not ended yet: an index of those alone."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("petitions", "0005_retention_and_exchange")]
    operations = [
        migrations.AddIndex(
            model_name="petition",
            index=models.Index(
                fields=["unit", "received_on"],
                condition=Q(closed_on__isnull=True),
                name="petition_open",
            ),
        ),
    ]
