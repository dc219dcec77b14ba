"""The cards of a brief: found, narrowed, covered until their time, starred, noted, suspended."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from content.checking.limits import LONGEST_NOTE
from content.factories import BriefFactory, PassageFactory, PersonFactory
from learning.factories import (
    AttemptFactory,
    CardFactory,
    CompositeFactory,
    ResponseFactory,
    ReviewFactory,
    question_body,
)
from learning.models import Card, Reveal, Review
from tests.clients import HTMX

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def brief():
    return BriefFactory.create(title="Rivers")


@pytest.fixture
def address(brief):
    return reverse("brief_cards", args=[brief.slug])


@pytest.fixture
def make(learner, brief, now):
    """A card of the brief; ``rests`` makes one that was answered and is not asked today."""

    def make(stem="Who was it?", answer="Wang Li", rests=False, user=None, **fields):
        later = now + timedelta(days=5)
        state = {"in_review": True, "due_at": later, "show_at": later} if rests else {}
        return CardFactory.create(
            user=user or learner,
            question__brief=brief,
            question__body=question_body(stem=stem, answer=answer, explanation=f"{answer} it is."),
            **state | fields,
        )

    return make


def act(client, card, action, htmx=False, **form):
    url = reverse("brief_card", args=[card.brief.slug, card.pk])
    return client.post(url, {"action": action} | form, headers=HTMX if htmx else None)


def test_a_card_says_what_it_asks_its_state_and_when_it_comes_back(learner_client, make, address):
    make("Who rests?", rests=True)
    make("Who waits?", in_review=True)
    make("Who is new?")
    make("Who is away?", suspended=True, suspension="leech")

    text = learner_client.get(address).text

    assert "4 cards" in text
    assert "Known · due on" in text
    assert "Known · due now" in text
    assert "Not asked yet" in text
    assert "Missed too often" in text


def test_only_own_cards_that_are_still_asked_of_this_brief_are_listed(
    learner_client, other_learner, make, address, now
):
    make("Who is another’s?", user=other_learner)
    make("Who is retired?", question__retired_at=now)
    CardFactory.create(question__body=question_body(stem="Who is elsewhere?"))

    assert "No cards yet" in learner_client.get(address).text


class TestCovering:
    @pytest.mark.parametrize(
        "state",
        [
            {},
            {"in_learning": True},
            {"in_review": True},
            {"suspended": True, "suspension": "learner"},
        ],
    )
    def test_cards_that_may_be_asked_today_are_covered_in_list_search_and_print(
        self, learner_client, make, address, state
    ):
        make("Who came?", "Quillfeather", **state)

        assert "Quillfeather" not in learner_client.get(address).text
        assert "No matches" in learner_client.get(address, {"q": "Quillfea"}).text
        assert "Quillfeather" not in learner_client.get(f"{address}print/").text

    def test_a_card_that_rests_shows_its_answer(self, learner_client, make, address):
        make("Who came?", "Quillfeather", rests=True)

        assert "Quillfeather" in learner_client.get(address).text

    def test_cards_chosen_for_a_session_are_covered(
        self, learner_client, learner, make, address, now
    ):
        card = make("Who came?", "Quillfeather", rests=True)
        learner.study_sessions.create(started_at=now, chosen=[card.pk])

        assert "Quillfeather" not in learner_client.get(address).text

    @pytest.mark.parametrize("in_whole", [False, True])
    def test_questions_of_a_quiz_under_way_are_covered(
        self, learner_client, learner, brief, make, address, now, in_whole
    ):
        card = make("Who came?", "Quillfeather", rests=True)
        asked = card.question
        if in_whole:
            asked = CompositeFactory.create(brief=brief)
            asked.parts.add(card.question)
        attempt = AttemptFactory.create(user=learner)
        ResponseFactory.create(attempt=attempt, question=asked, format="choice")

        assert "Quillfeather" not in learner_client.get(address).text

        attempt.submitted_at = now
        attempt.save()
        assert "Quillfeather" in learner_client.get(address).text

    def test_an_answer_asked_for_is_shown_and_logged_once(self, learner_client, make, address):
        card, covered = make("Who?", "Quillfeather"), make("Whose?", "Marrowbone")

        for _ in range(2):
            text = act(learner_client, card, "show", htmx=True).text

        assert "Quillfeather" in text
        assert list(Reveal.objects.values_list("card", "seq")) == [(card.pk, 0)]
        assert "Marrowbone" not in learner_client.get(address).text
        assert covered.reveals.count() == 0

    def test_all_answers_of_a_page_are_shown_and_logged(self, learner_client, make, address):
        make("Who?", "Quillfeather", starred=True), make("Whose?", "Marrowbone")

        text = learner_client.post(f"{address}?starred=1", follow=True).text

        assert "Quillfeather" in text
        assert Reveal.objects.get().card.question.body["answer"] == "Quillfeather"

    def test_an_answer_is_covered_again_once_its_card_moved_on(self, learner_client, make, address):
        card = make("Who?", "Quillfeather", in_learning=True)
        act(learner_client, card, "show")
        Card.objects.update(seq=1)

        assert "Quillfeather" not in learner_client.get(address).text


class TestFinding:
    @pytest.mark.parametrize("query", ["dyke", "quill", "王丽", "wangli", "of the dy"])
    def test_a_card_is_found_by_what_is_shown_of_it(
        self, learner_client, make, address, brief, query
    ):
        PersonFactory.create(brief=brief, name="Wang Li", characters="王丽", pinyin="Wáng Lì")
        make("What did Wang Li say of the dykes?", "Quillfeather", rests=True)
        make("What of sheep?", "Marrowbone")

        text = learner_client.get(address, {"q": query}).text

        assert "of the dykes?" in text
        assert "What of sheep?" not in text

    def test_the_list_is_narrowed_by_state_star_and_section(
        self, learner_client, make, address, brief
    ):
        heading = PassageFactory.create(brief=brief, heading=True, slug="here")
        make("Who rests?", rests=True, starred=True)
        make("Who is new?", question__passage=heading)

        for narrowed, there, gone in (
            ({"stage": "known"}, "Who rests?", "Who is new?"),
            ({"stage": "new"}, "Who is new?", "Who rests?"),
            ({"starred": "1"}, "Who rests?", "Who is new?"),
            ({"section": "here"}, "Who is new?", "Who rests?"),
        ):
            text = learner_client.get(address, narrowed).text
            assert there in text
            assert gone not in text

    def test_invalid_filters_are_ignored(self, learner_client, make, address):
        make("Who?")
        odd = {"stage": "x", "section": "\0", "page": "99", "q": "\0"}
        assert "1 card" in learner_client.get(address, odd).text

    def test_many_cards_come_in_pages_and_htmx_gets_the_results_alone(
        self, learner_client, make, address, brief
    ):
        for _ in range(31):
            make()
        assert "Page 2 of 2" in learner_client.get(address, {"page": 2}).text
        part = learner_client.get(address, headers=HTMX).text
        assert "31 cards" in part
        assert "<html" not in part


class TestOneCard:
    def test_a_star_is_given_and_taken(self, learner_client, make):
        card = make()
        assert 'aria-pressed="true"' in act(learner_client, card, "star", htmx=True).text
        card.refresh_from_db()
        assert card.starred
        assert 'aria-pressed="false"' in act(learner_client, card, "unstar", htmx=True).text

    def test_a_note_is_kept_as_harmless_markdown_within_its_limit(self, learner_client, make):
        card = make(rests=True)
        note = "*Mind* the <script>alert(1)</script> dyke"
        text = act(learner_client, card, "note", htmx=True, note=note).text
        assert "<em>Mind</em>" in text
        assert "<script>alert" not in text

        act(learner_client, card, "note", note="x" * (LONGEST_NOTE + 9))
        card.refresh_from_db()
        assert card.note == "x" * LONGEST_NOTE

    def test_a_note_which_may_tell_an_answer_is_covered_with_it(self, learner_client, make):
        text = act(learner_client, make(), "note", htmx=True, note="*Quill*, of course").text
        assert "<em>Quill</em>" not in text

    def test_a_card_is_suspended_and_brought_back(self, learner_client, make):
        card = make(rests=True)
        act(learner_client, card, "suspend")
        card.refresh_from_db()
        assert (card.suspended, card.suspension) == (True, "learner")
        act(learner_client, card, "bring-back")
        card.refresh_from_db()
        assert not card.suspended

    def test_a_card_that_is_reset_is_new_and_its_log_stays(self, learner_client, make):
        card = make(rests=True, lapses=3)
        ReviewFactory.create(card=card, seq=0)

        first = act(learner_client, card, "reset", htmx=True, seq=1).text
        again = act(learner_client, card, "reset", htmx=True, seq=1).text

        assert "The card is new again." in first
        assert "has been answered or reset since" in again
        card.refresh_from_db()
        assert (card.state, card.seq, card.reset_seq, card.lapses) == (0, 2, 2, 0)
        assert (card.due_at, card.stability, card.show_at) == (None, None, None)
        assert Review.objects.standing().count() == 1
        assert not Review.objects.remembered().exists()

    def test_a_leech_that_is_reset_is_asked_again_what_was_suspended_is_not(
        self, learner_client, make
    ):
        leech = make(suspended=True, suspension="leech", in_review=True)
        suspended = make(suspended=True, suspension="learner", in_review=True)
        for card in (leech, suspended):
            act(learner_client, card, "reset", seq=1)
            card.refresh_from_db()
        assert not leech.suspended
        assert suspended.suspended

    def test_without_scripts_the_list_comes_back_as_it_was(self, learner_client, make):
        card = make()
        url = reverse("brief_card", args=[card.brief.slug, card.pk])
        response = learner_client.post(f"{url}?q=who&page=1", {"action": "star"})
        page = reverse("brief_cards", args=[card.brief.slug])
        assert response.url == f"{page}?q=who&page=1#card-{card.pk}"

    def test_another_learners_card_is_nobody_elses(self, other_client, make):
        card = make()
        for action in ("star", "note", "reset", "show", "suspend"):
            assert act(other_client, card, action, seq=0, note="x").status_code == 404
        card.refresh_from_db()
        assert (card.starred, card.note, card.seq, card.suspended) == (False, "", 0, False)

    def test_an_action_that_there_is_not_is_not_found(self, learner_client, make):
        assert act(learner_client, make(), "eat").status_code == 404


class TestPrinting:
    def test_a_sheet_has_each_question_beside_its_answer(self, learner_client, make, address):
        make("Who rests?", "Quillfeather", rests=True)
        make("Who is new?", "Marrowbone")

        text = learner_client.get(f"{address}print/").text

        assert re.search(r"Who rests\?</td>\s*<td>Quillfeather", text)
        assert "Who is new?" not in text
        assert "1 card left out" in text

    def test_covered_answers_are_added_and_logged(self, learner_client, make, address):
        make("Who is new?", "Marrowbone")
        text = learner_client.post(f"{address}print/", follow=True).text
        assert re.search(r"Who is new\?</td>\s*<td>Marrowbone", text)
        assert Reveal.objects.count() == 1

    def test_the_backs_of_cut_out_cards_are_mirrored_row_by_row(
        self, learner_client, make, address
    ):
        for number in range(9):
            make(f"Q{number}?", f"A{number}!", rests=True, question__position=number)

        sheets = learner_client.get(f"{address}print/", {"as": "cards"}).context["sheets"]

        shown = [
            [[card and card.question.body["stem"] for card in side] for side in sheet]
            for sheet in sheets
        ]
        whole, rest = shown
        assert whole[0] == [f"Q{n}?" for n in range(8)]
        assert whole[1] == [f"Q{n}?" for n in (1, 0, 3, 2, 5, 4, 7, 6)]
        assert rest[0] == ["Q8?", *[None] * 7]
        assert rest[1] == [None, "Q8?", *[None] * 6]
