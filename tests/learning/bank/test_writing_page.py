"""Writing, finding, changing, retiring and studying one's own questions in the browser."""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from content.factories import BriefFactory, PassageFactory, PersonFactory
from content.models import Brief, Passage
from learning.bank.forms import FORMS, form_by_slug
from learning.factories import (
    AttemptFactory,
    CardFactory,
    QuestionFactory,
    QuizFactory,
    QuizItemFactory,
    ResponseFactory,
    TagFactory,
)
from learning.kinds.response_fields import opaque
from learning.models import Card, Question, User
from learning.questions.altered import split_statement
from learning.quizzes.submitting import submit_attempt
from tests.clients import HTMX
from tests.learning.bank.forms.test_forms import FILLED

pytestmark = pytest.mark.django_db
KINDS = [form.slug() for form in FORMS.values()]
kinds = pytest.mark.parametrize("kind", KINDS)
STUDIED = [kind for kind in KINDS if kind != "poll"]
studied = pytest.mark.parametrize("kind", STUDIED)


def form_for(kind: str, **fields: Any) -> dict[str, Any]:
    return {**FILLED[kind.replace("-", " ")], **fields}


def shown_token(page: str) -> str:
    return re.search('name="shown" value="([^"]+)"', page)[1]


def right_answer(body: Mapping[str, Any]) -> dict[str, Any]:
    """The form fields of a right answer to a question of any kind."""
    match body["formats"][0]:
        case "choice":
            return {"option": opaque(body, body["answer"])}
        case "several":
            return {"option": [opaque(body, one) for one in body["elements"]]}
        case "cloze":
            return {f"gap-{place}": gap["answer"] for place, gap in enumerate(body["gaps"])}
        case "altered word":
            return dict(zip(("found", "corrected"), body["altered"], strict=True))
        case "ordering":
            return {"order": [opaque(body, part["prompt"]) for part in body["parts"]]}
        case "matching":
            pairs = ((part["prompt"], part["answer"]) for part in body["parts"])
            return {f"match-{opaque(body, left)}": opaque(body, right) for left, right in pairs}
        case "list":
            return {"response": body["elements"]}
        case "poll":
            return {"response": "1"}
    return {"response": body["answer"]}


def card_text(user: User) -> str:
    """The part of the only card's stem that every kind shows."""
    stem, _ = split_statement(user.cards.get().question.body["stem"])
    return stem


@pytest.fixture
def brief(learner: User) -> Brief:
    """A brief that the learner has begun."""
    return CardFactory.create(user=learner, question__brief__title="On ports").question.brief


@pytest.fixture
def question(learner: User) -> Question:
    question = QuestionFactory.create(own=True, owner=learner)
    CardFactory.create(user=learner, question=question)
    return question


class TestWriting:
    @studied
    def test_every_kind_is_saved_with_its_card_and_tags(
        self, learner_client: Client, learner: User, brief: Brief, kind: str
    ) -> None:
        form = form_for(kind, tags="Rivers, 2023", about=brief.pk)
        response = learner_client.post(reverse("own_question", args=[kind]), form, follow=True)
        question = Question.objects.written_by(learner).get()
        assert question.body["stem"].split()[0] in response.text
        assert [tag.name for tag in question.tags.all()] == ["2023", "rivers"]
        assert learner.cards.get(question=question).brief == brief

    def test_a_poll_is_saved_without_a_card(self, learner_client: Client, learner: User) -> None:
        learner_client.post(reverse("own_question", args=["poll"]), form_for("poll", tags="rivers"))
        question = Question.objects.written_by(learner).get()
        assert [tag.name for tag in question.tags.all()] == ["rivers"]
        assert not learner.cards.exists()

    @studied
    def test_every_kind_can_be_studied(
        self, learner_client: Client, learner: User, kind: str
    ) -> None:
        learner_client.post(reverse("own_question", args=[kind]), form_for(kind))
        page = learner_client.post(reverse("start_study"), follow=True)
        assert learner.cards.count() == 1
        assert page.status_code == 200
        assert (escape(card_text(learner)) in page.text) or "Fill the gaps" in page.text

    @pytest.mark.parametrize("kind", [kind for kind in STUDIED if kind != "open"])
    def test_a_right_answer_to_every_kind_is_graded_right(
        self, learner_client: Client, learner: User, kind: str
    ) -> None:
        learner_client.post(reverse("own_question", args=[kind]), form_for(kind))
        past = timezone.now() - timedelta(days=9)
        known = {"state": Card.State.REVIEW, "stability": 5.0, "difficulty": 5.0}
        learner.cards.update(**known, due_at=past, show_at=past, reviewed_at=past)
        page = learner_client.post(reverse("start_study"), follow=True).text
        card = learner.cards.get()
        form = {"shown": shown_token(page)} | right_answer(card.question.body)
        session = learner.study_sessions.get()
        learner_client.post(reverse("answer", args=[session.pk]), form)
        review = card.reviews.get()
        assert (review.verdict["outcome"], review.whole) == ("right", None)

    def test_an_open_question_is_asked_at_once(self, learner_client: Client) -> None:
        learner_client.post(reverse("own_question", args=["open"]), form_for("open"))
        page = learner_client.post(reverse("start_study"), follow=True).text
        assert "It grows." not in page
        assert "Answer first" not in page

    @kinds
    def test_an_invalid_form_keeps_its_input(self, learner_client: Client, kind: str) -> None:
        form = form_for(kind, explanation="x" * 10_001)
        response = learner_client.post(reverse("own_question", args=[kind]), form)
        assert response.status_code == 422
        assert "x" * 10_001 in response.text
        for text in FILLED[kind.replace("-", " ")].values():
            assert text == "on" or escape(text) in response.text
        assert not Question.objects.exists()

    def test_add_another_returns_to_the_form(self, learner_client: Client, brief: Brief) -> None:
        address = reverse("own_question", args=["typed"]) + f"?about={brief.slug}"
        response = learner_client.post(address, form_for("typed", another="1"))
        assert response.url == address

    def test_a_brief_that_is_not_begun_is_refused(self, learner_client: Client) -> None:
        form = form_for("typed", about=BriefFactory.create().pk)
        response = learner_client.post(reverse("own_question", args=["typed"]), form)
        assert response.status_code == 422

    @pytest.mark.parametrize("tags", [", ".join(map(str, range(11))), "x" * 41])
    def test_too_many_or_too_long_tags_are_refused(self, learner_client: Client, tags: str) -> None:
        form = form_for("typed", tags=tags)
        response = learner_client.post(reverse("own_question", args=["typed"]), form)
        assert "at most" in response.text

    @pytest.mark.parametrize("kind", ["recall", "essay", "altered word"])
    def test_an_unknown_kind_is_not_found(self, learner_client: Client, kind: str) -> None:
        assert learner_client.get(f"/questions/new/{kind}/").status_code == 404


class TestFiling:
    def test_a_brief_offers_its_subjects(self, learner_client: Client, brief: Brief) -> None:
        PersonFactory.create(brief=brief, name="Zhao Min", slug="zhao-min")
        form = {"about": brief.pk, "tags": "ports"}
        fields = learner_client.post(reverse("question_filing"), form, headers=HTMX).text
        assert "Zhao Min" in fields
        assert 'value="ports"' in fields

    def test_a_private_brief_offers_no_subjects(self, learner_client: Client) -> None:
        private = PersonFactory.create(name="Zhao Min", brief__visibility="private").brief
        fields = learner_client.post(reverse("question_filing"), {"about": private.pk}).text
        assert "Zhao Min" not in fields

    def test_the_subject_is_shown_with_the_answer(
        self, learner_client: Client, learner: User, brief: Brief
    ) -> None:
        person = PersonFactory.create(brief=brief, name="Zhao Min", slug="zhao-min")
        form = form_for("choice", about=brief.pk, subject="people/zhao-min")
        learner_client.post(reverse("own_question", args=["choice"]), form)
        question = Question.objects.written_by(learner).get()
        assert question.subject == "people/zhao-min"
        learner.cards.exclude(question=question).update(suspended=True)
        page = learner_client.post(reverse("start_study"), follow=True).text
        token, option = (
            re.search(rf'name="{name}" value="([^"]+)"', page)[1] for name in ("shown", "option")
        )
        session = learner.study_sessions.get()
        answered = learner_client.post(
            reverse("answer", args=[session.pk]), {"shown": token, "option": option}, follow=True
        )
        assert person.get_absolute_url() in answered.text

    @pytest.mark.parametrize(
        ("visibility", "tells", "is_shown"),
        [("public", "keys", True), ("private", "keys", False), ("public", "verdicts", False)],
    )
    def test_the_subject_is_shown_with_results_to_those_who_may_read_it(
        self, learner_client: Client, learner: User, visibility: str, tells: str, is_shown: bool
    ) -> None:
        person = PersonFactory.create(name="Zhao Min", brief__visibility=visibility)
        subject = f"people/{person.slug}"
        question = QuestionFactory.create(own=True, about=person.brief, subject=subject)
        quiz = QuizFactory.create(owner=question.owner, authored=True, tells=tells)
        attempt = AttemptFactory.create(user=learner, quiz=quiz, feedback="end")
        ResponseFactory.create(
            attempt=attempt, question=question, given={"text": "Huai"}, answered_at=timezone.now()
        )
        address = reverse("quiz_results", args=[attempt.pk])
        assert person.get_absolute_url() not in learner_client.get(address, follow=True).text
        submit_attempt(attempt, timezone.now())
        page = learner_client.get(address).text
        assert "Missed" in page
        assert (person.get_absolute_url() in page) == is_shown

    def test_the_subject_is_shown_with_each_answer_with_immediate_feedback(
        self, learner_client: Client, learner: User
    ) -> None:
        person = PersonFactory.create(name="Zhao Min", brief__visibility="public")
        subject = f"people/{person.slug}"
        question = QuestionFactory.create(own=True, about=person.brief, subject=subject)
        attempt = AttemptFactory.create(user=learner, feedback="each", quiz__feedback="each")
        ResponseFactory.create(attempt=attempt, position=1, question=question)
        address = reverse("quiz_question", args=[attempt.pk, 1])
        page = learner_client.get(address).text
        assert person.get_absolute_url() not in page
        form = {"shown": shown_token(page), "response": "The Huai"}
        answered = learner_client.post(address, form, follow=True).text
        assert person.get_absolute_url() in answered


class TestPreview:
    def preview(self, client: Client, kind: str, form: dict[str, Any]) -> str:
        return client.post(reverse("preview_question", args=[kind]), form, headers=HTMX).text

    @kinds
    def test_shows_every_kind_as_it_will_be_asked(self, learner_client: Client, kind: str) -> None:
        shown = self.preview(learner_client, kind, form_for(kind))
        assert "question__stem" in shown
        assert "<html" not in shown
        assert not Question.objects.exists()

    @kinds
    def test_every_kind_can_be_answered_and_nothing_is_saved(
        self, learner_client: Client, kind: str
    ) -> None:
        make = form_by_slug(kind)(form_for(kind))
        assert make.is_valid()
        form = form_for(kind) | right_answer(make.question.body()) | {"try": "1"}
        counted = {model: model._default_manager.count() for model in apps.get_models()}
        shown = self.preview(learner_client, kind, form)
        others = {"open": "Not graded yet", "poll": "No right answer"}
        title = others.get(kind, "Right")
        assert f'class="verdict__title">{title}<' in shown
        assert counted == {model: model._default_manager.count() for model in apps.get_models()}

    def test_a_wrong_answer_gets_feedback(self, learner_client: Client) -> None:
        sent = form_for("typed") | {"try": "1", "response": "The Seine"}
        shown = self.preview(learner_client, "typed", sent)
        assert 'class="verdict__title">Missed<' in shown
        assert 'value="The Seine"' in shown
        assert "You answered" in shown

    def test_without_htmx_the_full_page_shows_the_feedback(
        self, learner_client: Client, question: Question
    ) -> None:
        page = learner_client.get(reverse("edit_question", args=[question.pk])).text
        form = page[page.index('class="respond"') : page.index("</form>", page.index("respond"))]
        address = re.search(r'action="([^"]+)"', form)[1]
        sent = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
        answered = learner_client.post(address, sent | {"try": "1", "response": "Nobody"}).text
        assert "<html" in answered
        assert 'class="verdict__title">Missed<' in answered
        assert f'action="{reverse("edit_question", args=[question.pk])}"' in answered

    def test_says_that_no_option_is_right_yet(self, learner_client: Client) -> None:
        shown = self.preview(learner_client, "choice", form_for("choice", right=""))
        assert "Choose which option is right." in shown

    def test_warns_about_weaknesses(self, learner_client: Client) -> None:
        shown = self.preview(learner_client, "typed", form_for("typed", stem="It is which?"))
        assert "begins with “It”" in shown

    def test_shows_validation_errors(self, learner_client: Client) -> None:
        shown = self.preview(learner_client, "choice", form_for("choice", right="3"))
        assert "Option 3 is to be right, and is empty." in shown

    def test_emphasis_is_rendered_in_labels_but_not_in_select_options(
        self, learner_client: Client
    ) -> None:
        pairs = {"left_1": "*Wuhan*", "partner_1": "**Han** & Yangtze"}
        shown = self.preview(learner_client, "matching", form_for("matching", **pairs))
        assert "<em>Wuhan</em>" in shown
        assert ">Han &amp; Yangtze</option>" in shown
        shown = self.preview(learner_client, "ordering", form_for("ordering", text_1="*Shang*"))
        assert "<em>Shang</em></label>" in shown

    def test_formulas_and_tables_are_rendered(self, learner_client: Client) -> None:
        stem = "Which is $x^2$?\n\n| $n$ | $5 |\n|---|---|\n| 1 | $6 |"
        form = form_for("choice", stem=stem, text_1=r"\(\frac12\)", explanation="$$y$$ <b>")
        shown = self.preview(learner_client, "choice", form)
        assert "<msup><mi>x</mi><mn>2</mn></msup>" in shown
        assert shown.count("<td>") == 2
        assert "$5</th>" in shown
        assert "<mfrac><mn>1</mn><mn>2</mn></mfrac>" in shown
        assert "<table" not in shown[: shown.index("</p>")]  # the heading has none

    @pytest.mark.parametrize("kind", ["cloze", "matching", "ordering", "typed"])
    def test_formulas_are_rendered_in_every_kind(self, learner_client: Client, kind: str) -> None:
        changed = {
            "cloze": {"stem": "Of $x^2$ it is [[2x]]."},
            "matching": {"left_1": "$x^2$"},
            "ordering": {"text_1": "$x^2$"},
            "typed": {"stem": "Of $x^2$?"},
        }
        shown = self.preview(learner_client, kind, form_for(kind, **changed[kind]))
        assert "<msup><mi>x</mi><mn>2</mn></msup>" in shown

    def test_a_question_of_twenty_long_options_is_saved(
        self, learner_client: Client, learner: User
    ) -> None:
        rows = {f"text_{n}": f"{n} {'长' * 1900}" for n in range(1, 21)}
        form = form_for("choice", stem="Which? " * 1400, **rows)
        learner_client.post(reverse("own_question", args=["choice"]), form)
        question = Question.objects.written_by(learner).get()
        assert len(question.body["distractors"]) == 19
        page = learner_client.get(reverse("edit_question", args=[question.pk]))
        assert 'name="text_20"' in page.text

    def test_html_in_a_question_is_escaped(self, learner_client: Client) -> None:
        shown = self.preview(learner_client, "typed", form_for("typed", stem="<b>Which?</b>"))
        assert "&lt;b&gt;" in shown


def add_graded_answer(question: Question, outcome: str) -> None:
    ResponseFactory.create(
        question=question, answered_at=timezone.now(), verdict={"outcome": outcome}
    )


def file_under_a_person(question: Question) -> Passage:
    """Returns the section in which the brief mentions the person."""
    section = PassageFactory.create(heading=True)
    passage = PassageFactory.create(brief=section.brief, section=section, position=2)
    person = PersonFactory.create(brief=section.brief, passage=passage)
    Question.objects.filter(pk=question.pk).update(
        about=section.brief, subject=f"people/{person.slug}"
    )
    return section


class TestBank:
    def found(self, client: Client, **asked: Any) -> str:
        return client.get(reverse("questions"), asked, headers=HTMX).text

    def test_the_empty_bank_suggests_a_first_step(self, learner_client: Client) -> None:
        assert "No questions yet" in learner_client.get(reverse("questions")).text

    def test_lists_only_questions_of_the_learner(
        self, learner_client: Client, question: Question
    ) -> None:
        QuestionFactory.create(own=True, body=question.body | {"stem": "Whose sea?"})
        page = self.found(learner_client)
        assert "Which river?" in page
        assert "Whose sea?" not in page

    @pytest.mark.parametrize(
        ("asked", "is_found"),
        [
            ({"q": "RIVER"}, True),
            ({"q": "yangtze"}, True),
            ({"q": "sea"}, False),
            ({"q": "chin"}, True),
            ({"kind": "typed"}, True),
            ({"kind": "choice"}, False),
            ({"kind": "nonsense"}, True),
            ({"tag": "china"}, True),
            ({"tag": "france"}, False),
            ({"used": "any"}, True),
            ({"used": "none"}, False),
            ({"used": "{quiz}"}, True),
            ({"used": "{other_quiz}"}, False),
            ({"used": "nonsense"}, True),
            ({"facility": "middle"}, True),
            ({"facility": "low"}, False),
            ({"facility": "high"}, False),
            ({"facility": "unknown"}, False),
            ({"facility": "nonsense"}, True),
            ({"section": "{section}"}, True),
            ({"section": "{other_section}"}, False),
            ({"retired": "1"}, False),
            ({"about": "999"}, False),
            ({"q": "\0river"}, True),
        ],
    )
    def test_is_searched_and_filtered(
        self,
        learner_client: Client,
        learner: User,
        question: Question,
        asked: dict[str, str],
        is_found: bool,
    ) -> None:
        question.tags.add(TagFactory.create(owner=learner, name="china"))
        item = QuizItemFactory.create(question=question, quiz__owner=learner)
        for outcome in ("right", "wrong", "ungraded"):
            add_graded_answer(question, outcome)
        section = file_under_a_person(question)
        names = {
            "quiz": item.quiz_id,
            "other_quiz": QuizItemFactory.create(question=question).quiz_id,
            "section": section.pk,
            "other_section": PassageFactory.create(brief=section.brief, heading=True).pk,
        }
        asked = {name: value.format(**names) for name, value in asked.items()}
        assert ("Which river?" in self.found(learner_client, **asked)) == is_found

    def test_is_found_by_its_frame(self, learner_client: Client, question: Question) -> None:
        question.body = question.body | {"frame": "A map of 1911"}
        question.save()
        assert "Which river?" in self.found(learner_client, q="a MAP")

    @pytest.mark.parametrize(
        ("right", "wrong", "facility"),
        [
            *((0, 3, "low"), (2, 5, "low"), (3, 7, "middle"), (4, 1, "middle")),
            *((5, 1, "high"), (1, 0, "high"), (0, 0, "unknown")),
        ],
    )
    def test_each_facility_is_found_by_one_filter(
        self, learner_client: Client, question: Question, right: int, wrong: int, facility: str
    ) -> None:
        for outcome in ["right"] * right + ["wrong"] * wrong:
            add_graded_answer(question, outcome)
        names = ("low", "middle", "high", "unknown")
        found = [self.found(learner_client, facility=name) for name in names]
        assert [name for name, page in zip(names, found, strict=True) if "river?" in page] == [
            facility
        ]

    def test_names_only_quizzes_of_the_learner(
        self, learner_client: Client, learner: User, question: Question
    ) -> None:
        own = QuizItemFactory.create(question=question, quiz__owner=learner, quiz__title="Seas")
        other = QuizItemFactory.create(question=question, quiz__title="Secret seas")
        page = self.found(learner_client)
        assert reverse("authored_quiz", args=[own.quiz_id]) in page
        assert reverse("authored_quiz", args=[other.quiz_id]) not in page
        assert "Secret seas" not in page
        assert "and others" in page

    def test_a_section_finds_questions_made_from_it_and_about_it(
        self, learner_client: Client, learner: User, question: Question
    ) -> None:
        section = file_under_a_person(question)
        on_it = QuestionFactory.create(
            own=True,
            owner=learner,
            about=section.brief,
            subject=f"sections/{section.slug}",
            body=question.body | {"stem": "Whose sea?"},
        )
        QuestionFactory.create(
            own=True, owner=learner, passage=section, body=on_it.body | {"stem": "Whose lake?"}
        )
        page = self.found(learner_client, section=section.pk)
        for stem in ("Which river?", "Whose sea?", "Whose lake?"):
            assert stem in page
        Question.objects.filter(pk=on_it.pk).update(about=BriefFactory.create())
        assert "Whose sea?" not in self.found(learner_client, section=section.pk)

    def test_runs_bulk_actions_on_the_ticked_questions(
        self, learner_client: Client, question: Question, brief: Brief
    ) -> None:
        def act(**form: Any) -> None:
            form |= {"question": question.pk}
            assert learner_client.post(reverse("questions"), form).status_code == 302
            question.refresh_from_db()

        act(action="tag", tags="rivers, china")
        act(action="move", about=brief.pk)
        assert [tag.name for tag in question.tags.all()] == ["china", "rivers"]
        assert question.about == brief
        act(action="retire")
        assert question.retired_at
        act(action="bring-back")
        assert question.retired_at is None

    def test_refuses_invalid_bulk_actions(self, learner_client: Client, question: Question) -> None:
        def said(**form: Any) -> str:
            form |= {"question": question.pk}
            return learner_client.post(reverse("questions"), form, follow=True).text

        assert "No tag was given." in said(action="tag", tags=" , ")
        assert "10 tags at most" in said(action="tag", tags=",".join("abcdefghijk"))
        form = {"question": question.pk, "action": "move", "about": 999_999}
        assert learner_client.post(reverse("questions"), form).status_code == 404

    def test_bulk_actions_skip_questions_of_others(self, learner_client: Client) -> None:
        other = QuestionFactory.create(own=True)
        form = {"question": other.pk, "action": "retire"}
        page = learner_client.post(reverse("questions"), form, follow=True)
        assert "Nothing selected." in page.text
        other.refresh_from_db()
        assert other.retired_at is None


class TestChanging:
    def send(self, client: Client, question: Question, **fields: Any) -> Any:
        seen = question.changed_at.isoformat() if question.changed_at else ""
        form = {"stem": "Which river?", "answer": "The Huai", "seen": seen} | fields
        return client.post(reverse("edit_question", args=[question.pk]), form)

    def test_fills_the_form_with_the_question(
        self, learner_client: Client, question: Question
    ) -> None:
        page = learner_client.get(reverse("edit_question", args=[question.pk])).text
        assert "Which river?" in page
        assert 'value="The Yangtze"' in page

    def test_keeps_the_filing_under_a_brief_closed_since(
        self, learner_client: Client, question: Question
    ) -> None:
        brief = BriefFactory.create(visibility="private", title="Secret ports")
        Question.objects.update(about=brief, subject="people/zhao-min")
        page = learner_client.get(reverse("edit_question", args=[question.pk])).text
        assert "A brief you can’t see" in page
        assert "Secret ports" not in page
        self.send(learner_client, question, about=brief.pk, subject="people/zhao-min")
        question.refresh_from_db()
        assert (question.about, question.subject) == (brief, "people/zhao-min")
        versions = reverse("question_versions", args=[question.pk])
        assert "Secret ports" not in learner_client.get(versions).text

    def test_saves_the_change(self, learner_client: Client, question: Question) -> None:
        assert self.send(learner_client, question).status_code == 302
        question.refresh_from_db()
        assert question.body["answer"] == "The Huai"

    def test_an_outdated_page_is_refused_and_keeps_its_input(
        self, learner_client: Client, question: Question
    ) -> None:
        self.send(learner_client, question)
        response = self.send(learner_client, question, answer="The Liao")
        assert response.status_code == 409
        assert "changed elsewhere" in response.text
        assert "The Liao" in response.text

    @pytest.mark.parametrize("seen", ["", "yesterday", "2026-13-40T00:00"])
    def test_a_tampered_form_is_refused(
        self, learner_client: Client, question: Question, seen: str
    ) -> None:
        assert self.send(learner_client, question, seen=seen).status_code == 409


def test_cards_without_a_brief_count_on_the_home_page(
    learner_client: Client, question: Question
) -> None:
    page = learner_client.get(reverse("home")).text
    assert "1 card, 1 minute" in page
    assert "Your questions" in page


def test_a_learner_with_only_own_questions_is_not_a_newcomer(
    learner_client: Client, question: Question
) -> None:
    later = timezone.now() + timedelta(days=3)
    question.cards.update(state=Card.State.REVIEW, show_at=later, due_at=later, stability=3.0)
    page = learner_client.get(reverse("home")).text
    assert "Nothing is due" in page
    assert "Start with a section" not in page
    assert reverse("questions") in page
