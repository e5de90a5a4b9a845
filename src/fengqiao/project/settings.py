"""Settings, all from the environment; in production a weak or missing secret stops the start with a sentence.

``FENGQIAO_MODE`` is ``development`` (the default: a laptop, SQLite, secrets made at first start and kept in the data
folder), ``test`` or ``production``.  docs/operations.md lists every variable.
"""

from pathlib import Path
from typing import Any

from environs import Env

from fengqiao.project import logs
from fengqiao.project.data_folder import REPOSITORY, SQLITE_NAME, data_folder
from fengqiao.project.environment import mode_of, public_host, refuse_what_cannot_be_meant, usable_folder
from fengqiao.project.leaving import read_leave_url
from fengqiao.project.secrets import read_secrets

env = Env(prefix="FENGQIAO_")
MODE = mode_of(env)
PRODUCTION = MODE == "production"
refuse_what_cannot_be_meant(env, production=PRODUCTION)
DEBUG = env.bool("DEBUG", False)
DATA_DIR = usable_folder(data_folder())
SECRET_KEY, SEAL_KEY = read_secrets(MODE, DATA_DIR, env)
PUBLIC_URL = env.str("PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/")
SECURE_SITE = PUBLIC_URL.startswith("https://")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", [public_host(PUBLIC_URL)] if PRODUCTION else ["*"])
DISTRICT = env.str("DISTRICT", "379901000000")
"""The 12-digit code of the district a visitor lands in; an installation may carry several."""
LEAVE_URL = read_leave_url(env)
"""Where one tap leads when somebody comes in while a page about violence is open."""

INSTALLED_APPS = [
    # Unfold before the admin, whose templates it replaces; its basic config leaves our own admin site in place.
    "unfold.apps.BasicAppConfig",
    "fengqiao.project.admin.OfficeAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    # Before allauth: their templates stand in for its own.
    "fengqiao.look",
    "fengqiao.people",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "fengqiao.people.weixin",
    "allauth.usersessions",
    "django_htmx",
    "lucide",
    "ninja",
    "fengqiao.places",
    "fengqiao.knowledge",
    "fengqiao.matters",
    "fengqiao.notices",
    "fengqiao.complaints",
    "fengqiao.citizen",
    "fengqiao.desk",
    "fengqiao.api",
    "fengqiao.project",
]

MIDDLEWARE = [
    # Before everything: it is asked by machines, at an address that is nobody's host.
    "fengqiao.project.health.answer",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "fengqiao.project.middleware.admin_policy",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "fengqiao.project.middleware.plain_text",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "fengqiao.project.middleware.staff_second_factor",
    "fengqiao.project.middleware.last_seen",
    "fengqiao.project.middleware.kept_nowhere",
]

ROOT_URLCONF = "fengqiao.project.urls"
WSGI_APPLICATION = "fengqiao.project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "fengqiao.project.context.site",
            ],
        },
    }
]

_POOL = {"min_size": 1, "max_size": 8, "timeout": 5, "reconnect_timeout": 5}
"""Seconds.  A pool that goes on trying waits longer each time; one that gives up soon tries anew with the next request."""

# --- Database: SQLite embedded by default, PostgreSQL by one variable -------------------------------------------------
DATABASES: dict[str, Any] = {"default": env.dj_db_url("DATABASE_URL", f"sqlite:///{DATA_DIR / SQLITE_NAME}")}
_database = DATABASES["default"]
if _database["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE takes the write lock when a transaction opens, so two writers queue instead of failing half-way.
    _database.setdefault("OPTIONS", {}).update(
        {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000; "
            "PRAGMA cache_size=-65536; PRAGMA mmap_size=268435456;",
        }
    )
else:
    _database.setdefault("OPTIONS", {}).setdefault("pool", _POOL)
    _database["CONN_MAX_AGE"] = 0
    # A connection is tried before it is used: after a restart of the database the pool holds dead ones.
    _database["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

_cache: dict[str, Any] = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
if MODE == "test":
    _cache = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
if env.str("REDIS_URL", ""):
    _cache = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": env.str("REDIS_URL")}
else:
    # Limits on codes and guesses are counted here.  At the framework's 300 entries, a few hundred visitors push them out.
    _cache["OPTIONS"] = {"MAX_ENTRIES": 20_000}
CACHES = {"default": _cache}

# --- People ------------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
ACCOUNT_ADAPTER = "fengqiao.people.accounts.AccountAdapter"
MFA_ADAPTER = "fengqiao.people.accounts.SecondFactorAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "phone"}
ACCOUNT_SIGNUP_FIELDS = ["phone"]
# A person whom WeChat vouches for has no number yet and is asked for one when an application needs it.
SILENCED_SYSTEM_CHECKS = ["account.W001"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "dashed": False, "length": 6}
ACCOUNT_PHONE_VERIFICATION_CODE_FORMAT = ACCOUNT_LOGIN_BY_CODE_FORMAT
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 5 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = 3
ACCOUNT_RATE_LIMITS = {
    # To one number at most so many codes, so that nobody's telephone is flooded and no code is come by through patience.
    "request_login_code": "20/m/ip,3/m/key,8/h/key,20/d/key",
    # Guesses at one code.  The package counts them in the session, where many sent at once are one.
    "guess_login_code": "60/m/ip,5/10m/key",
}
# Behind the one proxy a visitor's address is the last that the proxy names; without one, the header is not believed.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if env.bool("BEHIND_PROXY", False) else 0
ACCOUNT_FORMS = {
    "request_login_code": "fengqiao.people.signing_in.PhoneForm",
    "confirm_login_code": "fengqiao.people.signing_in.CodeForm",
    "login": "fengqiao.people.signing_in.StaffForm",
    "change_password": "fengqiao.people.own_account.OwnPasswordForm",
    "reauthenticate": "fengqiao.people.own_account.PasswordAgainForm",
}
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_SESSION_REMEMBER = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "枫桥"
# The digits of the half minute before are taken too (RFC 6238, 5.2): a clock runs slow, a page is slow, a finger is slow.
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "fengqiao.people.own_account.SecondFactorForm",
    "reauthenticate": "fengqiao.people.own_account.SecondFactorAgainForm",
    "activate_totp": "fengqiao.people.own_account.NewDeviceForm",
}
# Sessions are listed and can be ended.  When each was last used is recorded once an hour (``middleware.last_seen``): the
# package's own record would make every read a write.
USERSESSIONS_TRACK_ACTIVITY = False
LOGIN_URL = "/account/sign-in/"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_SIGNUP_REDIRECT_URL = "/my/"
LOGOUT_REDIRECT_URL = "/"
SESSION_SERIALIZER = "fengqiao.seal.sessions.SealedSerializer"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SITE
SESSION_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL] if SECURE_SITE else []
SECURE_SSL_REDIRECT = SECURE_SITE and env.bool("SSL_REDIRECT", True)
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_SITE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE_SITE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", False) else None
SECURE_CSP = {
    "default-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "style-src": ["'self'", "<CSP_NONCE_SENTINEL>"],
    "script-src": ["'self'", "<CSP_NONCE_SENTINEL>"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
}
PERMISSIONS_POLICY: dict[str, list[str]] = {"geolocation": ["self"], "camera": [], "microphone": []}

# --- Language and time ---------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [REPOSITORY / "src" / "fengqiao" / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

# --- The back office ---------------------------------------------------------------------------------------------------
UNFOLD = {
    "SITE_TITLE": "枫桥后台",
    "SITE_HEADER": "枫桥后台",
    "SITE_URL": "/desk/",
    "SITE_FAVICONS": [{"rel": "icon", "type": "image/svg+xml", "href": "fengqiao.project.admin_menu.mark"}],
    "SHOW_HISTORY": True,
    "SHOW_BACK_BUTTON": True,
    "BORDER_RADIUS": "8px",
    "STYLES": ["fengqiao.project.admin_menu.stylesheet"],
    "SCRIPTS": ["fengqiao.project.admin_menu.script"],
    "SIDEBAR": {"navigation": "fengqiao.project.admin_menu.navigation"},
    "COLORS": {
        "primary": {
            "50": "#fdf4f1",
            "100": "#fbeae5",
            "200": "#f5cfc5",
            "300": "#eeab9b",
            "400": "#e27e67",
            "500": "#c9543b",
            "600": "#a4341f",
            "700": "#8a2a18",
            "800": "#7f2413",
            "900": "#5f1b0e",
            "950": "#360e07",
        }
    },
}

# --- Files ---------------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
PRIVATE_ROOT = DATA_DIR / "private"
"""Attachments and papers; never served but through the permission function."""
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": PRIVATE_ROOT}},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if MODE == "test"
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = MODE == "test"
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

# --- Work in the background, messages out --------------------------------------------------------------------------------
SMS_GATEWAY = env.str("SMS_GATEWAY", "log")
SMS_SETTINGS: dict[str, Any] = dict(env.json("SMS_SETTINGS", {}))
WEIXIN_APP_ID = env.str("WEIXIN_APP_ID", "")
WEIXIN_SECRET = env.str("WEIXIN_SECRET", "")
WEIXIN_BASE_URL = env.str("WEIXIN_BASE_URL", "")
if WEIXIN_APP_ID:
    # The button's form leads there, and browsers hold redirects of a form to this list as well.
    SECURE_CSP["form-action"].append(WEIXIN_BASE_URL or "https://open.weixin.qq.com")
_weixin_apps = [{"client_id": WEIXIN_APP_ID, "secret": WEIXIN_SECRET, "key": ""}] if WEIXIN_APP_ID else []
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {"weixin": {"APPS": _weixin_apps}}
SOCIALACCOUNT_ADAPTER = "fengqiao.people.weixin.adapter.SocialAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = True
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_QUERY_EMAIL = False
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}

logs.set_up()
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "structlog.stdlib.ProcessorFormatter",
            "processors": [logs.render],
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": logs.LOUD,
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "WARNING" if MODE == "test" else "INFO")},
}
