"""Building a quiz for others, as its author does it."""

import re
from datetime import datetime, timedelta

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from content.factories import BriefFactory
from learning.authoring.arranging import remove_question
from learning.authoring.paper import removal
from learning.authoring.views import arranging as arranging_page
from learning.factories import (
    AttemptFactory,
    CardFactory,
    QuestionFactory,
    QuizFactory,
    QuizItemFactory,
    QuizSectionFactory,
    TagFactory,
    UserFactory,
    question_body,
)
from learning.models import Allowance, Quiz, User
from tests.clients import HTMX

pytestmark = pytest.mark.django_db
TOKEN = r"[A-Za-z0-9]{64}"  # against forged requests, another on each page


@pytest.fixture
def quiz(learner: User) -> Quiz:
    """Two questions, and a heading below them."""
    made: Quiz = QuizFactory.create(owner=learner, authored=True)
    for position in (1, 2):
        QuizItemFactory.create(
            quiz=made, position=position, question__body=question_body(stem=f"Question {position}?")
        )
    QuizSectionFactory.create(quiz=made, title="Rivers")
    return made


def page(client: Client, quiz: Quiz, name: str = "authored_quiz", query: str = "") -> str:
    text: str = client.get(reverse(name, args=[quiz.pk]) + query).text
    return text


def order(text: str, *words: str) -> list[str]:
    return sorted(words, key=text.index)


def post(client: Client, name: str, *args: int, **form: str) -> str:
    text: str = client.post(reverse(name, args=args), form, follow=True).text
    return text


class TestOrder:
    def test_a_question_moves_below_a_heading(self, learner_client: Client, quiz: Quiz) -> None:
        first = quiz.items.get(position=1)
        shown = post(learner_client, "move_entry", quiz.pk, entry=f"item-{first.pk}", to="2")
        assert order(shown, "Question 1?", "Question 2?", 'value="Rivers"') == [
            *("Question 2?", 'value="Rivers"', "Question 1?")
        ]

    def test_an_invalid_move_changes_nothing(self, learner_client: Client, quiz: Quiz) -> None:
        for form in ({}, {"entry": "item-1"}, {"entry": "x" * 500, "to": "1"}, {"to": "-1"}):
            post(learner_client, "move_entry", quiz.pk, **form)
        assert quiz.items.get(position=1).question.body["stem"] == "Question 1?"

    def test_a_question_that_has_just_taken_its_place_is_not_removed(self, quiz: Quiz) -> None:
        item = quiz.items.get(position=1)
        quiz.items.filter(pk=item.pk).update(question=QuestionFactory.create())
        assert remove_question(quiz, item) is None
        assert quiz.items.count() == 2

    def test_a_question_that_was_removed_is_put_back_where_it_was(
        self, learner_client: Client, quiz: Quiz
    ) -> None:
        first = quiz.items.get(position=1)
        quiz.items.filter(pk=first.pk).update(points=3)
        form = {"question": str(first.question_id)}
        address = reverse("remove_question", args=[quiz.pk, 1])
        shown = learner_client.post(address, form, follow=True).text
        note = re.findall('name="removed" value="(.+?)"', shown)[0]
        for _ in range(2):
            post(learner_client, "restore_question", quiz.pk, removed=note)
        restored = quiz.items.order_by("position")
        assert [(one.question.body["stem"], one.points) for one in restored] == [
            *(("Question 1?", 3), ("Question 2?", 1))
        ]

    def test_a_note_of_another_quiz_or_none_of_ours_puts_nothing_back(
        self, learner_client: Client, learner: User, quiz: Quiz
    ) -> None:
        item = QuizItemFactory.create(quiz__owner=learner, quiz__authored=True)
        for note in (removal(item.quiz, item, 0), "x", ""):
            post(learner_client, "restore_question", quiz.pk, removed=note)
        assert quiz.items.count() == 2

    def test_a_question_is_taken_out_once(self, learner_client: Client, quiz: Quiz) -> None:
        shown = str(quiz.items.get(position=1).question_id)
        for _ in range(2):  # at the second time another stands there
            post(learner_client, "remove_question", quiz.pk, 1, question=shown)
        assert [item.question.body["stem"] for item in quiz.items.all()] == ["Question 2?"]


class TestSections:
    def test_a_section_is_added_named_and_draws(self, learner_client: Client, quiz: Quiz) -> None:
        post(learner_client, "add_section", quiz.pk, title="People")
        section = quiz.parts.get(title="People")
        args = (quiz.pk, section.pk)
        shown = post(learner_client, "quiz_section", *args, title="Posts", draws="3")
        assert "Each learner gets 3 of these at random" in shown
        section.refresh_from_db()
        assert (section.title, section.draws) == ("Posts", 3)

    @pytest.mark.parametrize(
        ("draws", "said"),
        [
            (1, "Each learner: 2 of 3 questions · 2 to 4 points"),
            (2, "3 questions · 5 points"),
        ],
    )
    def test_what_each_learner_gets_is_said(
        self, learner_client: Client, quiz: Quiz, draws: int, said: str
    ) -> None:
        drawing = QuizSectionFactory.create(quiz=quiz, title="Posts", position=2, draws=draws)
        quiz.items.filter(position=2).update(section=drawing)
        QuizItemFactory.create(quiz=quiz, position=3, section=drawing, points=3)
        shown = page(learner_client, quiz)
        summed = re.findall(r'<p class="rail__sum[^>]*>(.*?)</p>', shown, re.DOTALL)[0]
        assert " ".join(summed.split()) == said

    @pytest.mark.parametrize("draws", ["0", "101", "x", "1.5"])
    def test_an_invalid_number_of_draws_is_refused(
        self, learner_client: Client, quiz: Quiz, draws: str
    ) -> None:
        args = (quiz.pk, quiz.parts.get().pk)
        assert "Questions drawn: " in post(learner_client, "quiz_section", *args, draws=draws)
        assert quiz.parts.get().draws is None


class TestPoints:
    def test_points_are_stored(self, learner_client: Client, quiz: Quiz) -> None:
        item = quiz.items.get(position=1)
        post(learner_client, "set_points", quiz.pk, **{f"points-{item.pk}": " 2,5 "})
        assert quiz.items.get(position=1).points == 2.5

    @pytest.mark.parametrize("points", ["x", "-1", "100.1", "nan", "inf", "1e400", ""])
    def test_invalid_points_are_refused_and_the_others_stored(
        self, learner_client: Client, quiz: Quiz, points: str
    ) -> None:
        one, other = quiz.items.all()
        form = {f"points-{one.pk}": points, f"points-{other.pk}": "3"}
        assert "Points range from 0 to 100" in post(learner_client, "set_points", quiz.pk, **form)
        assert list(quiz.items.values_list("points", flat=True)) == [1, 3]


class TestAdding:
    def test_own_questions_and_those_of_a_brief_are_offered(
        self, learner_client: Client, learner: User, quiz: Quiz
    ) -> None:
        brief = BriefFactory.create()
        CardFactory.create(user=learner, question__brief=brief)
        QuestionFactory.create(own=True, owner=learner)
        QuestionFactory.create(brief=brief, body=question_body(stem="Which harbour?"))
        assert "Which river?" in page(learner_client, quiz, "add_questions")
        assert "Which harbour?" not in page(learner_client, quiz, "add_questions")
        shown = page(learner_client, quiz, "add_questions", f"?brief={brief.pk}&q=harb")
        assert "Which harbour?" in shown
        assert "Which river?" not in shown

    def test_ticked_questions_are_added(
        self, learner_client: Client, learner: User, quiz: Quiz
    ) -> None:
        own = QuestionFactory.create(own=True, owner=learner)
        shown = post(learner_client, "add_questions", quiz.pk, question=str(own.pk))
        assert "1 question added." in shown
        assert quiz.items.get(position=3).section == quiz.parts.get()

    def test_questions_that_are_not_offered_cannot_be_added(
        self, learner_client: Client, quiz: Quiz
    ) -> None:
        theirs = QuestionFactory.create(own=True)
        private = QuestionFactory.create(brief__owner=UserFactory.create())
        private.brief.visibility = "private"
        private.brief.save()
        for one in (theirs, private):
            post(learner_client, "add_questions", quiz.pk, question=str(one.pk))
            address = reverse("add_questions", args=[quiz.pk]) + f"?brief={one.brief_id or 0}"
            learner_client.post(address, {"question": one.pk})
        assert quiz.items.count() == 2

    def test_ticking_nothing_shows_a_message(self, learner_client: Client, quiz: Quiz) -> None:
        assert "Nothing selected" in post(learner_client, "add_questions", quiz.pk)

    def test_a_search_brings_the_list_alone(self, learner_client: Client, quiz: Quiz) -> None:
        address = reverse("add_questions", args=[quiz.pk])
        shown = learner_client.get(address, {"q": "<b>mud"}, headers=HTMX).text
        assert "None has “&lt;b&gt;mud” in it" in shown
        assert "<h1" not in shown


class TestAnEmptyOne:
    def test_is_made_once_and_says_what_to_do(self, learner_client: Client) -> None:
        for _ in range(2):
            shown = learner_client.post(reverse("new_quiz"), follow=True).text
        quiz = Quiz.objects.get()
        assert "Add some" in shown
        assert ">Publish<" not in shown
        assert "No questions yet" in post(learner_client, "publish_quiz", quiz.pk)
        assert "It has no questions yet" in page(learner_client, quiz, "preview_quiz", "?draw=1")


class TestPreview:
    def test_it_shows_what_a_learner_gets_and_stores_nothing(
        self, learner_client: Client, quiz: Quiz
    ) -> None:
        shown = page(learner_client, quiz, "preview_quiz", "?draw=3&question=2")
        assert "Question 2 of 2" in shown
        assert "Question 2?" in shown
        assert not quiz.attempts.exists()

    @pytest.mark.parametrize(
        ("answer", "feedback"),
        [
            ({"response": "Wang Li"}, "Right"),
            ({"response": "Sun Tao"}, "Missed"),
            ({"give_up": "1", "response": "Wang Li"}, "Not known yet"),
            ({}, "Not known yet"),
        ],
    )
    def test_it_can_be_answered_and_stores_nothing(
        self, learner_client: Client, quiz: Quiz, answer: dict[str, str], feedback: str
    ) -> None:
        quiz.items.update(format="typed")
        address = reverse("preview_quiz", args=[quiz.pk])
        answer = answer | {"draw": "1", "question": "2"}
        counted = {model: model._default_manager.count() for model in apps.get_models()}
        shown = learner_client.post(address, answer).text
        assert re.search(rf'class="verdict__title">{feedback}<', shown)
        assert f'value="{answer.get("response", "") if "give_up" not in answer else ""}"' in shown
        assert counted == {model: model._default_manager.count() for model in apps.get_models()}

    @pytest.mark.parametrize(
        ("tells", "verdict", "key"), [("mark", 0, False), ("verdicts", 1, False), ("keys", 1, True)]
    )
    def test_it_discloses_as_much_as_learners_will_see(
        self, learner_client: Client, quiz: Quiz, tells: str, verdict: int, key: bool
    ) -> None:
        Quiz.objects.update(tells=tells)
        quiz.items.update(format="typed")
        sent = {"draw": "1", "response": "Sun Tao"}
        shown = learner_client.post(reverse("preview_quiz", args=[quiz.pk]), sent).text
        feedback = shown[shown.index('id="tried"') : shown.index("What is right")]
        assert feedback.count("verdict__title") == verdict
        assert ("Wang Li" in feedback) is key
        assert "0 of 1 point" in feedback

    def test_a_surname_that_several_bear_asks_back(
        self, learner_client: Client, quiz: Quiz
    ) -> None:
        body = question_body(answer="Liu Ming", pool=["Liu Hua"], expects="person")
        QuizItemFactory.create(quiz=quiz, position=3, format="typed", question__body=body)
        sent = {"draw": "1", "question": "3", "response": "Liu"}
        shown = learner_client.post(reverse("preview_quiz", args=[quiz.pk]), sent).text
        assert "Which Liu?" in shown

    def test_a_draw_can_be_looked_at_again(self, learner_client: Client, quiz: Quiz) -> None:
        quiz.shuffles_questions = True
        quiz.save()
        drawn = [page(learner_client, quiz, "preview_quiz", "?draw=1") for _ in range(2)]
        assert len({re.sub(TOKEN, "", one) for one in drawn}) == 1

    @pytest.mark.parametrize("query", ["?draw=x", "?draw=1&question=99", "?draw=1&question=0"])
    def test_an_invalid_address_still_shows_a_question(
        self, learner_client: Client, quiz: Quiz, query: str
    ) -> None:
        address = reverse("preview_quiz", args=[quiz.pk])
        assert learner_client.get(address + query, follow=True).status_code == 200


class TestRules:
    RULES = {  # noqa: RUF012
        "feedback": "end",
        "tells": "keys",
        "grade_by": "highest",
        "shuffles_options": "on",
    }

    def save(self, client: Client, quiz: Quiz, **rules: str) -> tuple[int, str]:
        address = reverse("authored_quiz", args=[quiz.pk])
        response = client.post(address, self.RULES | rules)
        quiz.refresh_from_db()
        return response.status_code, response.text

    def test_all_of_them_are_stored_in_the_time_zone_of_the_author(
        self, learner_client: Client, learner: User, quiz: Quiz
    ) -> None:
        User.objects.filter(pk=learner.pk).update(time_zone="Asia/Shanghai")
        rules = {
            "minutes": "20",
            "attempts_allowed": "3",
            "grade_by": "average",
            "one_way": "on",
            "opens_at": "2026-03-02T08:00",
            "closes_at": "2026-03-03T08:00",
            "tells": "mark",
            "certainty": "on",
            "pass_mark": "60",
            "password": "sesame",
            "closing_words": "80: Well done\n0 % : Read section 2",
        }
        assert self.save(learner_client, quiz, **rules)[0] == 302
        assert (quiz.minutes, quiz.attempts_allowed, quiz.grade_by) == (20, 3, "average")
        assert (quiz.one_way, quiz.certainty, quiz.shuffles_questions) == (True, True, False)
        assert quiz.closing_words == [[80, "Well done"], [0, "Read section 2"]]
        assert quiz.opens_at is not None
        assert quiz.opens_at.isoformat() == "2026-03-02T00:00:00+00:00"
        shown = page(learner_client, quiz)
        assert "80: Well done" in shown
        assert 'value="2026-03-02T08:00"' in shown

    @pytest.mark.usefixtures("clock")
    @pytest.mark.parametrize(("hours", "warns"), [(-1, True), (0, True), (1, False)])
    def test_a_closing_time_in_the_past_is_stored_with_a_warning(
        self, learner_client: Client, quiz: Quiz, now: datetime, hours: int, warns: bool
    ) -> None:
        closes_at = now + timedelta(hours=hours)
        rules = self.RULES | {"closes_at": f"{closes_at:%Y-%m-%dT%H:%M}"}
        shown = post(learner_client, "authored_quiz", quiz.pk, **rules)
        quiz.refresh_from_db()
        assert quiz.closes_at == closes_at
        assert ("nobody can begin" in shown) is warns
        shown = post(learner_client, "publish_quiz", quiz.pk)
        assert ("nobody can begin" in shown) is warns

    @pytest.mark.parametrize(
        ("rules", "said"),
        [
            ({"closing_words": "Well done"}, "Line 1: begin it with a percentage"),
            ({"closing_words": "80: a\n101: b"}, "Line 2: begin it with a percentage"),
            ({"closing_words": "80: a\n80: b"}, "Two lines have the same percentage"),
            ({"closing_words": "\n".join(f"{n}: a" for n in range(11))}, "10 lines at most"),
            ({"closing_words": f"0: {'a' * 501}"}, "500 characters at most"),
            ({"closes_at": "2026-03-02T08:00", "opens_at": "2026-03-02T08:00"}, "Closes before"),
            ({"closes_at": "9999-12-31T23:59"}, "within 10 years"),
            ({"pass_mark": "101"}, "less than or equal to 100"),
            ({"attempts_allowed": "0"}, "greater than or equal to 1"),
            ({"minutes": "601"}, "less than or equal to 600"),
            ({"feedback": "never"}, "not one of the available choices"),
        ],
    )
    def test_invalid_rules_are_refused_and_nothing_is_stored(
        self, learner_client: Client, quiz: Quiz, rules: dict[str, str], said: str
    ) -> None:
        status, shown = self.save(learner_client, quiz, **rules)
        assert status == 422
        assert said in shown
        assert (quiz.minutes, quiz.closing_words, quiz.closes_at) == (None, [], None)


class TestAllowances:
    def test_longer_time_is_shown_with_the_usual_one(
        self, learner_client: Client, quiz: Quiz
    ) -> None:
        Quiz.objects.update(minutes=20)
        attempt = AttemptFactory.create(quiz=quiz, name="Mei")
        shown = post(
            learner_client, "allowances", quiz.pk, user=str(attempt.user_id), time_factor="1.5"
        )
        assert "Mei has their own terms now" in shown
        assert "30 minutes in place of 20" in shown
        shown = post(learner_client, "take_allowance_back", quiz.pk, attempt.user_id)
        assert "in place of 20" not in shown
        assert not Allowance.objects.exists()

    @pytest.mark.parametrize(
        "form", [{"time_factor": "0.5"}, {"time_factor": "nan"}, {"attempts_allowed": "21"}]
    )
    def test_impossible_terms_are_refused(
        self, learner_client: Client, quiz: Quiz, form: dict[str, str]
    ) -> None:
        Quiz.objects.update(minutes=20)
        attempt = AttemptFactory.create(quiz=quiz)
        address = reverse("allowances", args=[quiz.pk])
        response = learner_client.post(address, {"user": attempt.user_id} | form)
        assert response.status_code == 422
        assert not Allowance.objects.exists()

    def test_a_stranger_is_allowed_nothing(self, learner_client: Client, quiz: Quiz) -> None:
        AttemptFactory.create(quiz=quiz)
        address = reverse("allowances", args=[quiz.pk])
        form = {"user": UserFactory.create().pk, "attempts_allowed": 2}
        assert learner_client.post(address, form).status_code == 422

    def test_with_nobody_to_choose_it_says_so(self, learner_client: Client, quiz: Quiz) -> None:
        assert "No learners yet" in page(learner_client, quiz, "allowances")


class TestPickingMany:
    def test_a_list_is_narrowed_by_kind_and_tag(
        self, learner_client: Client, learner: User, quiz: Quiz
    ) -> None:
        for name in ("asia", "europe"):
            body = question_body(stem=f"Which river of {name}?")
            one = QuestionFactory.create(own=True, owner=learner, body=body)
            one.tags.add(TagFactory.create(owner=learner, name=name))
        shown = page(learner_client, quiz, "add_questions", "?tag=asia")
        assert "Which river of asia?" in shown
        assert "Which river of europe?" not in shown
        kind = QuestionFactory.build(own=True, body=question_body()).body["formats"][0]
        other = "matching" if kind != "matching" else "open"
        assert "No matches" in page(learner_client, quiz, "add_questions", f"?kind={other}")

    def test_all_of_a_page_are_ticked_without_a_script(
        self, learner_client: Client, learner: User, quiz: Quiz
    ) -> None:
        QuestionFactory.create(own=True, owner=learner)
        shown = page(learner_client, quiz, "add_questions")
        assert " checked>" not in shown
        assert 'href="?page=1&amp;ticked=1">Tick all</a>' in shown
        assert " checked>" in page(learner_client, quiz, "add_questions", "?ticked=1")

    def test_all_that_were_found_are_added_from_every_page(
        self, learner_client: Client, learner: User, quiz: Quiz, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(arranging_page, "OFFERED", 1)
        QuestionFactory.create_batch(3, own=True, owner=learner)
        assert "Add all 3" in page(learner_client, quiz, "add_questions")
        assert "3 questions added." in post(learner_client, "add_questions", quiz.pk, all="1")
        assert quiz.items.count() == 5
