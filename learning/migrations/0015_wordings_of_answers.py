import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0003_wordings_kinds_and_cases"),
        ("learning", "0014_questions_kept_apart"),
    ]

    operations = [
        migrations.CreateModel(
            name="AnswerWording",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject", models.CharField(max_length=220)),
                ("thing", models.CharField(max_length=40)),
                ("wording", models.CharField(max_length=200)),
                ("normalised", models.CharField(max_length=200)),
                ("is_accepted", models.BooleanField()),
                ("decided_at", models.DateTimeField()),
                (
                    "brief",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wordings",
                        to="content.brief",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="decided_wordings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("brief", "subject", "thing", "normalised"),
                        name="wording_decided_once",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(
                condition=models.Q(("verdict__overridden__isnull", False)),
                fields=["card"],
                name="review_overridden",
            ),
        ),
        migrations.AddIndex(
            model_name="response",
            index=models.Index(
                condition=models.Q(("verdict__overridden__isnull", False)),
                fields=["question"],
                name="response_overridden",
            ),
        ),
    ]
