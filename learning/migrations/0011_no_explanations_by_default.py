from django.db import migrations

BATCH = 500


def empty_explanations(apps, schema_editor):
    """Where nobody gave one, an earlier version wrote that the right answer is what it is."""
    question = apps.get_model("learning", "Question")
    version = apps.get_model("learning", "HistoricalQuestion")
    for rows in (question.objects.filter(origin="authored"), version.objects.all()):
        found = rows.filter(body__explanation__startswith="The right answer: ").order_by()
        changed = [row for row in found.only("body").iterator(BATCH) if _said_by_default(row.body)]
        for row in changed:
            row.body["explanation"] = ""
        rows.model.objects.bulk_update(changed, ["body"], batch_size=BATCH)


def _said_by_default(body):
    return body["explanation"] == f"The right answer: {body['answer']}"


class Migration(migrations.Migration):
    dependencies = [("learning", "0010_copies_of_generated_questions")]

    operations = [migrations.RunPython(empty_explanations, migrations.RunPython.noop)]
