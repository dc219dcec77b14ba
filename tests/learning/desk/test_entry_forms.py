from dataclasses import replace

import pytest

from content.material import ListingItem, Passage, QuoteMode, Span
from learning.desk.entry_forms import FORMS
from learning.desk.speakers.answers import Speakers
from learning.questions.wording import quoted
from tests.learning.desk.mud import material, span

NAMES = {"zhao-min": "Zhao Min", "wang-li": "Wang Li"}
SPEAKERS = Speakers(NAMES, bodies=["The council", "World Bank"])


def one(family: str, slug: str):
    return next(entry for entry in getattr(material(), family) if entry.slug == slug)


def edited(family: str, entry, **typed: str):
    """The entry after its form was sent as it is shown, but for what was typed."""
    shown = FORMS[family](entry=entry, speakers=SPEAKERS).initial
    form = FORMS[family](shown | typed, entry=entry, speakers=SPEAKERS)
    assert form.is_valid(), form.errors
    return form.edited(material())


@pytest.mark.parametrize("family", ["people", "concepts", "quotes", "listings", "facts"])
def test_sent_as_it_is_shown_an_entry_stays_the_same(family):
    for entry in getattr(material(), family):
        assert edited(family, entry) == entry


class TestPerson:
    def test_without_a_post_no_words_state_it(self):
        person = edited("people", one("people", "zhao-min"), role="", affiliation="")
        assert person.post_span is None

    def test_other_names_stand_on_lines(self):
        person = edited(
            "people", one("people", "wang-li"), aliases="Old Wang\r\n\r\nOld Wang\r\nLi"
        )
        assert person.aliases == ("Old Wang", "Li")


class TestPinyin:
    """It is offered where there are characters, and taken only if somebody says so."""

    @pytest.fixture
    def zhao(self):
        return replace(one("people", "zhao-min"), characters="赵敏")

    def test_it_is_not_taken_unasked(self, zhao):
        assert FORMS["people"](entry=zhao).offer.label == "Add pinyin: Zhào Mǐn"
        assert edited("people", zhao) == zhao

    def test_taken_it_counts_as_added(self, zhao):
        person = edited("people", zhao, takes_pinyin="on")
        assert (person.pinyin, person.added) == ("Zhào Mǐn", ("pinyin",))

    def test_what_was_typed_counts_instead(self, zhao):
        assert edited("people", zhao, takes_pinyin="on", pinyin="Zhao").pinyin == "Zhao"

    def test_of_other_characters_it_is_no_reading(self, zhao):
        person = edited("people", zhao, takes_pinyin="on", characters="王敏")
        assert (person.pinyin, person.added) == ("", ("characters",))

    @pytest.mark.parametrize("changes", [{}, {"characters": "赵敏", "pinyin": "Zhào Mǐn"}])
    def test_without_characters_or_with_pinyin_there_is_nothing_to_offer(self, changes):
        assert FORMS["people"](entry=replace(one("people", "zhao-min"), **changes)).offer is None

    def test_a_term_may_have_it_too(self):
        dyke = replace(one("concepts", "dyke"), characters="堤")
        assert edited("concepts", dyke, takes_pinyin="on").pinyin == "dī"


class TestConcept:
    def test_a_definition_keeps_its_words_when_it_is_mended(self):
        dyke = one("concepts", "dyke")
        mended = edited("concepts", dyke, definition="a wall of earth against floods")
        assert mended.definition_span == dyke.definition_span

    def test_without_one_it_has_no_words(self):
        bare = edited("concepts", one("concepts", "dyke"), definition="")
        assert (bare.definition_span, bare.keywords) == (None, ())

    def test_a_new_one_is_looked_for_in_the_text(self):
        bare = edited("concepts", one("concepts", "dyke"), definition="")
        found = edited("concepts", bare, definition="a long wall of earth")
        assert found.definition_span == span("p2", "a long wall of earth")
        assert found.added == ()

    def test_one_in_other_words_is_traced_to_its_sentence(self):
        bare = edited("concepts", one("concepts", "dyke"), definition="")
        found = edited("concepts", bare, definition="an earth wall that stops floods")
        assert material().words(found.definition_span).startswith("A dyke (DK) is a long wall")
        assert (found.added, found.keywords) == ((), ("earth", "wall", "stops", "floods"))

    def test_another_one_leaves_the_words_of_the_old_one(self):
        dyke = one("concepts", "dyke")
        villages = edited("concepts", dyke, definition="40 villages")
        assert villages.definition_span == span("p2", "40 villages")
        own = edited("concepts", dyke, definition="what the Dutch build")
        assert (own.definition_span, own.added, own.keywords) == (
            None,
            ("definition",),
            ("dutch", "build"),
        )

    def test_one_that_the_text_lacks_is_the_editors_own(self):
        bare = edited("concepts", one("concepts", "dyke"), definition="")
        own = edited("concepts", bare, definition="what the Dutch build")
        assert (own.definition_span, own.added) == (None, ("definition",))
        assert edited("concepts", own, definition="").added == ()


class TestQuote:
    def test_another_speaker(self):
        quote = edited("quotes", one("quotes", "mud-feeds"), speaker="wang-li")
        assert quote.speakers == ("wang-li",)

    def test_the_text_itself_speaks(self):
        assert edited("quotes", one("quotes", "mud-feeds"), speaker="").speakers == ()

    def test_two_who_speak_together_can_stay(self):
        joint = replace(one("quotes", "mud-feeds"), speakers=("zhao-min", "wang-li"))
        form = FORMS["quotes"](entry=joint, speakers=SPEAKERS)
        assert ">Zhao Min and Wang Li</option>" in str(form["speaker"])
        assert form.rest_in_words[0] == "Zhao Min and Wang Li"
        assert edited("quotes", joint) == joint

    def test_a_known_body_is_chosen(self):
        quote = edited("quotes", one("quotes", "mud-feeds"), speaker="=World Bank", cue="")
        assert (quote.speakers, quote.holder, quote.cue) == ((), "World Bank", "says")

    def test_a_body_holds_it_until_somebody_says_it(self):
        held = replace(one("quotes", "mud-feeds"), speakers=(), holder="The council")
        assert edited("quotes", held).holder == "The council"
        assert edited("quotes", held, speaker="wang-li").holder == ""

    def test_a_body_can_be_typed(self):
        held = edited("quotes", one("quotes", "mud-feeds"), holder="The council")
        assert (held.speakers, held.holder, held.cue) == ((), "The council", "argues")


class TestDirectSpeech:
    """It keeps its quotation marks while its words stand in some in the text."""

    SAID = "“The sea takes two days,” says Zhao Min. “The desks take twelve.” Ships wait."

    @pytest.fixture
    def speech(self):
        passage = Passage(slug="p9", text=self.SAID)
        return replace(material(), passages=(*material().passages, passage))

    def mended(self, speech, text):
        start = self.SAID.index("The desks")
        place = Span(passage="p9", start=start, end=self.SAID.index(".”"))
        quote = replace(
            one("quotes", "mud-feeds"),
            span=place,
            text="The desks take twelve",
            mode=QuoteMode.DIRECT,
        )
        shown = FORMS["quotes"](entry=quote, speakers=SPEAKERS).initial
        form = FORMS["quotes"](shown | {"text": text}, entry=quote, speakers=SPEAKERS)
        assert form.is_valid(), form.errors
        return form.edited(speech)

    @pytest.mark.parametrize(
        "text",
        ["The sea takes two days. The desks take twelve", "The desks take twelve.", "The desks"],
    )
    def test_other_words_of_it_are_asked_in_marks(self, speech, text):
        quote = self.mended(speech, text)
        assert quoted(speech, quote) == f"“{text.rstrip('.')}”"

    def test_its_place_is_where_these_words_stand(self, speech):
        quote = self.mended(speech, "The sea takes two days. The desks take twelve")
        words = speech.words(quote.span)
        assert words.startswith("The sea")
        assert words.endswith("twelve")

    @pytest.mark.parametrize("text", ["The offices take twelve", "Ships wait"])
    def test_other_words_are_not(self, speech, text):
        quote = self.mended(speech, text)
        assert quoted(speech, quote) == ""
        assert speech.words(quote.span) == "The desks take twelve"


class TestListing:
    def test_a_reworded_item_keeps_its_identity(self):
        items = edited("listings", one("listings", "parts"), items="sand\nfine silt\nclay").items
        assert [(item.slug, item.text) for item in items] == [
            ("sand", "sand"),
            ("silt", "fine silt"),
            ("clay", "clay"),
        ]

    def test_another_order_keeps_each(self):
        items = edited("listings", one("listings", "parts"), items="clay\nloam\nsand").items
        assert [item.slug for item in items] == ["clay", "silt", "sand"]

    def test_a_new_one_gets_a_new_one(self):
        items = edited("listings", one("listings", "parts"), items="clay\nsand\nsand too").items
        assert [item.slug for item in items] == ["clay", "sand", "sand-too"]

    def test_an_indented_one_stands_below_another(self):
        below = ListingItem(slug="silt", text="silt", span=span("p3", "silt"))
        sand = ListingItem(slug="sand", text="sand", span=span("p3", "sand"), items=(below,))
        nested = replace(one("listings", "parts"), items=(sand,))
        assert FORMS["listings"](entry=nested).initial["items"] == "sand\n  silt"
        items = edited("listings", nested, items="sand\n  silt\n  clay").items
        assert [(item.text, [each.text for each in item.items]) for item in items] == [
            ("sand", ["silt", "clay"])
        ]
