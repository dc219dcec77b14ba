"""The manifest, the service worker and the page that it keeps."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.django_db


def file_of(address: str) -> Path:
    """The file behind an address of a static file, whose name may have a hash."""
    name = re.sub(r"\.[0-9a-f]{12}(?=\.\w+$)", "", address.removeprefix("/static/"))
    found = finders.find(name)
    assert found, address
    return Path(str(found))


def test_the_manifest_names_icons_that_exist(client: Client) -> None:
    response = client.get("/manifest.webmanifest")
    assert response["Content-Type"] == "application/manifest+json"
    described = response.json()
    assert all(file_of(icon["src"]).stat().st_size for icon in described["icons"])
    assert {icon.get("purpose", "any") for icon in described["icons"]} == {"any", "maskable"}
    sheet = (ROOT / "static" / "css" / "app.css").read_text()
    assert f"--paper: light-dark({described['background_color']}," in sheet


def test_what_the_service_worker_keeps_exists(client: Client) -> None:
    response = client.get("/service-worker.js")
    assert response["Content-Type"].startswith("text/javascript")
    kept = re.findall(r'^  "(/[^"]+)",$', response.text, re.MULTILINE)
    assert len(kept) == 4
    assert all(file_of(address) for address in kept)
    page = re.search(r'const PAGE = "(.*)"', response.text)
    assert page
    assert client.get(page[1]).status_code == 200


def test_the_page_without_a_connection_says_nothing_of_its_reader(learner_client, learner) -> None:
    page = learner_client.get("/offline/").text
    assert "No connection" in page
    assert learner.username not in page
    assert "csrf" not in page.lower()


def test_every_page_of_a_learner_can_be_installed(learner_client, client: Client) -> None:
    page = learner_client.get("/").text
    assert 'rel="manifest" href="/manifest.webmanifest"' in page
    assert "js/shell" in page
    welcome = client.get("/").text
    assert re.search(r'property="og:image" content="http://testserver/static/img/share', welcome)
