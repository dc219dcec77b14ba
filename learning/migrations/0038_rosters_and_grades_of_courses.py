import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0037_copying_and_overrides"),
    ]

    operations = [
        migrations.CreateModel(
            name="LtiPlace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="lticourse",
            name="title",
            field=models.CharField(blank=True, default="", max_length=100),
        ),
        migrations.AddField(
            model_name="ltilineitem",
            name="claimed_until",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="ltiscore",
            name="withheld",
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name="membership",
            name="role",
            field=models.CharField(
                choices=[
                    ("teacher", "Teacher"),
                    ("learner", "Learner"),
                    ("former", "Former member"),
                ],
                default="learner",
                max_length=10,
            ),
        ),
        migrations.AddIndex(
            model_name="ltiscore",
            index=models.Index(
                condition=models.Q(("withheld", True)),
                fields=["attempt"],
                name="lti_score_withheld",
            ),
        ),
        migrations.AddField(
            model_name="ltiplace",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="places",
                to="learning.ltiaccount",
            ),
        ),
        migrations.AddField(
            model_name="ltiplace",
            name="course",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="places",
                to="learning.lticourse",
            ),
        ),
        migrations.AddConstraint(
            model_name="ltiplace",
            constraint=models.UniqueConstraint(fields=("course", "account"), name="lti_place_once"),
        ),
    ]
