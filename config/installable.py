"""What lets a browser install the app: its manifest, and a page for when there is no connection."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.http import require_safe

PAPER = "#f8f3e9"  # as in app.css


@require_safe
@login_not_required
def manifest(request: HttpRequest) -> JsonResponse:
    icons = [
        {"src": static("img/seal.svg"), "sizes": "any", "type": "image/svg+xml"},
        {"src": static("img/icon-192.png"), "sizes": "192x192", "type": "image/png"},
        {"src": static("img/icon-512.png"), "sizes": "512x512", "type": "image/png"},
        {
            "src": static("img/icon-maskable.png"),
            "sizes": "512x512",
            "type": "image/png",
            "purpose": "maskable",
        },
    ]
    described = {
        "name": "Lilun",
        "short_name": "Lilun",
        "description": "Learn an expert brief, and keep it.",
        "id": "/",
        "start_url": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": icons,
    }
    return JsonResponse(described, content_type="application/manifest+json")


@require_safe
@login_not_required
def service_worker(request: HttpRequest) -> HttpResponse:
    """The script stands at the root, since it may serve only what is below its own address."""
    return render(request, "service_worker.js", content_type="text/javascript")


@require_safe
@login_not_required
def offline(request: HttpRequest) -> HttpResponse:
    """The page that the service worker keeps; it says nothing of who is signed in."""
    return render(request, "offline.html")
