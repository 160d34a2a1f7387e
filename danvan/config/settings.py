"""Settings of the running program, read from the environment; docs/deploy.md lists them."""

import os
from datetime import date, timedelta
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
    "danvan.petitions",
    "danvan.desk",
    "danvan.portal",
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
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
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
    "allauth.account.middleware.AccountMiddleware",
    "danvan.accounts.middleware.DayMiddleware",
    "axes.middleware.AxesMiddleware",
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
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
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

# Where people find this installation, for letters; how many proxies of ours stand before it.
SITE_ADDRESS = environment.address()
PROXIES = environment.number("DANVAN_PROXIES", 0)
INVITATION_DAYS = environment.number("DANVAN_INVITATION_DAYS", 14)
SECOND_FACTOR = environment.flag("DANVAN_SECOND_FACTOR", default=not SAMPLE)

# Signing in: allauth carries the steps, our pages show them (docs/adr/0014-sign-in.md).
ACCOUNT_ADAPTER = "danvan.accounts.adapters.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
# Guesses of one person's codes; passwords are counted by axes, and longer.
ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key", "reauthenticate": "10/m/user"}
MFA_ADAPTER = "danvan.accounts.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # telephones run half a minute fast or slow
MFA_TOTP_ISSUER = "danvan"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # nobody signs himself up: addresses come from operators
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG or SAMPLE
SOCIALACCOUNT_ADAPTER = "danvan.accounts.adapters.ProviderAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True  # our view asks first whether the click was on a page of ours
SOCIALACCOUNT_REAUTHENTICATION_REQUIRED = True
SOCIALACCOUNT_PROVIDERS = environment.identity_provider()

# Wrong passwords are counted for a person from an address, never for the person alone: otherwise
# anybody could lock the chairman out.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "danvan.accounts.machines.client_address"
AXES_LOCKOUT_CALLABLE = "danvan.accounts.views.locked.locked_out"
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

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
# The keys of what is sealed: a file of its own, kept and backed up apart from the database.
SEAL_KEYS = Path(os.environ.get("DANVAN_SEAL_KEYS") or DATA / "seal-keys.json").resolve()
# A folder with one subfolder per unit key: what is laid there comes in as a document.
INBOX: Path | None = environment.folder("DANVAN_INBOX")
# Root certificates (.pem) that signatures in PDF files are checked against.
TRUST_ROOTS: Path | None = environment.folder("DANVAN_TRUST_ROOTS")
# Without collected files (a first look), static files come straight from the packages.
WHITENOISE_USE_FINDERS = DEBUG or SAMPLE
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

EMAIL_BACKEND = environment.mail_backend()
# Letters that nobody would get are not promised: the console is for trying out only.
MAIL_LEAVES = bool(os.environ.get("DANVAN_MAIL_HOST")) or DEBUG or SAMPLE
EMAIL_HOST = os.environ.get("DANVAN_MAIL_HOST", "")
EMAIL_PORT = environment.number("DANVAN_MAIL_PORT", 587)
EMAIL_HOST_USER = os.environ.get("DANVAN_MAIL_USER", "")
EMAIL_HOST_PASSWORD = environment.secret("DANVAN_MAIL_PASSWORD") or ""
EMAIL_USE_TLS = environment.flag("DANVAN_MAIL_TLS", default=True)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("DANVAN_MAIL_FROM", "danvan@localhost")

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
    "formatters": {"plain": {"()": "danvan.config.logs.WithoutSecrets"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"danvan": {"level": "INFO"}},
}
