"""A text with gaps."""

import re
from collections.abc import Mapping
from itertools import zip_longest
from typing import Any, ClassVar

from django import forms

from learning.kinds import Body, InvalidBody
from learning.question_forms.form import LONGEST_EXPLANATION, WrittenForm, on_one_line
from learning.questions.question import Format
from learning.questions.words import GAP
from learning.questions.written import WrittenQuestion

_GAP = re.compile(r"\[\[([^\[\]]*)\]\]")


class ClozeForm(WrittenForm):
    format: ClassVar[Format] = Format.CLOZE
    use: ClassVar[str] = "words are left out of a text"

    stem = forms.CharField(
        label="Text",
        max_length=LONGEST_EXPLANATION,
        widget=forms.Textarea({"rows": 4}),
        help_text="Put each word to be left out in double brackets, with other answers that count "
        "after a stroke: In [[2023|’23]], Xi spoke of [[new productive forces]].",
    )

    def written(self, cleaned: Mapping[str, Any]) -> WrittenQuestion:
        text = on_one_line(cleaned["stem"])
        gaps = [_gap(inside) for inside in _GAP.findall(text)]
        if not gaps:
            raise InvalidBody("Nothing is left out: put a word in double brackets, [[so]].")
        if GAP in text:
            raise InvalidBody(f"The text holds {GAP}, which stands for a gap: take it out.")
        one = gaps[0] if len(gaps) == 1 else None
        return self.made(
            cleaned,
            stem=_GAP.sub(GAP, text),
            answer="; ".join(gap["answer"] for gap in gaps),
            particulars={"accepted": one["accepted"]} if one else {"gaps": gaps},
        )

    @classmethod
    def fields_of(cls, body: Body) -> dict[str, Any]:
        one = {"answer": body["answer"], "accepted": body["accepted"]}
        gaps = [
            f"[[{'|'.join((gap['answer'], *gap['accepted']))}]]"
            for gap in body.get("gaps") or [one]
        ]
        pieces = zip_longest(body["stem"].split(GAP), gaps, fillvalue="")
        return super().fields_of(body) | {"stem": "".join(text + gap for text, gap in pieces)}


def _gap(inside: str) -> dict[str, Any]:
    answer, *accepted = [form.strip() for form in inside.split("|")]
    return {"answer": answer, "accepted": [form for form in accepted if form]}
