"""Building a quiz, handing it in, and what its results say."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from content.factories import BriefFactory, PassageFactory
from learning.factories import (
    AttemptFactory,
    CardFactory,
    QuestionFactory,
    ResponseFactory,
    question_body,
)
from learning.models import Attempt, Card, Review, StudySession

pytestmark = pytest.mark.django_db
BUILD = "/quizzes/"


@pytest.fixture(autouse=True)
def _at_noon(clock):
    """Every test happens at the moment at which the factories' cards are due."""


@pytest.fixture
def cards(learner) -> list[Card]:
    return CardFactory.create_batch(3, user=learner, in_review=True)


@pytest.fixture
def attempt(learner, cards) -> Attempt:
    attempt = AttemptFactory.create(user=learner)
    for position, card in enumerate(cards, 1):
        ResponseFactory.create(attempt=attempt, position=position, question=card.question)
    return attempt


def answer(client, attempt, number, text, *, follow=False, **form):
    url = reverse("quiz_question", args=[attempt.pk, number])
    token = re.search(r'name="shown" value="([^"]+)"', client.get(url).text)[1]
    return client.post(url, {"shown": token, "response": text, **form}, follow=follow)


def submit(client, attempt):
    return client.post(reverse("quiz_submit", args=[attempt.pk]), follow=True)


class TestBuilding:
    @pytest.mark.usefixtures("cards")
    def test_one_press_begins_a_quiz_on_what_is_about_to_be_forgotten(self, learner_client):
        page = learner_client.get(BUILD)
        assert "What I am about to forget" in page.text

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
            ("briefs", "999999"),
            ("briefs", "9" * 20),
            ("sections", "x"),
        ],
    )
    def test_a_wish_that_cannot_be_is_told_and_nothing_begun(self, learner_client, field, value):
        response = learner_client.post(BUILD, {field: value})

        assert response.status_code == 200
        assert "errorlist" in response.text
        assert not Attempt.objects.exists()

    @pytest.mark.parametrize(
        ("focus", "said"),
        [
            ("fading", "about to be forgotten: no card"),
            ("missed", "You got nothing wrong here"),
            ("section", "No section of this"),
            ("mix", "There is nothing to ask here yet"),
        ],
    )
    def test_where_there_is_nothing_to_ask_it_says_why(self, learner_client, focus, said):
        assert said in learner_client.post(BUILD, {"focus": focus}).text

    def test_whoever_has_begun_nothing_is_led_to_the_briefs(self, learner_client):
        page = learner_client.get(BUILD).text

        assert "There is nothing to ask yet" in page
        assert 'href="/briefs/">Choose a brief' in page
        assert "What I am about to forget" not in page

    @pytest.mark.usefixtures("cards")
    def test_a_wish_in_detail_that_finds_nothing_can_be_changed(self, learner_client):
        form = {"focus": "missed", "size": "5"}
        assert '<details class="quizzes__detail" open>' in learner_client.post(BUILD, form).text

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
    def test_what_is_under_way_and_what_was_taken(self, learner_client, attempt):
        answer(learner_client, attempt, 1, "Wang Li")
        page = learner_client.get(BUILD).text
        assert "1 of 3 answered" in page
        assert reverse("quiz_question", args=[attempt.pk, 2]) in page

        submit(learner_client, attempt)

        page = learner_client.get(BUILD).text
        assert "1 of 3 right" in page
        assert "Under way" not in page

    def test_what_ran_out_of_time_is_closed_by_whoever_looks(
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


class TestResults:
    def test_every_question_with_what_was_answered_and_what_is_right(self, learner_client, attempt):
        answer(learner_client, attempt, 1, "Wang Li")
        answer(learner_client, attempt, 2, "Zhao Ming")

        page = submit(learner_client, attempt).text

        assert "1 of 3 right" in page
        assert "Zhao Ming" in page
        assert page.count(">Not answered<") == 1
        assert page.count("Wang Li argues that ports feed cities.") == 3

    def test_whose_statement_a_wrong_option_was_and_the_words_of_the_source(
        self, learner_client, learner
    ):
        passage = PassageFactory.create(text="Ningbo has a port.", brief__visibility="public")
        question = QuestionFactory.create(brief=passage.brief, passage=passage)
        attempt = AttemptFactory.create(user=learner)
        response = ResponseFactory.create(attempt=attempt, question=question, format="choice")
        wrong = next(one for one in response.shown["options"] if one["text"] == "Sun Tao")
        answer(learner_client, attempt, response.position, "", option=wrong["id"])

        page = submit(learner_client, attempt).text

        assert "Sun Tao is named elsewhere." in page
        assert "<mark>Ningbo</mark> has a port." in page

    def test_of_a_brief_that_was_closed_since_only_what_was_shown(self, learner_client, attempt):
        passage = PassageFactory.create(text="Ningbo is secret.")
        response = attempt.responses.get(position=1)
        brief = response.question.brief
        brief.visibility, brief.title = "private", "A title of today"
        brief.save()
        response.question.passage = passage
        response.question.save()
        asked = learner_client.get(reverse("quiz_question", args=[attempt.pk, 1])).text
        told = submit(learner_client, attempt).text

        assert response.body["stem"] in asked
        assert "A title of today" not in asked + told
        assert "is secret" not in told

    def test_a_question_that_is_no_more_is_told_as_it_was(self, learner_client, attempt):
        attempt.responses.get(position=1).question.delete()

        assert "0 of 3 right" in submit(learner_client, attempt).text


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
        assert "2 cards" in response.text or "of 2 learnt" in response.text

    def test_where_all_was_right_there_is_nothing_to_study(self, learner_client, attempt):
        for number in (1, 2, 3):
            answer(learner_client, attempt, number, "Wang Li")
        page = submit(learner_client, attempt)

        assert "Study the missed" not in page.text
        assert "None of these questions" in self.study(learner_client, attempt).text

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


def test_a_body_of_each_kind_can_be_read_again(learner_client, learner):
    """A control for the page of results: no kind is told by a page that fails."""
    attempt = AttemptFactory.create(user=learner)
    lists = question_body(formats=["list"], elements=["Ningbo", "Xiamen"], expects="set")
    gap = question_body(stem="Ports feed ____.", formats=["cloze"])
    ResponseFactory.create(attempt=attempt, position=1, format="list", question__body=lists)
    ResponseFactory.create(attempt=attempt, position=2, format="cloze", question__body=gap)
    answer(learner_client, attempt, 1, ["Ningbo", "Dalian"])

    page = submit(learner_client, attempt).text

    assert "Xiamen" in page
    assert "Dalian" in page
    assert "1 of 2 right." in page

    def test_a_map_leads_to_each_question_and_one_link_to_the_missed(self, learner_client, attempt):
        answer(learner_client, attempt, 1, "Wang Li")
        answer(learner_client, attempt, 2, "Zhao Min")
        page = submit(learner_client, attempt).text
        asked = r'id="question-(\d)"'

        names = re.findall(r'href="#question-\d" aria-label="([^"]+)"', page)
        assert names == ["Question 1: Right", "Question 2: Wrong", "Question 3: Not answered"]
        assert re.findall(asked, page) == ["1", "2", "3"]
        assert 'href="?show=missed">Show only the 2 missed' in page

        address = reverse("quiz_results", args=[attempt.pk])
        missed = learner_client.get(f"{address}?show=missed").text
        assert re.findall(asked, missed) == ["2", "3"]
        assert f'href="{address}#question-1"' in missed
        assert f'href="{address}">Show all 3' in missed

    def test_what_is_overruled_stays_among_the_missed(self, learner_client, attempt):
        answer(learner_client, attempt, 1, "Zhao Min")
        answer(learner_client, attempt, 2, "Wang Li")
        submit(learner_client, attempt)
        address = reverse("quiz_results", args=[attempt.pk]) + "?show=missed"
        page = learner_client.get(address).text
        action, shown = re.search(
            r'action="([^"]+/1/override/[^"]*)".*?name="shown" value="([^"]+)"', page, re.DOTALL
        ).groups()

        response = learner_client.post(action, {"shown": shown, "verdict": "right"})

        assert response.url == f"{address}#question-1"
        assert "Right, as you say" in learner_client.get(response.url).text

    def test_of_an_altered_statement_the_change_is_marked(self, learner_client, attempt, cards):
        stem = "The lock opened in 1991. One date here is wrong: select and correct it."
        body = question_body(stem=stem, formats=["altered word"], altered=["1991", "1998"])
        attempt.responses.filter(position=1).update(body=body, format="altered word")

        page = submit(learner_client, attempt).text

        assert "The lock opened in <del>1991</del> <ins>1998</ins>." in page
        assert "select and correct it" not in page


class TestOverruling:
    @pytest.fixture
    def results(self, learner_client, attempt) -> str:
        """The page of a quiz in which one of three is right and one wrong."""
        answer(learner_client, attempt, 1, "Zhao Min")
        answer(learner_client, attempt, 2, "Wang Li")
        return submit(learner_client, attempt).text

    def press(self, client, page: str, number: int, button: str):
        """Press a button of a question's own verdict."""
        [form] = re.findall(
            rf'<form class="overrule" method="post" action="([^"]+/{number}/override/[^"]*)".*?'
            rf'name="shown" value="([^"]+)".*?name="verdict" value="(\w*)">{button}<',
            page,
            re.DOTALL,
        )
        url, shown, verdict = form
        return client.post(url, {"shown": shown, "verdict": verdict}, follow=True)

    def test_what_is_called_right_counts_as_right_until_it_is_taken_back(
        self, learner_client, results
    ):
        assert "1 of 3 right" in results

        page = self.press(learner_client, results, 1, "I was right")
        assert "2 of 3 right" in page.text
        assert "Right, as you say" in page.text
        assert page.redirect_chain[-1][0].endswith("/results/#question-1")
        assert "2 of 3 right" in learner_client.get(BUILD).text

        page = self.press(learner_client, page.text, 1, "Take “Right, as you say” back")
        assert "1 of 3 right" in page.text

    def test_what_was_right_can_be_called_wrong(self, learner_client, results):
        page = self.press(learner_client, results, 2, "I was wrong")
        assert "0 of 3 right" in page.text

    def test_what_was_not_answered_is_none_to_call_right(self, results):
        assert results.count('class="overrule"') == 2

    def test_a_card_that_was_answered_since_stays_and_that_is_said(self, learner_client, results):
        Card.objects.update(seq=9)

        page = self.press(learner_client, results, 1, "I was right")

        assert "2 of 3 right" in page.text
        assert "The card stays as it is: it was answered again or put away since." in page.text

    def test_another_page_that_is_out_of_date_is_told_so(self, learner_client, results):
        self.press(learner_client, results, 1, "I was right")
        Attempt.objects.get().responses.filter(position=1).update(version=7)

        page = self.press(learner_client, results, 1, "I was right")

        assert "That was changed elsewhere since." in page.text

    def test_with_feedback_after_each_it_is_offered_at_once(self, learner_client, attempt):
        attempt.quiz.feedback = "each"
        attempt.quiz.save()
        page = answer(learner_client, attempt, 1, "", give_up="1", follow=True).text

        page = self.press(learner_client, page, 1, "I did know it").text

        assert "Question 1 of 3" in page
        assert "Right, as you say" in page
