import pytest

from learning.cards import reports
from learning.cards.reports import report_question
from learning.factories import CardFactory, QuestionReportFactory
from learning.models import Card, QuestionReport

pytestmark = pytest.mark.django_db


def test_the_same_report_twice_stays_one_until_it_is_resolved(learner, now):
    card = CardFactory.create(user=learner)
    report_question(learner, card, "unclear", "What?")
    report_question(learner, card, "unclear", "What port?")
    assert QuestionReport.objects.get().comment == "What port?"

    QuestionReport.objects.update(resolved_at=now)
    report_question(learner, card, "unclear", "Still unclear.")

    assert QuestionReport.objects.count() == 2


def test_a_report_by_another_learner_is_another_report(learner):
    theirs = QuestionReportFactory.create(reason="unclear")
    mine = CardFactory.create(user=learner, question=theirs.question)

    report_question(learner, mine, "unclear", "")

    assert QuestionReport.objects.count() == 2


@pytest.mark.parametrize(("hide", "suspension"), [(True, Card.Suspension.HIDDEN), (False, "")])
def test_a_reported_card_is_hidden_if_its_learner_wishes(learner, hide, suspension):
    card = CardFactory.create(user=learner)

    report_question(learner, card, "unclear", "", hide=hide)

    card.refresh_from_db()
    assert card.suspension == suspension


def test_a_report_that_cannot_hide_its_card_is_not_kept(learner, monkeypatch):
    def broken(*args):
        raise RuntimeError("no hiding today")

    monkeypatch.setattr(reports, "suspend", broken)
    with pytest.raises(RuntimeError, match="no hiding"):
        report_question(learner, CardFactory.create(user=learner), "unclear", "", hide=True)

    assert not QuestionReport.objects.exists()
