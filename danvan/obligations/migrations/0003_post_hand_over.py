import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("obligations", "0002_obligation_joined_into"),
        ("units", "0008_versions_do_not_overlap"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PostHandOver",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("until", models.DateField(verbose_name="giữ chức vụ đến hết ngày")),
                ("on", models.DateField()),
                (
                    "appointment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="post_hand_overs",
                        to="units.appointment",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="PostHandOverLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("work", "nhiệm vụ đang thực hiện"),
                            ("led", "nhiệm vụ đang phụ trách"),
                            ("draft", "kế hoạch đang soát, chưa ban hành"),
                            ("document", "văn bản đang soạn thảo"),
                            ("lent", "ủy quyền đã giao"),
                            ("seat", "thành viên ban, tổ theo chức vụ"),
                        ],
                        max_length=8,
                    ),
                ),
                ("title", models.TextField()),
                ("ref", models.CharField(max_length=60)),
                ("due", models.DateField(blank=True, null=True)),
                (
                    "hand_over",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="obligations.posthandover",
                    ),
                ),
                (
                    "receiver",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["hand_over_id", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("hand_over", "kind", "ref"), name="posthandoverline_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="posthandoverline_says_what",
                    ),
                ],
            },
        ),
    ]
