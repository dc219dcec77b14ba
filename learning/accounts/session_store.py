"""Django's database sessions, looked up by a prepared query, because each request needs one."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from learning.prepared import prepared


class SessionStore(db.SessionStore):
    def load(self) -> dict[str, Any]:
        found = _data(self.session_key, timezone.now())
        return self.decode(found[0]) if found else super().load()


@prepared
def _data(key: str, now: datetime) -> QuerySet[Session, str]:
    current = Session.objects.filter(session_key=key, expire_date__gt=now)
    return current.values_list("session_data", flat=True)
