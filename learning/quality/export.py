"""Generated questions as lines of JSON, and as text to read."""

import json
from dataclasses import asdict

from learning.kinds.written import framed_stem
from learning.questions.question import GeneratedQuestion


def as_json(question: GeneratedQuestion) -> str:
    """One line, with its keys always in the same order."""
    wrong = [{"text": one.text, "source": asdict(one.source)} for one in question.distractors]
    return json.dumps(
        {
            "uid": question.uid,
            "type": question.type,
            "subject": question.subject,
            "weight": question.weight,
            "frame": question.frame,
            "stem": question.stem,
            "answer": question.answer,
            "accepted": question.accepted,
            "distractors": wrong,
            "formats": question.formats,
            "explanation": question.explanation,
            "attribution": asdict(question.attribution),
            "source": asdict(question.source),
        },
        ensure_ascii=False,
    )


def as_text(question: GeneratedQuestion) -> str:
    """A few lines: the question, its answer, the options, and its source."""
    source = question.source
    lines = [
        f"{question.type} ({question.weight}): {', '.join(question.formats)}",
        f"  {framed_stem(question.body())}",
        f"  = {question.answer}",
        *(f"  ≈ {text}" for text in question.accepted),
        *(f"  × {one.text}: {one.truth}" for one in question.distractors),
        f"  {question.explanation}",
        f"  [{source.passage} {source.start}–{source.end}] {source.text}",
    ]
    return "\n".join(lines) + "\n"
