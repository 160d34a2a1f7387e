"""Who may see documents and open files."""

from danvan.documents.access.files import FILE_REFS, may_open_file, sees_file

__all__ = ["FILE_REFS", "may_open_file", "sees_file"]
