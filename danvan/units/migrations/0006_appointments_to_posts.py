"""An appointment says its unit, title and role through its post alone."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("units", "0005_a_post_for_each_title")]
    operations = [
        migrations.AlterModelOptions(
            name='appointment',
            options={'ordering': ['post__unit_id', '-post__is_head', 'since']},
        ),
        migrations.RemoveField(model_name="appointment", name="is_head"),
        migrations.RemoveField(model_name="appointment", name="role"),
        migrations.RemoveField(model_name="appointment", name="title"),
        migrations.RemoveField(model_name="appointment", name="unit"),
        migrations.AlterField(
            model_name="appointment",
            name="post",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="appointments",
                to="units.post",
            ),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=models.UniqueConstraint(fields=('user', 'post', 'since'), name='appointment_begins_once'),
        ),
    ]
