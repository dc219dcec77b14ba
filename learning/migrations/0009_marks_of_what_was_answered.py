from django.db import migrations
from django.db.models import Count, F, FloatField, OuterRef, Subquery, Sum
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce

RIGHT = ("right", "right with a typing error")


def mark(apps, schema_editor):
    """Each answer that was judged brings the score of its verdict, one that its learner set right
    all of it, and an attempt the sum of its answers'."""
    Attempt = apps.get_model("learning", "Attempt")
    Quiz = apps.get_model("learning", "Quiz")
    Response = apps.get_model("learning", "Response")
    judged = Response.objects.exclude(verdict={}).exclude(verdict__outcome="not graded yet")
    score = Cast(KeyTextTransform("score", "verdict"), FloatField())
    judged.update(mark=Coalesce(score, 0.0))
    judged.filter(verdict__overridden="right").update(mark=1.0)
    judged.filter(verdict__overridden="wrong").update(mark=0.0)
    of_attempt = Response.objects.filter(attempt=OuterRef("pk")).order_by().values("attempt")
    quiz = Quiz.objects.filter(pk=OuterRef("quiz"))
    Attempt.objects.update(
        feedback=Subquery(quiz.values("feedback")),
        points=Coalesce(Subquery(of_attempt.annotate(n=Count("pk")).values("n")), 0),
    )
    Attempt.objects.exclude(submitted_at=None).update(
        mark=Coalesce(Subquery(of_attempt.annotate(sum=Sum("mark")).values("sum")), 0.0),
        graded_at=F("submitted_at"),
    )


class Migration(migrations.Migration):
    dependencies = [("learning", "0008_quiz_rules_and_marks")]

    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
