from django.db import migrations, models

ABOUT_CHARACTERS = ("characters-of-name", "name-of-characters")


def leave_out(apps, schema_editor):
    """Cards about characters are left out until their learner has said what they want of them."""
    cards = apps.get_model("learning", "Card").objects.filter(
        user__characters="ask", question__type__in=ABOUT_CHARACTERS, suspended=False
    )
    ids = list(cards.values_list("pk", flat=True))
    for start in range(0, len(ids), 500):
        some = apps.get_model("learning", "Card").objects.filter(pk__in=ids[start : start + 500])
        some.update(suspended=True, suspension="characters")


class Migration(migrations.Migration):
    dependencies = [("learning", "0015_wordings_of_answers")]

    operations = [
        migrations.AlterField(
            model_name="user",
            name="characters",
            field=models.CharField(
                choices=[
                    ("ask", "Ask me after a session"),
                    ("off", "Leave them out"),
                    ("recognise", "Recognise them"),
                    ("write", "Write them"),
                ],
                default="ask",
                max_length=10,
            ),
        ),
        migrations.RunPython(leave_out, migrations.RunPython.noop),
    ]
