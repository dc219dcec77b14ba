"""The character of the seal, drawn stroke by stroke as the sections of a brief are known."""

from dataclasses import dataclass

# 理 in the order in which it is written, in a square of 640: jade on the left, the village after.
STROKES = (
    (
        "M117 208c6-2 18-10 35-14c18-3 49-6 69-7c21 0 45 4 54 4c29-1 21-49-2-48c-9 2-33 9-54 12"
        "c-21 3-53 5-71 7c-19 1-34 0-41 0c-27 6-12 51 10 46Z"
    ),
    (
        "M126 322c5-1 11-6 26-9c16-3 51-8 69-8c19-1 36 4 43 5c26 0 21-46 0-46c-8 2-26 6-45 9"
        "c-19 2-54 6-71 7c-17 1-26-1-31-1c-26 6-11 48 9 43Z"
    ),
    (
        "M174 176c-1 14-1 55-1 84c0 29 1 61 1 90c-1 29-4 72-4 86c0 23 38 18 38 0c0-14-2-57-2-86"
        "c0-29 1-61 2-90c1-29 4-70 5-83c1-24-39-21-39-1Z"
    ),
    (
        "M114 502c8-3 25-11 45-23c21-12 54-32 77-48c23-16 51-41 61-49c2-1 0-5-2-4"
        "c-12 5-45 21-71 31c-26 9-62 20-84 28c-21 7-38 12-46 14c-31 13-5 61 20 51Z"
    ),
    (
        "M307 144c2 9 8 34 10 57c2 23 2 54 3 79c0 26 0 60 0 72c1 22 38 17 37-1c-1-12-4-46-5-71"
        "c-1-26-1-58-1-81c0-23 2-49 2-59c-2-30-48-20-46 4Z"
    ),
    (
        "M330 176c15-2 62-9 91-11c30-2 73-1 87-1c28-2 18-46-4-44c-14 3-56 12-85 15"
        "c-30 4-77 4-93 5c-20 1-13 37 4 36ZM495 141c0 3 1 3 1 19c0 17-1 47-2 79c0 31-2 93-3 112"
        "c-1 22 33 19 34 2c1-19 1-80 5-112c4-32 19-63 19-82c0-18-16-26-19-32c-9-21-42-3-35 14Z"
    ),
    (
        "M347 266c12-1 48-5 74-7c25-1 68 0 81 0c18 0 14-30 0-30c-14 0-56 1-83 2c-26 1-61 3-74 4"
        "c-19 1-13 32 2 31Z"
    ),
    (
        "M347 351c12 0 48-3 73-3c26-1 67 0 80 0c18 0 14-32 0-32c-14 0-55 3-80 4c-26 1-62 1-75 1"
        "c-19 1-14 31 2 30Z"
    ),
    (
        "M406 156c0 17-1 63-1 104c0 41 0 99 0 140c1 41 1 90 1 108c0 20 33 16 33 0"
        "c-1-18-1-67-2-108c0-41-1-99 0-140c1-40 4-86 5-104c1-22-35-19-36 0Z"
    ),
    (
        "M320 453c5-1 10-7 31-10c22-4 72-8 100-8c27 0 55 6 66 7c27-1 20-47-2-46c-11 1-38 5-66 7"
        "c-28 2-78 4-101 6c-22 1-30 1-36 2c-26 4-13 46 8 42Z"
    ),
    (
        "M273 557c8-3 17-12 49-17c31-4 101-10 138-9c37 0 69 11 83 13c31 2 27-49 2-51"
        "c-14 1-48 1-85 3c-38 2-109 6-142 8c-32 2-45 5-54 6c-29 5-14 51 9 47Z"
    ),
)


def stroke_count(known: int, every: int) -> int:
    """How many strokes stand for so many known sections of all: the whole character for all of
    them alone, and at least one for any.
    """
    if not known:
        return 0
    return max(1, len(STROKES) * known // every)


@dataclass(frozen=True, slots=True)
class SectionStrokes:
    """The seal's character for ``known`` sections of ``every``."""

    known: int
    every: int

    @property
    def drawn(self) -> tuple[str, ...]:
        return STROKES[: stroke_count(self.known, self.every)]

    @property
    def left(self) -> tuple[str, ...]:
        return STROKES[stroke_count(self.known, self.every) :]
