from django.db import migrations, models
from django.db.models import Q


def seal_what_is_not_told(apps, schema_editor):
    """Those under way, and those handed in whose keys may be told later; what their answers did to
    cards stays. One too many is found out when its learner next comes by."""
    attempts = apps.get_model("learning", "Attempt").objects.filter(quiz__purpose="authored")
    told = Q(quiz__feedback__in=["each", "end"], quiz__tells="keys")
    attempts.filter(Q(submitted_at=None) | ~told).update(sealed=True)


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0010_bookmarks"),
    ]

    operations = [
        migrations.AddField(
            model_name="attempt",
            name="sealed",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="attempt",
            name="owes_reviews",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.RunPython(seal_what_is_not_told, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="attempt",
            index=models.Index(
                condition=models.Q(("sealed", True)), fields=["user"], name="attempt_sealed"
            ),
        ),
    ]
