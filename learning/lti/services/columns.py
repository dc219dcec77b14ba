"""Columns in the gradebook of a platform (line items): found or made for links that have none."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

from django.db.models import Q

from learning.lti.fetching import is_safe_url
from learning.lti.services import scopes
from learning.lti.services.calls import Later, Never, call, json_in
from learning.models import LtiLineItem, LtiRegistration
from learning.models.lti.platforms import LONGEST_URL

ONE, MANY = (
    f"application/vnd.ims.lis.v2.{name}+json" for name in ("lineitem", "lineitemcontainer")
)
POINTS = 100  # grades are percentages
CLAIMED_FOR = timedelta(minutes=2)  # longer than a look and a making can take
MADE_ELSEWHERE = "Its gradebook column is being made."


def column_url(line_item: LtiLineItem, registration: LtiRegistration, now: datetime) -> str:
    """The address of a link's column, which is made first if there is none.

    One process makes it; if one ended before it had noted that, the column is found again. Raises
    ``Later``, ``Never``.
    """
    if line_item.url:
        return line_item.url
    if not line_item.container or scopes.COLUMNS not in line_item.scopes:
        raise Never("The link has no gradebook column there.")
    if not _claim(line_item, now):
        raise Later(MADE_ELSEWHERE, is_alone=True)
    try:
        url = _found(line_item, registration, now) or _made(line_item, registration, now)
    except (Later, Never):
        LtiLineItem.objects.filter(pk=line_item.pk).update(claimed_until=None)
        raise
    row = LtiLineItem.objects.filter(pk=line_item.pk)
    row.filter(url="").update(url=url)
    row.update(claimed_until=None)
    return url


def _claim(line_item: LtiLineItem, now: datetime) -> bool:
    free = Q(claimed_until=None) | Q(claimed_until__lte=now)
    row = LtiLineItem.objects.filter(free, pk=line_item.pk, url="")
    return bool(row.update(claimed_until=now + CLAIMED_FOR))


def _found(line_item: LtiLineItem, registration: LtiRegistration, now: datetime) -> str:
    """The column that the app made earlier, or the platform's own of this link."""
    link = line_item.link
    if not link.resource_link_id:
        return ""
    url = with_query(line_item.container, resource_link_id=link.resource_link_id)
    columns = json_in(call(registration, scopes.COLUMNS, "GET", url, now, takes=MANY))
    same = [
        one
        for one in (columns if isinstance(columns, list) else [])
        if isinstance(one, dict) and one.get("resourceLinkId") == link.resource_link_id
    ]
    same.sort(key=lambda one: one.get("resourceId") != str(link.key))
    return _address(same[0]) if same else ""


def _made(line_item: LtiLineItem, registration: LtiRegistration, now: datetime) -> str:
    link = line_item.link
    content: dict[str, Any] = {
        "scoreMaximum": POINTS,
        "label": link.assignment.title,
        "resourceId": str(link.key),
    }
    if link.resource_link_id:
        content["resourceLinkId"] = link.resource_link_id
    answer = call(
        registration,
        scopes.COLUMNS,
        "POST",
        line_item.container,
        now,
        takes=ONE,
        sends=ONE,
        content=content,
    )
    return _address(json_in(answer))


def _address(column: Any) -> str:
    url = column.get("id") if isinstance(column, dict) else None
    if isinstance(url, str) and len(url) <= LONGEST_URL and is_safe_url(url):
        return url
    raise Never("It doesn’t say where its gradebook column is.")


def with_query(url: str, **more: str) -> str:
    """The URL with these parameters beside its own."""
    parts = urlsplit(url)
    query = "&".join(filter(None, [parts.query, urlencode(more)]))
    return urlunsplit(parts._replace(query=query))


def scores_url(column: str) -> str:
    """Where a column takes scores: its own query stays behind the path."""
    parts = urlsplit(column)
    return urlunsplit(parts._replace(path=f"{parts.path.rstrip('/')}/scores"))
