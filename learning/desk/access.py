"""Who comes to the desk of a brief: its owner. For everybody else it is a 404."""

from content.models import Brief
from learning.briefs.access import own_brief
from learning.desk.findings import bring_to_desk
from learning.models import Finding
from learning.requests import LearnerRequest


def desk_brief(request: LearnerRequest, slug: str) -> Brief:
    """One's own brief. If it was written with its entries, these lie there as accepted findings
    from the first visit on.
    """
    brief = own_brief(request, slug)
    if not Finding.objects.filter(brief=brief).exists():
        bring_to_desk(brief)
    return brief
