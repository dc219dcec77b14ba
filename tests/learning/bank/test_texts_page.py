"""The pages on which texts are written, and the forms that put questions under them."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from learning.bank.texts import questions_under
from learning.bank.views.texts import CHANGED
from learning.factories import QuestionFactory, ReadingTextFactory, question_body
from learning.models import Question, QuestionImage, ReadingText, User
from tests.learning.pictured import image_file

pytestmark = pytest.mark.django_db
FORM = {"title": "A letter", "text": "The **harvest** was late."}
QUESTION = {"stem": "Which river?", "answer": "The Huai"}


@pytest.fixture
def text(learner: User) -> ReadingText:
    return ReadingTextFactory.create(owner=learner, title="A letter", text="Dear friend")


@pytest.fixture
def question(learner: User, text: ReadingText) -> Question:
    body = question_body(source=None, reading_text=text.sha256)
    return QuestionFactory.create(own=True, owner=learner, body=body)


def picture() -> SimpleUploadedFile:
    return SimpleUploadedFile("river.png", image_file(), "image/png")


def page_of(client: Client, text: ReadingText) -> str:
    return client.get(reverse("edit_text", args=[text.pk])).text


class TestWriting:
    def test_a_text_is_written_and_rendered(self, learner_client: Client) -> None:
        page = learner_client.post(reverse("new_text"), FORM, follow=True).text
        assert "<strong>harvest</strong>" in page
        assert "None yet." in page

    def test_a_picture_needs_a_description(self, learner_client: Client) -> None:
        form = FORM | {"image_1": picture()}
        response = learner_client.post(reverse("new_text"), form)
        assert response.status_code == 422
        assert "Describe picture 1" in response.text
        assert not ReadingText.objects.exists()

    def test_pictures_are_kept_described_and_removed(self, learner_client: Client) -> None:
        form = FORM | {"image_1": picture(), "alt_1": "A river"}
        learner_client.post(reverse("new_text"), form)
        text = ReadingText.objects.get()
        assert [one["alt"] for one in text.images] == ["A river"]
        page = page_of(learner_client, text)
        assert 'alt="A river"' in page
        form = FORM | {"alt_1": "A wide river"}
        learner_client.post(reverse("edit_text", args=[text.pk]), form)
        text = ReadingText.objects.standing().get()
        assert [one["alt"] for one in text.images] == ["A wide river"]
        learner_client.post(reverse("edit_text", args=[text.pk]), form | {"removed_1": "on"})
        assert ReadingText.objects.standing().get().images == []
        assert QuestionImage.objects.count() == 1

    def test_a_guest_writes_texts_without_pictures(
        self, learner: User, learner_client: Client
    ) -> None:
        learner.is_guest = True
        learner.save()
        assert "Pictures need an account." in learner_client.get(reverse("new_text")).text
        form = FORM | {"image_1": picture(), "alt_1": "A river"}
        assert learner_client.post(reverse("new_text"), form).status_code == 302
        assert not QuestionImage.objects.exists()


class TestChanging:
    def test_the_page_lists_its_questions_without_their_answers(
        self, learner_client: Client, text: ReadingText, question: Question
    ) -> None:
        page = page_of(learner_client, text)
        assert question.body["stem"] in page
        assert question.body["answer"] not in page

    def test_two_tabs_lose_nothing(self, learner_client: Client, text: ReadingText) -> None:
        address = reverse("edit_text", args=[text.pk])
        learner_client.post(address, FORM)
        response = learner_client.post(address, FORM | {"text": "Typed in the other tab"})
        assert response.status_code == 409
        assert CHANGED in response.text
        assert "Typed in the other tab" in response.text
        assert ReadingText.objects.standing().get().text == FORM["text"]

    def test_the_address_of_an_earlier_wording_leads_on(
        self, learner_client: Client, text: ReadingText
    ) -> None:
        address = reverse("edit_text", args=[text.pk])
        learner_client.post(address, FORM)
        now_there = ReadingText.objects.standing().get()
        moved = reverse("edit_text", args=[now_there.pk])
        assert learner_client.get(address).headers["Location"] == moved

    def test_a_form_of_a_question_opened_before_is_stale(
        self, learner_client: Client, text: ReadingText, question: Question
    ) -> None:
        fields = learner_client.get(reverse("edit_question", args=[question.pk])).text
        seen = re.search(r'name="seen" value="([^"]*)"', fields)
        assert seen
        learner_client.post(reverse("edit_text", args=[text.pk]), FORM)
        form = {"stem": "Who?", "text_1": "Wang", "text_2": "Li", "right": "1", "seen": seen[1]}
        response = learner_client.post(reverse("edit_question", args=[question.pk]), form)
        assert response.status_code == 409

    def test_the_versions_of_a_question_tell_of_its_text(
        self, learner: User, learner_client: Client, text: ReadingText
    ) -> None:
        address = reverse("own_question", args=["typed"])
        learner_client.post(address, QUESTION | {"reading_text": text.pk})
        learner_client.post(reverse("edit_text", args=[text.pk]), FORM | {"title": "A note"})
        question = Question.objects.get(owner=learner)
        page = learner_client.get(reverse("question_versions", args=[question.pk])).text
        assert re.findall(r"<(ins|del)>(A \w+) \(", page) == [
            *(("del", "A letter"), ("ins", "A note"), ("ins", "A letter")),
        ]

    def test_deleting_asks_first(
        self, learner_client: Client, text: ReadingText, question: Question
    ) -> None:
        address = reverse("delete_text", args=[text.pk])
        assert "1 question will stay" in learner_client.get(address).text
        assert learner_client.post(address).status_code == 302
        question.refresh_from_db()
        assert "reading_text" not in question.body
        assert learner_client.get(address).status_code == 404


class TestUnderAText:
    def test_a_question_is_added_under_a_text(
        self, learner_client: Client, text: ReadingText
    ) -> None:
        assert f"?text={text.pk}" in page_of(learner_client, text)
        address = reverse("own_question", args=["typed"]) + f"?text={text.pk}"
        page = learner_client.get(address).text
        assert f'<option value="{text.pk}" selected>A letter</option>' in page
        learner_client.post(address, QUESTION | {"reading_text": text.pk})
        assert questions_under(text).count() == 1

    def test_a_question_is_moved_under_none(
        self, learner_client: Client, text: ReadingText, question: Question
    ) -> None:
        page = learner_client.get(reverse("edit_question", args=[question.pk])).text
        assert f'<option value="{text.pk}" selected>' in page
        form = {"stem": "Who?", "text_1": "Wang", "text_2": "Li", "right": "1", "seen": ""}
        question.changed_at = None
        question.save()
        learner_client.post(reverse("edit_question", args=[question.pk]), form)
        assert questions_under(text).count() == 0

    def test_a_text_of_another_is_none(self, learner_client: Client) -> None:
        text = ReadingTextFactory.create(title="A private letter")
        address = reverse("own_question", args=["typed"])
        form = QUESTION | {"reading_text": text.pk}
        assert "A private letter" not in learner_client.get(f"{address}?text={text.pk}").text
        assert learner_client.post(address, form).status_code == 422

    def test_the_preview_shows_the_text(self, learner_client: Client, text: ReadingText) -> None:
        form = QUESTION | {"reading_text": text.pk}
        page = learner_client.post(reverse("preview_question", args=["typed"]), form).text
        assert "Dear friend" in page

    def test_the_bank_finds_questions_by_their_text(
        self, learner_client: Client, text: ReadingText, question: Question
    ) -> None:
        other = QuestionFactory.create(own=True, owner=question.owner)
        page = learner_client.get(reverse("questions"), {"text": text.pk}).text
        assert question.body["stem"] in page
        assert other.body["stem"] not in page


def test_the_list_is_searched(learner_client: Client, text: ReadingText) -> None:
    ReadingTextFactory.create(owner=text.owner, title="A notice", text="Closed on Mondays")
    page = learner_client.get(reverse("texts"), {"q": "monday"}).text
    assert "A notice" in page
    assert "A letter" not in page
    assert "No matches" in learner_client.get(reverse("texts"), {"q": "quagga"}).text


def test_a_list_of_texts_shows_how_each_begins_in_plain_words(
    learner_client: Client, learner: User
) -> None:
    text = "# Rivers\n\nThe **Huai** is long.\n\n| River | km |\n|---|--:|\n| Huai | 1110 |"
    ReadingTextFactory.create(owner=learner, title="A letter", text=text)
    page = learner_client.get(reverse("texts")).text
    assert "Rivers The Huai is long. River · km Huai · 1110" in page
