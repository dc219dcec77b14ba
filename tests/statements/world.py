"""A learner in the middle of a brief, with as much of everything as a test wants."""

import time
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress, get_emailconfirmation_model
from allauth.account.utils import user_pk_to_url_str
from django.test import Client
from django.utils import timezone

from content.factories import (
    BiographyFactory,
    BriefFactory,
    ConceptFactory,
    FactFactory,
    ListingFactory,
    PassageFactory,
    PersonFactory,
    QuoteFactory,
    RelationFactory,
)
from content.models import Brief
from learning.factories import (
    NOON,
    AllowanceFactory,
    AssignmentFactory,
    AttemptFactory,
    CardFactory,
    MarkChangeFactory,
    MembershipFactory,
    QuestionFactory,
    QuestionReportFactory,
    QuizFactory,
    QuizItemFactory,
    QuizSectionFactory,
    ResponseFactory,
    ReviewFactory,
    StudySessionFactory,
    TagFactory,
    UserFactory,
    question_body,
)
from learning.models import Card, Response, StudySession, User
from learning.rendering.responses import sign as sign_response
from learning.study.answering import Answer, record_answer
from learning.study.shown import shown_now, sign
from tests.clients import signed_in


@dataclass
class World:
    """``size`` of everything there can be more of."""

    size: int
    brief: Brief = field(default_factory=BriefFactory.create)
    people: dict[str, User] = field(default_factory=dict)
    arguments: dict[str, Any] = field(default_factory=dict)
    due: list[Card] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.people = {
            "learner": UserFactory.create(username="learner", email="l@example.org"),
            "guest": UserFactory.create(username="guest-1", guest=True),
            "admin": UserFactory.create(username="admin", is_staff=True, is_superuser=True),
        }
        _, unproven = (
            EmailAddress.objects.create(
                user=self.learner, email=email, primary=primary, verified=primary
            )
            for email, primary in (("l@example.org", True), ("new@example.org", False))
        )
        self.arguments = {
            "slug": self.brief.slug,
            "uidb36": user_pk_to_url_str(self.learner),
            "key": get_emailconfirmation_model().create(unproven).key,
        }
        self._write_brief()
        self._study()
        self._take_quiz()
        self._write_questions()
        self._make_quizzes()
        self._teach()

    @property
    def learner(self) -> User:
        return self.people["learner"]

    @property
    def session(self) -> StudySession:
        return StudySession.objects.get(pk=self.arguments["pk"])

    def _write_brief(self) -> None:
        brief = self.brief
        section = PassageFactory.create(brief=brief, heading=True)
        place = {"brief": brief, "passage__section": section}
        for _ in range(self.size):
            PassageFactory.create(brief=brief, heading=True)
            concept, person = ConceptFactory.create(**place), PersonFactory.create(**place)
            BiographyFactory.create(person=person, people=[PersonFactory.create(**place)])
            said = QuoteFactory.create(speakers=[person], **place)
            QuoteFactory.create(speakers=[person], **place).shares_point_with.add(said)
            ListingFactory.create(speakers=[person], **place)
            FactFactory.create(speakers=[person], **place)
            RelationFactory.create(source=concept, speakers=[person], **place)
            self.arguments |= {
                "section": section.slug,
                "concept": concept.slug,
                "person": person.slug,
            }

    def _study(self) -> None:
        """A card was answered just now; others are due, new, put away, and were missed."""
        now, session = timezone.now(), StudySessionFactory.create(user=self.learner)
        common = {"user": self.learner, "question__brief": self.brief}
        common["question__passage"] = self.brief.passages.filter(kind="paragraph").first()
        for _ in range(self.size):
            self.due.append(self.card(common, in_review=True))
            self.due.append(self.card(common, in_review=True))
            CardFactory.create(**common)
            CardFactory.create(**common, suspended=True, suspension=Card.Suspension.LEECH)
            missed = CardFactory.create(**common, in_learning=True)
            ReviewFactory.create(card=missed, session=session, rating=1)
            QuestionReportFactory.create(question=missed.question)
            StudySessionFactory.create()
        given = Answer(response={"text": "Zhao Min"})
        shown = shown_now([self.card(common, in_review=True)], "typed", session, now)
        (review,) = record_answer(self.learner, shown, given, now).reviews
        self.arguments |= {"pk": session.pk, "review_id": review.pk, "card_id": self.due[0].pk}

    def _take_quiz(self) -> None:
        """One is under way, with a question on each card that is due; others were taken."""
        for place in range(self.size + 1):
            taken = NOON if place else None
            attempt = AttemptFactory.create(user=self.learner, submitted_at=taken)
            for number, card in enumerate(self.due, 1):
                ResponseFactory.create(attempt=attempt, position=number, question=card.question)
            if not taken:
                self.arguments |= {"attempt_id": attempt.pk, "number": 1}

    def _write_questions(self) -> None:
        for _ in range(self.size):
            question = QuestionFactory.create(own=True, owner=self.learner, about=self.brief)
            question.tags.add(*TagFactory.create_batch(2, owner=self.learner))
            QuizItemFactory.create(question=question)
            later = NOON + timedelta(days=99)
            CardFactory.create(
                user=self.learner, question=question, in_review=True, due_at=later, show_at=later
            )
        self.arguments |= {"question_id": question.pk, "kind": "typed"}

    def _make_quizzes(self) -> None:
        """One for others by the learner, which some take, and one of somebody else's to join."""
        questions = [card.question for card in self.due]
        for owner in (self.learner, self.people["admin"]):
            quiz = QuizFactory.create(owner=owner, authored=True, published=True)
            quiz.briefs.add(self.brief)
            for number, question in enumerate(questions, 1):
                QuizItemFactory.create(quiz=quiz, position=number, question=question)
            if owner == self.learner:
                section = QuizSectionFactory.create(quiz=quiz)
                given = [AllowanceFactory.create(quiz=quiz) for _ in range(self.size)]
                self.arguments |= {"quiz_id": quiz.pk, "section_id": section.pk}
                self.arguments |= {"user_id": given[0].user_id, "uid": questions[0].uid}
                for _ in range(self.size):
                    attempt = AttemptFactory.create(quiz=quiz)
                    response = ResponseFactory.create(
                        attempt=attempt, position=1, question=questions[0]
                    )
                    MarkChangeFactory.create(response=response)
            else:
                self.arguments["code"] = quiz.code

    def _teach(self) -> None:
        """A class of the learner's with a brief and a quiz set for it, and one to be joined."""
        classroom = MembershipFactory.create(user=self.learner, teacher=True).classroom
        task = AssignmentFactory.create(classroom=classroom, quiz=None, brief=self.brief)
        for _ in range(self.size):
            AssignmentFactory.create(classroom=classroom, quiz=QuizItemFactory.create().quiz)
            member = MembershipFactory.create(classroom=classroom)
            CardFactory.create(
                user=member.user,
                question=self.due[0].question,
                in_review=True,
                reviewed_at=timezone.now(),
            )
            other = MembershipFactory.create(user=self.learner).classroom
            AssignmentFactory.create(classroom=other)
        self.arguments |= {
            "classroom_id": classroom.pk,
            "member_id": member.pk,
            "assignment_id": task.pk,
        }

    def answer_in_quiz(self) -> str:
        response = Response.objects.get(attempt=self.arguments["attempt_id"], position=1)
        return sign_response(response, timezone.now())

    def card(self, common: dict[str, Any], **state: Any) -> Card:
        body = question_body(formats=["typed"])
        return CardFactory.create(**common, **state, question__body=body)

    def shown(self, card: Card, format: str = "typed") -> str:
        return sign(shown_now([card], format, self.session, timezone.now()), self.learner)

    def browser(self, name: str) -> Client:
        """Signed in a moment ago, and not for the first time today; a stranger is nobody."""
        if name == "stranger":
            return Client()
        methods = [{"method": "password", "at": time.time()}]
        return signed_in(self.people[name], account_authentication_methods=methods)
