"""The table behind the search; ``learning.search_index.upkeep.fill`` fills it after migrating."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "learning_search_index"
IN_SQLITE = f"""CREATE VIRTUAL TABLE {TABLE} USING fts5(
    terms, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '@:=~'"
)"""
# Terms are stored apart from the rows, so that a search which fits many rows reads few pages.
IN_POSTGRESQL = f"""CREATE TABLE {TABLE} (id bigint PRIMARY KEY, terms tsvector NOT NULL)
    WITH (toast_tuple_target = 128);
CREATE INDEX {TABLE}_terms ON {TABLE} USING gin (terms)"""


def create_table(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    schema_editor.execute(IN_SQLITE if is_sqlite else IN_POSTGRESQL, params=None)


def drop_table(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute(f"DROP TABLE {schema_editor.quote_name(TABLE)}")


class Migration(migrations.Migration):
    dependencies = [("learning", "0022_people_who_teach")]

    operations = [migrations.RunPython(create_table, drop_table)]
