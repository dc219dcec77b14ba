"""The title of a brief, which a text does not always begin with."""

from django import forms
from django.db import transaction

from content.checking.limits import LONGEST
from content.extraction.passages import MADE_TEXT
from content.material import Material
from content.models import Brief
from learning.desk.entry_forms import WordsField
from learning.search_index.upkeep import put_titles

LIMITS = LONGEST[Material]


class TitleForm(forms.Form):
    title = WordsField(
        max_length=LIMITS["title"], error_messages={"required": "A brief needs a title."}
    )
    subtitle = WordsField(max_length=LIMITS["subtitle"], required=False)


def rename(brief: Brief, title: str, subtitle: str) -> None:
    """Gives a brief another title; its address stays. So does its text, but for the heading that
    was made of the title where the text has none, unless something was found in it.
    """
    with transaction.atomic():
        brief = Brief.objects.select_for_update().get(pk=brief.pk)
        if not brief.findings.filter(entry__span__passage=MADE_TEXT).exists():
            brief.passages.filter(slug=MADE_TEXT, kind="heading", text=brief.title).update(
                text=title
            )
        brief.title, brief.subtitle = title, subtitle
        brief.save(update_fields=["title", "subtitle", "updated_at"])
        put_titles(brief)
