"""Texts come in with files of questions, and go out with them."""

import re
from dataclasses import replace
from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from learning.bank import texts
from learning.bank.imports.beginning import begin_import
from learning.bank.imports.making import make_imported
from learning.bank.texts import TooManyTexts, questions_under, texts_of
from learning.exchange.format import ExchangeItem, FileText, ItemPicture, ParsedFile
from learning.exchange.moodle import read, write
from learning.kinds.typed import Typed
from learning.models import ImportImage, Question, QuestionImage, QuestionImport, ReadingText, User
from tests.learning.pictured import image_file

pytestmark = pytest.mark.django_db
LETTER = FileText("A letter", "Dear **friend**", (ItemPicture("A map", image_file()),))


def file_of(*stems: str, text: FileText | None = LETTER) -> bytes:
    return write([ExchangeItem(Typed().compose(one, "Huai"), text=text) for one in stems])


def preview(client: Client, data: bytes) -> str:
    file = SimpleUploadedFile("a.xml", data)
    return client.post(reverse("import_questions"), {"file": file}, follow=True).text


def begun(owner: User, reading: ParsedFile, now: datetime) -> QuestionImport:
    return begin_import(owner, reading, "a.xml", "moodle-xml", now)


def test_the_preview_shows_a_text_once(learner_client: Client) -> None:
    page = preview(learner_client, file_of("Which river?", "Which sea?"))
    assert page.count("Dear <strong>friend</strong>") == 1
    assert 'alt="A map"' in page
    assert not ReadingText.objects.exists()


def test_the_pictures_of_a_text_are_described_in_the_preview(
    learner: User, learner_client: Client
) -> None:
    pictures = (ItemPicture("", image_file()), ItemPicture("A dam", image_file("JPEG")))
    page = preview(
        learner_client, file_of("Which?", "Who?", text=replace(LETTER, pictures=pictures))
    )
    assert page.count("What does it show?") == 1
    assert 'name="text-alt-0-0"' in page
    assert "has no description" not in page, "the field says so"
    address = reverse("import_preview", args=[QuestionImport.objects.get().pk])
    wrong = {"text-alt-0-9": "a", "text-alt-7-0": "b", "text-alt-x-0": "c", "text-alt-0-1": " "}
    sent = {"text-alt-0-0": " A  map ", "describe": "1", **wrong}
    page = learner_client.post(address, sent, follow=True).text
    assert "What does it show?" not in page
    learner_client.post(address, {"tags": ""})
    [made] = texts_of(learner)
    assert [one["alt"] for one in made.images] == ["A map", "A dam"]


def test_questions_are_made_under_their_text(learner: User, learner_client: Client) -> None:
    preview(learner_client, file_of("Which river?", "Which sea?"))
    pending = QuestionImport.objects.get()
    learner_client.post(reverse("import_preview", args=[pending.pk]), {"tags": ""})
    [text] = texts_of(learner)
    assert (text.title, text.text, text.images[0]["alt"]) == (
        "A letter",
        "Dear **friend**",
        "A map",
    )
    assert [one.body["stem"] for one in questions_under(text)] == ["Which river?", "Which sea?"]
    image = QuestionImage.objects.get()
    assert image.sha256 == text.images[0]["sha256"]
    assert image.questions.count() == 2
    assert not ImportImage.objects.exists()


def test_a_picture_that_cannot_be_read_is_noted(learner_client: Client) -> None:
    broken = replace(LETTER, pictures=(ItemPicture("A map", b"\x89PNG broken"),))
    page = preview(learner_client, file_of("Which river?", text=broken))
    assert "In the text over it: Its picture is left out." in page


def test_a_text_that_the_owner_has_already_is_that_one(learner: User, now: datetime) -> None:
    make_imported(begun(learner, read(file_of("A?")), now), now)
    make_imported(begun(learner, read(file_of("B?")), now), now)
    [text] = texts_of(learner)
    assert questions_under(text).count() == 2


def test_without_room_for_a_text_nothing_is_made(
    learner: User, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "MOST_TEXTS", 0)
    with pytest.raises(TooManyTexts):
        make_imported(begun(learner, read(file_of("A?")), now), now)
    assert not Question.objects.exists()


def test_a_text_of_known_questions_alone_is_not_made(learner: User, now: datetime) -> None:
    make_imported(begun(learner, read(file_of("A?", text=None)), now), now)
    make_imported(begun(learner, read(file_of("A?")), now), now)
    assert not ReadingText.objects.exists()


def test_an_export_holds_the_text_and_its_pictures(
    learner: User, learner_client: Client, now: datetime
) -> None:
    make_imported(begun(learner, read(file_of("A?", "B?")), now), now)
    exported = learner_client.get(reverse("export_file"), {"format": "moodle-xml"}).content
    reading = read(exported)
    [text] = {one.text for one in reading.items}
    assert text
    assert (text.title, text.text) == (LETTER.title, LETTER.text)
    image = QuestionImage.objects.get()
    assert reading.pictures[text.pictures[0].sha256] == bytes(image.content)


def test_the_page_of_an_export_says_what_is_left_out(
    learner: User, learner_client: Client, now: datetime
) -> None:
    make_imported(begun(learner, read(file_of("A?")), now), now)
    page = learner_client.get(reverse("export_questions"), {"format": "csv"}).text
    assert "The text over it is left out." in page
    page = learner_client.get(reverse("export_questions"), {"format": "moodle-xml"}).text
    assert not re.search("left out", page)
