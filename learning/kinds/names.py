"""What people call each kind of question."""

from learning.grading.formats import Format

FORMAT_NAMES = {
    Format.TYPED: "Typed answers",
    Format.CHOICE: "One of several options",
    Format.SEVERAL: "Several right options",
    Format.ORDERING: "Putting in order",
    Format.MATCHING: "Matching pairs",
    Format.NUMBER: "Numbers",
    Format.CLOZE: "Filling a gap",
    Format.LIST: "Listing all of them",
    Format.ALTERED: "Finding the changed word",
    Format.OPEN: "Open answers",
}
