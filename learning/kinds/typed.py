"""Typed in one line, with nothing to go by but the question."""

from dataclasses import dataclass

from learning.kinds.line import Line
from learning.questions.question import Format


@dataclass(frozen=True, slots=True)
class Typed(Line):
    format: Format = Format.TYPED
