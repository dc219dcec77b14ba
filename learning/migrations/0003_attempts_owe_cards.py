from django.db import migrations, models


def owe_what_was_promised(apps, schema_editor):
    """Cards that there are stay as they are; those that nobody has been given yet come."""
    handed_in = apps.get_model("learning", "Attempt").objects.exclude(submitted_at=None)
    promised = handed_in.filter(abandoned=False, assignment__adds_cards=True)
    promised.update(owes_cards=True)


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0002_cache_table"),
    ]

    operations = [
        migrations.AddField(
            model_name="attempt",
            name="owes_cards",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.RunPython(owe_what_was_promised, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="attempt",
            index=models.Index(
                fields=["user"],
                condition=models.Q(("owes_cards", True)),
                name="attempt_owing",
            ),
        ),
    ]
