"""A question's picture is sent with it and shown only to those who may see the question."""

import zipfile
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from learning.accounts.belongings import delete_account
from learning.bank import sent_forms
from learning.bank.forms import form
from learning.factories import (
    AssignmentFactory,
    AttemptFactory,
    CardFactory,
    MembershipFactory,
    QuestionFactory,
    QuestionImageFactory,
    ResponseFactory,
)
from learning.limits import uploads
from learning.models import Question, QuestionImage, User
from tests.learning.pictured import image_file

pytestmark = pytest.mark.django_db
FORM = {"stem": "Which river is this?", "answer": "The Huai", "image_alt": "A wide river"}


def send_question(client: Client, content: bytes | None = None, **fields: Any) -> Any:
    content = image_file() if content is None else content
    file = SimpleUploadedFile("evil.svg", content, "image/svg+xml")
    form = FORM | fields | {"image": file}
    return client.post(reverse("own_question", args=["typed"]), form)


def send_change(client: Client, question: Question, **fields: Any) -> Any:
    question.refresh_from_db()
    form = FORM | fields | {"seen": question.changed_at.isoformat()}
    return client.post(reverse("edit_question", args=[question.pk]), form)


@pytest.fixture
def question(learner_client: Client) -> Question:
    assert send_question(learner_client).status_code == 302
    return Question.objects.get()


def picture_url(question: Question) -> str:
    question.refresh_from_db()
    return reverse("question_image", args=[question.body["image"]["sha256"]])


class TestUpload:
    def test_a_picture_is_stored_with_its_alt_text_and_size(self, question: Question) -> None:
        image = question.body["image"]
        assert (image["alt"], image["width"], image["height"]) == ("A wide river", 4, 3)
        assert question.images.get().sha256 == image["sha256"]

    @pytest.mark.parametrize(
        ("content", "fields", "said"),
        [
            (b"<svg/>", {}, "choose a PNG, JPEG, WebP or GIF file"),
            (image_file(), {"image_alt": " "}, "Describe the picture"),
            (image_file(size=(5000, 10)), {}, "too large"),
        ],
    )
    def test_an_invalid_picture_is_refused_and_nothing_is_stored(
        self, learner_client: Client, content: bytes, fields: dict[str, str], said: str
    ) -> None:
        response = send_question(learner_client, content, **fields)
        assert response.status_code == 422
        assert said in response.text
        assert "Which river is this?" in response.text
        assert not Question.objects.exists()
        assert not QuestionImage.objects.exists()

    def test_alt_text_without_a_file_asks_for_the_file(self, learner_client: Client) -> None:
        response = learner_client.post(reverse("own_question", args=["typed"]), FORM)
        assert "Choose the picture again" in response.text

    def test_sending_twice_stores_one_picture(
        self, learner_client: Client, question: Question
    ) -> None:
        assert send_question(learner_client).status_code == 302
        assert Question.objects.count() == QuestionImage.objects.count() == 1

    @pytest.mark.parametrize("kind", ["choice", "cloze", "open"])
    def test_other_kinds_accept_pictures_too(self, learner_client: Client, kind: str) -> None:
        form = FORM | {"text_1": "a", "text_2": "b", "right": "1", "stem": "Which [[river]]?"}
        form |= {"image": SimpleUploadedFile("a.png", image_file())}
        response = learner_client.post(reverse("own_question", args=[kind]), form)
        assert response.status_code == 302
        assert Question.objects.get().body["image"]


class TestUploadLimits:
    @pytest.fixture
    def guest_client(self, learner: User, learner_client: Client) -> Client:
        User.objects.filter(pk=learner.pk).update(is_guest=True)
        return learner_client

    def test_a_guest_sees_why_not_and_where_to_claim(self, guest_client: Client) -> None:
        page = guest_client.get(reverse("own_question", args=["typed"])).text
        assert "Pictures need an account" in page
        assert 'href="/account/claim/?next=/questions/new/typed/"' in page
        assert 'type="file"' not in page
        assert 'name="image_alt"' not in page

    def test_a_picture_sent_by_a_guest_is_neither_read_nor_stored(
        self, guest_client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(form, "picture_sent", lambda data: 1 / 0)
        response = send_question(guest_client)
        assert response.status_code == 422
        assert sent_forms.CLAIM_FIRST in response.text
        assert not Question.objects.exists()
        own = QuestionFactory.create(own=True, owner=User.objects.get(username="learner"))
        file = SimpleUploadedFile("b.png", image_file())
        assert send_change(guest_client, own, image=file).status_code == 422
        assert not QuestionImage.objects.exists()

    def test_a_guest_can_write_questions_without_pictures(self, guest_client: Client) -> None:
        fields = {"stem": "Which?", "answer": "Huai"}
        written = guest_client.post(reverse("own_question", args=["typed"]), fields)
        assert written.status_code == 302

    def test_a_guest_can_describe_or_remove_an_existing_picture(
        self, learner_client: Client, learner: User, question: Question
    ) -> None:
        User.objects.filter(pk=learner.pk).update(is_guest=True)
        page = learner_client.get(reverse("edit_question", args=[question.pk])).text
        assert 'name="image_alt"' in page
        assert 'name="image_removed"' in page
        assert 'type="file"' not in page
        assert send_change(learner_client, question, image_removed="on").status_code == 302

    def test_uploads_per_minute_are_limited(self, learner_client: Client, settings: Any) -> None:
        settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"picture": "1/m/user"}
        assert send_question(learner_client).status_code == 302
        refused = send_question(learner_client, stem="Another?")
        assert refused.status_code == 429
        assert sent_forms.TOO_MANY in refused.text
        assert Question.objects.count() == 1

    def test_upload_processing_time_is_limited(
        self, learner_client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(uploads, "SECONDS", 0)
        refused = send_question(learner_client)
        assert refused.status_code == 429
        assert uploads.SPENT in refused.text


class TestChanging:
    def test_the_picture_stays_unless_another_is_sent(
        self, learner_client: Client, question: Question
    ) -> None:
        before = dict(question.body["image"])
        assert send_change(learner_client, question, image_alt="A river").status_code == 302
        question.refresh_from_db()
        assert question.body["image"] == before | {"alt": "A river"}

    def test_the_alt_text_is_required(self, learner_client: Client, question: Question) -> None:
        response = send_change(learner_client, question, image_alt="")
        assert response.status_code == 422
        assert "Describe the picture" in response.text

    def test_a_picture_can_be_removed_and_restored_from_a_version(
        self, learner_client: Client, question: Question
    ) -> None:
        had = dict(question.body["image"])
        assert send_change(learner_client, question, image_removed="on").status_code == 302
        question.refresh_from_db()
        assert "image" not in question.body
        first = question.versions.order_by("history_id")[0]
        there = reverse("edit_question", args=[question.pk], query={"version": first.pk})
        assert "A wide river" in learner_client.get(there).text
        form = FORM | {"seen": question.changed_at.isoformat()}
        assert learner_client.post(there, form).status_code == 302
        question.refresh_from_db()
        assert question.body["image"] == had

    def test_a_new_picture_does_not_change_a_running_quiz(
        self, learner_client: Client, other_client: Client, other_learner: User, question: Question
    ) -> None:
        attempt = AttemptFactory.create(user=other_learner)
        ResponseFactory.create(attempt=attempt, position=1, question=question)
        before = picture_url(question)
        file = SimpleUploadedFile("b.png", image_file(size=(9, 9)))
        assert send_change(learner_client, question, image=file).status_code == 302
        assert picture_url(question) != before
        page = other_client.get(reverse("quiz_question", args=[attempt.pk, 1])).text
        assert f'src="{before}"' in page
        assert other_client.get(before).status_code == 200

    def test_the_versions_list_the_picture(
        self, learner_client: Client, question: Question
    ) -> None:
        send_change(learner_client, question, image_removed="on")
        page = learner_client.get(reverse("question_versions", args=[question.pk])).text
        assert "4 × 3" in page


class TestAccess:
    def test_the_author_sees_it_with_safe_headers(
        self, learner_client: Client, question: Question
    ) -> None:
        response = learner_client.get(picture_url(question))
        assert response.content.startswith(b"\x89PNG")
        assert response["Content-Type"] == "image/png"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Cache-Control"] == "private, max-age=31536000, immutable"

    def test_those_who_study_or_are_asked_the_question_see_it(
        self, other_client: Client, other_learner: User, question: Question
    ) -> None:
        assert other_client.get(picture_url(question)).status_code == 404
        card = CardFactory.create(user=other_learner, question=question)
        assert other_client.get(picture_url(question)).status_code == 200
        card.delete()
        assert other_client.get(picture_url(question)).status_code == 404
        attempt = AttemptFactory.create(user=other_learner)
        ResponseFactory.create(attempt=attempt, question=question)
        assert other_client.get(picture_url(question)).status_code == 200

    def test_teachers_of_those_who_are_asked_see_it(
        self, other_client: Client, other_learner: User, question: Question
    ) -> None:
        task = AssignmentFactory.create()
        attempt = AttemptFactory.create(quiz=task.quiz, assignment=task)
        ResponseFactory.create(attempt=attempt, question=question)
        member = MembershipFactory.create(classroom=task.classroom, user=other_learner)
        assert other_client.get(picture_url(question)).status_code == 404
        member.role = "teacher"
        member.save()
        assert other_client.get(picture_url(question)).status_code == 200

    def test_having_another_question_of_the_author_is_not_enough(
        self, other_client: Client, other_learner: User, learner: User, question: Question
    ) -> None:
        other = QuestionFactory.create(own=True, owner=learner)
        CardFactory.create(user=other_learner, question=other)
        assert other_client.get(picture_url(question)).status_code == 404

    def test_an_anonymous_visitor_is_redirected(self, question: Question) -> None:
        assert Client().get(picture_url(question)).status_code == 302

    def test_it_is_shown_wherever_the_question_is_asked(
        self, learner_client: Client, learner: User, question: Question
    ) -> None:
        image = f'<img src="{picture_url(question)}" alt="A wide river" width="4" height="3">'
        assert image in learner_client.post(reverse("start_study"), follow=True).text
        assert image in learner_client.get(reverse("edit_question", args=[question.pk])).text
        attempt = AttemptFactory.create(user=learner)
        ResponseFactory.create(attempt=attempt, position=1, question=question)
        assert image in learner_client.get(reverse("quiz_question", args=[attempt.pk, 1])).text
        learner_client.post(reverse("quiz_submit", args=[attempt.pk]))
        assert image in learner_client.get(reverse("quiz_results", args=[attempt.pk])).text


class TestAuthor:
    def test_downloads_it_with_their_data(self, learner_client: Client, question: Question) -> None:
        learner_client.post(reverse("download"))
        page = learner_client.get(reverse("download")).text
        link = page.split('href="/account/download/')[1].split('"')[0]
        file = learner_client.get(f"/account/download/{link}")
        with zipfile.ZipFile(BytesIO(b"".join(file.streaming_content))) as archive:
            sha256 = question.body["image"]["sha256"]
            assert archive.read(f"pictures/{sha256}.png") == stored_picture(question)

    def test_deletes_it_with_their_account(self, learner: User, question: Question) -> None:
        QuestionImageFactory.create(owner=learner)
        delete_account(learner.pk)
        assert not QuestionImage.objects.exists()

    def test_leaves_it_to_others_who_study_the_question(
        self, learner: User, other_client: Client, other_learner: User, question: Question
    ) -> None:
        QuestionImageFactory.create(owner=learner)
        CardFactory.create(user=other_learner, question=question)
        delete_account(learner.pk)
        assert QuestionImage.objects.get().owner is None
        assert other_client.get(picture_url(question)).status_code == 200


def stored_picture(question: Question) -> bytes:
    return bytes(question.images.get().content)


def test_the_preview_shows_the_stored_picture(learner_client: Client, question: Question) -> None:
    query = {"version": question.pk}
    there = reverse("preview_question", args=["typed"], query=query)
    form = {"stem": "Which river?", "answer": "The Huai", "image_alt": "A brook"}
    assert 'alt="A brook"' in learner_client.post(there, form | {"image": "[object File]"}).text
    fresh = reverse("preview_question", args=["typed"])
    assert "Which river?" in learner_client.post(fresh, form | {"image": "[object File]"}).text


def test_a_picture_of_another_user_cannot_be_used_in_a_question(other_client: Client) -> None:
    image = QuestionImageFactory.create()
    form = FORM | {"image": image.sha256, "sha256": image.sha256}
    assert other_client.post(reverse("own_question", args=["typed"]), form).status_code == 422
    assert not Question.objects.exists()
