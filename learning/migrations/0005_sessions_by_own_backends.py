"""Sessions name the class that looks their person up: those that are under way go on with ours."""

from importlib import import_module

from django.apps.registry import Apps
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

OURS = {
    "django.contrib.auth.backends.ModelBackend": "learning.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend": "learning.backends.AuthenticationBackend",
}


def rename(names: dict[str, str], apps: Apps) -> None:
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    for session in apps.get_model("sessions", "Session").objects.iterator():
        data = store.decode(session.session_data)
        if data.get(BACKEND_SESSION_KEY) in names:
            data[BACKEND_SESSION_KEY] = names[data[BACKEND_SESSION_KEY]]
            session.session_data = store.encode(data)
            session.save(update_fields=["session_data"])


def to_ours(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    rename(OURS, apps)


def to_theirs(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    rename({ours: theirs for theirs, ours in OURS.items()}, apps)


class Migration(migrations.Migration):
    dependencies = [("learning", "0004_classrooms"), ("sessions", "0001_initial")]

    operations = [migrations.RunPython(to_ours, to_theirs)]
