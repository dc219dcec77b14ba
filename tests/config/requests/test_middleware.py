import io
import os

import pytest
from django.http import FileResponse, HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from config.middleware import CompressionMiddleware
from learning.classrooms.views.gradebook import XLSX

pytestmark = pytest.mark.django_db
TEXT = b"Which river? " * 100


def test_no_page_may_use_the_camera_or_load_images_from_elsewhere(client: Client) -> None:
    headers = client.get("/").headers
    assert "camera=()" in headers["Permissions-Policy"]
    assert "img-src 'self';" in headers["Content-Security-Policy"]


@pytest.mark.parametrize("address", ["/", "/briefs/", "/nowhere/"])
def test_caches_keep_responses_to_htmx_apart_from_pages(client: Client, address: str) -> None:
    varies = set(client.get(address).headers["Vary"].split(", "))
    assert {"HX-Request", "HX-Request-Type"} <= varies


def test_an_error_page_replaces_the_whole_page_that_htmx_shows(client: Client) -> None:
    htmx = {"HX-Request": "true"}
    error = client.get("/nowhere/", headers=htmx)
    assert error.headers["HX-Retarget"] == "body"
    assert error.headers["HX-Reswap"] == "innerHTML"
    assert "HX-Retarget" not in client.get("/nowhere/").headers
    assert "HX-Retarget" not in client.get("/", headers=htmx).headers


@pytest.mark.parametrize(
    "address", ["/join/{}/", "/invitations/{}/", "/lti/enter/{}/", "/quizzes/own/shared/{}/"]
)
def test_an_address_with_a_nul_is_nowhere(learner_client: Client, address: str) -> None:
    """On PostgreSQL, looking for it would be an error."""
    assert learner_client.get(address.format("a%00b")).status_code == 404


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_browsers_do_not_store_pages_of_signed_in_users(
    learner_client: Client, headers: dict[str, str]
) -> None:
    assert "no-store" in learner_client.get("/settings/", headers=headers)["Cache-Control"]


def test_browsers_may_store_public_pages(client: Client) -> None:
    assert "no-store" not in client.get("/").get("Cache-Control", "")


@pytest.fixture
def gzip_request(rf: RequestFactory) -> HttpRequest:
    return rf.get("/", headers={"accept-encoding": "gzip"})


@pytest.mark.parametrize("kind", ["text/html", "text/csv; charset=utf-8", "application/json"])
def test_text_is_compressed(gzip_request: HttpRequest, kind: str) -> None:
    response = CompressionMiddleware(lambda _: HttpResponse(TEXT, kind))(gzip_request)
    assert response["Content-Encoding"] == "gzip"


@pytest.mark.parametrize("kind", ["application/zip", XLSX, "image/png", "image/jpeg", "image/webp"])
def test_compressed_files_are_sent_as_they_are(gzip_request: HttpRequest, kind: str) -> None:
    response = CompressionMiddleware(lambda _: HttpResponse(TEXT, kind))(gzip_request)
    assert "Content-Encoding" not in response
    assert response.content == TEXT


def test_an_archive_is_not_read_before_it_is_sent(gzip_request: HttpRequest) -> None:
    archive = io.BytesIO(os.urandom(1000))
    response = CompressionMiddleware(lambda _: FileResponse(archive, filename="mine.zip"))(
        gzip_request
    )
    assert archive.tell() == 0
    assert response["Content-Length"] == "1000"
