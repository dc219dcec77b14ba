"""Questions of a file that go into a quiz as they are imported."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import PurePath
from typing import Any

from django import forms

from learning.authoring.arranging import QuizFull, append_questions
from learning.authoring.editing import new_quiz
from learning.bank.forms.exchange import ImportFilingForm
from learning.bank.imports.making import NotPlaced
from learning.models import Question, Quiz, QuizQuerySet, User
from learning.models.quizzes import LONGEST_TITLE

NEW = "new"
MOST_OFFERED = 100


class IntoQuizForm(ImportFilingForm):
    """The filing of imported questions, and the quiz that they go into."""

    quiz = forms.ChoiceField(label="Add to quiz", required=False)

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(user, *args, **kwargs)
        self.user = user
        field = self.fields["quiz"]
        assert isinstance(field, forms.ChoiceField)
        drafts = [(str(one.pk), one.title) for one in drafts_of(user)[:MOST_OFFERED]]
        field.choices = [("", "No quiz"), (NEW, "A new quiz"), *drafts]

    def place(self, made: Sequence[Question], file_name: str, now: datetime) -> int | None:
        wanted = self.cleaned_data["quiz"]
        if not wanted:
            return None
        quiz = _named(new_quiz(self.user, now), file_name) if wanted == NEW else self._draft(wanted)
        try:
            append_questions(quiz, [(one, str(one.body["formats"][0])) for one in made])
        except QuizFull as error:
            raise NotPlaced(f"{error} Import them without a quiz.") from error
        return quiz.pk

    def _draft(self, wanted: str) -> Quiz:
        quiz = drafts_of(self.user).filter(pk=wanted).first()
        if quiz is None:
            raise NotPlaced("This quiz is gone. Choose another.")
        return quiz


def drafts_of(owner: User) -> QuizQuerySet:
    """The quizzes that the owner has not published yet, the latest first."""
    return Quiz.objects.authored().filter(owner=owner, published_at=None).order_by("-pk")


def _named(quiz: Quiz, file_name: str) -> Quiz:
    """The quiz with the name of the file for a title."""
    if title := PurePath(file_name).stem.strip()[:LONGEST_TITLE]:
        Quiz.objects.filter(pk=quiz.pk).update(title=title)
    return quiz
