"""What is shown when something went wrong."""

import re

import pytest
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import Client

from config.error_pages import ERROR_PAGES
from learning.limits.database_errors import Trouble

SCRIPTS = re.compile(r"<style|\bstyle=|<script(?![^>]*\bsrc=)|\bon[a-z]+=", re.IGNORECASE)


@pytest.mark.django_db
def test_an_unknown_address_leads_back_home():
    response = Client().get("/nowhere/")
    assert response.status_code == 404
    assert "Page not found" in response.text
    assert 'href="/"' in response.text


@pytest.mark.django_db
def test_a_form_without_its_token_has_expired():
    response = Client(enforce_csrf_checks=True).post("/start/")
    assert response.status_code == 403
    assert "This form has expired" in response.text


@pytest.mark.django_db
def test_a_failure_says_so_without_help_from_the_app(client, monkeypatch):
    def fails(*_):
        raise RuntimeError("secret of the house")

    monkeypatch.setattr("content.reading.views.guide.chapters", fails)
    client.raise_request_exception = False
    response = client.get("/help/brief-format/")
    assert response.status_code == 500
    assert "Something went wrong" in response.text
    assert "secret of the house" not in response.text


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500", "failure"])
def test_an_error_page_needs_no_user_and_holds_nothing_inline(name):
    context = {"page": ERROR_PAGES[Trouble.FULL]}  # what failure.html tells
    page = render_to_string(f"{name}.html", context, request=HttpRequest())
    assert re.search(r"<h1>.+</h1>", page)
    assert not SCRIPTS.search(page)
