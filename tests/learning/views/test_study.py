import re

import pytest
from django.urls import reverse

from content.factories import BriefFactory, PassageFactory
from learning.factories import (
    CardFactory,
    QuestionFactory,
    RevealFactory,
    ReviewFactory,
    StudySessionFactory,
    question_body,
)
from learning.kinds import kind_of
from learning.models import Card, Review

pytestmark = pytest.mark.django_db
PARTIAL = {"HX-Request": "true", "HX-Request-Type": "partial"}
CANARY = "Zebediah Quagga"


@pytest.fixture(autouse=True)
def _at_noon(clock):
    """Every test of this page happens at the moment at which the factories' cards are due."""


@pytest.fixture
def session(learner):
    return StudySessionFactory.create(user=learner)


def page(client, session, **query):
    return client.get(reverse("study_session", args=[session.pk]), query)


def token(response) -> str:
    return re.search(r'name="shown" value="([^"]+)"', response.text)[1]


def post(client, name, session, data, **headers):
    return client.post(reverse(name, args=[session.pk]), data, headers=headers)


def latest() -> dict[str, int]:
    """What the form of an undo holds."""
    return {"review": Review.objects.standing().latest("pk").pk}


def due_card(learner, **body):
    return CardFactory.create(user=learner, in_review=True, question__body=question_body(**body))


def test_recall_shows_the_answer_only_when_it_is_asked_for(learner_client, learner, session):
    card = due_card(learner, answer=CANARY, formats=["recall"], explanation="")

    asked = page(learner_client, session)
    assert card.question.body["stem"] in asked.text
    assert CANARY not in asked.text

    revealed = post(learner_client, "reveal", session, {"shown": token(asked)}, **PARTIAL)
    assert CANARY in revealed.text
    assert card.reveals.get().seq == card.seq
    assert "Got it" in revealed.text


def test_a_revealed_card_stays_revealed_when_the_page_is_loaded_again(
    learner_client, learner, session
):
    card = due_card(learner, answer=CANARY, formats=["recall"])
    RevealFactory.create(card=card)

    assert CANARY in page(learner_client, session).text


def test_grading_a_card_shows_the_next_one(learner_client, learner, session):
    card = due_card(learner, formats=["recall"])
    RevealFactory.create(card=card)
    shown = token(page(learner_client, session))
    due_card(learner, stem="What comes after?", formats=["recall"])

    response = post(learner_client, "answer", session, {"shown": shown, "rating": "3"}, **PARTIAL)

    assert "What comes after?" in response.text
    assert "<html" not in response.text
    assert card.reviews.get().rating == 3


def test_without_htmx_an_answer_redirects_so_that_reloading_posts_nothing(
    learner_client, learner, session
):
    due_card(learner, formats=["typed"])
    shown = token(page(learner_client, session))

    response = post(learner_client, "answer", session, {"shown": shown, "response": "Wang Li"})

    review = Review.objects.get()
    assert response.url == reverse("feedback", args=[session.pk, review.pk])
    assert "Right" in learner_client.get(response.url).text


def test_a_wrong_answer_is_told_with_the_source_and_its_words_marked(
    learner_client, learner, session
):
    brief = BriefFactory.create(source="A small brief", visibility="public")
    passage = PassageFactory.create(brief=brief, text="Ningbo rests on its port.", number=7)
    body = question_body(formats=["typed"])
    question = QuestionFactory.create(brief=brief, passage=passage, body=body)
    CardFactory.create(user=learner, question=question, in_review=True)
    shown = token(page(learner_client, session))

    response = post(
        learner_client, "answer", session, {"shown": shown, "response": "Zhao Min"}, **PARTIAL
    )

    assert "Wrong" in response.text
    assert "Zhao Min" in response.text
    assert "<mark>Ningbo</mark>" in response.text
    assert "Retold from “A small brief”, paragraph 7" in response.text
    assert "I was right" in response.text


def test_i_was_right_turns_the_verdict(learner_client, learner, session):
    card = due_card(learner, formats=["typed"])
    shown = token(page(learner_client, session))
    feedback = post(
        learner_client, "answer", session, {"shown": shown, "response": "my word"}, **PARTIAL
    )
    key = re.search(r'name="key" value="([^"]+)"', feedback.text)[1]

    url = reverse("override", args=[session.pk, Review.objects.get().pk])
    learner_client.post(url, {"key": key, "verdict": "right"}, headers=PARTIAL)

    assert Review.objects.standing().get(card=card).rating == 3


def test_a_stale_answer_is_refused_with_the_card_as_it_is_now(learner_client, learner, session):
    card = due_card(learner, formats=["typed"])
    shown = token(page(learner_client, session))
    Card.objects.filter(pk=card.pk).update(seq=9)

    response = post(
        learner_client, "answer", session, {"shown": shown, "response": "Wang Li"}, **PARTIAL
    )

    assert response.status_code == 409
    assert "answered elsewhere" in response.text
    assert card.question.body["stem"] in response.text
    assert not Review.objects.exists()


def test_the_same_post_twice_gives_the_same_page_and_one_row(learner_client, learner, session):
    due_card(learner, formats=["typed"])
    data = {"shown": token(page(learner_client, session)), "response": "Wang Li"}

    first, second = (post(learner_client, "answer", session, data, **PARTIAL) for _ in range(2))

    assert "Right" in first.text
    assert "Right" in second.text
    assert Review.objects.count() == 1


def test_a_shared_surname_is_asked_back_with_the_card_still_there(learner_client, learner, session):
    due_card(learner, answer="Liu Dian", pool=["Liu Yuanchun"], formats=["typed"])
    data = {"shown": token(page(learner_client, session)), "response": "Liu"}

    response = post(learner_client, "answer", session, data, **PARTIAL)

    assert "Liu" in response.text
    assert 'name="response"' in response.text
    assert not Review.objects.exists()


def test_a_token_of_another_learner_is_not_found(
    learner_client, other_client, learner, other_learner, session
):
    due_card(learner, formats=["typed"])
    shown = token(page(learner_client, session))
    theirs = StudySessionFactory.create(user=other_learner)

    for name in ("answer", "reveal"):
        response = post(other_client, name, theirs, {"shown": shown, "response": "x"})
        assert response.status_code == 404
    assert not Review.objects.exists()


def test_undo_brings_the_card_back(learner_client, learner, session):
    card = due_card(learner, formats=["recall"], stem="Who was it?")
    RevealFactory.create(card=card)
    shown = token(page(learner_client, session))
    post(learner_client, "answer", session, {"shown": shown, "rating": "1"}, **PARTIAL)

    response = post(learner_client, "undo", session, latest(), **PARTIAL)

    assert "Your answer was undone." in response.text
    assert "Who was it?" in response.text
    card.refresh_from_db()
    assert (card.state, card.lapses) == (Card.State.REVIEW, 0)


def test_undo_works_from_the_finish_page_without_htmx(learner_client, learner, session):
    card = due_card(learner, formats=["recall"], stem="Who was it?")
    RevealFactory.create(card=card)
    shown = token(page(learner_client, session))
    post(learner_client, "answer", session, {"shown": shown, "rating": "3"})
    assert "1 card, 1 right at the first answer" in page(learner_client, session).text

    response = post(learner_client, "undo", session, latest())

    assert "Who was it?" in learner_client.get(response.url).text


def test_the_form_of_an_undo_names_the_latest_answer(learner_client, learner, session):
    card = due_card(learner, formats=["recall"])
    RevealFactory.create(card=card)
    shown = token(page(learner_client, session))
    after = post(learner_client, "answer", session, {"shown": shown, "rating": "3"}, **PARTIAL)

    assert f'name="review" value="{Review.objects.get().pk}"' in after.text


def test_the_address_of_a_card_leads_on_once_it_is_answered(learner_client, learner, session):
    due_card(learner, formats=["recall"], stem="Who was it?")
    shown = token(page(learner_client, session))
    revealed = post(learner_client, "reveal", session, {"shown": shown}).url
    shown = token(learner_client.get(revealed))
    assert "Who was it?" in learner_client.get(revealed).text
    post(learner_client, "answer", session, {"shown": shown, "rating": "3"})

    assert "Who was it?" not in learner_client.get(revealed).text


def test_the_page_of_an_answer_that_was_undone_leads_back_to_studying(
    learner_client, learner, session
):
    due_card(learner, formats=["typed"], stem="Who was it?")
    shown = token(page(learner_client, session))
    judged = post(learner_client, "answer", session, {"shown": shown, "response": "x"}).url
    post(learner_client, "undo", session, latest())

    response = learner_client.get(judged, follow=True)

    assert "does not stand any more" in response.text
    assert "Who was it?" in response.text


def test_nothing_to_undo_is_said(learner_client, session):
    response = post(learner_client, "undo", session, {}, **PARTIAL)

    assert "nothing left to undo" in response.text


@pytest.mark.parametrize(
    ("action", "suspension"), [("suspend", "learner"), ("hide", "hidden"), ("bury", "")]
)
def test_a_card_can_be_put_away_and_brought_back(
    learner_client, learner, session, action, suspension
):
    card = due_card(learner)

    response = post(learner_client, "card_action", session, {"card": card.pk, "action": action})
    assert card.question.body["stem"] not in learner_client.get(response.url).text
    card.refresh_from_db()
    assert card.suspension == suspension

    post(learner_client, "card_action", session, {"card": card.pk, "action": "bring-back"})
    assert card.question.body["stem"] in page(learner_client, session).text


def test_characters_are_asked_about_once_and_left_out_when_not_wanted(
    learner_client, learner, session
):
    card = CardFactory.create(user=learner, question__type="characters-of-name")
    assert "What do you want of them?" in page(learner_client, session).text

    post(learner_client, "characters", session, {"characters": "off"})

    card.refresh_from_db()
    assert card.suspension == Card.Suspension.CHARACTERS
    assert "What do you want of them?" not in page(learner_client, session).text


def test_a_new_card_with_no_options_is_read_before_it_is_asked(learner_client, learner, session):
    card = CardFactory.create(
        user=learner, question__body=question_body(formats=["recall"], distractors=[])
    )

    shown = page(learner_client, session)
    assert card.question.body["answer"] in shown.text

    post(learner_client, "answer", session, {"shown": token(shown)}, **PARTIAL)
    card.refresh_from_db()
    assert (card.state, card.recall_due) == (Card.State.LEARNING, True)


def test_studying_a_section_begins_the_brief(learner_client, learner):
    brief = BriefFactory.create(visibility="public")
    heading = PassageFactory.create(brief=brief, kind="heading")
    passage = PassageFactory.create(brief=brief, section=heading)
    question = QuestionFactory.create(brief=brief, passage=passage)

    response = learner_client.post(
        reverse("start_study"), {"brief": brief.slug, "section": heading.slug}
    )

    assert question.body["stem"] in learner_client.get(response.url).text


def test_another_learners_private_brief_cannot_be_studied(learner_client, other_learner):
    brief = BriefFactory.create(owner=other_learner, visibility="private")

    response = learner_client.post(reverse("start_study"), {"brief": brief.slug})

    assert response.status_code == 404


def test_a_report_is_kept_with_its_reason(learner_client, learner, session):
    card = due_card(learner)
    url = reverse("report", args=[session.pk, card.pk])

    response = learner_client.post(url, {"reason": "unclear", "comment": "Which port?"})

    assert response.status_code == 302
    report = learner.reports.get()
    assert (report.reason, report.comment) == ("unclear", "Which port?")


def test_an_answer_with_the_next_card_takes_ten_statements(
    learner_client, learner, session, django_assert_num_queries
):
    card = CardFactory.create(
        user=learner,
        in_review=True,
        question__sibling_key="x",
        question__body=question_body(formats=["recall"]),
    )
    CardFactory.create_batch(3, user=learner, question__sibling_key="x")
    RevealFactory.create(card=card)
    shown = token(page(learner_client, session))
    due_card(learner, formats=["recall"], stem="The next one?")

    with django_assert_num_queries(9):
        response = post(
            learner_client, "answer", session, {"shown": shown, "rating": "3"}, **PARTIAL
        )

    assert "The next one?" in response.text


@pytest.mark.parametrize(("format", "field"), [("typed", "response"), ("choice", "option")])
def test_a_judged_answer_takes_ten_statements(
    learner_client, learner, session, django_assert_max_num_queries, format, field
):
    due_card(learner, formats=[format])
    shown = token(page(learner_client, session))

    with django_assert_max_num_queries(10):
        post(learner_client, "answer", session, {"shown": shown, field: "x"}, **PARTIAL)


def test_what_was_just_put_away_can_be_brought_back_from_the_same_page(
    learner_client, learner, session
):
    card = due_card(learner)

    response = post(learner_client, "card_action", session, {"card": card.pk, "action": "bury"})

    assert "Bring it back" in learner_client.get(response.url).text


def test_choosing_characters_again_in_settings_brings_their_cards_back(learner_client, learner):
    card = CardFactory.create(
        user=learner, question__type="name-of-characters", suspended=True, suspension="characters"
    )
    form = learner_client.get(reverse("settings")).context["form"]

    learner_client.post(reverse("settings"), form.initial | {"characters": "write"})

    card.refresh_from_db()
    assert not card.suspended


def test_a_brief_that_is_open_by_link_can_be_studied_by_whoever_reads_it(learner_client, learner):
    question = QuestionFactory.create(brief__visibility="link")

    response = learner_client.post(reverse("start_study"), {"brief": question.brief.slug})

    assert question.body["stem"] in learner_client.get(response.url).text


HUGE = "9" * 5000


@pytest.mark.parametrize("named", [f"{HUGE}-0", f"1-{HUGE}", "²-0", "-", "1"])
def test_an_address_that_names_no_card_shows_the_next_one(learner_client, session, named):
    assert page(learner_client, session, card=named).status_code == 200


@pytest.mark.parametrize(
    ("name", "data", "status"),
    [
        ("undo", {"review": HUGE}, 200),
        ("card_action", {"card": HUGE, "action": "bury"}, 404),
        ("answer", {"shown": "x" * 5000}, 404),
        ("reveal", {}, 404),
    ],
)
def test_what_no_form_of_ours_sends_is_no_error(learner_client, session, name, data, status):
    assert post(learner_client, name, session, data, **PARTIAL).status_code == status


def test_the_feedback_on_a_self_graded_answer_leads_to_the_session(
    learner_client, learner, session
):
    review = ReviewFactory.create(card__user=learner, session=session)
    url = reverse("feedback", args=[session.pk, review.pk])

    assert learner_client.get(url).url == reverse("study_session", args=[session.pk])


def test_the_title_of_the_brief_is_left_out_where_it_is_the_answer(
    learner_client, learner, session
):
    brief = BriefFactory.create(title="Zebras of the steppe", visibility="public")
    CardFactory.create(
        user=learner,
        in_review=True,
        question__brief=brief,
        question__body=question_body(answer="zebras", formats=["typed"]),
    )

    assert "Zebras" not in page(learner_client, session).text


def test_the_reveal_of_a_card_that_is_gone_is_not_found(learner_client, learner, session):
    card = due_card(learner, formats=["recall"])
    shown = token(page(learner_client, session))
    card.delete()

    assert post(learner_client, "reveal", session, {"shown": shown}).status_code == 404


def test_a_whole_that_changed_since_it_was_shown_is_stale(learner_client, learner, session):
    source = {"passage": "p", "start": 0, "end": 1, "text": "x"}
    parts = [
        {"prompt": name, "answer": f"post {name}", "uid": f"uid-{name}", "source": source}
        for name in ("Ann", "Bob", "Cy")
    ]
    whole = QuestionFactory.create(
        body=question_body(parts=parts, formats=["matching"]), owns_card=False
    )
    for part in parts:
        card = CardFactory.create(user=learner, in_review=True, question__uid=part["uid"])
        whole.parts.add(card.question)
    shown = token(page(learner_client, session))
    whole.body["parts"].reverse()
    whole.save()

    response = post(learner_client, "answer", session, {"shown": shown, "match-x": "y"}, **PARTIAL)

    assert response.status_code == 409
    assert not Review.objects.exists()


def test_an_empty_answer_is_asked_for_again_and_counts_for_nothing(
    learner_client, learner, session
):
    due_card(learner, formats=["typed"])
    shown = token(page(learner_client, session))

    response = post(
        learner_client, "answer", session, {"shown": shown, "response": "  "}, **PARTIAL
    )

    assert "Answer first" in response.text
    assert not Review.objects.exists()


def test_i_do_not_know_is_a_miss_that_needs_no_second_opinion(learner_client, learner, session):
    due_card(learner, formats=["typed"])
    shown = token(page(learner_client, session))

    data = {"shown": shown, "response": "Wang", "give_up": "1"}
    response = post(learner_client, "answer", session, data, **PARTIAL)

    assert "Not known yet" in response.text
    assert "I was right" not in response.text
    assert Review.objects.get().rating == 1


def test_a_name_that_was_asked_back_stays_in_its_field(learner_client, learner, session):
    due_card(learner, answer="Liu Dian", pool=["Liu Yuanchun"], formats=["typed"])
    data = {"shown": token(page(learner_client, session)), "response": "Liu"}

    assert 'value="Liu"' in post(learner_client, "answer", session, data, **PARTIAL).text


def test_a_matching_with_wrong_pairs_is_told_as_wrong(learner_client, learner, session):
    source = {"passage": "p", "start": 0, "end": 1, "text": "x"}
    parts = [
        {"prompt": name, "answer": f"post {name}", "uid": f"uid-{name}", "source": source}
        for name in ("Ann", "Bob", "Cy")
    ]
    body = question_body(parts=parts, formats=["matching"])
    whole = QuestionFactory.create(body=body, owns_card=False)
    for part in parts:
        card = CardFactory.create(user=learner, in_review=True, question__uid=part["uid"])
        whole.parts.add(card.question)
    shown = token(page(learner_client, session))
    ids = {one["text"]: one["id"] for one in kind_of("matching").shown("", body, 0)["prompts"]}
    options = {one["text"]: one["id"] for one in kind_of("matching").shown("", body, 0)["options"]}
    data = {f"match-{ids['Ann']}": options["post Ann"], "shown": shown}

    response = post(learner_client, "answer", session, data, **PARTIAL)

    assert "verdict--wrong" in response.text
    assert "Wrong: " in response.text


def test_reaching_the_days_limit_is_said_on_the_finish_page(learner_client, learner, session):
    learner.new_per_day = 0
    learner.save()
    CardFactory.create_batch(2, user=learner)

    assert "2 more wait for tomorrow" in page(learner_client, session).text


def test_more_goes_on_with_the_same(learner_client, learner, session):
    session.subjects = "people"
    session.save()
    ReviewFactory.create(card__user=learner, session=session)

    response = post(learner_client, "study_more", session, {})

    more = learner.study_sessions.latest("pk")
    assert (more.subjects, more.pk) != ("", session.pk)
    assert response.url == reverse("study_session", args=[more.pk])


def test_the_answer_that_ends_a_session_takes_ten_statements_at_most(
    learner_client, learner, session, django_assert_max_num_queries
):
    learner.is_guest = True
    learner.save()
    session.brief = BriefFactory.create(visibility="public")
    session.save()
    body = question_body(formats=["recall"])
    card = CardFactory.create(
        user=learner, in_review=True, question__brief=session.brief, question__body=body
    )
    RevealFactory.create(card=card)
    shown = token(page(learner_client, session))

    with django_assert_max_num_queries(10):
        response = post(
            learner_client, "answer", session, {"shown": shown, "rating": "3"}, **PARTIAL
        )

    assert "1 card, 1 right" in response.text
