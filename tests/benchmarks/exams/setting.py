"""A quiz that is open to whoever has its code, and the learners who take it."""

from content.factories import BriefFactory
from learning.factories import QuestionFactory, QuizFactory, QuizItemFactory, UserFactory
from tests.clients import CSRF, new_session


def exam(questions: int, learners: int) -> tuple[str, list[dict[str, str]]]:
    """The code of the quiz, half of which is picked and half typed, and each learner's cookies."""
    brief = BriefFactory.create(visibility="public")
    quiz = QuizFactory.create(authored=True, published=True, size=questions)
    for position in range(1, questions + 1):
        QuizItemFactory.create(
            quiz=quiz,
            position=position,
            question=QuestionFactory.create(brief=brief, position=position),
            format=("choice", "typed")[position % 2],
        )
    sessions = map(new_session, UserFactory.create_batch(learners, password="!"))
    return str(quiz.code), [{"sessionid": key, "csrftoken": CSRF} for key in sessions]
