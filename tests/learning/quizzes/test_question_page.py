"""One question of a quiz: what its form keeps, where it leads, and what it never tells."""

import json
import re

import pytest
from django.urls import reverse

from learning.factories import (
    AttemptFactory,
    CardFactory,
    CompositeFactory,
    QuestionFactory,
    QuizFactory,
    ResponseFactory,
    question_body,
)
from learning.models import Attempt, Review
from learning.quizzes import answering
from tests.clients import HTMX

pytestmark = pytest.mark.django_db
SECRETS = {
    "answer": "Quagga",
    "accepted": ["Thylacine"],
    "explanation": "Aurochs",
    "keywords": ["Dinornis"],
    "pool": ["Solitaire"],
    "source": {"passage": "p", "start": 0, "end": 7, "text": "Quokkas"},
}
WORDS = ("Quagga", "Thylacine", "Aurochs", "Dinornis", "Solitaire", "Quokkas", "Stellers")


@pytest.fixture(autouse=True)
def _at_noon(clock):
    """Every test happens at the moment at which the attempts begin."""


@pytest.fixture
def attempt(learner) -> Attempt:
    attempt = AttemptFactory.create(user=learner)
    for position in (1, 2, 3):
        ResponseFactory.create(attempt=attempt, position=position)
    return attempt


@pytest.fixture
def each(attempt) -> Attempt:
    attempt.feedback = "each"
    attempt.save()
    return attempt


def url(attempt, number=1) -> str:
    return reverse("quiz_question", args=[attempt.pk, number])


def token(client, attempt, number=1) -> str:
    page = client.get(url(attempt, number)).text
    return re.search(r'name="shown" value="([^"]+)"', page)[1]


def send(client, attempt, text, number=1, **form):
    form = {"shown": token(client, attempt, number), "response": text, **form}
    return client.post(url(attempt, number), form)


class TestKeeping:
    @pytest.mark.parametrize(
        ("go", "where"), [("2", "/2/"), ("3", "/3/"), ("submit", "/submit/"), ("", "/1/")]
    )
    def test_whatever_button_is_pressed_the_answer_is_kept(
        self, learner_client, attempt, go, where
    ):
        response = send(learner_client, attempt, "Sun Tao", go=go)

        assert response.url.endswith(where)
        assert attempt.responses.get(position=1).given == {"text": "Sun Tao"}

    def test_it_stands_in_its_field_again(self, learner_client, attempt):
        assert "Not answered yet" in learner_client.get(url(attempt)).text
        send(learner_client, attempt, "Sun Tao")

        page = learner_client.get(url(attempt)).text
        assert 'value="Sun Tao"' in page
        assert "Saved" in page

    def test_a_flag_can_be_set_and_removed(self, learner_client, attempt):
        send(learner_client, attempt, "", flag="1")
        assert attempt.responses.get(position=1).flagged
        send(learner_client, attempt, "", flag="0")
        assert not attempt.responses.get(position=1).flagged

    def test_the_map_tells_what_is_answered_flagged_and_here(self, learner_client, attempt):
        send(learner_client, attempt, "Sun Tao", number=2, flag="1")

        page = learner_client.get(url(attempt, 3)).text

        assert re.findall(
            r'aria-label="(Question [^"]*)"\s+class="[^"]+"\s+(aria-current)?', page
        ) == [
            ("Question 1", ""),
            ("Question 2, answered, flagged", ""),
            ("Question 3", "aria-current"),
        ]

    def test_a_change_is_kept_as_it_is_made(self, learner_client, attempt):
        form = {"shown": token(learner_client, attempt), "response": "Sun Tao"}
        response = learner_client.post(url(attempt), form, headers=HTMX)

        assert "Saved" in response.text
        assert "<html" not in response.text
        again = re.search(r'name="shown" value="([^"]+)"', response.text)[1]
        form = {"shown": again, "response": "Wang Li"}
        assert learner_client.post(url(attempt), form, headers=HTMX).status_code == 200
        assert attempt.responses.get(position=1).given == {"text": "Wang Li"}

    def test_with_it_comes_its_place_on_the_map(self, learner_client, attempt):
        def kept(text: str) -> list[str]:
            form = {"shown": token(learner_client, attempt), "response": text}
            page = learner_client.post(url(attempt), form, headers=HTMX).text
            return re.findall(
                r'<li id="place-1" hx-swap-oob="true">\s*<button[^>]*aria-label="([^"]*)"', page
            )

        assert kept("Sun Tao") == ["Question 1, answered"]
        assert kept("") == ["Question 1"]
        Attempt.objects.update(one_way=True)
        assert kept("Sun Tao") == [], "there is no map"

    def test_its_points_stand_above_the_question(self, learner_client, attempt):
        assert 'class="eyebrow"' not in learner_client.get(url(attempt)).text
        attempt.responses.update(points=3)
        assert '<p class="eyebrow">3 points</p>' in learner_client.get(url(attempt)).text

    def test_how_long_it_took_is_kept(self, learner_client, attempt, clock):
        shown = token(learner_client, attempt)
        clock.shift(7)
        learner_client.post(url(attempt), {"shown": shown, "response": "Sun Tao"})

        assert attempt.responses.get(position=1).seconds == 7.0

    def test_with_a_change_since_the_page_was_shown_not_since_the_last(
        self, learner_client, attempt, clock
    ):
        form = {"shown": token(learner_client, attempt), "response": "Sun Tao"}
        clock.shift(7)
        kept = learner_client.post(url(attempt), form, headers=HTMX).text
        form = {"shown": re.search(r'value="([^"]+)"', kept)[1], "response": "Wang Li"}
        clock.shift(1)
        learner_client.post(url(attempt), form, headers=HTMX)

        assert attempt.responses.get(position=1).seconds == 8.0


class TestStaleTab:
    def test_it_shows_the_stored_answer_and_the_refused_one(self, learner_client, attempt):
        old = token(learner_client, attempt)
        send(learner_client, attempt, "Wang Li")

        response = learner_client.post(url(attempt), {"shown": old, "response": "Sun Tao"})

        assert response.status_code == 409
        assert "answered this on another page" in response.text
        assert "<q>Sun Tao</q>" in response.text
        assert 'value="Wang Li"' in response.text
        assert attempt.responses.get(position=1).given == {"text": "Wang Li"}

    def test_an_autosave_is_refused_beside_the_field(self, learner_client, attempt):
        old = token(learner_client, attempt)
        send(learner_client, attempt, "Wang Li")

        form = {"shown": old, "response": "Sun Tao"}
        response = learner_client.post(url(attempt), form, headers=HTMX)

        assert response.status_code == 409
        assert "on another page" in response.text
        assert old in response.text

    def test_a_question_of_a_quiz_that_is_gone_is_not_found(
        self, learner_client, attempt, monkeypatch
    ):
        def too_late(attempt: Attempt, *rest: object) -> None:
            attempt.quiz.delete()
            save_response(attempt, *rest)

        save_response = answering.save_response
        shown = token(learner_client, attempt)
        monkeypatch.setattr(answering, "save_response", too_late)

        form = {"shown": shown, "response": "Sun Tao"}
        assert learner_client.post(url(attempt), form).status_code == 404

    @pytest.mark.parametrize("huge", [10**20, 2**63])
    def test_an_address_that_no_row_can_have_is_not_found(self, learner_client, attempt, huge):
        for place in (f"{huge}/1", f"{attempt.pk}/{huge}", f"{huge}/submit", f"{huge}/results"):
            assert learner_client.get(f"/quizzes/{place}/").status_code == 404

    def test_after_the_quiz_was_submitted_it_leads_to_the_results(self, learner_client, attempt):
        old = token(learner_client, attempt)
        learner_client.post(reverse("quiz_submit", args=[attempt.pk]))

        form = {"shown": old, "response": "Sun Tao"}
        response = learner_client.post(url(attempt), form, follow=True)

        assert "Time was up" in response.text

    @pytest.mark.parametrize("token", ["", "forged", "other"])
    def test_a_token_that_is_not_of_this_question_is_refused(self, learner_client, attempt, token):
        shown = _token_of_second(learner_client, attempt) if token == "other" else token
        form = {"shown": shown, "response": "Sun Tao"}
        assert learner_client.post(url(attempt), form).status_code == 404


def _token_of_second(client, attempt) -> str:
    return token(client, attempt, 2)


class TestTimeIsUp:
    @pytest.mark.parametrize(
        ("seconds", "where", "kept"),
        [
            (-1, "/1/", True),
            (0, "/results/", True),
            (5, "/results/", True),
            (6, "/results/", False),
        ],
    )
    def test_an_answer_on_the_screen_counts_for_five_seconds_more(
        self, learner_client, attempt, clock, now, seconds, where, kept
    ):
        Attempt.objects.update(deadline_at=now)
        clock.move_to(now, tick=False)
        shown = token(learner_client, attempt)
        clock.shift(seconds)

        form = {"shown": shown, "response": "Wang Li", "go": "time-up"}
        response = learner_client.post(url(attempt), form)

        assert response.url.endswith(where)
        outcome = attempt.responses.get(position=1).given
        assert (outcome is not None) == kept


class TestFeedbackAfterEach:
    def test_an_answer_is_judged_at_once_on_the_same_page(self, learner_client, learner, each):
        question = each.responses.get(position=1).question
        CardFactory.create(user=learner, question=question, in_review=True)

        response = send(learner_client, each, "Zhao Min", go="2")

        page = learner_client.get(response.url).text
        assert response.url == url(each)
        assert "Missed" in page
        assert page.count("Wang Li argues that ports feed cities.") == 1
        assert Review.objects.get().rating == 1

    def test_a_flag_is_set_also_where_the_answer_beside_it_is_asked_back(
        self, learner_client, each
    ):
        each.responses.update(body=question_body(answer="Liu Ming", pool=["Liu Hua"]))

        response = send(learner_client, each, "Liu", flag="1")

        assert 'aria-pressed="true"' in response.text
        assert each.responses.get(position=1).flagged

    def test_the_map_tells_what_was_right(self, learner_client, each):
        send(learner_client, each, "Wang Li", number=1)
        send(learner_client, each, "Zhao Min", number=2)

        page = learner_client.get(url(each, 3)).text

        names = re.findall(r'aria-label="(Question \d[^"]*)"', page)
        assert names == ["Question 1, right", "Question 2, missed", "Question 3"]

    def test_the_map_does_not_tell_what_another_quiz_seals(self, learner_client, learner, each):
        send(learner_client, each, "Wang Li", number=1)
        quiz = QuizFactory.create(authored=True)
        sealed = AttemptFactory.create(user=learner, quiz=quiz)
        question = each.responses.get(position=1).question
        ResponseFactory.create(attempt=sealed, question=question)

        page = learner_client.get(url(each, 3)).text

        assert 'aria-label="Question 1, answered"' in page

    def test_leaving_a_blank_one_for_later_judges_nothing(self, learner_client, each):
        assert send(learner_client, each, "", go="2").url == url(each, 2)
        assert each.responses.get(position=1).verdict == {}

    def test_giving_up_shows_the_answer(self, learner_client, each):
        response = send(learner_client, each, "Zhao", give_up="1")

        page = learner_client.get(response.url).text
        assert "Wang Li" in page
        assert "Not known yet" in page
        assert each.responses.get(position=1).verdict["outcome"] == "blank"

    def test_a_surname_that_several_share_is_asked_back(self, learner_client, each):
        body = question_body(answer="Liu Ming", pool=["Liu Hua"])
        each.responses.update(body=body)

        response = send(learner_client, each, "Liu")

        assert response.status_code == 200
        assert 'role="alert"' in response.text
        assert 'value="Liu"' in response.text
        assert each.responses.get(position=1).version == 0

    def test_an_answer_of_another_kind_is_refused_beside_its_field(self, learner_client, each):
        body = question_body(answer="May 2019", formats=["number"], expects="date")
        each.responses.update(body=body, format="number")

        response = send(learner_client, each, "abc")

        assert response.text.index('value="abc"') < response.text.index("Give a date.")
        assert each.responses.get(position=1).version == 0


class TestNothingIsDisclosed:
    """Every part of a question that tells its answer is a word found nowhere else."""

    @pytest.fixture
    def secret(self, learner) -> Attempt:
        attempt = AttemptFactory.create(user=learner)
        distractors = [
            {"text": text, "truth": "Stellers", "source": SECRETS["source"]}
            for text in ("left", "right")
        ]
        for position, format in enumerate(("typed", "choice", "number", "list"), 1):
            body = question_body(**SECRETS, formats=[format], distractors=distractors)
            if format == "list":
                body["elements"] = ["Quagga", "Thylacine"]
            question = QuestionFactory.create(body=body)
            ResponseFactory.create(
                attempt=attempt, position=position, format=format, question=question
            )
        return attempt

    def everything(self, client, address, **headers) -> str:
        response = client.get(address, headers=headers)
        assert response.status_code == 200
        return response.text + json.dumps(dict(response.headers)) + str(response.cookies)

    def found(self, text: str) -> set[str]:
        return {word for word in WORDS if word in text}

    @pytest.mark.parametrize("number", [1, 2, 3, 4])
    @pytest.mark.parametrize("answered", [False, True])
    def test_by_a_question_or_the_map_before_the_results(
        self, learner_client, secret, number, answered
    ):
        if answered:
            send(learner_client, secret, "left", number=number)
        page = self.everything(learner_client, url(secret, number))

        assert self.found(page) == ({"Quagga"} if number == 2 else set())

    def test_by_an_autosave(self, learner_client, secret):
        form = {"shown": token(learner_client, secret), "response": "left"}
        response = learner_client.post(url(secret), form, headers=HTMX)
        assert self.found(response.text + json.dumps(dict(response.headers))) == set()

    def test_by_the_submit_page_or_the_list(self, learner_client, secret):
        for address in (reverse("quiz_submit", args=[secret.pk]), "/quizzes/"):
            assert self.found(self.everything(learner_client, address)) == set()

    def test_control_the_results_tell_it_all(self, learner_client, secret):
        learner_client.post(reverse("quiz_submit", args=[secret.pk]))
        page = self.everything(learner_client, reverse("quiz_results", args=[secret.pk]))
        assert {"Quagga", "Aurochs", "Quokkas"} <= self.found(page)

    def test_with_feedback_after_each_only_of_what_was_answered(self, learner_client, secret):
        secret.feedback = "each"
        secret.save()
        send(learner_client, secret, "left", number=1)

        assert "Aurochs" in self.found(self.everything(learner_client, url(secret, 1)))
        assert self.found(self.everything(learner_client, url(secret, 3))) == set()


class TestFields:
    """What was answered stands in the fields of every kind again."""

    def test_in_a_matching_and_an_ordering(self, learner_client, learner):
        attempt = AttemptFactory.create(user=learner)
        for position, format in enumerate(("matching", "ordering", "choice"), 1):
            composite = (
                QuestionFactory.create()
                if format == "choice"
                else CompositeFactory.create(format=format)
            )
            ResponseFactory.create(
                attempt=attempt, position=position, format=format, question=composite
            )
        matching, ordering, choice = attempt.responses.all()
        pair = matching.shown["prompts"][0]["id"], matching.shown["options"][1]["id"]
        places = [one["id"] for one in ordering.shown["options"]]
        picked = choice.shown["options"][0]["id"]

        send(learner_client, attempt, "", 1, **{f"match-{pair[0]}": pair[1]})
        send(learner_client, attempt, "", 2, **{f"place-{one}": n for n, one in enumerate(places)})
        send(learner_client, attempt, "", 3, option=picked)

        pages = [learner_client.get(url(attempt, number)).text for number in (1, 2, 3)]
        assert re.search(rf'<option value="{pair[1]}" selected\s*>', pages[0])
        assert [int(n) for n in re.findall(r"<option selected>(\d)", pages[1])] == [1, 2, 3]
        assert f'value="{picked}" checked' in pages[2]
