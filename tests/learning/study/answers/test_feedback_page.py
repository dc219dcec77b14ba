"""The feedback on an answer, and the learner's own verdict on it."""

import re
from html import unescape

import pytest
from django.urls import reverse

from content.factories import BriefFactory, PassageFactory
from learning.factories import (
    CardFactory,
    CompositeFactory,
    QuestionFactory,
    ReviewFactory,
    composite_cards,
    question_body,
)
from learning.kinds.response_fields import opaque
from learning.models import Review
from tests.clients import HTMX
from tests.learning.study.studying import due_card, page, post, token

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def answer_with(client, session, **fields) -> str:
    """The feedback on an answer to the card that is due."""
    data = {"shown": token(page(client, session)), **fields}
    return post(client, "answer", session, data, **HTMX).text


def override(client, session, feedback: str, headers=HTMX):
    """Press the button that contradicts the verdict."""
    url = re.search(r'action="([^"]+/override/)"', feedback)[1]
    key = re.search(r'name="key" value="([^"]+)"', feedback)[1]
    verdict = re.search(r'name="verdict" value="([^"]*)"', feedback)[1]
    return client.post(url, {"key": key, "verdict": verdict}, headers=headers, follow=True)


def plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def compared(feedback: str) -> dict[str, str]:
    """The feedback on an answer of one part: the text of each line by its label."""
    tiles = re.findall(r'<li class="tile .*?</li>', feedback, re.DOTALL)
    said = (
        re.search(r'^(.*)<span class="tile__said">(.*)</span>', tile, re.DOTALL) for tile in tiles
    )
    lines = re.findall(r"<dt>(.*?)</dt>\s+<dd.*?>(.*?)</dd>", feedback, re.DOTALL)
    by_label = [(one[2], one[1]) for one in said if one] + lines
    return {plain(name): plain(text) for name, text in by_label}


def parts(feedback: str) -> list[str]:
    """The feedback on an answer of several parts, line by line."""
    lines = re.findall(r'<li class="(?:part |pair").*?</li>', feedback, re.DOTALL)
    return [plain(line) for line in lines]


def test_a_wrong_answer_shows_the_source_with_its_words_marked(learner_client, learner, session):
    brief = BriefFactory.create(source="A small brief", visibility="public")
    passage = PassageFactory.create(brief=brief, text="Ningbo rests on its port.", number=7)
    body = question_body(formats=["typed"])
    question = QuestionFactory.create(brief=brief, passage=passage, body=body)
    CardFactory.create(user=learner, question=question, in_review=True)
    shown = token(page(learner_client, session))

    response = post(
        learner_client, "answer", session, {"shown": shown, "response": "Zhao Min"}, **HTMX
    )

    assert "Missed" in response.text
    assert "Zhao Min" in response.text
    assert "<mark>Ningbo</mark>" in response.text
    assert "Retold from “A small brief”, paragraph 7" in plain(response.text)
    assert "I was right" in response.text


def test_the_feedback_on_a_self_graded_answer_leads_to_the_session(
    learner_client, learner, session
):
    review = ReviewFactory.create(card__user=learner, session=session)
    url = reverse("feedback", args=[session.pk, review.pk])

    assert learner_client.get(url).url == reverse("study_session", args=[session.pk])


def test_an_overridden_answer_shows_the_learners_verdict(learner_client, learner, session):
    due_card(learner, formats=["typed"])
    feedback = answer_with(learner_client, session, response="my word")
    override(learner_client, session, feedback)

    url = reverse("feedback", args=[session.pk, Review.objects.standing().get().pk])
    text = learner_client.get(url).text

    assert "Right, as you say" in text
    assert "told--right" in text
    assert "Counted as right." in text
    assert 'name="verdict" value="wrong"' not in text


@pytest.mark.parametrize("headers", [HTMX, {}], ids=["htmx", "plain"])
def test_an_override_is_shown_and_undone_on_its_page(learner_client, learner, session, headers):
    due_card(learner, formats=["typed"])
    feedback = answer_with(learner_client, session, response="my word")

    feedback = override(learner_client, session, feedback, headers).text
    assert "Counted as right." in feedback
    assert Review.objects.standing().get().rating == 3

    feedback = override(learner_client, session, feedback, headers).text
    assert "Counted as" not in feedback
    assert "I was right" in feedback
    assert Review.objects.standing().get().rating == 1


class TestPartsOfOneAnswer:
    def test_a_wrong_answer_is_compared_word_by_word(self, learner_client, learner, session):
        due_card(learner, formats=["typed"], expects="term", answer="tech innovation")

        text = answer_with(learner_client, session, response="rural innovation")

        assert compared(text) == {
            "Yours": "rural innovation",
            "Answer": "tech innovation",
            "Missing": "tech",
            "Too much": "rural",
        }
        assert "<del>rural</del> innovation" in text
        assert "<ins>tech</ins> innovation" in text

    def test_a_misspelt_answer_is_told_its_spelling(self, learner_client, learner, session):
        due_card(learner, formats=["typed"], expects="term", answer="Marxist doctrine")

        text = answer_with(learner_client, session, response="marxist doctrin")

        assert "Right. It’s spelt <em>doctrine</em>." in text
        assert "Marxist doctrin<ins>e</ins>" in text

    def test_a_right_answer_in_other_words_has_no_faults(self, learner_client, learner, session):
        due_card(learner, formats=["typed"], expects="term", answer="Marxist doctrine")

        text = answer_with(learner_client, session, response="Marxism")

        assert compared(text) == {"Yours": "Marxism", "Answer": "Marxist doctrine"}
        assert "<del>" not in text

    def test_an_answer_with_nothing_right_is_only_shown_beside_the_key(
        self, learner_client, learner, session
    ):
        due_card(learner, formats=["typed"], expects="term", answer="tech innovation")

        text = answer_with(learner_client, session, response="looms")

        assert compared(text) == {"Yours": "looms", "Answer": "tech innovation"}

    def test_a_wrong_name_that_is_typed_says_whose_it_is(self, learner_client, learner, session):
        due_card(learner, formats=["typed"])

        text = answer_with(learner_client, session, response="zhao min")

        assert "Zhao Min is named elsewhere." in text

    @pytest.mark.parametrize("format", ["choice", "typed"])
    def test_a_wrong_speaker_is_told_after_the_right_one(
        self, learner_client, learner, session, format
    ):
        card = due_card(learner, formats=[format])
        picked = opaque(card.question.body, "Zhao Min")

        text = answer_with(learner_client, session, response="Zhao Min", option=picked)

        assert (
            "Wang Li argues that ports feed cities. Yours: Zhao Min is named elsewhere."
        ) in plain(text)

    def test_a_wrong_term_is_told_by_its_own_name(self, learner_client, learner, session):
        card = due_card(learner, formats=["choice"], expects="term")
        picked = opaque(card.question.body, "Zhao Min")

        text = answer_with(learner_client, session, option=picked)

        assert "Missed. Zhao Min is named elsewhere." in plain(text)


def test_its_address_stands_in_the_browser_until_the_next_card(learner_client, learner, session):
    due_card(learner, formats=["choice"])
    data = {"shown": token(page(learner_client, session)), "option": ""}

    told = post(learner_client, "answer", session, data | {"give_up": "1"}, **HTMX)

    again = learner_client.get(told.headers["HX-Replace-Url"]).text
    assert "Not known yet" in again
    address = reverse("study_session", args=[session.pk])
    following = learner_client.get(address, headers=HTMX)
    assert following.headers["HX-Replace-Url"] == address
    assert "HX-Replace-Url" not in learner_client.get(address).headers


class TestComposites:
    """Feedback part by part: each is right, wrong or missing."""

    def shown(self, learner, format, **body):
        self.composite = CompositeFactory.create(format=format)
        self.composite.body |= body
        self.composite.save()
        composite_cards(self.composite, learner)
        self.ids = {
            text: opaque(self.composite.body, text)
            for part in self.composite.body["parts"]
            for text in (part["prompt"], part["answer"])
        }

    def test_pairs(self, learner_client, learner, session):
        self.shown(learner, "matching")
        ids = self.ids

        text = answer_with(
            learner_client,
            session,
            **{f"match-{ids['Wang Li']}": ids["the port"]},
            **{f"match-{ids['Zhao Min']}": ids["the ships"]},
        )

        assert "told--wrong" in text
        assert "1 of 3 right." in text
        assert sorted(parts(text)) == [
            "Sun Tao Left empty Right: the ships",
            "Wang Li Right: the port",
            "Zhao Min Missed, yours: the ships Right: the mint",
        ]

    def test_pairs_stand_as_they_did_when_they_were_asked(self, learner_client, learner, session):
        self.shown(learner, "matching")
        asked = re.findall(
            r'<label for="match-\w+">(.*?)</label>', page(learner_client, session).text
        )

        text = answer_with(learner_client, session, give_up="1")

        named = re.findall(r'<span class="pair__name">(.*?)</span>', text, re.DOTALL)
        assert len(asked) == 3
        assert [plain(name) for name in named] == [plain(name) for name in asked]

    def test_places_of_an_order(self, learner_client, learner, session):
        self.shown(learner, "ordering")
        first, second, third = (part["prompt"] for part in self.composite.body["parts"])
        places = {f"place-{self.ids[one]}": n for n, one in enumerate((second, first, third), 1)}

        text = answer_with(learner_client, session, **places)

        assert parts(text) == [
            f"Place 1 Missed, yours: {second} Right: {first}",
            f"Place 2 Missed, yours: {first} Right: {second}",
            f"Place 3 Right: {third}",
        ]

    def test_a_list_of_which_nothing_was_right(self, learner_client, learner, session):
        self.shown(learner, "list")

        text = answer_with(learner_client, session, response=["coal", "steel"])

        assert "None of 3 right." in text
        assert parts(text) == [
            *(f"Missing: {name} Missing" for name in ("Wang Li", "Zhao Min", "Sun Tao")),
            "Too much: coal Not one of them",
            "Too much: steel Not one of them",
        ]

    def test_the_feedback_reads_the_same_later(self, learner_client, learner, session):
        self.shown(learner, "list")
        at_once = answer_with(learner_client, session, response="Wang Li")

        url = reverse("feedback", args=[session.pk, Review.objects.last().pk])
        later = learner_client.get(url).text

        assert parts(later) == parts(at_once)
        assert "Counts for all 3." in later


def test_the_words_of_a_comparison_are_escaped_once(learner_client, learner, session):
    due_card(learner)
    answer_with(learner_client, session, give_up="1")
    review = Review.objects.get()
    verdict = review.verdict | {"present": ["Xi'an", "R&D"], "missing": ["<b>"]}
    Review.objects.update(verdict=verdict)

    feedback = learner_client.get(reverse("feedback", args=[session.pk, review.pk])).text

    assert compared(feedback)["Right in yours"] == "Xi'an, R&D"
    assert compared(feedback)["Missing"] == "<b>"


def test_an_altered_statement_is_shown_with_its_change_marked(learner_client, learner, session):
    stem = "The lock opened in 1991. One date here is wrong: select and correct it."
    body = {"formats": ["altered word"], "altered": ["1991", "1998"], "answer": "1998"}
    due_card(learner, stem=stem, **body)

    feedback = answer_with(learner_client, session, found="1991", corrected="1995")

    assert "The lock opened in <del>1991</del> <ins>1998</ins>." in feedback
    assert "select and correct it" not in feedback
