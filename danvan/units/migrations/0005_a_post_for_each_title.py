"""A post for each title people held in a unit; each appointment points at its post."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def make_posts(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """A post lives from its first holder on; it ends with the last when nobody holds it."""
    appointments = apps.get_model("units", "Appointment").objects
    posts = apps.get_model("units", "Post").objects
    by_post = {}
    for held in appointments.order_by("since").iterator():
        by_post.setdefault((held.unit_id, held.title, held.role, held.is_head), []).append(held)
    for (unit, title, role, is_head), holders in by_post.items():
        ends = [held.until for held in holders]
        post = posts.create(
            unit_id=unit,
            title=title,
            role=role,
            is_head=is_head,
            since=holders[0].since,
            until=None if None in ends else max(ends),
        )
        appointments.filter(pk__in=[held.pk for held in holders]).update(post=post)


def write_titles(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Go back: each appointment says itself what it is."""
    appointments = apps.get_model("units", "Appointment").objects
    for post in apps.get_model("units", "Post").objects.iterator():
        appointments.filter(post=post).update(
            unit=post.unit_id, title=post.title, role=post.role, is_head=post.is_head
        )
    apps.get_model("units", "Post").objects.exclude(appointments__isnull=False).delete()


class Migration(migrations.Migration):
    dependencies = [("units", "0004_posts_bodies_shares")]
    operations = [migrations.RunPython(make_posts, write_titles)]
