"""A quiz is copied, kept as a template, and shared with a colleague who copies it."""

import re

import pytest
from django.urls import reverse

from content.factories import BriefFactory
from learning.authoring.copying import copy_quiz
from learning.authoring.sharing import NotShared, share_by_link, share_with, take_back
from learning.factories import (
    AssignmentFactory,
    AttemptFactory,
    MembershipFactory,
    QuestionFactory,
    QuestionImageFactory,
    QuizFactory,
    QuizItemFactory,
    QuizSectionFactory,
    ReadingTextFactory,
    UserFactory,
    question_body,
)
from learning.kinds.poll import Poll
from learning.models import Question, Quiz, QuizShare
from tests.clients import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def quiz(learner, now):
    """A choice with two points, a question of a brief under a heading, and a poll."""
    quiz = QuizFactory.create(
        authored=True,
        published=True,
        owner=learner,
        title="Rivers",
        minutes=20,
        pass_mark=60,
        closes_at=now,
        is_template=False,
    )
    section = QuizSectionFactory.create(quiz=quiz, title="Second part", draws=2)
    own = QuestionFactory.create(own=True, owner=learner, body=question_body(stem="Which river?"))
    QuizItemFactory.create(quiz=quiz, position=1, question=own, points=2.0)
    public = BriefFactory.create(visibility="public")
    of_brief = QuestionFactory.create(brief=public)
    QuizItemFactory.create(quiz=quiz, position=2, question=of_brief, section=section)
    body = dict(Poll().compose("How was it?", "words").body())
    poll = QuestionFactory.create(own=True, owner=learner, body=body, owns_card=False)
    QuizItemFactory.create(
        quiz=quiz, position=3, question=poll, section=section, format="poll", points=0
    )
    AttemptFactory.create(quiz=quiz)
    return quiz


@pytest.fixture
def colleague():
    return UserFactory.create(username="tom", teaches=True)


def rows(quiz):
    items = quiz.items.select_related("section").order_by("position")
    return [
        (one.question.body["stem"], one.format, one.points, one.section and one.section.title)
        for one in items
    ]


class TestOwn:
    def test_a_copy_has_everything_but_times_link_and_attempts(self, learner, quiz, now):
        copy = copy_quiz(quiz, learner, now).quiz
        assert rows(copy) == rows(quiz)
        assert [(one.title, one.draws) for one in copy.parts.all()] == [("Second part", 2)]
        assert (copy.title, copy.minutes, copy.pass_mark) == ("Rivers (copy)", 20, 60)
        assert (copy.code, copy.published_at, copy.closes_at) == (None, None, None)
        assert not copy.attempts.exists()
        kept = quiz.items.values_list("question", flat=True)
        assert list(copy.items.values_list("question", flat=True)) == list(kept)

    def test_pressed_twice_it_is_made_once(self, learner, quiz, now):
        assert copy_quiz(quiz, learner, now).quiz == copy_quiz(quiz, learner, now).quiz

    def test_a_button_makes_it(self, learner_client, quiz):
        response = learner_client.post(reverse("copy_quiz", args=[quiz.pk]))
        copy = Quiz.objects.get(title="Rivers (copy)")
        assert response.url == reverse("authored_quiz", args=[copy.pk])

    def test_a_template_is_offered_for_new_quizzes(self, learner_client, quiz):
        address = reverse("keep_as_template", args=[quiz.pk])
        learner_client.post(address, {"template": "1"})
        assert "From “Rivers”" in learner_client.get(reverse("teach")).text
        learner_client.post(reverse("copy_quiz", args=[quiz.pk]))
        made = Quiz.objects.get(title="Rivers", published_at=None)
        assert not made.is_template
        learner_client.post(address, {"template": "0"})
        assert "From “Rivers”" not in learner_client.get(reverse("teach")).text


class TestSharing:
    def test_a_colleague_reads_it_with_answers_and_takes_a_copy(self, quiz, colleague, now):
        share = share_with(quiz, "Tom", now)
        client = signed_in(colleague)
        address = reverse("shared_quiz", args=[share.token])
        assert address in client.get(reverse("teach")).text
        page = client.get(address).text
        assert "Which river?" in page
        assert "Wang Li" in page  # the right answer
        client.post(address)
        copy = Quiz.objects.get(owner=colleague)
        assert rows(copy) == rows(quiz)
        written = [one for one in copy.items.all() if one.question.brief_id is None]
        assert {one.question.owner_id for one in written} == {colleague.pk}
        assert not colleague.cards.exists()

    def test_copied_again_the_questions_are_the_same(self, quiz, colleague, now):
        first = copy_quiz(quiz, colleague, now).quiz
        Quiz.objects.filter(pk=first.pk).update(title="Mine")
        second = copy_quiz(quiz, colleague, now).quiz
        assert first != second
        asked = (list(one.items.values_list("question", flat=True)) for one in (first, second))
        assert next(asked) == next(asked)

    def test_questions_of_a_brief_that_is_closed_to_them_are_left_out(self, quiz, colleague, now):
        brief = quiz.items.get(position=2).question.brief
        brief.visibility, brief.owner = "private", quiz.owner
        brief.save()
        copied = copy_quiz(quiz, colleague, now)
        assert copied.left_out == 1
        assert len(rows(copied.quiz)) == 2

    def test_a_text_and_a_picture_come_along(self, learner, quiz, colleague, now):
        question = quiz.items.get(position=1).question
        text = ReadingTextFactory.create(owner=learner)
        image = QuestionImageFactory.create(owner=learner)
        image.questions.add(question)
        shown = {"sha256": image.sha256, "alt": "A map", "width": 9, "height": 9}
        question.body |= {"reading_text": text.sha256, "image": shown}
        question.save()
        copy = copy_quiz(quiz, colleague, now).quiz
        own = copy.items.get(position=1).question
        assert own.body["reading_text"] == text.sha256
        assert colleague.reading_texts.filter(sha256=text.sha256).exists()
        assert own.images.filter(owner=colleague).exists()

    def test_its_pictures_are_shown_to_the_colleague(self, learner, quiz, colleague, now):
        image = QuestionImageFactory.create(owner=learner)
        image.questions.add(quiz.items.get(position=1).question)
        address = reverse("question_image", args=[image.sha256])
        assert signed_in(colleague).get(address).status_code == 404
        share = share_with(quiz, "tom", now)
        assert signed_in(colleague).get(address).status_code == 200
        take_back(quiz, share.pk)
        assert signed_in(colleague).get(address).status_code == 404

    def test_and_by_the_link_to_whoever_has_it_alone(self, learner, quiz, colleague, now):
        image = QuestionImageFactory.create(owner=learner)
        question = quiz.items.get(position=1).question
        image.questions.add(question)
        shown = {"sha256": image.sha256, "alt": "A map", "width": 9, "height": 9}
        question.body |= {"image": shown}
        question.save()
        share, client = share_by_link(quiz, now), signed_in(colleague)
        address = reverse("question_image", args=[image.sha256])
        page = client.get(reverse("shared_quiz", args=[share.token])).text
        assert f'src="{address}?share={share.token}"' in page
        assert client.get(f"{address}?share={share.token}").status_code == 200
        for query in ("", "?share=", "?share=guessed", "?share=%00"):
            assert client.get(address + query).status_code == 404
        take_back(quiz, share.pk)
        assert client.get(f"{address}?share={share.token}").status_code == 404

    def test_who_does_not_teach_reads_no_question_by_the_link(self, quiz, now):
        share = share_by_link(quiz, now)
        learner = UserFactory.create()
        client = signed_in(learner)
        address = reverse("shared_quiz", args=[share.token])
        assert "Which river?" not in client.get(address).text
        assert client.post(address).status_code == 404

    def test_nor_does_a_teacher_whom_it_is_set_for(self, quiz, colleague, now):
        share = share_with(quiz, "tom", now)
        task = AssignmentFactory.create(quiz=quiz, brief=None, never_closes=True)
        MembershipFactory.create(classroom=task.classroom, user=colleague)
        page = signed_in(colleague).get(reverse("shared_quiz", args=[share.token])).text
        assert "Which river?" not in page

    def test_nor_does_one_whom_a_copy_is_set_for(self, quiz, colleague, now):
        share = share_with(quiz, "tom", now)
        copies = [copy_quiz(quiz, owner, now).quiz for owner in (quiz.owner, UserFactory.create())]
        for copy in copies:
            task = AssignmentFactory.create(quiz=copy, brief=None, never_closes=True)
            member = MembershipFactory.create(classroom=task.classroom, user=colleague)
            client, address = signed_in(colleague), reverse("shared_quiz", args=[share.token])
            assert "Which river?" not in client.get(address).text
            assert client.post(address).status_code == 404
            member.delete()
        assert "Which river?" in client.get(address).text

    def test_shared_by_name_the_link_is_nobody_elses(self, quiz, colleague, now):
        share = share_with(quiz, "tom", now)
        other = UserFactory.create(teaches=True)
        address = reverse("shared_quiz", args=[share.token])
        assert signed_in(other).get(address).status_code == 404

    def test_taken_back_the_link_is_dead_and_the_copy_stays(self, quiz, colleague, now):
        share = share_with(quiz, "tom", now)
        copy_quiz(quiz, colleague, now)
        take_back(quiz, share.pk)
        address = reverse("shared_quiz", args=[share.token])
        assert signed_in(colleague).get(address).status_code == 404
        assert Quiz.objects.filter(owner=colleague).exists()

    @pytest.mark.parametrize(("name", "says"), [("nobody", "No teacher"), ("pupil", "No teacher")])
    def test_only_teachers_are_found_by_name(self, quiz, now, name, says):
        UserFactory.create(username="pupil")
        with pytest.raises(NotShared, match=says):
            share_with(quiz, name, now)

    def test_the_page_makes_a_link_shares_by_name_and_stops(self, learner_client, quiz, colleague):
        address = reverse("quiz_colleagues", args=[quiz.pk])
        learner_client.post(address, {"action": "link"})
        learner_client.post(address, {"action": "link"})
        learner_client.post(address, {"action": "name", "username": "tom"})
        assert quiz.shares.count() == 2
        page = learner_client.get(address).text
        link = re.search(r'value="[^"]*/quizzes/own/shared/([^/"]+)/"', page)
        assert link
        assert len(link[1]) >= 40
        assert learner_client.post(address, {"action": "name", "username": "x"}).status_code == 422
        learner_client.post(address, {"action": "stop", "share": quiz.shares.first().pk})
        assert QuizShare.objects.count() == 1

    def test_retired_copies_are_brought_back(self, quiz, colleague, now):
        copy_quiz(quiz, colleague, now)
        Quiz.objects.filter(owner=colleague).delete()
        Question.objects.filter(owner=colleague).update(retired_at=now)
        copy = copy_quiz(quiz, colleague, now).quiz
        assert all(one.question.retired_at is None for one in copy.items.select_related("question"))
