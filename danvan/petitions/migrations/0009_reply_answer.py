"""What is answered to a sender who finds the result not right is kept: it was typed and lost."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("petitions", "0007_settle_due")]
    operations = [
        migrations.AddField(
            model_name="citizenreply",
            name="answer",
            field=models.TextField(blank=True, default="", verbose_name="trả lời"),
            preserve_default=False,
        ),
    ]
