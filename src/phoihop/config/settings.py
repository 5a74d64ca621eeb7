"""Every setting of an installation, read once from the environment.

`OPTIONS` lists what may be set, with its default and meaning; `docs/reference/settings.md` is made from it.
No rule of the product is decided here: rules stand in the rooms' `law.py`, and what an office may change
(holidays, lines of work, period schemes) is data.
"""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import NamedTuple

import dj_database_url
from csp.constants import NONE, SELF
from environs import Env, validate


class Option(NamedTuple):
    """One setting that an installation may change through the environment."""

    name: str
    default: str
    meaning: str


OPTIONS = (
    Option("PHOIHOP_HOME", "var", "Folder of the installation: database, vault, secrets, temporary files."),
    Option("DATABASE_URL", "SQLite in PHOIHOP_HOME", "Database, for example postgres://user@host/phoihop."),
    Option("PHOIHOP_HOSTS", "127.0.0.1,localhost,[::1]", "Host names under which the pages are served."),
    Option("PHOIHOP_HTTPS", "false", "Set when the pages are served over HTTPS: cookies then travel encrypted only."),
    Option("PHOIHOP_UPLOAD_MB", "50", "Largest file that is accepted, in megabytes."),
    Option("PHOIHOP_DEBUG", "false", "Shows error details to the browser. For development only."),
    Option("PHOIHOP_SAMPLE", "false", "Marks every page with the words “Dữ liệu mẫu”."),
    Option("PHOIHOP_LANG", "vi", "Language of the command line: vi or en."),
    Option("PHOIHOP_LOG", "warning", "Least severe message that is written to the log."),
)

env = Env()
HOME = Path(env.str("PHOIHOP_HOME", "var")).absolute()


def _secret(name: str) -> str:
    """Return the secret kept in the installation's folder, made at first use.

    It stays outside the database, so that a copy of the database alone opens no session and no key.
    """
    path = HOME / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(secrets.token_urlsafe(48), "ascii")
        path.chmod(0o600)
    return path.read_text("ascii").strip()


DEBUG = env.bool("PHOIHOP_DEBUG", default=False)
SAMPLE = env.bool("PHOIHOP_SAMPLE", default=False)
SECRET_KEY = _secret("session.secret")
ALLOWED_HOSTS = env.list("PHOIHOP_HOSTS", ["127.0.0.1", "localhost", "[::1]"], validate=validate.Length(min=1))
KEY_SECRET_FILE = HOME / "keys.secret"
VAULT = HOME / "vault"
TEMPORARY = HOME / "temporary"
UPLOAD_LIMIT = env.int("PHOIHOP_UPLOAD_MB", 50, validate=validate.Range(min=1)) * 1024 * 1024

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "phoihop.ledger",
    "phoihop.vault",
    "phoihop.people",
    "phoihop.registers",
    "phoihop.screen",
    "phoihop.jobs",
    "phoihop.features",
    "phoihop.features.agreements",
    "phoihop.features.commitments",
    "phoihop.features.reviews",
    "phoihop.web",
    "phoihop.api",
    # After our own, so that the house's templates of sign-in are found first.
    "allauth",
    "allauth.account",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "phoihop.web.language.LanguageMiddleware",
    "phoihop.api.edge.ProblemMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "phoihop.people.acting.ActingMiddleware",
    "phoihop.web.signed_out.SignedOutMiddleware",
    "phoihop.web.refusals.UnreadableMiddleware",
    "phoihop.web.first.FirstHourMiddleware",
    "phoihop.web.account.FirstPasswordMiddleware",
    "phoihop.web.refusals.RefusalMiddleware",
]

ROOT_URLCONF = "phoihop.config.urls"
WSGI_APPLICATION = "phoihop.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.User"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "phoihop.screen.context.house",
            ],
            "builtins": ["phoihop.screen.templatetags.screen", "django.templatetags.i18n"],
        },
    },
]

# SQLite or PostgreSQL: on others nothing keeps the acts from being changed.
DATABASE_URL = env.str(
    "DATABASE_URL",
    f"sqlite:///{HOME / 'phoihop.sqlite3'}",
    validate=validate.Regexp(r"(sqlite|postgres|postgresql)://", error="Must begin with sqlite:// or postgres://."),
)
DATABASES = {"default": dj_database_url.parse(DATABASE_URL)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Immediate transactions: a writer waits for the lock at its beginning instead of failing in its middle.
    # Reads must therefore not be wrapped in `atomic` (tests/house keeps that).
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        # Seconds. Longer than the longest write there is, a table of 5,000 reports taken in as one step (ADR 14), so
        # that others wait for it and are not refused.
        "timeout": 90,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON; PRAGMA cache_size=-32000;"
        ),
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 600
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_ADAPTER = "phoihop.people.sign_in.ClosedDoor"
ACCOUNT_FORMS = {
    "login": "phoihop.people.sign_in.SignInForm",
    "change_password": "phoihop.people.sign_in.PasswordForm",
}
# An office's people stand behind one address: what one of them mistypes must not keep out the others.
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": "5/5m/key,100/m/ip"}
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_CHANGE_EMAIL = False
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/sign-in/"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "phoihop_language"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
FORMAT_MODULE_PATH = ["phoihop.screen.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

# Uploads stay in memory up to the limit: what is refused has then never touched the disk.
FILE_UPLOAD_HANDLERS = ["phoihop.vault.upload.MemoryOnlyUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = UPLOAD_LIMIT
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_TEMP_DIR = str(TEMPORARY)

HTTPS = env.bool("PHOIHOP_HTTPS", default=False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_ENGINE = "phoihop.people.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_NAME = "phoihop_session"
CSRF_COOKIE_NAME = "phoihop_csrf"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_FAILURE_VIEW = "phoihop.web.refusals.page_expired"

LOG = env.str("PHOIHOP_LOG", "warning", validate=validate.OneOf(("debug", "info", "warning", "error", "critical")))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}, "nothing": {"class": "logging.NullHandler"}},
    "filters": {
        "not_told_yet": {"()": "django.utils.log.CallbackFilter", "callback": "ext://phoihop.web.log.is_not_told_yet"}
    },
    "root": {"handlers": ["console"], "level": LOG.upper()},
    # What is refused as too large or forged is told in one line by `web/refusals.py`; Django adds a traceback.
    "loggers": {
        "django.request": {"filters": ["not_told_yet"]},
        **{
            f"django.security.{name}": {"handlers": ["nothing"], "propagate": False}
            for name in ("RequestDataTooBig", "TooManyFieldsSent", "TooManyFilesSent", "DisallowedHost")
        },
    },
}
