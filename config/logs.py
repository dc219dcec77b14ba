"""What the log may say."""

import logging
import re

# Anybody can cause these as often as they like; each would be a traceback in the log.
REFUSALS = ("DisallowedHost", "RequestDataTooBig", "TooManyFieldsSent", "TooManyFilesSent")
SECRET_PATH = re.compile(r"(/reset/key/|/confirm-email/|/calendar/)[^/\s]+")


class WithoutSecrets(logging.Formatter):
    """Takes the secrets of password resets, confirmations and calendars out of addresses, also of
    those in a traceback."""

    def format(self, record: logging.LogRecord) -> str:
        return SECRET_PATH.sub(r"\1…", super().format(record))


def logging_config(debug: bool) -> dict[str, object]:
    """A LOGGING setting: warnings and worse as lines on stderr; with ``debug``, Django's news."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": "config.logs.WithoutSecrets",
                "fmt": "%(asctime)s %(levelname)s %(name)s: %(message)s",
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            # Not found and forbidden are everyday; what fails inside the app is not.
            "django": {"handlers": [], "level": "INFO" if debug else "WARNING"},
            "django.request": {"level": "WARNING" if debug else "ERROR"},
            **{f"django.security.{name}": {"level": "CRITICAL"} for name in REFUSALS},
            "django_tasks_db": {"level": "ERROR"},  # that it stops when it is told to is no news
            "_granian": {"propagate": True},
        },
    }
