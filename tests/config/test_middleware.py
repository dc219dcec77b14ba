import pytest
from django.test import Client


@pytest.mark.django_db
def test_no_page_may_use_the_camera_or_load_a_picture_from_elsewhere(client: Client) -> None:
    headers = client.get("/").headers
    assert "camera=()" in headers["Permissions-Policy"]
    assert "img-src 'self';" in headers["Content-Security-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/briefs/", "/nowhere/"])
def test_what_htmx_gets_is_kept_apart_from_the_page(client: Client, address: str) -> None:
    varies = set(client.get(address).headers["Vary"].split(", "))
    assert {"HX-Request", "HX-Request-Type"} <= varies


@pytest.mark.django_db
def test_an_error_page_for_htmx_takes_the_place_of_the_page(client: Client) -> None:
    asked_by_htmx = client.get("/nowhere/", headers={"HX-Request": "true"})
    assert asked_by_htmx.headers["HX-Retarget"] == "body"
    assert asked_by_htmx.headers["HX-Reswap"] == "innerHTML"
    assert "HX-Retarget" not in client.get("/nowhere/").headers
    assert "HX-Retarget" not in client.get("/", headers={"HX-Request": "true"}).headers
