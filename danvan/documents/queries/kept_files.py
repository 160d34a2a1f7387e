"""Whether anything still needs a kept file: asked before its content is destroyed."""

from django.db import models

from danvan.documents.models import StoredFile


def is_used(file: StoredFile) -> bool:
    """Say whether any row of any app points at a file: a dossier, a register, another case.

    Also those rows count that the file itself has no way back to (`related_name="+"`).
    """
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: file}).exists()
        for relation in StoredFile._meta.get_fields(include_hidden=True)
        if isinstance(relation, models.ForeignObjectRel)
    )
