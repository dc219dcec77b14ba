"""The file with all of a person's data: what is in it, and how long it is kept."""

import csv
import io
import json
import os
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry

from content.factories import BriefFactory, PassageFactory
from content.models import Brief, Passage
from learning.accounts import downloads, takeout
from learning.accounts.belongings import delete_account
from learning.accounts.downloads import (
    GIVEN_UP_AFTER,
    KEPT_FOR,
    STALLED_AFTER,
    begin_download,
    file_of,
    is_under_way,
    make_download,
    opened_download,
    remove_old_downloads,
)
from learning.factories import (
    AnswerWordingFactory,
    BookmarkFactory,
    CardFactory,
    LivePollFactory,
    LiveSessionFactory,
    MembershipFactory,
    QuestionFactory,
    QuestionReportFactory,
    QuizItemFactory,
    ReadingFactory,
    ResponseFactory,
    RevealFactory,
    ReviewFactory,
    StudySessionFactory,
    question_body,
)
from learning.lti.factories import LtiAccountFactory
from learning.models import DeskStep, Download, Question, QuestionImport, Quiz, Tag, User
from learning.scheduling import Rating


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.LILUN_HOME = tmp_path
    return tmp_path


def archive_of(user: User, now) -> zipfile.ZipFile:
    download, _ = begin_download(user, now)
    make_download(download.pk, str(download.name), now)
    return zipfile.ZipFile(file_of(download))


def everything(archive: zipfile.ZipFile) -> dict[str, Any]:
    return json.loads(archive.read("everything.json"))


def table(archive: zipfile.ZipFile, name: str) -> list[dict[str, str]]:
    text = archive.read(f"{name}.csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture
def active_learner(learner: User) -> User:
    brief = BriefFactory.create(owner=learner, slug="ports", title="港口 Ports")
    section = PassageFactory.create(brief=brief, heading=True, text="=Meaning")
    AnswerWordingFactory.create(brief=brief)
    card = CardFactory.create(user=learner, question__brief=brief, note="Mine", starred=True)
    session = StudySessionFactory.create(user=learner, brief=brief)
    ReviewFactory.create(card=card, session=session, response={"given": {"text": "Wang Li"}})
    ReadingFactory.create(user=learner, section=section)
    reached = PassageFactory.create(brief=brief, section=section, text="The port opened.")
    BookmarkFactory.create(user=learner, section=section, passage=reached)
    QuestionReportFactory.create(user=learner, question=card.question, comment="@home")
    RevealFactory.create(card=card)
    ResponseFactory.create(attempt__user=learner, question=card.question)
    QuizItemFactory.create(
        quiz__owner=learner, question__owner=learner, question__origin="authored"
    )
    live = LiveSessionFactory.create(quiz=learner.quizzes.get(items__isnull=False))
    LivePollFactory.create(session=live)
    MembershipFactory.create(user=learner)
    EmailAddress.objects.create(user=learner, email="learner@example.org")
    LtiAccountFactory.create(user=learner, registration__name="Campus")
    passkey = {"name": "My phone", "credential": "secret-credential"}
    Authenticator.objects.create(user=learner, type="webauthn", data=passkey)
    return learner


@pytest.mark.django_db
class TestContents:
    def test_json_holds_the_account_and_each_table(self, active_learner, other_learner, now):
        ReviewFactory.create(card__user=other_learner)
        contents = everything(archive_of(active_learner, now))
        assert contents["account"]["username"] == "learner"
        assert contents["account"]["desired_retention"] == 0.9
        counts = {name: len(rows) for name, rows in contents.items() if name != "account"}
        assert counts == {
            "email addresses": 1,
            "ways of signing in": 1,
            "links with a university": 0,
            "accounts at platforms": 1,
            "briefs": 1,
            "wordings decided on": 1,
            "sections read": 1,
            "sections opened last": 1,
            "cards": 1,
            "reviews": 1,
            "answers looked up": 1,
            "study sessions": 1,
            "quizzes": 1,
            "quiz answers": 1,
            "allowances at quizzes": 0,
            "quizzes made": 1,
            "quizzes shared by colleagues": 0,
            "live sessions": 1,
            "live polls": 1,
            "answers in live polls": 0,
            "questions of quizzes made": 1,
            "questions written": 1,
            "pictures": 0,
            "reading texts": 0,
            "tags": 0,
            "classes": 1,
            "reports": 1,
        }
        (card,) = contents["cards"]
        assert (card["answer"], card["note"], card["starred"]) == ("Wang Li", "Mine", True)
        assert contents["reviews"][0]["response"] == {"given": {"text": "Wang Li"}}
        (bookmark,) = contents["sections opened last"]
        assert (bookmark["section"], bookmark["passage"]) == ("=Meaning", "The port opened.")
        (way,) = contents["ways of signing in"]
        assert (way["type"], way["name"]) == ("webauthn", "My phone")

    def test_the_key_of_a_quiz_under_way_is_left_out(self, learner, now):
        open_one = ResponseFactory.create(attempt__user=learner, attempt__feedback="each")
        judged = ResponseFactory.create(attempt=open_one.attempt, verdict={"outcome": "wrong"})
        rows = everything(archive_of(learner, now))["quiz answers"]
        answers = {row["position"]: row["answer"] for row in rows}
        assert answers == {open_one.position: None, judged.position: "Wang Li"}

    @pytest.mark.parametrize(
        ("rules", "is_shown"),
        [
            ({}, True),
            ({"tells": Quiz.Tells.VERDICTS}, True),
            ({"tells": Quiz.Tells.MARK}, False),
            ({"feedback": Quiz.Feedback.RELEASED}, False),
        ],
    )
    def test_verdicts_of_a_quiz_are_included_once_they_are_released(
        self, learner, now, rules, is_shown
    ):
        answer = ResponseFactory.create(
            attempt__user=learner,
            attempt__submitted_at=now,
            verdict={"outcome": "wrong"},
            mark=0.0,
            comment="No: it is Wang Li",
        )
        ReviewFactory.create(card__user=learner, quiz_response=answer, rating=Rating.AGAIN)
        Quiz.objects.update(**rules)
        data = everything(archive_of(learner, now))
        [answered], [review] = data["quiz answers"], data["reviews"]
        found = answered["mark"], answered["comment"], review["rating"]
        assert found == (
            (0.0, "No: it is Wang Li", Rating.AGAIN) if is_shown else (None, None, None)
        )

    def test_every_table_that_names_its_owner_is_included(self, learner, now):
        """A new model with an owner must get a table or be listed in ``left_out``."""
        known = {table.rows(learner, now).model for table in takeout.TABLES}
        left_out = {
            DeskStep,  # what was before in a brief of their own
            Download,  # the file itself
            LogEntry,  # what staff did to other people's rows
            QuestionImport,  # a file that they uploaded themselves, kept for a day
            Quiz,  # its rules are listed with its attempts
            Tag,  # listed with each question that has it
        }
        relations = User._meta.related_objects
        naming = {each.related_model for each in relations if not each.many_to_many}
        assert naming <= known | left_out

    def test_no_secret_is_included(self, active_learner, now):
        User.objects.filter(pk=active_learner.pk).update(calendar_token="secret-token")
        archive = archive_of(active_learner, now)
        text = "".join(archive.read(name).decode() for name in archive.namelist())
        assert active_learner.password not in text
        assert "secret-token" not in text
        assert "secret-credential" not in text

    @pytest.mark.parametrize(("visibility", "is_included"), [("private", False), ("link", True)])
    def test_the_present_text_of_a_brief_is_left_out_once_it_is_closed(
        self, active_learner, other_learner, now, visibility, is_included
    ):
        Brief.objects.update(owner=other_learner, visibility=visibility, title="Tides")
        Passage.objects.update(text="Ebb")
        body = question_body(stem="Which moon?", answer="The new one")
        Question.objects.filter(owner=None).update(body=body)
        archive = archive_of(active_learner, now)
        text = "".join(archive.read(name).decode() for name in archive.namelist())
        assert [words in text for words in ("Tides", "Ebb", "Which moon?", "The new one")] == [
            is_included
        ] * 4
        assert everything(archive)["cards"][0]["note"] == "Mine"

    def test_the_csv_tables_have_the_same_contents(self, active_learner, now):
        archive = archive_of(active_learner, now)
        (review,) = table(archive, "reviews")
        assert review["question"] == "The brief: Who argues that ports feed cities?"
        assert json.loads(review["response"]) == {"given": {"text": "Wang Li"}}
        (brief,) = table(archive, "briefs")
        assert brief["title"] == "港口 Ports"

    def test_the_account_is_a_csv_table_of_one_row(self, active_learner, now):
        archive = archive_of(active_learner, now)
        (row,) = table(archive, "account")
        account = everything(archive)["account"]
        assert list(row) == list(account)
        found = (row["username"], row["desired_retention"], row["scope"])
        assert found == ("learner", "0.9", account["scope"])

    def test_a_cell_that_a_spreadsheet_would_run_is_escaped(self, active_learner, now):
        archive = archive_of(active_learner, now)
        assert table(archive, "sections read")[0]["section"] == "'=Meaning"
        assert table(archive, "reports")[0]["comment"] == "'@home"
        assert everything(archive)["reports"][0]["comment"] == "@home"

    def test_a_brief_is_included_in_a_form_that_can_be_imported_again(self, active_learner, now):
        archive = archive_of(active_learner, now)
        assert "title: 港口 Ports" in archive.read("briefs/ports.yaml").decode()

    def test_all_rows_of_a_long_table_are_included(self, learner, now, monkeypatch):
        monkeypatch.setattr(takeout, "CHUNK", 2)
        questions = [
            QuestionFactory.create(owner=learner, origin="authored", position=n) for n in range(5)
        ]
        Tag.objects.create(owner=learner, name="rivers").questions.set(questions)
        archive = archive_of(learner, now)
        uids = sorted(str(question.uid) for question in questions)
        for name in ("questions written", "tags"):
            assert sorted(row["uid"] for row in everything(archive)[name]) == uids
            assert sorted(row["uid"] for row in table(archive, name)) == uids

    def test_an_unused_account_gets_a_complete_file(self, learner, now):
        archive = archive_of(learner, now)
        assert everything(archive)["reviews"] == []
        assert table(archive, "reviews") == []
        assert archive.testzip() is None


@pytest.mark.django_db
class TestProgress:
    def test_it_records_its_progress(self, learner, now, monkeypatch):
        monkeypatch.setattr(downloads, "TOLD_EVERY", 4)
        for _ in range(3):
            CardFactory.create(user=learner)
        archive_of(learner, now)
        download = Download.objects.get()
        assert (download.done, download.total) == (4, 6)

    def test_a_failure_is_recorded_and_leaves_no_file(self, learner, now, home, monkeypatch):
        monkeypatch.setattr(takeout, "account", lambda user: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            archive_of(learner, now)
        assert Download.objects.get().failed
        assert not list((home / "downloads").iterdir())

    def test_a_file_in_progress_is_not_started_again(self, learner, now):
        first, begun = begin_download(learner, now)
        again, begun_again = begin_download(learner, now + GIVEN_UP_AFTER / 2)
        assert (first.name, begun, begun_again) == (again.name, True, False)

    def test_an_abandoned_file_is_started_again(self, learner, now):
        first, _ = begin_download(learner, now)
        again, begun = begin_download(learner, now + GIVEN_UP_AFTER)
        assert begun
        assert first.name != again.name

    def test_a_file_whose_process_has_died_is_started_again(self, learner, now):
        first, _ = begin_download(learner, now)
        file_of(first).parent.mkdir()
        file_of(first).touch()
        os.utime(file_of(first), (now.timestamp(), now.timestamp()))
        assert is_under_way(first, now + STALLED_AFTER / 2)
        assert not is_under_way(first, now + STALLED_AFTER)
        assert begin_download(learner, now + STALLED_AFTER)[1]
        assert not file_of(first).exists()

    def test_a_new_file_replaces_one_that_is_ready(self, learner, now):
        archive_of(learner, now)
        old = file_of(Download.objects.get())
        archive_of(learner, now)
        assert not old.exists()
        assert file_of(Download.objects.get()).exists()

    def test_no_file_remains_if_its_owner_is_deleted_meanwhile(
        self, learner, now, home, monkeypatch
    ):
        def gone(user: User) -> dict[str, Any]:
            user.delete()
            return {}

        monkeypatch.setattr(takeout, "account", gone)
        monkeypatch.setattr(downloads.Brief.objects, "filter", lambda **_: [])
        download, _ = begin_download(learner, now)
        monkeypatch.setattr(takeout, "TABLES", ())
        make_download(download.pk, str(download.name), now)
        assert not list((home / "downloads").iterdir())


@pytest.mark.django_db
class TestKeeping:
    def test_only_its_owner_can_fetch_it_and_only_for_a_day(self, learner, other_learner, now):
        archive_of(learner, now)
        name = Download.objects.get().name
        almost = now + KEPT_FOR - timedelta(seconds=1)
        with opened_download(learner, name, almost) as file:
            assert zipfile.is_zipfile(file)
        assert opened_download(learner, name, now + KEPT_FOR) is None
        assert opened_download(other_learner, name, now) is None

    def test_it_is_deleted_after_a_day(self, learner, now, home):
        archive_of(learner, now)
        remove_old_downloads(now + KEPT_FOR / 2)
        assert Download.objects.exists()
        remove_old_downloads(now + KEPT_FOR)
        assert not Download.objects.exists()
        assert not list((home / "downloads").iterdir())

    def test_the_leftover_file_of_a_deleted_account_is_deleted(self, learner, now, home):
        archive_of(learner, now)
        learner.delete()
        remove_old_downloads(now)
        assert not list((home / "downloads").iterdir())

    def test_it_is_deleted_at_once_with_its_owner(
        self, learner, now, home, django_capture_on_commit_callbacks
    ):
        archive_of(learner, now)
        with django_capture_on_commit_callbacks(execute=True):
            delete_account(learner.pk)
        assert not list((home / "downloads").iterdir())

    def test_other_users_of_the_machine_cannot_read_it(self, learner, now, home):
        archive_of(learner, now)
        assert file_of(Download.objects.get()).stat().st_mode & 0o077 == 0
        assert (home / "downloads").stat().st_mode & 0o077 == 0
