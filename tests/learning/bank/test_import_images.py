"""Pictures in imported files: checked, previewed by their owner, and stored with the questions."""

import io
import zipfile
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from learning.bank import images
from learning.bank.image_files import read_picture
from learning.bank.images import TooManyImages
from learning.bank.imports.beginning import (
    begin_import,
    describe_pictures,
    read_again,
    remove_old_imports,
)
from learning.bank.imports.making import make_imported
from learning.bank.imports.preview import ImportPreview
from learning.exchange import format_named
from learning.exchange.format import DESCRIBE, ExchangeItem, ItemPicture, ParsedFile
from learning.exchange.moodle import write
from learning.kinds.typed import Typed
from learning.models import ImportImage, Question, QuestionImage, QuestionImport, User
from tests.learning.pictured import image_file, moving, opened

pytestmark = pytest.mark.django_db
PNG = image_file(size=(40, 30))


def asked(stem: str = "Which river?", *, picture: bytes = PNG, alt: str = "A map") -> ExchangeItem:
    notes = () if alt else (DESCRIBE,)
    question = Typed().compose(stem, "Huai")
    return ExchangeItem(question, notes=notes, picture=ItemPicture(alt, picture))


def parsed(*items: ExchangeItem) -> ParsedFile:
    reading = ParsedFile()
    for one in items or (asked(),):
        reading.add(one)
    return reading


def begun(owner: User, now: datetime, *items: ExchangeItem) -> QuestionImport:
    made = begin_import(owner, parsed(*items), "a.xml", "moodle-xml", now)
    return QuestionImport.objects.get(pk=made.pk)


def exported(*items: ExchangeItem) -> SimpleUploadedFile:
    return SimpleUploadedFile("a.xml", write(items or (asked(),)))


def preview_of(client: Client, *items: ExchangeItem) -> Any:
    response = client.post(reverse("import_questions"), {"file": exported(*items)})
    assert response.status_code == 302
    return response.url


def image_address() -> str:
    return reverse("question_image", args=[ImportImage.objects.get().sha256])


class TestImport:
    def test_a_picture_is_re_encoded_and_stored_with_its_question(
        self, learner: User, now: datetime
    ) -> None:
        data = image_file("JPEG", size=(40, 30), comment=b"secret")
        assert make_imported(begun(learner, now, asked(picture=data)), now) == 1
        question = Question.objects.get()
        image = question.images.get()
        assert question.body["image"] == {
            "sha256": image.sha256,
            "alt": "A map",
            "width": 40,
            "height": 30,
        }
        assert (image.owner, image.size) == (learner, len(bytes(image.content)))
        assert b"secret" not in bytes(image.content)
        assert opened(bytes(image.content)).size == (40, 30)
        assert not ImportImage.objects.exists()

    def test_equal_pictures_are_stored_once(self, learner: User, now: datetime) -> None:
        pending = begun(learner, now, asked("Which river?"), asked("Which sea?"))
        assert pending.images.count() == 1
        make_imported(pending, now)
        assert QuestionImage.objects.get().questions.count() == 2

    def test_pictures_are_read_in_a_child(
        self, learner: User, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        called = list[int]()

        def run(function: Any, files: list[bytes]) -> Any:
            called.append(len(files))
            return function(files)

        monkeypatch.setattr(images, "run_limited", run)
        items = [asked(f"{n}?", picture=image_file(size=(4, n))) for n in range(1, 13)]
        assert begun(learner, now, *items).images.count() == 12
        assert called == [10, 2]

    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (b"no picture", "This is no picture that can be read"),
            (moving(), "This picture moves"),
            (image_file(size=(4001, 1)), "This picture is too large"),
        ],
    )
    def test_a_picture_that_no_upload_may_be_is_noted(
        self, learner: User, now: datetime, data: bytes, reason: str
    ) -> None:
        pending = begun(learner, now, asked(picture=data, alt=""))
        [found] = ImportPreview(pending).found
        assert "image" not in found.body
        [note] = found.notes
        assert note.startswith(f"Its picture is left out. {reason}")
        assert not ImportImage.objects.exists()

    def test_reading_again_replaces_the_pictures(self, learner: User, now: datetime) -> None:
        pending = begun(learner, now)
        read_again(pending, parsed(asked(picture=image_file(size=(9, 9)))))
        pending.refresh_from_db()
        [found] = ImportPreview(pending).found
        assert found.body["image"]["width"] == 9
        assert pending.images.get().sha256 == found.body["image"]["sha256"]

    def test_an_exported_picture_is_known_again(self, learner: User, now: datetime) -> None:
        """A second encoding of a JPEG would make another picture of it."""
        noise = io.BytesIO()
        Image.effect_noise((40, 30), 90).save(noise, "JPEG")
        make_imported(begun(learner, now, asked(picture=noise.getvalue())), now)
        stored = bytes(QuestionImage.objects.get().content)
        again, _ = read_picture(stored)
        assert again
        assert again.content != stored
        [found] = ImportPreview(begun(learner, now, asked(picture=stored))).found
        assert found.is_own

    def test_another_picture_makes_another_question(self, learner: User, now: datetime) -> None:
        make_imported(begun(learner, now), now)
        other = asked(picture=image_file(size=(8, 8)))
        without = replace(asked(), picture=None)
        found = ImportPreview(begun(learner, now, asked(), other, other, without)).found
        assert [one.is_own for one in found] == [True, False, False, True]
        assert [one.is_twice for one in found] == [False, False, True, True]

    def test_one_owner_has_room_for_so_many(
        self, learner: User, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(images, "MOST_OF_ONE_PERSON", 10)
        pending = begun(learner, now)
        with pytest.raises(TooManyImages):
            make_imported(pending, now)
        assert not Question.objects.exists()
        assert pending.images.exists()

    @pytest.mark.parametrize("way", ["left", "expired", "replaced"])
    def test_nothing_stays_of_an_import_that_is_given_up(
        self, learner: User, now: datetime, way: str
    ) -> None:
        pending = begun(learner, now)
        assert ImportImage.objects.exists()
        if way == "left":
            pending.delete()
        elif way == "expired":
            remove_old_imports(now + timedelta(days=1))
        else:
            begun(learner, now, replace(asked(), picture=None))
        assert not ImportImage.objects.exists()


class TestDescriptions:
    def test_a_description_replaces_its_note(self, learner: User, now: datetime) -> None:
        pending = begun(learner, now, asked("Which river?"), asked("Which sea?", alt=""))
        assert [one.lacks_description for one in ImportPreview(pending).found] == [False, True]
        describe_pictures(pending, {2: " A  sea ", 3: "Nothing"})
        make_imported(pending, now)
        alts = [one.body["image"]["alt"] for one in Question.objects.order_by("pk")]
        assert alts == ["A map", "A sea"]

    def test_it_is_asked_for_in_the_preview(self, learner_client: Client) -> None:
        address = preview_of(learner_client, asked(alt=""))
        page = learner_client.get(address).text
        assert "What does it show?" in page
        assert f'src="{image_address()}"' in page
        learner_client.post(f"{address}?page=1", {"alt-1": "A map", "describe": "1"})
        assert "What does it show?" not in learner_client.get(address).text
        assert not Question.objects.exists()

    def test_it_is_kept_when_the_questions_are_made(self, learner_client: Client) -> None:
        address = preview_of(learner_client, asked(alt=""))
        learner_client.post(address, {"alt-1": "A map", "alt-x": "b", "alt-99": "c"})
        assert Question.objects.get().body["image"]["alt"] == "A map"


class TestPermission:
    def test_only_the_owner_sees_the_pictures_of_an_import(
        self, learner_client: Client, other_client: Client
    ) -> None:
        preview_of(learner_client)
        assert learner_client.get(image_address()).status_code == 200
        assert other_client.get(image_address()).status_code == 404
        assert Client().get(image_address()).status_code == 302

    def test_a_guest_is_told_to_claim_an_account(self, guest_client: Client) -> None:
        address = preview_of(guest_client)
        assert "pictures need an account" in guest_client.get(address).text
        assert not ImportImage.objects.exists()


@pytest.mark.parametrize("name", ["moodle-xml", "qti"])
def test_an_export_gives_the_same_question_back(
    learner_client: Client, learner: User, now: datetime, name: str
) -> None:
    make_imported(begun(learner, now), now)
    file = learner_client.get(reverse("export_file"), {"format": name}).content
    format = format_named(name)
    assert format
    assert format.read
    pending = begin_import(learner, format.read(file), "", name, now)
    [found] = ImportPreview(pending).found
    assert found.body["image"] == Question.objects.get().body["image"]
    assert found.is_own
    if name == "qti":
        names = zipfile.ZipFile(io.BytesIO(file)).namelist()
        assert sum(one.startswith("images/") for one in names) == 1
