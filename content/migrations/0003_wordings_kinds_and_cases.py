from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0002_owners_of_briefs"),
    ]

    operations = [
        migrations.AddField(
            model_name="concept",
            name="accepted",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name="concept",
            name="case",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="concept",
            name="inferred",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="concept",
            name="kind",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="fact",
            name="accepted",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name="person",
            name="accepted",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name="person",
            name="role_aliases",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name="quote",
            name="accepted",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name="quote",
            name="by",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="quote",
            name="example_of",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="relation",
            name="wording",
            field=models.CharField(blank=True, max_length=100),
        ),
    ]
