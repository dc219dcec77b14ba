"""Questions of a file come into somebody's bank, and what was read can be listed as JSON."""

import json
from base64 import b64encode

import pytest
from django.core.management import CommandError, call_command

from learning.bank import texts, writing
from learning.bank.texts import questions_under, texts_of
from learning.exchange.format import ExchangeItem, FileText, ItemPicture
from learning.exchange.moodle import write
from learning.factories import UserFactory
from learning.kinds.typed import Typed
from learning.models import Card, Question, QuestionImport, User
from tests.learning.pictured import image_file

pytestmark = pytest.mark.django_db

LETTER = FileText("A letter", "Dear friend", (ItemPicture("A map", image_file()),))
GIFT = """\
::One::Which river? {=Huai =Huai He}

::Two::Which sea? {=Yellow Sea ~East Sea#No. ~%-50%Red Sea}

::Three::Both? {=a*}
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "rivers.gift"
    path.write_text(GIFT, encoding="utf-8")
    return path


@pytest.fixture
def zhao() -> User:
    return UserFactory.create(username="zhao")


def test_questions_are_imported_without_cards_unless_they_are_studied(file, zhao, capsys):
    call_command("import_questions", str(file), "--owner", "zhao")
    assert Question.objects.written_by(zhao).count() == 2
    assert not Card.objects.exists()
    assert "2 questions imported for zhao." in capsys.readouterr().out
    call_command("import_questions", str(file), "--owner", "zhao", "--duplicates", "--study")
    assert Card.objects.filter(user=zhao).count() == 2


def test_pictures_come_in_with_their_questions(tmp_path, zhao):
    picture = b64encode(image_file(size=(40, 30))).decode()
    shown = f"<img alt='A map' src='data:image/png;base64,{picture}'>".replace("=", r"\=")
    file = tmp_path / "maps.gift"
    file.write_text(f"[html]{shown.replace(':', chr(92) + ':')} Which river? {{=Huai}}\n")
    call_command("import_questions", str(file), "--owner", "zhao")
    (question,) = Question.objects.written_by(zhao)
    (image,) = question.images.all()
    assert question.body["image"]["alt"] == "A map"
    assert question.body["image"]["sha256"] == image.sha256
    assert not QuestionImport.objects.exists()


def test_texts_come_in_over_their_questions(tmp_path, zhao):
    written = [
        ExchangeItem(Typed().compose(stem, "Huai"), picture=picture, text=LETTER)
        for stem, picture in (("Which river?", LETTER.pictures[0]), ("Which sea?", None))
    ]
    file = tmp_path / "letter.xml"
    file.write_bytes(write(written))
    call_command("import_questions", str(file), "--owner", "zhao")
    (text,) = texts_of(zhao)
    (image,) = zhao.question_images.all()
    assert [one["sha256"] for one in text.images] == [image.sha256]
    assert image.questions.count() == questions_under(text).count() == 2
    assert not QuestionImport.objects.exists()


def test_more_texts_than_there_may_be_are_refused(tmp_path, zhao, monkeypatch):
    monkeypatch.setattr(texts, "MOST_TEXTS", 0)
    file = tmp_path / "letter.gift"
    file.write_text("Dear friend\n\nWhich river? {=Huai}\n")
    with pytest.raises(CommandError, match="0 texts"):
        call_command("import_questions", str(file), "--owner", "zhao")
    assert not Question.objects.exists()


def test_questions_that_the_owner_has_are_said_and_left_out(file, zhao, capsys):
    call_command("import_questions", str(file), "--owner", "zhao")
    capsys.readouterr()
    call_command("import_questions", str(file), "--owner", "zhao")
    said = capsys.readouterr().out
    assert "zhao has 2 of them already." in said
    assert "0 questions imported" in said
    assert Question.objects.written_by(zhao).count() == 2


def test_a_check_stores_nothing(file, zhao):
    call_command("import_questions", str(file), "--owner", "zhao", "--check")
    assert not Question.objects.exists()


def test_what_was_read_is_listed_as_json(file, capsys):
    call_command("import_questions", str(file), "--check", "--json")
    found = json.loads(capsys.readouterr().out)
    assert (found["format"], found["taken"]) == ("gift", 2)
    river, sea = found["items"]
    assert river == {
        "kind": "typed",
        "stem": "Which river?",
        "accepted": ["Huai", "Huai He"],
        "weights": {"Huai": 100.0, "Huai He": 100.0},
        "notes": [],
    }
    assert (sea["accepted"], sea["weights"].keys()) == (
        ["Yellow Sea"],
        {"Yellow Sea", "East Sea", "Red Sea"},
    )
    (refused,) = found["refused"]
    assert refused["line"] == 5
    assert "any text" in refused["reason"]


def test_the_text_over_a_question_is_listed_with_it(tmp_path, capsys):
    over = FileText("A letter", "Dear friend")
    question = Typed().compose("Which river?", "Huai")
    file = tmp_path / "a.xml"
    file.write_bytes(write([ExchangeItem(question, text=over), ExchangeItem(question)]))
    call_command("import_questions", str(file), "--check", "--json")
    alone, under = json.loads(capsys.readouterr().out)["items"]
    assert under["text"] == {"title": "A letter", "text": "Dear friend"}
    assert list(alone) == ["kind", "stem", "accepted", "weights", "notes"]


def test_a_summary_names_each_question_and_each_refusal(file, capsys):
    call_command("import_questions", str(file), "--check")
    said = capsys.readouterr().out
    assert "Which sea?" in said
    assert "line 5: not read." in said
    assert "2 questions read, 1 not." in said


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("missing.gift", "--check"), "missing.gift cannot be read: No such file"),
        (("rivers.gift", "--owner", "nobody"), "Nobody is called “nobody”"),
        (("rivers.gift",), "with --owner"),
        (("rivers.gift", "--check", "--format", "qif"), "“qif” is no format that is read"),
        (("rivers.gift", "--check", "--format", "moodle-xml"), "cannot be read as Moodle XML"),
        (("empty.gift", "--check"), "empty.gift cannot be read as"),
        (("text.gift", "--check"), "text.gift holds no question that can be read"),
    ],
)
def test_what_cannot_be_imported_is_refused_with_the_reason(
    file, arguments, message, tmp_path, monkeypatch
):
    (tmp_path / "empty.gift").write_text("\n")
    (tmp_path / "text.gift").write_text("It asks nothing.\n")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CommandError, match=message) as refused:
        call_command("import_questions", *arguments)
    assert refused.value.returncode != 0


def test_more_questions_than_there_may_be_are_refused_together(file, zhao, monkeypatch):
    monkeypatch.setattr(writing, "MOST_WRITTEN", 1)
    with pytest.raises(CommandError, match="may have 1"):
        call_command("import_questions", str(file), "--owner", "zhao")
    assert not Question.objects.exists()
