"""The app's addresses, and one page that always fails."""

from typing import Never

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.urls import include, path


@login_not_required
def broken(request: HttpRequest) -> Never:
    raise RuntimeError("This page is broken on purpose.")


urlpatterns = [path("broken/", broken), path("", include("config.urls"))]
