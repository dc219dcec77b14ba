import django.core.validators
from django.db import migrations, models

NO_LIMITS = {
    "opens_at": "opens_at_once",
    "due_at": "never_closes",
    "attempts_allowed": "unlimited_attempts",
}


def write_out_what_has_no_limit(apps, schema_editor):
    """An empty term has meant no limit so far: it goes on to, so that nothing closes by itself."""
    quizzes = apps.get_model("learning", "Assignment").objects.filter(brief=None)
    for limit, none in NO_LIMITS.items():
        quizzes.filter(**{limit: None}).update(**{none: True})


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0002_owners_of_briefs"),
        ("learning", "0005_ids_in_indexes"),
    ]

    operations = [
        migrations.AddField(
            model_name="assignment",
            name="never_closes",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="assignment",
            name="opens_at_once",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="assignment",
            name="unlimited_attempts",
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name="assignment",
            name="attempts_allowed",
            field=models.PositiveSmallIntegerField(
                blank=True,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(20),
                ],
            ),
        ),
        migrations.RunPython(write_out_what_has_no_limit, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(("opens_at_once", False), ("opens_at", None), _connector="OR"),
                name="assignment_opens_one_way",
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(("never_closes", False), ("due_at", None), _connector="OR"),
                name="assignment_closes_one_way",
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("unlimited_attempts", False), ("attempts_allowed", None), _connector="OR"
                ),
                name="assignment_counts_one_way",
            ),
        ),
    ]
