"""The links by which others come in."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse


def link_context(code: str) -> dict[str, Any]:
    """A join code with its link, and where it is typed without one."""
    link = settings.LILUN_URL + reverse("join_by_code", args=[code])
    return {
        "code": code,
        "link": link,
        "short": urlsplit(link)._replace(scheme="", path=reverse("join")).geturl().strip("/"),
        "is_local": settings.ONLY_HERE,
    }
