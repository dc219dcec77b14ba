import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0003_wordings_kinds_and_cases"),
        ("learning", "0019_words_of_choices"),
    ]

    operations = [
        migrations.AddField(
            model_name="bookmark",
            name="passage",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="content.passage",
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="shade_ahead",
            field=models.PositiveSmallIntegerField(default=None, editable=False, null=True),
        ),
    ]
