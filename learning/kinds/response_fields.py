"""The fields in which a question is answered: what a form sent, and the ids of options."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from learning.grading import LIMIT

type Post = Mapping[str, Any]  # a QueryDict, or names with lists of values
type ResponseData = dict[str, Any]  # what is stored of an answer, as JSON

MOST_VALUES, LONGEST_NAME = 50, 40  # fields that are read, and the length of their names


def values_sent(post: Post, name: str, limit: int = LIMIT) -> list[str]:
    """The values under a name, each cut to ``limit`` characters."""
    found = post.getlist(name) if hasattr(post, "getlist") else post.get(name, [])
    return [str(value)[:limit].replace("\0", "") for value in found[:MOST_VALUES]]


def value_sent(post: Post, name: str, limit: int = LIMIT) -> str:
    """The last value under a name, so that a button overrides the field above it."""
    return next(reversed(values_sent(post, name, limit)), "")


def values_by_suffix(post: Post, prefix: str) -> dict[str, str]:
    """The values of the fields whose names begin with a prefix, by the rest of the name."""
    names = [name for name in post if name.startswith(prefix) and len(name) <= LONGEST_NAME]
    return {name.removeprefix(prefix): value_sent(post, name) for name in names[:MOST_VALUES]}


def is_blank(value: Any) -> bool:
    """Whether a response, or a part of one, holds nothing."""
    if isinstance(value, Mapping):
        return all(map(is_blank, value.values()))
    return not (value.strip() if isinstance(value, str) else value)


def opaque(body: Mapping[str, Any], text: str) -> str:
    """The id of one of a question's options: the same on each page, and without a trace of which
    option is right or where it stood."""
    return hashlib.sha256(f"{body['stem']}\x1f{text}".encode()).hexdigest()[:12]


def labelled(body: Mapping[str, Any], texts: Sequence[str]) -> list[dict[str, str]]:
    return [{"id": opaque(body, one), "text": one} for one in texts]


def by_id(body: Mapping[str, Any], texts: Sequence[str]) -> dict[str, str]:
    return {opaque(body, one): one for one in texts}
