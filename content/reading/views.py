from collections.abc import Callable

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_htmx.middleware import HtmxDetails

from content.formats import guide
from content.models import A_PAGE, Brief, Concept, Passage
from content.reading import directories, sections
from content.reading.blocks import passage_blocks
from content.reading.concepts import concept_details
from content.reading.people import person_details
from content.reading.search import LONGEST_QUERY
from content.signals import section_opened


class Request(HttpRequest):
    """A request with the attributes that the middleware sets."""

    user: AbstractBaseUser  # type: ignore[assignment]
    htmx: HtmxDetails


@require_safe
def library(request: Request) -> HttpResponse:
    briefs = sections.with_item_counts(Brief.objects.visible_to(request.user))
    return render(request, "content/library.html", {"briefs": briefs})


@require_safe
def brief(request: Request, slug: str) -> HttpResponse:
    brief = _brief(request, slug)
    headings = sections.headings(brief)
    page = _page(request, sections.section_passages(brief, None))
    context = {
        "brief": brief,
        "sections": sections.table_of_contents(brief, headings),
        "blocks": passage_blocks(brief, list(page)) if page else [],
        "page": page,
    }
    return render(request, "content/brief.html", context)


@require_safe
def section(request: Request, slug: str, section: str) -> HttpResponse:
    brief = _brief(request, slug)
    headings = sections.headings(brief)
    rank = _rank(headings, section)
    heading = headings[rank]
    page = _page(request, sections.section_passages(brief, heading))
    shown = list(page) if page.number == 1 else [heading, *page]
    context = {
        "brief": brief,
        "section": heading,
        "blocks": passage_blocks(brief, shown),
        "page": page,
        "number": rank + 1,
        "count": len(headings),
        "previous": headings[rank - 1] if rank else None,
        "following": next(iter(headings[rank + 1 :]), None),
    }
    if request.method == "GET" and request.user.is_authenticated:
        section_opened.send(None, user=request.user, section=heading, now=timezone.now())
    return render(request, "content/section.html", context)


@require_safe
def concepts(request: Request, slug: str) -> HttpResponse:
    return _directory(request, slug, "content/concepts.html", directories.concept_directory)


@require_safe
def concept(request: Request, slug: str, concept: str) -> HttpResponse:
    brief = _brief(request, slug)
    shown = _concept(brief, concept)
    about = concept_details(brief, shown, request.user)
    context = {"brief": brief, "concept": shown, "about": about}
    return render(request, "content/concept.html", context)


@require_safe
def people(request: Request, slug: str) -> HttpResponse:
    return _directory(request, slug, "content/people.html", directories.people_directory)


@require_safe
def person(request: Request, slug: str, person: str) -> HttpResponse:
    brief = _brief(request, slug)
    shown = get_object_or_404(brief.people.current(), slug=person)
    about = person_details(brief, shown, request.user)
    context = {"brief": brief, "person": shown, "about": about}
    return render(request, "content/person.html", context)


@require_safe
def quotes(request: Request, slug: str) -> HttpResponse:
    return _directory(request, slug, "content/quotes.html", directories.quote_directory)


@require_safe
@login_not_required
def brief_format(request: HttpRequest) -> HttpResponse:
    context = {
        "chapters": guide.chapters(),
        "example": guide.EXAMPLE,
        "mistakes": guide.example_mistakes(),
    }
    return render(request, "content/brief_format.html", context)


def _brief(request: Request, slug: str) -> Brief:
    return get_object_or_404(Brief.objects.open_to(request.user), slug=slug)


def _page(request: Request, passages: list[Passage]) -> Page[Passage]:
    """The passages of the page that the address asks for, or of the nearest one."""
    return Paginator(passages, A_PAGE).get_page(request.GET.get("page"))


def _concept(brief: Brief, slug: str) -> Concept:
    with_places = brief.concepts.current().select_related(
        "passage__section",
        "definition_passage__brief",
        "definition_passage__section",
        "part_of__brief",
    )
    return get_object_or_404(with_places, slug=slug)


def _rank(headings: list[Passage], slug: str) -> int:
    for rank, heading in enumerate(headings):
        if heading.slug == slug:
            return rank
    raise Http404(f"There is no section “{slug}” in this brief.")


def _directory(
    request: Request, slug: str, template: str, find: Callable[[Brief, str], object]
) -> HttpResponse:
    """The page with the entries that ``?q=`` finds; for htmx only the part with the results."""
    brief = _brief(request, slug)
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    context = {"brief": brief, "query": query, "directory": find(brief, query)}
    part = "#results" if request.htmx.request_type == "partial" else ""
    return render(request, template + part, context)
