"""Reads pages as users see them."""

import re

from django.test import Client

from content.models import Concept, Person


def words_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))


def page_of(client: Client, subject: Concept | Person) -> str:
    response = client.get(subject.get_absolute_url())
    assert response.status_code == 200
    return response.text
