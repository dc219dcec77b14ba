"""What an editor sees on the pages of a brief."""

from collections.abc import Sequence

from django import template
from django.db.models import Exists, OuterRef, QuerySet
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from content.models import Brief
from content.reading.markup import text_as_html
from learning.briefs.access import may_edit
from learning.briefs.called_right import count_waiting
from learning.briefs.copying import own_copy
from learning.desk.findings import DeskStanding, desk_standing
from learning.desk.marks import MarkedRun
from learning.models import Assignment, Classroom

register = template.Library()


@register.simple_tag(takes_context=True)
def waiting_wordings(context: Context, brief: Brief) -> int | None:
    """How many wordings wait for an editor of the brief; None for everybody else."""
    return count_waiting(brief) if may_edit(context["request"].user, brief) else None


@register.simple_tag(takes_context=True)
def standing_at_desk(context: Context, brief: Brief) -> DeskStanding | None:
    """What is ready and what waits at the desk; None for all but its owner."""
    user = context["request"].user
    return desk_standing(brief) if user.pk and user.pk == brief.owner_id else None


@register.simple_tag(takes_context=True)
def own_copy_of(context: Context, brief: Brief) -> Brief | None:
    """The user's own copy of a brief."""
    return own_copy(context["request"].user, brief)


@register.simple_tag(takes_context=True)
def classes_for(context: Context, brief: Brief) -> QuerySet[Classroom]:
    """The classes that the user teaches now, with whether each ``has_brief`` set."""
    has_brief = Assignment.objects.filter(classroom=OuterRef("pk"), brief=brief, withdrawn_at=None)
    taught = Classroom.objects.taught_now_by(context["request"].user)
    return taught.annotate(has_brief=Exists(has_brief)).order_by("name", "pk")


@register.simple_tag
def marked(runs: Sequence[MarkedRun], show: str) -> SafeString:
    """The runs of a text at the desk, each with the link to its finding."""
    return format_html_join("", "{}", ((_run(run, show),) for run in runs))


def _run(run: MarkedRun, show: str) -> SafeString:
    text, mark = text_as_html(run.text), run.mark
    if mark is None:
        return text
    look = f"in-text hue--{run.in_hand or mark.family} in-text--{mark.look}"
    look += " in-text--on" if run.in_hand else ""
    if not run.has_words:
        return format_html('<span class="{}">{}</span>', look, text)
    opens = " in-text--opens" if run.opens else ""
    place = format_html(' id="mark-{}"', mark.finding) if run.opens else ""
    return format_html(
        '<a class="{}"{} href="?finding={}{}#mark-{}"{}>{}</a>',
        look + opens,
        place,
        mark.finding,
        f"&show={show}" if show else "",
        mark.finding,
        mark_safe(' aria-current="true"') if mark.is_in_hand else "",
        text,
    )
