"""What new versions of a text have changed."""

from collections.abc import Sequence
from datetime import timedelta

from django import template
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from content.models import Brief
from content.reading.markup import text_as_html
from content.revision.comparison import Run
from learning.models import Revision, User

register = template.Library()
NEWS = timedelta(days=30)  # for so long a brief tells of its new version


@register.simple_tag
def latest_revision(brief: Brief, user: User | AnonymousUser) -> Revision | None:
    """The new version that came last, as long as it is news."""
    told = Revision.objects.told_to(user.pk, brief)
    return told.applied_since(timezone.now() - NEWS).first()


@register.simple_tag
def old_text(runs: Sequence[Run]) -> SafeString:
    """A passage of the old text; words that the new one does not have are struck through."""
    return _marked(runs, "del")


@register.simple_tag
def new_text(runs: Sequence[Run]) -> SafeString:
    return _marked(runs, "ins")


def _marked(runs: Sequence[Run], element: str) -> SafeString:
    is_whole = all(run.differs for run in runs)
    return format_html_join("", "{}", ((_run(run, element, is_whole),) for run in runs))


def _run(run: Run, element: str, is_whole: bool) -> SafeString:
    text = text_as_html(run.text)
    if not run.differs or is_whole:  # its label says that all of it is new or gone
        return text
    return format_html("<{0}>{1}</{0}>", element, text)
