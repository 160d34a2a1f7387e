"""Settings for tests: the day is given by each test, passwords are cheap, tasks run at once."""

import os
import tempfile
from pathlib import Path

os.environ["DANVAN_DEBUG"] = "0"
os.environ["DANVAN_SAMPLE"] = "1"
os.environ.setdefault("DANVAN_DATA", str(Path(tempfile.gettempdir()) / "danvan-test"))
# pytest chooses the database by DANVAN_TEST_POSTGRES; the program's own is never touched.
os.environ.pop("DATABASE_URL", None)

from danvan.config import environment
from danvan.config.settings import *  # noqa: F403  a settings file is its parent with a few changes
from danvan.config.settings import DATA

SAMPLE = False
# Tests sign people in by their name alone; the tests of signing in switch these on.
SECOND_FACTOR = False
AXES_ENABLED = False
DATABASES = {"default": environment.database(os.environ.get("DANVAN_TEST_POSTGRES"), DATA)}
if os.environ.get("DANVAN_TEST_POSTGRES"):
    # A test database outlives no power cut: nothing waits for the disk at each commit.
    DATABASES["default"]["OPTIONS"] = {"options": "-c synchronous_commit=off"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
