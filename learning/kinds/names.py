"""What people call each kind of question."""

from learning.grading import formats

FORMAT_NAMES = {
    formats.TYPED: "Typed answers",
    formats.CHOICE: "One of several options",
    formats.SEVERAL: "Several right options",
    formats.ORDERING: "Putting in order",
    formats.MATCHING: "Matching pairs",
    formats.NUMBER: "Numbers",
    formats.CLOZE: "Filling a gap",
    formats.LIST: "Listing all of them",
    formats.ALTERED: "Finding the changed word",
    formats.OPEN: "Open answers",
}
