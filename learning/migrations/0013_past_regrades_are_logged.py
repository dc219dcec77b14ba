from django.db import migrations


def log_past_regrades(apps, schema_editor):
    """One row for each mark that a regrade changed, where the answer is known without doubt."""
    models = [apps.get_model("learning", name) for name in ("Regrade", "Response", "MarkChange")]
    regrades, responses, log = (model.objects for model in models)
    past = regrades.exclude(question=None).select_related("question").order_by("pk")
    for regrade in past.iterator():
        asked = [regrade.question_id, regrade.question.copy_of_id]
        of_attempts = [change["attempt"] for change in regrade.changes]
        found = responses.filter(attempt__in=of_attempts, question__in=filter(None, asked))
        answers = {}
        for pk, attempt in found.values_list("pk", "attempt"):
            answers.setdefault(attempt, []).append(pk)
        log.bulk_create(
            models[2](
                response_id=answers[change["attempt"]][0],
                cause="regrade",
                changed_by_id=regrade.made_by_id,
                changed_at=regrade.made_at,
                before=change["before"],
                after=change["after"],
            )
            for change in regrade.changes
            if len(answers.get(change["attempt"], ())) == 1
        )


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0012_log_of_marks"),
    ]

    operations = [
        migrations.RunPython(log_past_regrades, migrations.RunPython.noop),
    ]
