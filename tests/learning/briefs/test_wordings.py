"""An editor decides on wordings that learners call right, and these count from then on."""

from dataclasses import replace
from datetime import timedelta

import pytest

from content.models import Brief
from content.storage import store
from learning.bank import generated
from learning.briefs.called_right import count_waiting, disputed_answers
from learning.briefs.drafts import Draft
from learning.briefs.made import MadeOfBrief
from learning.briefs.previews import preview
from learning.briefs.wordings import (
    Decision,
    WordingGone,
    WordingRefused,
    decide_on_wording,
    take_back,
)
from learning.factories import (
    AttemptFactory,
    CardFactory,
    ResponseFactory,
    ReviewFactory,
)
from learning.kinds.wordings import counts_as_right
from learning.models import AnswerWording, Card, Question, Response, Review
from learning.questions.bank_rows import bank_rows
from learning.questions.generators import generate
from tests.learning.briefs.wordings import answered, question_of
from tests.learning.questions.changes import with_item
from tests.learning.questions.harbour import harbour

pytestmark = pytest.mark.django_db
HOLDER, WHO = ("holder-of-post", "people/wang-li"), ("who-is-it", "people/wang-li")
TERM = ("term-for-definition", "concepts/river-trade")
EXPANSION = ("expansion-of-abbreviation", "concepts/river-trade")
LATER = timedelta(hours=1)


@pytest.fixture
def brief(learner, now):
    return store.save(harbour(), owner=learner, visibility=Brief.Visibility.PUBLIC, now=now)


@pytest.fixture
def term(brief):
    return question_of(*TERM)


def decide(question, text, *, accept=True) -> Decision:
    editor, at = question.brief.owner, question.offered_at + LATER
    return decide_on_wording(question.brief, question.pk, text, editor, at, accept=accept)


def accepted(question, text):
    """Accept a wording that some learner has called right."""
    answered(question, text, called="right")
    return decide(question, text).row


def counts(asked, text):
    return counts_as_right(question_of(*asked).body, text)


class TestAccepting:
    def test_a_wording_counts_from_then_on(self, term, learner):
        row = accepted(term, "Barge traffic")
        assert (row.wording, row.decided_by, row.is_accepted) == ("Barge traffic", learner, True)
        assert counts(TERM, "barge traffic")

    def test_it_counts_in_all_questions_that_ask_for_the_same_thing(self, brief):
        accepted(question_of(*WHO), "Wang the writer")
        assert counts(HOLDER, "Wang the writer")

    def test_a_wording_of_a_term_does_not_expand_its_abbreviation(self, term):
        accepted(term, "barge traffic")
        assert not counts(EXPANSION, "barge traffic")
        assert not counts(("term-for-definition", "concepts/dry-dock"), "barge traffic")

    def test_the_answer_to_something_else_is_refused(self, term):
        answered(term, "dry dock", called="right")
        with pytest.raises(WordingRefused, match="“dry dock” is the answer to something else"):
            decide(term, "dry dock")
        assert not AnswerWording.objects.exists()

    def test_it_says_how_many_answers_it_would_have_changed(self, term):
        answered(term, "Barge traffic")
        answered(term, "barge-traffic")
        answered(term, "barges")
        answered(question_of(*EXPANSION), "barge traffic")
        practised = {"outcome": "right", "overridden": "right", "judged": "wrong"}
        for verdict in ({"outcome": "nearly"}, {"outcome": "right"}, practised):
            given = {"given": {"text": "barge traffic"}, "answered_at": term.offered_at}
            ResponseFactory.create(question=term, verdict=verdict, **given)
        answered(term, "barge traffic", called="right")
        assert decide(term, "barge traffic").answers == 5

    def test_nobodys_past_changes(self, term, learner):
        attempt = AttemptFactory.create(user=learner)
        asked = ResponseFactory.create(attempt=attempt, question=term)
        answered(term, "barge traffic", called="right")
        before = [list(model.objects.values()) for model in (Review, Card, Response)]
        decide(term, "barge traffic")
        assert [list(model.objects.values()) for model in (Review, Card, Response)] == before
        asked.refresh_from_db()
        assert not counts_as_right(asked.body, "barge traffic")

    def test_a_second_press_changes_nothing(self, term):
        first = accepted(term, "barge traffic")
        again = decide(term, "Barge traffic")
        assert (again.row, again.is_new) == (first, False)

    def test_a_decision_stays_until_it_is_taken_back(self, term):
        row = accepted(term, "barge traffic")
        assert decide(term, "barge traffic", accept=False).row.is_accepted
        assert counts(TERM, "barge traffic")
        take_back(term.brief, row.pk, term.offered_at)
        assert not decide(term, "barge traffic", accept=False).row.is_accepted

    def test_a_wording_that_nobody_calls_right_is_refused(self, term):
        review = answered(term, "barge traffic", called="right")
        Review.objects.filter(pk=review.pk).update(undone_at=review.reviewed_at)
        with pytest.raises(WordingGone):
            decide(term, "barge traffic")

    @pytest.mark.parametrize(
        "changes", [{"retired_at": "2026-01-01T00:00Z"}, {"origin": "authored"}]
    )
    def test_a_question_that_the_brief_does_not_ask_is_refused(self, term, changes):
        Question.objects.filter(pk=term.pk).update(**changes)
        with pytest.raises(Question.DoesNotExist):
            decide(term, "barge traffic")

    def test_the_editor_may_leave(self, term, learner):
        accepted(term, "barge traffic")
        learner.delete()
        assert AnswerWording.objects.get().decided_by is None
        assert counts(TERM, "barge traffic")


class TestTakingBack:
    def test_a_wording_no_longer_counts_and_waits_again(self, term):
        before = dict(term.body)
        row = accepted(term, "barge traffic")
        assert count_waiting(term.brief) == 0
        assert take_back(term.brief, row.pk, term.offered_at + LATER) == row.wording
        assert question_of(*TERM).body == before
        assert count_waiting(term.brief) == 1

    def test_what_the_brief_accepts_itself_stays(self, brief, term, now):
        row = accepted(term, "barge traffic")
        store.save(_with_alias("barge traffic"), owner=brief.owner, now=now)
        take_back(brief, row.pk, now)
        assert counts(TERM, "barge traffic")

    def test_a_second_press_changes_nothing(self, term, other_learner):
        row = accepted(term, "barge traffic")
        pk = row.pk
        assert take_back(term.brief, pk, term.offered_at)
        assert take_back(term.brief, pk, term.offered_at) is None

    def test_a_wording_of_another_brief_stays(self, term, now):
        row = accepted(term, "barge traffic")
        other = store.save(replace(harbour(), slug="bay"), now=now)
        assert take_back(other, row.pk, now) is None
        assert AnswerWording.objects.get() == row


def _with_alias(name):
    return with_item(harbour(), "concepts", "river-trade", aliases=(name,))


class TestNewVersions:
    """Accepted wordings stay when a brief is stored again."""

    @pytest.fixture(autouse=True)
    def wording(self, term):
        return accepted(term, "barge traffic")

    def test_importing_the_same_brief_again_keeps_them(self, brief, now):
        store.save(harbour(), owner=brief.owner, now=now)
        generated.refresh(brief, now)
        assert counts(TERM, "barge traffic")

    def test_a_second_refresh_writes_nothing(self, brief, now):
        assert generated.refresh(brief, now) == generated.Changes()

    def test_a_mended_answer_keeps_them(self, brief, now):
        mended = with_item(harbour(), "concepts", "river-trade", term="river commerce")
        store.save(mended, owner=brief.owner, now=now)
        assert question_of(*TERM).body["answer"] == "river commerce"
        assert counts(TERM, "barge traffic")

    def test_questions_that_were_made_beforehand_get_them(self, brief, now):
        mended = with_item(harbour(), "concepts", "river-trade", term="river commerce")
        rows = bank_rows(mended, generate(mended))
        store.save(mended, owner=brief.owner, now=now, made=MadeOfBrief(rows))
        assert counts(TERM, "barge traffic")

    def test_a_preview_counts_no_change_for_them(self, brief):
        draft = Draft(material=harbour(), questions=bank_rows(harbour(), generate(harbour())))
        assert preview(draft, brief).changed == 0

    def test_a_question_that_comes_back_has_them_again(self, brief, now):
        gone = {"definition": "", "definition_span": None}
        undefined = with_item(harbour(), "concepts", "river-trade", **gone)
        store.save(undefined, owner=brief.owner, now=now)
        assert question_of(*TERM).retired_at
        store.save(harbour(), owner=brief.owner, now=now)
        assert counts(TERM, "barge traffic")

    def test_one_that_becomes_another_answer_is_left_out_until_it_is_none(self, brief, now):
        other = with_item(harbour(), "concepts", "dry-dock", term="barge traffic")
        store.save(other, owner=brief.owner, now=now)
        assert not counts(TERM, "barge traffic")
        [disputed] = disputed_answers(brief)
        assert "something else" in disputed.decided[0].fault

        store.save(harbour(), owner=brief.owner, now=now)
        assert counts(TERM, "barge traffic")
        assert disputed_answers(brief)[0].decided[0].fault == ""

    def test_a_deleted_brief_takes_them_with_it(self, brief):
        brief.delete()
        assert not AnswerWording.objects.exists()


class TestWaiting:
    def test_wordings_are_grouped_by_answer_the_latest_first(self, term, learner, now):
        for minute, text in enumerate(["barges", "Barge traffic", "barge traffic!"]):
            answered(term, text, called="right", at=now + timedelta(minutes=minute))
        answered(term, "BARGE TRAFFIC", called="right", by=learner, at=now)
        answered(term, "barge traffic", called="right", by=learner, at=now)
        who, holder = question_of(*WHO), question_of(*HOLDER)
        answered(who, "the author", called="right", at=now + LATER)
        answered(holder, "the president", called="right", at=now)

        name, trade = disputed_answers(term.brief)
        assert set(name.questions) == {who, holder}
        assert [one.text for one in name.waiting] == ["the author", "the president"]
        assert trade.questions == [term, *trade.questions[1:]]
        found = [(one.text, one.people, one.answers) for one in trade.waiting]
        assert found == [("barge traffic!", 3, 4), ("barges", 1, 1)]
        assert count_waiting(term.brief) == 4

    def test_a_number_waits_as_it_was_typed(self, brief):
        question = Question.objects.filter(brief=brief, type="figure")[0]
        answered(question, "41", called="right")
        [disputed] = disputed_answers(brief)
        assert [one.text for one in disputed.waiting] == ["41"]

    def test_answers_in_practice_wait_too(self, term):
        ResponseFactory.create(
            question=term,
            given={"text": "barge traffic"},
            answered_at=term.offered_at,
            verdict={"outcome": "right", "overridden": "right", "judged": "wrong"},
        )
        assert count_waiting(term.brief) == 1

    def test_an_answer_of_a_quiz_that_reviewed_a_card_counts_once(self, term):
        verdict = {"outcome": "right", "overridden": "right", "judged": "wrong"}
        given = {"text": "barge traffic"}
        response = ResponseFactory.create(
            question=term, given=given, answered_at=term.offered_at, verdict=verdict
        )
        ReviewFactory.create(
            card=CardFactory.create(question=term, user=response.attempt.user),
            quiz_response=response,
            session=None,
            format="typed",
            response={"given": given},
            verdict=verdict,
        )
        [disputed] = disputed_answers(term.brief)
        assert [one.answers for one in disputed.waiting] == [1]

    @pytest.mark.parametrize(
        ("text", "review"),
        [
            ("barge traffic", {"called": ""}),
            ("barge traffic", {"called": "wrong"}),
            ("barge traffic", {"called": "right", "undone_at": "2026-03-02T12:00Z"}),
            ("river trade", {"called": "right"}),
            ("…", {"called": "right"}),
            ("barge " * 40, {"called": "right"}),
        ],
    )
    def test_others_do_not_wait(self, term, text, review):
        answered(term, text, **review)
        assert disputed_answers(term.brief) == []

    def test_a_pick_or_a_revealed_answer_does_not_wait(self, term):
        review = answered(term, "barge traffic", called="right")
        Review.objects.filter(pk=review.pk).update(response={"given": None})
        card = CardFactory.create(question=term)
        verdict = {"outcome": "wrong", "overridden": "right"}
        ReviewFactory.create(
            card=card, format="choice", response={"given": {"option": "x"}}, verdict=verdict
        )
        assert count_waiting(term.brief) == 0

    def test_a_decided_wording_does_not_wait(self, term):
        accepted(term, "barge traffic")
        answered(term, "barges", called="right")
        decide(term, "barges", accept=False)
        [disputed] = disputed_answers(term.brief)
        assert disputed.waiting == []
        assert [one.row.is_accepted for one in disputed.decided] == [True, False]

    def test_answers_that_wait_come_before_decided_ones(self, term, now):
        accepted(question_of(*WHO), "the author")
        answered(term, "barges", called="right", at=now - timedelta(days=30))
        waiting, decided = disputed_answers(term.brief)
        assert waiting.waiting
        assert not decided.waiting
