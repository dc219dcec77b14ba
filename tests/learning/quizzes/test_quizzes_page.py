"""Building a quiz, handing it in, and studying what was missed."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from content.factories import BriefFactory, PassageFactory
from learning.factories import CardFactory, QuestionFactory
from learning.models import Attempt, Review, StudySession
from tests.learning.quizzes.taking import answer, submit

pytestmark = pytest.mark.django_db
BUILD = "/quizzes/"


@pytest.fixture(autouse=True)
def _at_noon(clock):
    """Every test happens at the moment at which the factories' cards are due."""


class TestBuilding:
    @pytest.mark.usefixtures("cards")
    def test_one_press_begins_a_quiz_on_what_is_about_to_be_forgotten(self, learner_client):
        page = learner_client.get(BUILD)
        assert "What’s fading" in page.text

        response = learner_client.post(BUILD, {"focus": "fading"}, follow=True)

        assert "Question 1 of 3" in response.text
        attempt = Attempt.objects.get()
        assert (attempt.quiz.focus, attempt.quiz.size, attempt.deadline_at) == ("fading", 10, None)

    def test_in_detail(self, learner_client, learner, now):
        section = PassageFactory.create(heading=True, brief__visibility="public")
        place = {"user": learner, "question__brief": section.brief, "in_review": True}
        inside = CardFactory.create(**place, question__passage=section)
        CardFactory.create(**place)
        CardFactory.create(user=learner, in_review=True)

        learner_client.post(
            BUILD,
            {
                "focus": "mix",
                "briefs": [section.brief.pk],
                "sections": [section.pk],
                "formats": ["choice"],
                "size": "5",
                "minutes": "7",
                "feedback": "each",
            },
        )

        attempt = Attempt.objects.get()
        (response,) = attempt.responses.all()
        assert (response.question, response.format) == (inside.question, "choice")
        assert attempt.deadline_at == now + timedelta(minutes=7)
        assert attempt.quiz.feedback == "each"

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("size", "0"),
            ("size", "101"),
            ("minutes", "-1"),
            ("formats", "recall"),
            ("focus", "luck"),
            ("feedback", "closed"),
            ("feedback", "released"),
            ("briefs", "999999"),
            ("briefs", "9" * 20),
            ("sections", "x"),
        ],
    )
    def test_an_impossible_wish_is_refused(self, learner_client, field, value):
        response = learner_client.post(BUILD, {field: value})

        assert response.status_code == 200
        assert "errorlist" in response.text
        assert not Attempt.objects.exists()

    @pytest.mark.parametrize(
        ("focus", "said"),
        [
            ("fading", "Nothing here is in review yet"),
            ("missed", "You missed nothing here"),
            ("section", "Nothing here is in review yet"),
            ("mix", "Nothing to ask here yet"),
        ],
    )
    def test_with_nothing_to_ask_it_says_why(self, learner_client, focus, said):
        assert said in learner_client.post(BUILD, {"focus": focus}).text

    def test_a_newcomer_is_led_to_the_briefs(self, learner_client):
        page = learner_client.get(BUILD).text

        assert "There is nothing to ask yet" in page
        assert 'href="/briefs/">Choose a brief' in page
        assert "What’s fading" not in page

    @pytest.mark.usefixtures("cards")
    def test_a_wish_in_detail_that_finds_nothing_can_be_changed(self, learner_client):
        form = {"focus": "missed", "size": "5"}
        page = learner_client.post(BUILD, form).text
        assert 'name="size" value="5"' in page

    def test_from_a_brief_that_is_not_begun_yet(self, learner_client):
        brief = BriefFactory.create(visibility="public", title="Ports")
        QuestionFactory.create(brief=brief)
        page = learner_client.get(BUILD, {"brief": brief.slug})
        assert "Test yourself on Ports." in page.text

        learner_client.post(f"{BUILD}?brief={brief.slug}", {"focus": "mix", "briefs": [brief.pk]})

        assert Attempt.objects.get().responses.count() == 1

    def test_another_learners_brief_is_not_there(self, learner_client, other_learner):
        brief = BriefFactory.create(owner=other_learner, visibility="private")
        assert learner_client.get(BUILD, {"brief": brief.slug}).status_code == 404


class TestList:
    def test_attempts_under_way_and_results_are_listed(self, learner_client, attempt):
        answer(learner_client, attempt, 1, "Wang Li")
        page = learner_client.get(BUILD).text
        assert "1 of 3 answered" in page
        assert reverse("quiz_question", args=[attempt.pk, 2]) in page

        submit(learner_client, attempt)

        page = learner_client.get(BUILD).text
        assert "1 of 3 right" in page
        assert "Under way" not in page

    def test_opening_the_list_hands_in_what_ran_out_of_time(
        self, learner_client, attempt, clock, now
    ):
        Attempt.objects.update(deadline_at=now)
        clock.shift(3600)

        assert "0 of 3 right" in learner_client.get(BUILD).text
        attempt.refresh_from_db()
        assert attempt.submitted_at == now


class TestSubmitting:
    def test_it_says_first_what_is_open(self, learner_client, attempt):
        answer(learner_client, attempt, 2, "Wang Li", flag="1")

        page = learner_client.get(reverse("quiz_submit", args=[attempt.pk])).text

        assert "2 questions are not answered" in page
        stem = attempt.responses.get(position=1).body["stem"]
        asked = re.findall(r'class="open-questions__stem">.*?</a>', page, re.DOTALL)
        assert [stem in one for one in asked] == [True] * 3  # two are open, one is flagged
        assert "Flagged for later" in page
        assert Attempt.objects.open().exists()

    def test_against_the_clock_it_says_how_much_is_left(self, learner_client, attempt, now):
        Attempt.objects.update(deadline_at=now + timedelta(seconds=125))

        page = learner_client.get(reverse("quiz_submit", args=[attempt.pk])).text

        assert 'data-seconds-left="125"' in page
        assert "2 min" in page

    def test_once_submitted_its_questions_lead_to_the_results(self, learner_client, attempt):
        submit(learner_client, attempt)

        for name, arguments in (("quiz_question", [attempt.pk, 1]), ("quiz_submit", [attempt.pk])):
            response = learner_client.get(reverse(name, args=arguments))
            assert response.url == reverse("quiz_results", args=[attempt.pk])

    def test_results_wait_until_it_is_submitted(self, learner_client, attempt):
        response = learner_client.get(reverse("quiz_results", args=[attempt.pk]))
        assert response.url == reverse("quiz_question", args=[attempt.pk, 1])


class TestStudyingTheMissed:
    def study(self, client, attempt):
        return client.post(reverse("study_quiz", args=[attempt.pk]), follow=True)

    def test_it_makes_the_cards_that_were_lacking_and_no_others(
        self, learner_client, learner, attempt, cards
    ):
        cards[1].delete()
        answer(learner_client, attempt, 1, "Wang Li")
        answer(learner_client, attempt, 2, "Zhao Min")
        submit(learner_client, attempt)
        assert learner.cards.count() == 2

        response = self.study(learner_client, attempt)

        assert response.redirect_chain[-1][0].startswith("/study/")
        made = learner.cards.get(question=cards[1].question)
        assert set(StudySession.objects.get().chosen) == {made.pk, cards[2].pk}
        assert "of 2 done" in response.text

    def test_where_all_was_right_there_is_nothing_to_study(self, learner_client, attempt):
        for number in (1, 2, 3):
            answer(learner_client, attempt, number, "Wang Li")
        page = submit(learner_client, attempt)

        assert reverse("study_quiz", args=[attempt.pk]) not in page.text
        assert "None of these" in self.study(learner_client, attempt).text

    def test_not_before_it_is_submitted(self, learner_client, learner, attempt):
        self.study(learner_client, attempt)
        assert not StudySession.objects.exists()


def test_undo_in_study_refuses_what_a_quiz_reviewed(learner_client, learner, attempt):
    answer(learner_client, attempt, 1, "Zhao Min")
    submit(learner_client, attempt)
    session = StudySession.objects.create(user=learner, started_at=attempt.started_at)

    form = {"review": Review.objects.get().pk}
    response = learner_client.post(reverse("undo", args=[session.pk]), form, follow=True)

    assert "given in a quiz, where it stands" in response.text
    assert Review.objects.standing().count() == 1
