"""A learner with ``size`` of everything that a page can list."""

from datetime import timedelta
from typing import Any

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
from learning.bank.imports.beginning import begin_import
from learning.briefs.wordings import decide_on_wording
from learning.desk.findings import bring_to_desk
from learning.exchange.tables.table import read as read_table
from learning.factories import (
    NOON,
    AllowanceFactory,
    AssignmentFactory,
    AttemptFactory,
    CardFactory,
    MarkChangeFactory,
    MembershipFactory,
    QuestionFactory,
    QuizFactory,
    QuizItemFactory,
    QuizSectionFactory,
    ResponseFactory,
    ReviewFactory,
    RosterEntryFactory,
    StudySessionFactory,
    TagFactory,
    UserFactory,
    question_body,
)
from learning.models import Card, Question, Quiz, User
from learning.quizzes.submitting import submit_attempt
from learning.search_index.upkeep import put_brief, put_questions


class World:
    def __init__(self, size: int) -> None:
        self.size = size
        self.learner: User = UserFactory.create(shade_ahead=0)
        self.brief = BriefFactory.create(visibility="public", owner=self.learner)
        self.arguments: dict[str, Any] = {"slug": self.brief.slug}  # those of the pages
        self._write_brief()
        bring_to_desk(self.brief)
        self._revise()
        self._study()
        self._dispute()
        self._write_questions()
        self._teach()
        self._share_quiz()
        self._share_with_colleagues()
        self._make_searchable()

    def _revise(self) -> None:
        now = timezone.now()
        for _ in range(self.size):
            self.brief.revisions.create(against="", made_at=now, applied_at=now, was_open=True)

    def _write_brief(self) -> None:
        section = PassageFactory.create(brief=self.brief, heading=True)
        place = {"brief": self.brief, "passage__section": section}
        for _ in range(self.size):
            PassageFactory.create(brief=self.brief, heading=True)
            BriefFactory.create(visibility="public")
            concept, person = ConceptFactory.create(**place), PersonFactory.create(**place)
            BiographyFactory.create(person=person, people=[PersonFactory.create(**place)])
            said = QuoteFactory.create(speakers=[person], **place)
            QuoteFactory.create(speakers=[person], **place).shares_point_with.add(said)
            ListingFactory.create(speakers=[person], **place)
            FactFactory.create(speakers=[person], when="1998-03", **place)
            RelationFactory.create(source=concept, speakers=[person], **place)
        self.arguments |= {
            "section": section.slug,
            "concept": concept.slug,
            "person": person.slug,
        }

    def _study(self) -> None:
        """Some cards are due, new or suspended, some were missed, and each was in a quiz."""
        passage = self.brief.passages.filter(kind="paragraph").first()
        session = StudySessionFactory.create(user=self.learner)
        common = {
            "user": self.learner,
            "question__brief": self.brief,
            "question__passage": passage,
            "question__body": question_body(formats=["typed"]),
        }
        for _ in range(self.size):
            due = CardFactory.create(**common, in_review=True)
            CardFactory.create(**common)
            CardFactory.create(**common, suspended=True, suspension=Card.Suspension.LEECH)
            missed = CardFactory.create(**common, in_learning=True)
            for seq in (1, 2):
                ReviewFactory.create(
                    card=missed, session=session, seq=seq, rating=1, reviewed_at=timezone.now()
                )
            attempt = AttemptFactory.create(user=self.learner, submitted_at=NOON)
            ResponseFactory.create(attempt=attempt, question=due.question)
        self.arguments["pk"] = session.pk

    def _dispute(self) -> None:
        """Others call right what they typed; the learner, as editor of the brief, has decided on
        some of it.
        """
        for number in range(self.size):
            question = QuestionFactory.create(brief=self.brief)
            for text in (f"the {number}th", f"number {number}", "accepted"):
                ReviewFactory.create(
                    card__question=question,
                    format="typed",
                    response={"given": {"text": text}},
                    verdict={"outcome": "wrong", "overridden": "right"},
                )
            decide_on_wording(
                self.brief, question.pk, "accepted", self.learner, timezone.now(), accept=True
            )

    def _write_questions(self) -> None:
        later = NOON + timedelta(days=99)
        for _ in range(self.size):
            question = QuestionFactory.create(own=True, owner=self.learner, about=self.brief)
            question.tags.add(*TagFactory.create_batch(2, owner=self.learner))
            QuizItemFactory.create(question=question, quiz__owner=self.learner)
            CardFactory.create(
                user=self.learner, question=question, in_review=True, due_at=later, show_at=later
            )
        rows = "".join(f"What is {n}?,Mud,mud | tag {n}\n" for n in range(self.size))
        found = read_table(f"question,answer,tags\n{rows}".encode())
        begun = begin_import(self.learner, found, "mud.csv", "csv", timezone.now())
        self.arguments |= {"question_id": question.pk, "import_id": begun.pk}

    def _make_searchable(self) -> None:
        """The factories do not write to the index."""
        put_questions(Question.objects.written_by(self.learner).values_list("pk", flat=True))
        put_brief(self.brief)

    def _teach(self) -> None:
        """A class of the learner's, and some in which they learn."""
        self.classroom = MembershipFactory.create(user=self.learner, teacher=True).classroom
        AssignmentFactory.create(classroom=self.classroom, quiz=None, brief=self.brief)
        reviewed = {"in_review": True, "reviewed_at": timezone.now()}
        for question in self.brief.questions.all()[: self.size]:
            member = MembershipFactory.create(classroom=self.classroom)
            CardFactory.create(user=member.user, question=question, **reviewed)
            AssignmentFactory.create(classroom=self.classroom, quiz=QuizItemFactory.create().quiz)
            RosterEntryFactory.create(classroom=self.classroom)
            other = MembershipFactory.create(user=self.learner).classroom
            AssignmentFactory.create(classroom=other)
        self.arguments |= {"classroom_id": self.classroom.pk, "member_id": member.pk}

    def _share_quiz(self) -> None:
        """A quiz of the learner's that the class has taken: an open answer of each learner is not
        marked yet, and the keys of the others have changed since. The last one answers all of it.
        """
        quiz: Quiz = QuizFactory.create(owner=self.learner, authored=True, published=True)
        quiz.briefs.add(self.brief)
        body = question_body(formats=["open", "recall"])
        essay = QuestionFactory.create(own=True, owner=self.learner, body=body)
        asked = [QuestionFactory.create(brief=self.brief) for _ in range(self.size)]
        for position, question in enumerate([essay, *asked], 1):
            QuizItemFactory.create(quiz=quiz, position=position, question=question)
            QuizSectionFactory.create(quiz=quiz)
        task = AssignmentFactory.create(classroom=self.classroom, quiz=quiz)
        given = {"given": {"text": "Because"}, "answered_at": timezone.now()}
        for nth, member in enumerate(self.classroom.memberships.filter(role="learner"), 1):
            AllowanceFactory.create(quiz=quiz, user=member.user)
            attempt = AttemptFactory.create(quiz=quiz, assignment=task, user=member.user)
            answer = {"attempt": attempt} | given
            ResponseFactory.create(**answer, position=1, question=essay, format="open")
            for position, question in enumerate(asked if nth == self.size else asked[:1], 2):
                response = ResponseFactory.create(**answer, position=position, question=question)
            submit_attempt(attempt, timezone.now())
            MarkChangeFactory.create(response=response)
        for question in asked:
            question.body = question_body(answer="Because", distractors=[], formats=["typed"])
            question.save()
        self.arguments |= {
            "quiz_id": quiz.pk,
            "attempt_id": attempt.pk,
            "uid": asked[0].uid,
            "essay_id": essay.pk,
        }

    def _share_with_colleagues(self) -> None:
        """Each has set a quiz for a class that the learner teaches with all of them."""
        classroom = MembershipFactory.create(user=self.learner, teacher=True).classroom
        for _ in range(self.size):
            colleague = MembershipFactory.create(classroom=classroom, teacher=True).user
            item = QuizItemFactory.create(
                quiz__owner=colleague, question__own=True, question__owner=colleague
            )
            AssignmentFactory.create(classroom=classroom, quiz=item.quiz)
