"""The cells of questions that are marked as a whole, by their parts or by people, and back."""

from learning.exchange.format import Refused
from learning.exchange.tables.values import Cells, joined, parted, says_yes, whole
from learning.kinds import Body
from learning.kinds.altered import Altered, statement_of
from learning.kinds.cloze import Cloze, cloze_text
from learning.kinds.listed import Listed, aliases_of
from learning.kinds.matching import Matching
from learning.kinds.open import Criterion, Open, rubric_of
from learning.kinds.ordering import Ordering
from learning.kinds.poll import Poll
from learning.kinds.written import WrittenQuestion


def cloze_cells(body: Body) -> dict[str, str]:
    return {"question": cloze_text(body), "answer": ""}


def cloze_in(cells: Cells) -> WrittenQuestion:
    return Cloze().compose(cells["question"], cells.get("explanation", ""))


def altered_cells(body: Body) -> dict[str, str]:
    wrong, right = body["altered"]
    return {"question": statement_of(body), "answer": right, "changed word": wrong}


def altered_in(cells: Cells) -> WrittenQuestion:
    return Altered().compose(
        cells["question"],
        cells.get("changed word", ""),
        cells.get("answer", ""),
        cells.get("explanation", ""),
    )


def matching_cells(body: Body) -> dict[str, str]:
    return {
        "options": joined(one["prompt"] for one in body["parts"]),
        "answer": joined(one["answer"] for one in body["parts"]),
        "wrong": joined(one["text"] for one in body["distractors"]),
    }


def matching_in(cells: Cells) -> WrittenQuestion:
    lefts, partners = parted(cells.get("options", "")), parted(cells.get("answer", ""))
    if len(lefts) != len(partners):
        raise Refused(f"There are {len(lefts)} left sides (options) and {len(partners)} answers.")
    return Matching().compose(
        cells["question"],
        list(zip(lefts, partners, strict=True)),
        parted(cells.get("wrong", "")),
        cells.get("explanation", ""),
    )


def ordering_cells(body: Body) -> dict[str, str]:
    return {"answer": joined(one["prompt"] for one in body["parts"])}


def ordering_in(cells: Cells) -> WrittenQuestion:
    things = [one for one in parted(cells.get("answer", "")) if one]
    return Ordering().compose(cells["question"], things, cells.get("explanation", ""))


def list_cells(body: Body) -> dict[str, str]:
    names = [", ".join(others) for others in aliases_of(body)]
    return {
        "answer": joined(body["elements"]),
        "accepted": joined(names) if any(names) else "",
        "enough": str(body["needed"] or ""),
        "shared": "yes" if body.get("share") else "",
    }


def list_in(cells: Cells) -> WrittenQuestion:
    entries = parted(cells.get("answer", ""))
    names = [others.split(",") for others in parted(cells.get("accepted", ""))]
    if len(names) > len(entries):
        raise Refused("There are other names of more entries than there are.")
    if not all(entries):
        raise Refused("An entry is empty.")
    enough = cells.get("enough", "").strip()
    needed = whole(enough, "enough") if enough else 0
    return Listed().compose(
        cells["question"],
        entries,
        names,
        needed,
        cells.get("explanation", ""),
        share=says_yes(cells, "shared"),
    )


def open_cells(body: Body) -> dict[str, str]:
    rubric = rubric_of(body)
    return {
        "rubric": joined(one.text for one in rubric),
        "points": joined(one.points for one in rubric),
    }


def open_in(cells: Cells) -> WrittenQuestion:
    texts, points = parted(cells.get("rubric", "")), parted(cells.get("points", ""))
    if len(points) > len(texts):
        raise Refused("There are points for more than the rubric holds.")
    points += ["" for _ in texts[len(points) :]]
    rubric = [
        Criterion(text, whole(worth, "points") if worth else 1)
        for text, worth in zip(texts, points, strict=True)
    ]
    answer = cells.get("answer", "")
    return Open().compose(cells["question"], answer, rubric, cells.get("explanation", ""))


def poll_cells(body: Body) -> dict[str, str]:
    return {"answer": "", "poll": body["poll"], "options": joined(body["choices"])}


def poll_in(cells: Cells) -> WrittenQuestion:
    choices = parted(cells.get("options", ""))
    form = cells.get("poll", "").strip().casefold() or ("choice" if choices else "words")
    return Poll().compose(cells["question"], form, choices, cells.get("explanation", ""))
