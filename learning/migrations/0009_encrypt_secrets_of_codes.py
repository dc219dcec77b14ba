"""Encrypts the secrets of apps and the seeds of recovery codes that stand in plain."""

from collections.abc import Callable

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from learning.accounts.encryption import decrypt, encrypt


def encrypt_secrets(apps: Apps, schema_editor: BaseDatabaseSchemaEditor | None) -> None:
    _change(apps, lambda text: encrypt(decrypt(text)))


def decrypt_secrets(apps: Apps, schema_editor: BaseDatabaseSchemaEditor | None) -> None:
    _change(apps, decrypt)


def _change(apps: Apps, changed: Callable[[str], str]) -> None:
    authenticators = apps.get_model("mfa", "Authenticator").objects
    for row in authenticators.filter(type__in=("totp", "recovery_codes")):
        for name in ("secret", "seed"):
            if name in row.data:
                row.data[name] = changed(row.data[name])
        if "migrated_codes" in row.data:
            row.data["migrated_codes"] = [changed(code) for code in row.data["migrated_codes"]]
        row.save(update_fields=["data"])


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0008_keep_source_of_tables"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [migrations.RunPython(encrypt_secrets, decrypt_secrets)]
