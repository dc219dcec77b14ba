"""Spans follow the text of an edited passage."""

import pytest

from content.factories import (
    PassageFactory,
)
from content.models import Quote
from content.storage.store import load
from tests.content.admin.editing import TEXT, send

pytestmark = pytest.mark.django_db


def test_the_spans_of_a_passage_follow_its_new_text(client, passage, quote, wang):
    assert send(client, passage, text=f"Today {TEXT}") == {}
    brief = load(passage.brief)
    assert brief.words(brief.quote("feed").span) == "ports feed cities"
    assert brief.words(brief.person(wang.slug).span) == "Wang Li"


def test_a_passage_keeps_the_words_of_current_items(client, passage, quote):
    without = TEXT.replace("ports feed cities", "ports matter")
    error = send(client, passage, text=without)["text"]
    assert error == "Items use these words, keep them: “ports feed cities” (quote “feed”)"
    Quote.objects.update(retired_at=passage.brief.created_at)
    assert send(client, passage, text=without) == {}


def test_a_passage_that_becomes_a_heading_opens_a_section(client, passage, saved):
    below = PassageFactory(brief=passage.brief)
    assert send(client, passage, kind="heading") == {}
    below.refresh_from_db()
    assert below.section == passage
