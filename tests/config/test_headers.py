import pytest
from django.test import Client


@pytest.mark.django_db
def test_no_page_may_use_the_camera_or_load_a_picture_from_elsewhere(client: Client) -> None:
    headers = client.get("/").headers
    assert "camera=()" in headers["Permissions-Policy"]
    assert "img-src 'self';" in headers["Content-Security-Policy"]
