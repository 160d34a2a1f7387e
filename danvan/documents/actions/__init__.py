"""What people do with documents and files."""

from danvan.documents.actions.files import FileRefused, destroy_file, store_file

__all__ = ["FileRefused", "destroy_file", "store_file"]
