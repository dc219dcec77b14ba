#!/usr/bin/env python
"""Lilun's command line; `manage.py serve` runs the app."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if sys.argv[1:2] == ["runserver"]:
        os.environ.setdefault("DEBUG", "on")
    try:
        from django.core.management import execute_from_command_line
    except ImportError as error:
        raise SystemExit(
            "Django is not installed here: start with `uv run manage.py serve`."
        ) from error
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
