"""The health check, for a monitor or a load balancer."""

import logging
from functools import cache

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from learning.limits.database_errors import Trouble, damage_file, trouble_in
from learning.limits.disk_space import Room, room_left

logger = logging.getLogger(__name__)


class MigrationsPending(Exception):
    pass


@login_not_required
@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 if the database responds, is migrated and can store an answer, else 503.

    Only the log has the cause. A disk that has room for answers but not for files is still 200.
    """
    room = room_left()
    if damage_file().exists():
        return JsonResponse({"status": "database damaged"}, status=503)
    if room is Room.NONE:
        return JsonResponse({"status": "disk full"}, status=503)
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
        check_migrations()
    except MigrationsPending:
        return JsonResponse({"status": "migrations pending"}, status=503)
    except DatabaseError as error:
        logger.exception("The database does not answer.")
        is_damaged = trouble_in(error) is Trouble.DAMAGED
        status = "database damaged" if is_damaged else "no database"
        return JsonResponse({"status": status}, status=503)
    return JsonResponse({"status": "ok" if room is Room.ENOUGH else "disk nearly full"})


@cache
def check_migrations() -> None:
    """Raise while migrations are pending; once there are none, the process checks no more."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise MigrationsPending
