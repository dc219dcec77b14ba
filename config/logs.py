"""The LOGGING setting, and what it keeps out of the log."""

import logging
import re

# Anybody can cause these without limit, and each would be a traceback in the log.
REFUSED_REQUESTS = ("DisallowedHost", "RequestDataTooBig", "TooManyFieldsSent", "TooManyFilesSent")
SECRET_PATH = re.compile(r"(/reset/key/|/confirm-email/|/calendar/)[^/\s]+")


class SecretsFilteringFormatter(logging.Formatter):
    """Removes the secrets of password resets, confirmations and calendars from addresses.

    Tracebacks are filtered too.
    """

    def format(self, record: logging.LogRecord) -> str:
        return SECRET_PATH.sub(r"\1…", super().format(record))


def logging_config(debug: bool) -> dict[str, object]:
    """Log warnings and errors to stderr; with ``debug``, Django's informational messages too."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": "config.logs.SecretsFilteringFormatter",
                "fmt": "%(asctime)s %(levelname)s %(name)s: %(message)s",
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            # 404 and 403 are common; only errors of the app itself are logged.
            "django": {"handlers": [], "level": "INFO" if debug else "WARNING"},
            "django.request": {"level": "WARNING" if debug else "ERROR"},
            **{f"django.security.{name}": {"level": "CRITICAL"} for name in REFUSED_REQUESTS},
            "django_tasks_db": {"level": "ERROR"},  # it warns each time it is stopped
            "_granian": {"propagate": True},
        },
    }
