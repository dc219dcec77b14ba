from content.material import Fact, Passage, Person, Span
from learning.desk.marks import (
    MOST_CHARACTERS,
    Mark,
    further_spans,
    marked_passages,
    passages_around,
    spans_of,
)
from tests.learning.desk.mud import material, span

PASSAGE = Passage(slug="p", text="Zhao says that mud feeds all")


def mark(finding, start, end, **rest):
    spans = (Span(passage="p", start=start, end=end),)
    return Mark(finding, "quotes", "unsure", spans, **rest)


def runs(*marks):
    [passage] = marked_passages([PASSAGE], marks)
    return [(run.text, run.mark and run.mark.finding) for run in passage.runs]


def test_a_text_without_findings_is_one_run():
    assert runs() == [(PASSAGE.text, None)]


def test_the_shorter_of_two_marks_leads():
    assert runs(mark(1, 15, 28), mark(2, 15, 18)) == [
        ("Zhao says that ", None),
        ("mud", 2),
        (" feeds all", 1),
    ]


def test_only_the_first_run_of_a_finding_opens_it():
    [passage] = marked_passages([PASSAGE], [mark(1, 0, 28), mark(2, 5, 9)])
    assert [(run.text, run.opens) for run in passage.runs] == [
        ("Zhao ", True),
        ("says", True),
        (" that mud feeds all", False),
    ]


def test_what_stands_between_two_marks_opens_none():
    [passage] = marked_passages([PASSAGE], [mark(1, 0, 28), mark(2, 0, 4), mark(3, 5, 9)])
    assert [(run.text, run.opens, run.has_words) for run in passage.runs] == [
        ("Zhao", True, True),
        (" ", False, False),
        ("says", True, True),
        (" that mud feeds all", True, True),
    ]


def test_the_finding_in_hand_is_seen_under_another():
    [passage] = marked_passages([PASSAGE], [mark(1, 0, 28, is_in_hand=True), mark(2, 5, 9)])
    assert [run.in_hand for run in passage.runs] == ["quotes"] * 3


class TestPlaces:
    def test_a_figure_is_marked_in_its_sentence(self):
        [fact] = material().facts
        assert isinstance(fact, Fact)
        assert [material().words(one) for one in spans_of(material(), fact)] == ["40 villages"]

    def test_a_list_is_marked_with_its_items(self):
        [listing] = material().listings
        assert [material().words(one) for one in spans_of(material(), listing)][1:] == [
            "sand",
            "silt",
            "clay",
        ]

    def test_a_post_is_shown_with_its_person(self):
        person = material().person("zhao-min")
        assert isinstance(person, Person)
        assert further_spans(person) == (span("p1", "dean of Ningbo University"),)


class TestLongTexts:
    def long(self):
        text = "x" * (MOST_CHARACTERS // 10)
        passages = tuple(Passage(slug=f"p{n}", text=text) for n in range(30))
        return material().__class__(slug="long", title="Long", passages=passages)

    def test_a_part_around_the_finding_is_shown(self):
        shown = [one.slug for one in passages_around(self.long(), "p20")]
        assert shown[len(shown) // 2] == "p20"
        assert 9 <= len(shown) <= 11

    def test_the_beginning_without_one(self):
        assert passages_around(self.long(), "")[0].slug == "p0"

    def test_a_short_text_is_shown_whole(self):
        assert passages_around(material(), "p2") == material().passages
