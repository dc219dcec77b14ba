"""Importing files of questions, with a preview, and exporting them."""

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from learning.bank.forms import exchange
from learning.bank.imports.beginning import begin_import
from learning.bank.views import exporting
from learning.exchange import READ, WRITTEN, format_named
from learning.exchange.format import ExchangeItem
from learning.factories import (
    QuestionFactory,
    ReadingTextFactory,
    TagFactory,
    UserFactory,
    question_body,
)
from learning.kinds.typed import Typed
from learning.limits import uploads
from learning.models import Question, QuestionImport, User
from tests.learning.bank.test_imports import table
from tests.learning.exchange.questions import bodies_and_tags, one_of_each
from tests.learning.exchange.test_excel import workbook

pytestmark = pytest.mark.django_db
TABLE = "kind,question,answer,options,tags\nchoice,Which river?,Huai,Huai | Seine,rivers\n"
# Content that no format accepts.
SPOILT = {
    "empty": b"",
    "blank": b" \n\n",
    "binary": b"\x89PNG\r\n\x1a\n\x00\x01\x02",
    "zip": b"PK\x03\x04 xl/workbook.xml",
    "nul": b"Which river?\tThe \0Huai\n",
}


def upload(client: Client, data: bytes, name: str = "a.csv", **fields: Any) -> Any:
    file = SimpleUploadedFile(name, data)
    return client.post(reverse("import_questions"), {"file": file, **fields})


def written_as(kind: str, rows: list[tuple[str, ...]]) -> bytes:
    if kind == "xlsx":
        return workbook(rows)
    return "\n".join({"csv": ",", "tsv": "\t"}[kind].join(row) for row in rows).encode()


def paste(client: Client, text: str, **fields: Any) -> Any:
    return client.post(reverse("import_questions"), {"text": text, **fields})


def fill_bank(user: User, *questions: Any) -> None:
    for question in questions:
        made = QuestionFactory.create(own=True, owner=user, body=question.body())
        made.tags.add(TagFactory.create(owner=user, name=f"tag {made.pk}"))


class TestImport:
    def test_a_file_is_previewed_before_it_is_imported(
        self, learner_client: Client, learner: User
    ) -> None:
        response = upload(learner_client, TABLE.encode())
        page = learner_client.get(response.url).content.decode()
        assert "1 question found" in page
        for shown in ("Which river?", "Huai", "Seine", "rivers", "line 2", "One of several"):
            assert shown in page
        assert not Question.objects.exists()
        done = learner_client.post(response.url, {"tags": "asia"}, follow=True)
        assert "1 question imported." in done.content.decode()
        (question,) = Question.objects.written_by(learner)
        assert {tag.name for tag in question.tags.all()} == {"rivers", "asia"}

    def test_a_package_is_previewed_like_any_other_file(self, learner_client: Client) -> None:
        qti = format_named("qti")
        assert qti
        assert qti.write
        package = qti.write([ExchangeItem(one_of_each()["several"], ("rivers",))])
        response = upload(learner_client, package, "quiz.zip")
        page = learner_client.get(response.url).content.decode()
        assert "1 question found" in page
        for shown in ("Which are in China?", "The Yangtze", "rivers", "QTI"):
            assert shown in page

    def test_the_text_of_a_file_can_be_pasted(self, learner_client: Client) -> None:
        response = paste(learner_client, "Which river?\tThe Huai\r\nWhich sea?\tThe Bohai")
        assert "2 questions found" in learner_client.get(response.url).content.decode()

    def test_confirming_twice_imports_once(self, learner_client: Client) -> None:
        response = upload(learner_client, TABLE.encode())
        for _ in range(2):
            done = learner_client.post(response.url, follow=True)
            assert "1 question imported." in done.content.decode()
        assert Question.objects.count() == 1
        assert learner_client.get(response.url).url == reverse("questions")

    def test_an_unreadable_question_is_reported_with_line_reason_and_text(
        self, learner_client: Client
    ) -> None:
        response = upload(learner_client, TABLE.encode() + b"riddle,Why rivers?,So\n")
        page = learner_client.get(response.url).content.decode()
        for text in ("1 could not be read", "Line 3", "is no kind of question", "Why rivers?"):
            assert text in page

    def test_a_question_already_in_the_bank_is_marked_and_skipped(
        self, learner_client: Client, learner: User
    ) -> None:
        fill_bank(learner, Typed().compose("Which river?", "Huai"))
        response = paste(learner_client, "Which river?\tHuai\nWhich sea?\tBohai")
        page = learner_client.get(response.url).content.decode()
        assert "Already yours" in page
        assert "Import 1 question" in page
        done = learner_client.post(response.url, follow=True).content.decode()
        assert "1 question imported." in done
        assert Question.objects.count() == 2

    def test_a_file_without_new_questions_says_so_and_can_be_imported_again(
        self, learner_client: Client, learner: User
    ) -> None:
        fill_bank(learner, Typed().compose("Which river?", "Huai"))
        response = paste(learner_client, "Which river?\tHuai")
        page = learner_client.get(response.url).content.decode()
        assert "Nothing to import: you have all of these." in page
        assert "Include duplicates" not in page
        (button,) = re.findall(r'<button [^>]*name="known" value="on"', page)
        assert "button--plain" in button
        learner_client.post(response.url, {"known": "on"})
        assert Question.objects.count() == 2

    def test_one_that_stands_twice_in_the_file_is_not_said_to_be_the_users(
        self, learner_client: Client
    ) -> None:
        response = paste(learner_client, "Which sea?\tBohai\nWhich sea?\tBohai")
        page = learner_client.get(response.url).content.decode()
        assert page.count("Twice in this file") == 1
        assert "Already yours" not in page
        assert "of them already" not in page

    @pytest.mark.parametrize("answer", ["4", "4.0", "true", "null"])
    def test_an_answer_that_looks_like_json_is_imported(
        self, learner_client: Client, learner: User, answer: str
    ) -> None:
        fill_bank(learner, Typed().compose("2+2?", answer))
        response = paste(learner_client, f"2+2?\t{answer}\n3+3?\t6")
        page = learner_client.get(response.url)
        assert page.status_code == 200
        assert "Already yours" in page.content.decode()
        assert learner_client.post(response.url).status_code == 302
        assert Question.objects.written_by(learner).count() == 2

    def test_a_wrongly_guessed_table_layout_can_be_corrected_before_import(
        self, learner_client: Client, learner: User
    ) -> None:
        rows = "Nr,Frage,Antwort\n" + '7,"Which; or what?",Huai\n' * 2
        response = upload(learner_client, rows.encode())
        page = learner_client.get(response.url).content.decode()
        assert "No questions found" in page
        assert "Choose the question’s column below." in page
        assert "Which; or what?" in page
        form = {"read-again": "1", "separator": "comma", "has_header": "on"}
        nameless = learner_client.post(response.url, form)
        assert nameless.status_code == 422
        assert "Which column is the question?" in nameless.content.decode()
        form |= {"column_1": "question", "column_2": "answer"}
        assert learner_client.post(response.url, form).url == response.url
        page = learner_client.get(response.url).content.decode()
        assert "2 questions found" in page
        assert '<option value="answer" selected>' in page
        assert not Question.objects.exists()
        learner_client.post(response.url)
        (question,) = Question.objects.written_by(learner)
        assert (question.body["stem"], question.body["answer"]) == ("Which; or what?", "Huai")

    @pytest.mark.parametrize("kind", ["csv", "tsv", "xlsx"])
    def test_guessed_columns_are_shown_and_can_be_named(
        self, learner_client: Client, learner: User, kind: str
    ) -> None:
        rows = [("Which river?", "Huai", "Po", "1"), ("Which town?", "Bonn", "Rome", "2")]
        response = upload(learner_client, written_as(kind, rows), f"quiz.{kind}")
        page = learner_client.get(response.url).content.decode()
        assert "2 questions found" in page
        assert "The columns have no names. Check them below." in page
        assert page.count('<option value="options" selected>') == 2
        assert ("Between cells" in page) is (kind != "xlsx")
        signs = {"csv": "comma", "tsv": "tab"}
        form = {"read-again": "1", "separator": signs.get(kind, "")}
        form |= {"column_0": "question", "column_1": "answer"}
        assert learner_client.post(response.url, form).url == response.url
        page = learner_client.get(response.url).content.decode()
        assert '<option value="options" selected>' not in page
        learner_client.post(response.url)
        answers = [one.body["answer"] for one in Question.objects.written_by(learner)]
        assert sorted(answers) == ["Bonn", "Huai"]

    def test_choosing_another_separator_guesses_the_columns_again(
        self, learner_client: Client
    ) -> None:
        response = paste(learner_client, "Huai, or Po;1\nMud, or ore;2\n")
        learner_client.post(response.url, {"read-again": "1", "separator": "comma"})
        page = learner_client.get(response.url).content.decode()
        assert "or Po;1" in page
        assert '<option value="comma" selected>' in page

    def test_only_a_table_can_be_read_again(self, learner_client: Client) -> None:
        response = paste(learner_client, "Which?{=Huai ~Po}")
        form = {"read-again": "1", "separator": "comma"}
        assert "Columns" not in learner_client.get(response.url).content.decode()
        assert learner_client.post(response.url, form).url == response.url

    def test_reading_again_counts_against_the_upload_limit(
        self, learner_client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        response = upload(learner_client, TABLE.encode())
        monkeypatch.setattr(uploads, "SECONDS", 0)
        refused = learner_client.post(response.url, {"read-again": "1", "separator": "comma"})
        assert refused.status_code == 429
        assert uploads.SPENT in refused.content.decode()

    def test_a_guessed_encoding_is_shown(self, learner_client: Client) -> None:
        response = upload(learner_client, "Wer?;Müller\nWas?;Käse".encode("cp1252"))
        page = learner_client.get(response.url).content.decode()
        assert "It was read as Windows-1252." in page
        assert "Müller" in page
        learner_client.post(response.url, {"read-again": "1", "separator": "tab"})
        assert "Windows-1252" in learner_client.get(response.url).content.decode()

    def test_the_parts_of_the_marks_of_a_gap_are_shown(self, learner_client: Client) -> None:
        response = paste(learner_client, "The {=Huai#Yes. =%50%Hui} flows east.")
        page = re.sub(r"<[^>]*>|\s+", " ", learner_client.get(response.url).content.decode())
        assert "Huai Gap 1: Hui 50 %" in " ".join(page.split())
        assert "What is said of “Huai” was left out: Yes." in page

    def test_marks_are_shown_with_the_answers(self, learner_client: Client) -> None:
        answers = "{=Huai ~%33.33333%Hui#Nearly. ~Seine}"
        response = paste(learner_client, f"Which?{answers}\n\nWhose?{{=Ma =%50%Mao}}")
        page = re.sub(r"<[^>]*>|\s+", " ", learner_client.get(response.url).content.decode())
        shown = " ".join(page.split())
        assert "Huai 100 % Hui 33.33 % Nearly. Seine 0 %" in shown
        assert "Ma Mao 50 %" in shown

    def test_an_import_can_be_cancelled(self, learner_client: Client) -> None:
        response = upload(learner_client, TABLE.encode())
        assert learner_client.post(response.url, {"leave": "1"}).url == reverse("import_questions")
        assert not QuestionImport.objects.exists()
        assert learner_client.post(response.url).status_code == 404

    def test_an_import_of_another_user_is_not_found(
        self, learner_client: Client, learner: User
    ) -> None:
        begun = begin_import(UserFactory.create(), table("Whose?"), "", "csv", timezone.now())
        address = reverse("import_preview", args=[begun.pk])
        assert learner_client.get(address).status_code == 404
        assert learner_client.post(address).status_code == 404
        assert not Question.objects.exists()

    def test_an_import_over_the_limit_is_refused(
        self, learner_client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("learning.bank.writing.MOST_WRITTEN", 0)
        response = upload(learner_client, TABLE.encode())
        page = learner_client.get(response.url).content.decode()
        assert "there is no room for 1 more" in page
        assert "Import 1 question" not in page
        refused = learner_client.post(response.url)
        assert refused.status_code == 422
        assert "there is no room for 1 more" in refused.content.decode()

    def test_a_text_over_the_form_limit_is_refused_with_the_limit(
        self, learner_client: Client, settings: Any
    ) -> None:
        settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
        refused = learner_client.post(reverse("import_questions"), {"text": TABLE * 10})
        assert refused.status_code == 400
        assert "over 2 MB of text" in refused.text

    def test_markup_in_a_file_is_shown_as_text(self, learner_client: Client) -> None:
        evil = "<script>alert(1)</script>"
        rows = f'"{evil}",a,"{evil}","{evil}"\n{evil}\n'
        response = upload(learner_client, f"question,answer,wrong,tags\n{rows}".encode(), evil)
        assert evil not in learner_client.get(response.url).content.decode()

    def test_many_questions_are_paginated(self, learner_client: Client) -> None:
        rows = "".join(f"Which river is {one}?\tHuai\n" for one in range(31))
        response = paste(learner_client, rows)
        page = learner_client.get(response.url).content.decode()
        assert "Page 1 of 2" in page
        assert "Which river is 30?" not in page
        assert "Which river is 30?" in learner_client.get(response.url + "?page=2").content.decode()

    @pytest.mark.parametrize("format", ["", *(one.name for one in READ)])
    @pytest.mark.parametrize("spoilt", SPOILT)
    def test_a_file_without_questions_is_refused_with_a_reason(
        self, learner_client: Client, format: str, spoilt: str
    ) -> None:
        refused = upload(learner_client, SPOILT[spoilt], "questions", format=format)
        assert refused.status_code == 422
        page = refused.content.decode()
        assert re.search('role="alert">(Nothing imported|Choose a file|No question)', page)
        assert not QuestionImport.objects.exists()

    def test_an_empty_form_asks_for_a_file_or_text(self, learner_client: Client) -> None:
        refused = paste(learner_client, "")
        assert refused.status_code == 422
        assert "Choose a file or paste text." in refused.content.decode()

    def test_upload_processing_time_is_limited(
        self, learner_client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(uploads, "SECONDS", 0.000_001)
        upload(learner_client, TABLE.encode())
        refused = upload(learner_client, TABLE.encode())
        assert refused.status_code == 429
        assert uploads.SPENT in refused.content.decode()

    def test_a_large_file_needs_a_claimed_account(
        self, learner_client: Client, learner: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(exchange, "MOST_OF_GUESTS", 20)
        User.objects.filter(pk=learner.pk).update(is_guest=True)
        refused = upload(learner_client, TABLE.encode())
        assert refused.status_code == 422
        assert "needs an account" in refused.text
        assert 'href="/account/claim/?next=/questions/import/"' in refused.text
        assert not QuestionImport.objects.exists()
        assert paste(learner_client, "Which?\tHuai").status_code == 302
        User.objects.filter(pk=learner.pk).update(is_guest=False)
        assert upload(learner_client, TABLE.encode()).status_code == 302


class TestExport:
    @pytest.mark.parametrize("name", [one.name for one in WRITTEN])
    def test_questions_a_format_cannot_hold_are_listed_before_the_download(
        self, learner_client: Client, learner: User, name: str
    ) -> None:
        format = format_named(name)
        questions = list(one_of_each().values())
        fill_bank(learner, *questions)
        page = learner_client.get(reverse("export_questions"), {"format": name}).content.decode()
        lacks = [lack for one in questions if (lack := format.cannot_hold(one))]
        assert page.count('class="found__item"') == len(lacks)
        assert ("Everything fits into" in page) == (not lacks)
        file = learner_client.get(reverse("export_file"), {"format": name})
        assert file.headers["Content-Type"] == format.media_type
        assert f".{format.endings[0]}" in file.headers["Content-Disposition"]

    def test_what_many_questions_lose_is_told_once(
        self, learner_client: Client, learner: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(exporting, "MOST_OF_EACH", 2)
        over = ReadingTextFactory.create(owner=learner)
        for _ in range(11):
            body = question_body(source=None, reading_text=over.sha256)
            QuestionFactory.create(own=True, owner=learner, body=body)
        page = learner_client.get(reverse("export_questions"), {"format": "csv"}).text
        assert "11 questions lose something in CSV" in page
        assert page.count("The text over it is left out.") == 1
        assert page.count('class="found__item"') == 2
        assert page.index("Download the file") < page.index("11 questions: The text")

    def test_an_exported_table_can_be_read_back_in_full(
        self, learner_client: Client, learner: User
    ) -> None:
        fill_bank(learner, *one_of_each().values())
        file = learner_client.get(reverse("export_file")).content
        written = [
            ExchangeItem(question, (f"tag {place.pk}",))
            for question, place in zip(
                one_of_each().values(), Question.objects.order_by("pk"), strict=True
            )
        ]
        assert bodies_and_tags(WRITTEN[0].read(file).items) == bodies_and_tags(written)

    @pytest.mark.parametrize("name", [one.name for one in WRITTEN])
    def test_a_frame_is_exported_before_the_stem(
        self, learner_client: Client, learner: User, name: str
    ) -> None:
        line, format = "PRC doctrine: Which way?", format_named(name)
        fill_bank(
            learner, replace(one_of_each()["choice"], frame="PRC doctrine", stem="Which way?")
        )
        file = learner_client.get(reverse("export_file"), {"format": name}).content
        if format.read:
            assert [item.question.stem for item in format.read(file).items] == [line]
            preview = learner_client.get(upload(learner_client, file, f"a.{format.endings[0]}").url)
            assert "Already yours" in preview.content.decode()
        else:
            with zipfile.ZipFile(io.BytesIO(file)) as package:
                assert line in package.read("items/q1.xml").decode()

    def test_ticked_questions_are_exported(self, learner_client: Client, learner: User) -> None:
        fill_bank(learner, *one_of_each().values())
        first = Question.objects.order_by("pk")[0]
        form = {"action": "export", "question": [first.pk]}
        page = learner_client.post(reverse("questions"), form, follow=True)
        assert "Export 1 question" in page.content.decode()
        nothing = learner_client.post(reverse("questions"), {"action": "export"}, follow=True)
        assert "Nothing selected." in nothing.content.decode()

    def test_filtered_questions_are_exported(self, learner_client: Client, learner: User) -> None:
        fill_bank(learner, *one_of_each().values())
        page = learner_client.get(
            reverse("export_questions"), {"kind": "matching"}
        ).content.decode()
        assert "Export 1 question" in page
        assert 'name="kind" value="matching"' in page
        file = learner_client.get(reverse("export_file"), {"kind": "matching"}).content
        assert [item.question.format for item in WRITTEN[0].read(file).items] == ["matching"]

    def test_questions_of_other_users_are_not_exported(
        self, learner_client: Client, learner: User
    ) -> None:
        theirs = QuestionFactory.create(own=True)
        for query in ({}, {"question": [theirs.pk]}):
            page = learner_client.get(reverse("export_questions"), query).content.decode()
            assert "No matches" in page
            assert (
                theirs.body["stem"].encode()
                not in learner_client.get(reverse("export_file"), query).content
            )

    def test_an_unknown_format_is_not_found(self, learner_client: Client) -> None:
        for name in ("export_questions", "export_file"):
            assert learner_client.get(reverse(name), {"format": "docx"}).status_code == 404


@pytest.mark.parametrize(
    ("former", "now"),
    [
        ("/questions/take-in/", "/questions/import/"),
        ("/questions/take-in/7/?page=2", "/questions/import/7/?page=2"),
        ("/questions/give-out/?kind=typed&kind=list", "/questions/export/?kind=typed&kind=list"),
        ("/questions/give-out/file/?format=gift", "/questions/export/file/?format=gift"),
    ],
)
def test_former_addresses_redirect_with_their_query(
    learner_client: Client, former: str, now: str
) -> None:
    for send in (learner_client.get, learner_client.post):
        assert (send(former).status_code, send(former)["Location"]) == (308, now)
