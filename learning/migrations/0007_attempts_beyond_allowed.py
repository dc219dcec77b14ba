from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0006_terms_of_classes_inherit"),
    ]

    operations = [
        migrations.AddField(
            model_name="attempt",
            name="beyond_allowed",
            field=models.BooleanField(default=False, editable=False),
        ),
    ]
