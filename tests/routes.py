"""Every route that the resolver knows, as ``data/access.toml`` writes them."""

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


def routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route


ROUTES = list(routes(get_resolver().url_patterns))


def fits(route: str, line: str) -> bool:
    """Whether a line of a table is about the route; "*" stands for any ending."""
    escaped = line.replace("[", "[[]").replace("?", "[?]") if line.endswith("*") else None
    return fnmatchcase(route, escaped) if escaped else route == line


def address(route: str, arguments: dict[str, Any]) -> str:
    """The path of a route with these arguments."""
    path = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", route).replace("^", "").replace("$", "")
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda match: str(arguments[match[1]]), path)
