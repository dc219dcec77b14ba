"""A search among 50,000 questions of one's own and as many of others: ``pytest -m soak``."""

import gzip
import random
import statistics
import time
from pathlib import Path

import pytest
from django.db import connection

import learning.grading.spelling
from learning.factories import UserFactory, question_body
from learning.models import Question, User
from learning.search.groups import AT_A_GLANCE, search
from learning.search_index import upkeep
from learning.search_index.words import Query

pytestmark = [pytest.mark.soak, pytest.mark.django_db]
EACH, ROUNDS, MOST_SECONDS = 50_000, 9, 0.05
COMMON = ("what", "which", "is", "the", "of", "in", "and", "to", "productive", "forces", "economy")
WORDS = Path(learning.grading.spelling.__file__).parent / "english_words.txt.gz"


@pytest.fixture
def owner() -> User:
    words, rng = gzip.decompress(WORDS.read_bytes()).decode().split(), random.Random(1)
    owner, other = UserFactory.create(), UserFactory.create()
    rows = []
    for number in range(2 * EACH):
        stem = " ".join(rng.choice(COMMON if place % 2 else words) for place in range(11))
        kept = {"owner": other if number % 2 else owner, "origin": "authored", "type": "own"}
        body = question_body(stem=f"What {stem}?")
        place = {"subject": f"own/{number}", "sibling_key": f"own/{number}", "position": 0}
        rows.append(Question(uid=f"q{number}", weight="core", body=body, **kept, **place))
    Question.objects.bulk_create(rows, batch_size=1000)
    upkeep.put_questions(Question.objects.values_list("pk", flat=True).iterator())
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE learning_search_index")
    return owner


def test_fifty_thousand_questions_are_searched_in_time(owner: User) -> None:
    texts = ("productive forces", "econ", "prod", "what", "forcse economy", "the of", "zzzz")
    medians = {text: median_seconds(owner, text) for text in texts}
    assert {text: seconds for text, seconds in medians.items() if seconds > MOST_SECONDS} == {}


def median_seconds(owner: User, text: str) -> float:
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        groups = search(owner, Query.of(text), "/", AT_A_GLANCE)
        taken.append(time.perf_counter() - began)
    assert text == "zzzz" or "Your questions" in [group.name for group in groups]
    return statistics.median(taken)
