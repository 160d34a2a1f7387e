"""Uploads that never touch the disk: what is to be sealed must not lie in a temporary file."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt, csrf_protect

View = Callable[..., HttpResponseBase]


class InMemoryUpload(MemoryFileUploadHandler):
    """Keeps every part in memory, whatever it weighs; the server's own limit bounds it."""

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> Any:
        """Take the upload, however long."""
        self.activated = True


def in_memory(view: View) -> View:
    """Read the files of a page's form in memory alone.

    How files are read must be said before anything reads the form; the check of forged requests
    does, so it is put off until that is said.
    """
    checked = csrf_protect(view)

    @wraps(view)
    def read(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.upload_handlers = [InMemoryUpload(request)]
        return checked(request, *args, **kwargs)

    return csrf_exempt(read)
