"""The links that share a quiz or a class."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse


def link_context(code: str) -> dict[str, Any]:
    """A join code with its link, and the short address of the page where it can be typed."""
    link = settings.LILUN_URL + reverse("join_by_code", args=[code])
    return {
        "code": code,
        "link": link,
        "short": urlsplit(link)._replace(scheme="", path=reverse("join")).geturl().strip("/"),
        "is_local": settings.ONLY_HERE,
    }
