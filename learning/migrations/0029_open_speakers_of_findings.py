"""An open speaker leaves the list of doubts; it may be several people together from now on."""

from typing import Any

from django.db import migrations, models

AT_ONCE = 500


def move_open_speakers(apps: Any, schema_editor: Any) -> None:
    doubted = apps.get_model("learning", "Finding").objects.exclude(doubts=[])
    for rows in _batches(doubted.only("doubts")):
        for row in rows:
            found = [one for one in row.doubts if isinstance(one, dict)]
            row.doubts = [one for one in row.doubts if not isinstance(one, dict)]
            row.open_speaker = {"several": False} | found[0] if found else None
        doubted.model.objects.bulk_update(rows, ["doubts", "open_speaker"])
    for revision in _pending(apps):
        for one in revision.sent[1]:
            if one.get("open_speaker"):
                one["open_speaker"].setdefault("several", False)
        revision.save(update_fields=["sent"])


def move_them_back(apps: Any, schema_editor: Any) -> None:
    opened = apps.get_model("learning", "Finding").objects.filter(open_speaker__isnull=False)
    for rows in _batches(opened.only("doubts", "open_speaker")):
        for row in rows:
            row.open_speaker.pop("several")
            row.doubts = [*row.doubts, row.open_speaker]
        opened.model.objects.bulk_update(rows, ["doubts"])
    for revision in _pending(apps):
        for one in revision.sent[1]:
            if one.get("open_speaker"):
                one["open_speaker"].pop("several", None)
        revision.save(update_fields=["sent"])


def _batches(found: Any) -> Any:
    last = 0
    while rows := list(found.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        last = rows[-1].pk
        yield rows


def _pending(apps: Any) -> Any:
    """The versions that wait. What is stored of their comparison has another form from now on, so
    each is compared again.
    """
    return apps.get_model("learning", "Revision").objects.filter(
        applied_at=None, sent__isnull=False
    )


class Migration(migrations.Migration):
    dependencies = [("learning", "0028_revisions_while_open")]

    operations = [
        migrations.AddField(
            model_name="finding",
            name="open_speaker",
            field=models.JSONField(blank=True, null=True),
        ),
        migrations.RunPython(move_open_speakers, move_them_back),
    ]
