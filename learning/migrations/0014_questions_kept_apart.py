from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0013_past_regrades_are_logged"),
    ]

    operations = [
        migrations.AddField(
            model_name="question",
            name="kept_apart",
            field=models.ManyToManyField(blank=True, to="learning.question"),
        ),
    ]
