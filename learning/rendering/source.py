"""Where a question comes from: its passage with its words marked, or what it was written on."""

from dataclasses import dataclass, replace
from typing import Any

from django.utils.text import get_text_list

from content.models import Passage
from content.reading.highlighting import Highlight, HighlightedText, highlight
from learning.kinds import Body
from learning.models import Question
from learning.rendering.subjects import SubjectRow, subjects_of


@dataclass(frozen=True, slots=True)
class AdaptedSource:
    """What somebody's own version of a question keeps of the generated one.

    ``is_unchanged`` says that the text and the key are those of the generated question;
    ``speakers`` are the names of the people whose claim it reports, and ``words`` those of the
    brief, for a page that may not show the passage.
    """

    is_unchanged: bool
    has_own_answer: bool
    speakers: str
    words: str


@dataclass(frozen=True, slots=True)
class QuestionSource:
    """What a page says about where a question comes from; nothing of it has to be known.

    ``pieces`` are the text of the ``passage`` with the words of the source marked; ``words`` are
    those alone, where the passage is gone or closed to the learner. ``subject`` is what a question
    that somebody wrote is on.
    """

    passage: Passage | None = None
    pieces: tuple[HighlightedText[str], ...] = ()
    words: str = ""
    adapted: AdaptedSource | None = None
    subject: SubjectRow | None = None

    @property
    def is_adapted(self) -> bool:
        """Whether the question says something else than the generated one."""
        return self.adapted is not None and not self.adapted.is_unchanged


def question_source(question: Question, user_id: int) -> QuestionSource:
    """The source of a question that this person is shown with its answer."""
    if question.brief is None:
        source = QuestionSource()
        if "adapted" in question.body:
            source = adapted_source(question.body, question.passage, user_id)
        return replace(source, subject=subject_of(question, user_id))
    if question.passage is None:
        return QuestionSource()
    question.passage.brief = question.brief  # the same row, known already
    return passage_source(question.passage, question.body["source"])


def passage_source(passage: Passage, span: dict[str, Any]) -> QuestionSource:
    """A passage with the words from ``start`` to ``end`` of the span marked."""
    marks = [Highlight(span["start"], span["end"], "source")]
    return QuestionSource(passage, tuple(highlight(passage.text, marks)))


def has_words(passage: Passage, span: dict[str, Any]) -> bool:
    """Whether the text of a source still stands in its place."""
    return bool(passage.text[span["start"] : span["end"]] == span["text"])


def subject_of(question: Question, user_id: int) -> SubjectRow | None:
    """What a question that somebody wrote is on, if this person may read it."""
    return subjects_of([question], user_id).get(question.pk)


def adapted_source(body: Body, passage: Passage | None, user_id: int) -> QuestionSource:
    """The source of somebody's own version of a generated question: in its passage where that is
    open to this person and still has these words."""
    kept, span = body["adapted"], body["adapted"]["source"]
    adapted = AdaptedSource(
        is_unchanged=kept["stem"] and kept["key"],
        has_own_answer=not kept["key"],
        speakers=get_text_list(body["attribution"]["speakers"], "and"),
        words=span["text"],
    )
    source = QuestionSource()
    if passage and has_words(passage, span) and passage.brief.is_open_to(user_id):
        source = passage_source(passage, span)
    return replace(source, adapted=adapted)
