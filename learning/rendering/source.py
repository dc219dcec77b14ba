"""Where a question comes from: its passage with its words marked, or what it was written on."""

from content.models import Passage
from content.reading.highlighting import Highlight, highlight
from learning.kinds import Body
from learning.models import Question
from learning.rendering.asked import Face
from learning.rendering.subjects import Item, subjects_of


def source_face(question: Question, user_id: int = 0) -> Face:
    """The passage that a question comes from, with its words marked; of one that somebody wrote,
    what it is on."""
    if question.brief is None:
        face: Face = {"passage": None, "subject_item": subject_item(question, user_id)}
        if "adapted" in question.body:
            face |= adapted_face(question.body, question.passage, user_id)
        return face
    source, passage = question.body["source"], question.passage
    if passage is None:
        return {"passage": None}
    passage.brief = question.brief  # the same row, known already
    marks = [Highlight(source["start"], source["end"], "source")]
    return {"passage": passage, "pieces": highlight(passage.text, marks)}


def subject_item(question: Question, user_id: int) -> Item | None:
    """What a question that somebody wrote is on, as long as this person may read it."""
    return subjects_of([question], user_id).get(question.pk)


def adapted_face(body: Body, passage: Passage | None, user_id: int) -> Face:
    """Of somebody's version of a generated question: what it was made of, in its passage where
    that is open to the person and still has these words."""
    told, source = body["adapted"], body["adapted"]["source"]
    adapted = {
        "as_it_was": told["stem"] and told["key"],
        "own_answer": not told["key"],
        "speakers": body["attribution"]["speakers"],
        "words": source["text"],
    }
    face: Face = {"adapted": adapted, "passage": None}
    span = slice(source["start"], source["end"])
    known = passage and passage.text[span] == source["text"]
    if passage and known and passage.brief.is_open_to(user_id):
        marks = [Highlight(source["start"], source["end"], "source")]
        face |= {"passage": passage, "pieces": highlight(passage.text, marks)}
    return face
