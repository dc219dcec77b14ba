from django.db import migrations, models
from django.db.models import Q


def show_teach(apps, schema_editor):
    """Who teaches a class, or has made a quiz for others, keeps Teach in the navigation."""
    taught = Q(memberships__role="teacher") | Q(quizzes__purpose="authored")
    people = apps.get_model("learning", "User").objects
    ids = list(people.filter(taught).order_by("pk").values_list("pk", flat=True).distinct())
    for start in range(0, len(ids), 500):
        people.filter(pk__in=ids[start : start + 500]).update(teaches=True)


class Migration(migrations.Migration):
    dependencies = [("learning", "0021_sounds")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="teaches",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.RunPython(show_teach, migrations.RunPython.noop),
    ]
