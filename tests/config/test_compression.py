"""What is compressed on its way, and what is compressed already."""

import io
import os

import pytest
from django.http import FileResponse, HttpRequest, HttpResponse
from django.test import RequestFactory

from config.compression import CompressUncompressed
from learning.classrooms.views.gradebook import XLSX

TEXT = b"Which river? " * 100


@pytest.fixture
def asked(rf: RequestFactory) -> HttpRequest:
    return rf.get("/", headers={"accept-encoding": "gzip"})


@pytest.mark.parametrize("kind", ["text/html", "text/csv; charset=utf-8", "application/json"])
def test_text_is_compressed(asked: HttpRequest, kind: str) -> None:
    sent = CompressUncompressed(lambda _: HttpResponse(TEXT, kind))(asked)
    assert sent["Content-Encoding"] == "gzip"


@pytest.mark.parametrize("kind", ["application/zip", XLSX, "image/png", "image/jpeg", "image/webp"])
def test_what_is_compressed_already_is_sent_as_it_is(asked: HttpRequest, kind: str) -> None:
    sent = CompressUncompressed(lambda _: HttpResponse(TEXT, kind))(asked)
    assert "Content-Encoding" not in sent
    assert sent.content == TEXT


def test_an_archive_is_not_read_before_it_is_sent(asked: HttpRequest) -> None:
    archive = io.BytesIO(os.urandom(1000))
    sent = CompressUncompressed(lambda _: FileResponse(archive, filename="mine.zip"))(asked)
    assert archive.tell() == 0
    assert sent["Content-Length"] == "1000"
