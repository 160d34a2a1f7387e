"""Settings of the running program, read from the environment; docs/deploy.md lists them."""

import os
from datetime import date
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from danvan.config import environment

environment.refuse_unknown(os.environ)

PACKAGE = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("DANVAN_DATA", "var")).resolve()
DEBUG = environment.flag("DANVAN_DEBUG")
SAMPLE = environment.flag("DANVAN_SAMPLE")

SECRET_KEY = environment.secret("DANVAN_SECRET_KEY") or ""
if not SECRET_KEY:
    if not (DEBUG or SAMPLE):
        raise ImproperlyConfigured("Cần đặt DANVAN_SECRET_KEY hoặc DANVAN_SECRET_KEY_FILE.")
    SECRET_KEY = "sample-installation-only"  # noqa: S105  never used where real people sign in

ALLOWED_HOSTS = environment.words("DANVAN_HOSTS") or ["localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = environment.words("DANVAN_TRUSTED_ORIGINS")

# The day can be moved where nobody's rights hang on it: debugging, samples, tests.
TODAY: date | None = None
if moved := os.environ.get("DANVAN_TODAY"):
    if not (DEBUG or SAMPLE):
        raise ImproperlyConfigured("DANVAN_TODAY chỉ dùng khi DANVAN_DEBUG=1 hoặc DANVAN_SAMPLE=1.")
    TODAY = date.fromisoformat(moved)

INSTALLED_APPS = [
    "danvan.accounts",
    "danvan.units",
    "danvan.documents",
    "danvan.law",
    "danvan.obligations",
    "danvan.plans",
    "danvan.desk",
    "danvan.base",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "heroicons",
    "csp",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "danvan.base.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "danvan.accounts.middleware.DayMiddleware",
]

ROOT_URLCONF = "danvan.config.urls"
WSGI_APPLICATION = "danvan.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.debug",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "danvan.base.surroundings.surroundings",
            ],
            "builtins": ["danvan.base.templatetags.ui", "django.templatetags.i18n"],
        },
    }
]
FORM_RENDERER = "danvan.base.forms.Renderer"

DATABASES = {"default": environment.database(os.environ.get("DATABASE_URL"), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("MinimumLengthValidator", "CommonPasswordValidator", "NumericPasswordValidator")
]
LOGIN_URL = "accounts:sign-in"
LOGIN_REDIRECT_URL = "desk:home"
LOGOUT_REDIRECT_URL = "accounts:sign-in"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
FORMAT_MODULE_PATH = ["danvan.config.formats"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
MEDIA_ROOT = DATA / "files"
STORAGES = {
    "default": environment.file_store(MEDIA_ROOT),
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or SAMPLE
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# Where it is set, no file is handed out before clamd has looked at it.
SCANNER: str | tuple[str, int] | None = environment.scanner()
# Without collected files (a first look), static files come straight from the packages.
WHITENOISE_USE_FINDERS = DEBUG or SAMPLE
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "danvan.config.errors.csrf_refused"
if not (DEBUG or SAMPLE):
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31536000
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"danvan": {"level": "INFO"}},
}
