"""What an editor sees on the pages of a brief."""

from django import template
from django.template import Context

from content.models import Brief
from learning.briefs.access import may_edit
from learning.briefs.called_right import count_waiting

register = template.Library()


@register.simple_tag(takes_context=True)
def waiting_wordings(context: Context, brief: Brief) -> int | None:
    """How many wordings wait for an editor of the brief; None for everybody else."""
    return count_waiting(brief) if may_edit(context["request"].user, brief) else None
