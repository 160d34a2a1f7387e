"""From now on the database refuses a unit's own document among the law."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0004_which_register")]
    operations = [
        migrations.AddConstraint(
            model_name='document',
            constraint=models.CheckConstraint(condition=models.Q(('side', 'law'), ('certainty', 'OWN'), _connector='OR'), name='document_own_stands_in_a_register'),
        ),
    ]
