"""The app's settings for tests: a new data folder, no setting of the environment but DATABASE_URL,
and a fast password hasher."""

import os
import tempfile

for name in (
    "CACHE_URL",
    "DEBUG",
    "EMAIL_URL",
    "LILUN_SERVED",
    "LILUN_TASKS",
    "LILUN_URL",
    "SECRET_KEY",
    "SECRET_KEY_FALLBACKS",
):
    os.environ.pop(name, None)
# Playwright keeps an event loop in the thread of the tests, in which Django would refuse to work.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
os.environ.setdefault("DATABASE_POOL_MAX", "50")  # as many as the crowds of the races
os.environ["LILUN_HOME"] = tempfile.mkdtemp(prefix="lilun-tests-")

from config.settings import *  # noqa: E402, F403
from config.settings import DATABASES, LILUN_HOME, STATIC_ROOT  # noqa: E402

STATIC_ROOT.mkdir()
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if "sqlite3" in DATABASES["default"]["ENGINE"]:
    # In a file, so that threads, pragmas and locks are those of the real thing.
    DATABASES["default"]["TEST"] = {"NAME": str(LILUN_HOME / "tests.sqlite3")}
