#!/usr/bin/env python
"""Lilun's command line; `manage.py serve` runs the app."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        from django.core.management import execute_from_command_line

        from config.serve_options import prepare_environment
    except ImportError as error:
        raise SystemExit(
            "Django is not installed here: start with `uv run manage.py serve`."
        ) from error
    if sys.argv[1:2] == ["runserver"]:
        os.environ.setdefault("DEBUG", "on")
    if sys.argv[1:2] == ["serve"] and not {"-h", "--help"} & set(sys.argv):
        prepare_environment(sys.argv[2:])
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        raise SystemExit(130) from None
