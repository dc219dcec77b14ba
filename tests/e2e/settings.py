"""The app's settings before a browser, but that nobody waits for a password to be hashed."""

from config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ROOT_URLCONF = "tests.e2e.urls"
