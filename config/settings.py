"""Settings, read from the environment; the defaults suit a laptop with SQLite.

LILUN_HOME    the data folder: database, secret key, static files (default: var/ in the checkout)
LILUN_URL     the address that people use (default: http://localhost:8000, or from `serve`)
DATABASE_URL  default: SQLite in the data folder; PostgreSQL: postgres://user:password@host/name
DATABASE_POOL_MIN, DATABASE_POOL_MAX
              connections to PostgreSQL that a process keeps, and may have (default: 1, 4)
CACHE_URL     default: a table of the database; Valkey or Redis: valkey://host:6379/0
SECRET_KEY    default: made once in the data folder
SECRET_KEY_FALLBACKS
              former keys, separated by spaces: what they signed or encrypted stays readable
LILUN_TASKS   default: immediate; database: background tasks are left to `run_worker`
EMAIL_URL     default: no mail server; `password_reset_link` prints links instead
EMAIL_FROM    the sender of the app's mail (default: lilun@ the host of LILUN_URL)
OIDC_URL, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME
              an OpenID Connect provider by which people may sign in, and how they call it
              (default: none, "your university")
ALLAUTH_TRUSTED_PROXY_COUNT
              trusted proxies in front (default: 0, X-Forwarded-For and -Proto are ignored, and
              all who come through a proxy share its address and its rate limits)
"""

import os
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.http.request import split_domain_port
from django.utils.csp import CSP

from config.data_folder import data_folder, secret_key
from config.database import cache, database, task_backend
from config.environment import site_url, whole_number
from config.logs import logging_config
from config.mail import mailers
from config.single_sign_on import PROVIDER_ID, providers

# Only single characters are looked up; the phrases of pypinyin would take 40 MB a process.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent

LILUN_HOME = data_folder(env.str("LILUN_HOME", default=str(BASE_DIR / "var")))
LILUN_URL = site_url(env, "LILUN_URL", default="http://localhost:8000")
SERVED = env.bool("LILUN_SERVED", default=False)  # set by `serve`
DEBUG = env.bool("DEBUG", default=False) and not SERVED
# Not by environ, which takes a value that begins with a dollar sign for the name of a variable.
SECRET_KEY = os.environ.get("SECRET_KEY") or secret_key(LILUN_HOME)
SECRET_KEY_FALLBACKS = os.environ.get("SECRET_KEY_FALLBACKS", "").split()

_url = urlsplit(LILUN_URL)
HTTPS = _url.scheme == "https"
ALLOWED_HOSTS = [split_domain_port(_url.netloc)[0], "localhost", "127.0.0.1", "[::1]"]
ONLY_HERE = _url.hostname in ("localhost", "127.0.0.1", "::1")  # only this machine can open it
CSRF_TRUSTED_ORIGINS = [LILUN_URL]

INSTALLED_APPS = [
    "learning",
    "content",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_htmx",
    "django_tasks_db",
    "heroicons",
    "simple_history",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.request_limits.refuse_large_bodies",
    "config.middleware.CompressionMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "config.middleware.permissions_policy",
    "config.middleware.vary_on_htmx",
    "config.middleware.error_pages_for_htmx",
    "config.error_pages.refuse_uploads_on_full_disk",
    "learning.accounts.middleware.well_formed_session_ids",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "learning.accounts.middleware.SignInRequired",
    "learning.accounts.middleware.renewed_sessions",
    "learning.accounts.middleware.known_browsers",
    "config.middleware.no_store_when_signed_in",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "config.messages.htmx_messages",
    "config.middleware.no_nul_in_addresses",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

FORM_RENDERER = "config.form_renderer.FormRenderer"

DATABASES = {"default": database(env, LILUN_HOME)}
CACHES = {
    "default": cache(env.str("CACHE_URL", default="")),
    "process": {  # what each process counts for itself
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
}

LILUN_TASKS = env.str("LILUN_TASKS", default="immediate")
TASKS = {"default": {"BACKEND": task_backend(LILUN_TASKS), "QUEUES": []}}

AUTH_USER_MODEL = "learning.User"
AUTHENTICATION_BACKENDS = [
    "learning.backends.AuthenticationBackend",
    "learning.backends.ModelBackend",  # accepts no sign-in, but sessions of old versions name it
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = "home"

SESSION_ENGINE = "learning.accounts.session_store"
SESSION_COOKIE_AGE = 400 * 24 * 60 * 60  # the longest that browsers keep a cookie
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
if HTTPS:  # no other host of the domain can set a cookie with this prefix
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
KNOWN_BROWSER_COOKIE_NAME = "__Host-known" if HTTPS else "known"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = ["^healthz$"]  # monitors may bypass the proxy
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
ALLAUTH_TRUSTED_PROXY_COUNT = whole_number(env, "ALLAUTH_TRUSTED_PROXY_COUNT", default=0)
if HTTPS and ALLAUTH_TRUSTED_PROXY_COUNT:  # else see `config.wsgi`
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "worker-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
SILENCED_SYSTEM_CHECKS = (
    [] if HTTPS else ["security.W004", "security.W008", "security.W012", "security.W016"]
)

LANGUAGE_CODE = "en-gb"
USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
STATIC_ROOT = LILUN_HOME / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if SERVED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

EMAIL_URL = env.str("EMAIL_URL", default="")
MAILERS = mailers(EMAIL_URL)
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", default=f"lilun@{_url.hostname}")

ACCOUNT_ADAPTER = "learning.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_SIGNUP_FIELDS += ["email*" if EMAIL_URL else "email"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if EMAIL_URL else "optional"
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Lilun: "
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_AUTHENTICATED_LOGIN_REDIRECTS = False  # a guest is signed in and may sign in
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_METHODS = ["password", "mfa"]  # there is no page for a code by mail
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
# A university may share one address, so limits by address leave room for a class of 400 within a
# minute. Limits by code, account or user are stricter.
ACCOUNT_RATE_LIMITS = {
    # What a bot can add to the disk: 0.7 kB a guest, 15 kB with a quiz of ten questions.
    "new_guest": "10000/d/key",  # the whole server: 7 to 150 MB a day
    "start_guest": "2000/d/ip",
    "paste": "40/h/ip",  # texts of strangers, each up to twenty seconds of reading
    "lti_login": "6000/h/ip",  # begun by platforms: the users of a whole university
    "lti_register": "20/h/ip",
    "join": "2000/d/key",  # strangers by one code: no class has thousands
    "join_as_user": "200/d/user",
    "signup": "3000/d/ip",
    # Guesses at one of 23^6 codes and at passwords of quizzes: see learning/quizzes/guesses.py.
    "wrong_code": "1000/d/ip",
    "refused_code": "1000/h/ip",
    "wrong_quiz_password": "300/h/key",  # by the quiz and the address, as a class mistypes it
    "wrong_quiz_password_in_class": "20/h/key",  # by the user, whom the class knows
    # Guesses at passwords and at codes of an app: see learning/accounts/sign_in_limits.py.
    "login": "400/m/ip",
    "login_failed": "500/h/ip,5/5m/key,20/d/key",  # the key: name and address; user, for codes
    "login_failed_by_name": "100/d/key",
    "login_failed_in_known_browser": "10/5m/key,50/d/key",
    "reset_password": "200/h/ip,5/h/key",
    "reset_password_from_key": "400/m/ip",
    # Mail to an address that anybody may enter; the key is that address.
    "mail": "500/d/ip,10/d/key",
    "share_by_name": "60/h/user",  # names of those who teach
    # Requests that take seconds.
    "claim": "20/m/user",
    "picture": "10/m/user",  # uploads are also limited by seconds: `learning.limits.uploads`
    "download": "10/h/user",
}
ACCOUNT_FORMS = {
    "login": "learning.accounts.forms.SignInForm",
    "signup": "learning.accounts.forms.SignUpForm",
    "add_email": "learning.accounts.forms.AddEmailForm",
    "change_password": "learning.accounts.forms.ChangePasswordForm",
    "set_password": "learning.accounts.forms.SetPasswordForm",
    "reset_password": "learning.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "learning.accounts.forms.ResetPasswordKeyForm",
    "reauthenticate": "learning.accounts.forms.ReauthenticateForm",
}

MFA_ADAPTER = "learning.accounts.adapter.MFAAdapter"
MFA_RATE_LIMITS = {"webauthn_login": "400/m/ip"}  # cannot be guessed; a class shares one address
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Lilun"
MFA_TOTP_TOLERANCE = 1  # for clocks that are half a minute off
MFA_ALLOW_UNVERIFIED_EMAIL = not EMAIL_URL
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # browsers allow this for localhost only
MFA_FORMS = {
    "authenticate": "learning.accounts.forms.CodeForm",
    "reauthenticate": "learning.accounts.forms.CodeAgainForm",
    "activate_totp": "learning.accounts.forms.FirstCodeForm",
}

SOCIALACCOUNT_ADAPTER = "learning.accounts.single_sign_on.SingleSignOnAdapter"
SOCIALACCOUNT_PROVIDERS = providers()
OIDC_PROVIDER_ID = PROVIDER_ID
SOCIALACCOUNT_EMAIL_REQUIRED = False
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"  # the provider knows its people

LOGGING = logging_config(DEBUG)
