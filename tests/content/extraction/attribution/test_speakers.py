"""Whom a subject means."""

from dataclasses import replace

import pytest

from content.extraction.document import Stretch
from content.extraction.findings import HANDLE, OpenName, StatementFound
from content.extraction.statements import find_statements
from content.extraction.sure import ATTRIBUTED
from tests.content.extraction.attribution.cast import document_of, person, statements

THEN = "{} added that bread would be dear."


def open_name(*texts: str) -> OpenName | None:
    return statements(*texts)[-1].open_name


def last_speaker(*texts: str) -> tuple[tuple[str, ...], bool]:
    one = statements(*texts)[-1]
    return one.speakers, one.inferred


def test_a_pronoun_means_the_only_person_of_the_paragraph():
    assert last_speaker("Ortiz came to Leeds. " + THEN.format("She")) == (("Ana Ortiz",), False)


def test_a_pronoun_after_two_people_is_inferred():
    text = "Ortiz met Kalb in Leeds. " + THEN.format("She")

    assert last_speaker(text) == (("Ana Ortiz",), True)
    assert open_name(text) == OpenName("she", ("Ana Ortiz", "Peter Kalb"), block=0)


def test_a_pronoun_may_mean_the_last_two_of_the_paragraphs_before():
    texts = ("Ortiz came.", "Kalb came.", "Wei came.", THEN.format("He"))

    assert open_name(*texts) == OpenName("he", ("Peter Kalb", "Wei Lan"), block=3)


def test_nobody_else_is_named_whom_the_content_speaks_of():
    assert open_name("Ortiz met Kalb in Leeds. She added that Kalb was late for tea.") is None


def test_a_pronoun_means_who_was_introduced_last():
    text = "Ortiz came. Among the bakers was Wei Lan. " + THEN.format("He")

    assert last_speaker(text)[0] == ("Wei Lan",)


def test_a_name_used_online_is_whole_or_none():
    document = document_of("Old Wei left. Wei said that bread would be dear.")
    wei, other = person(document, "Wei Lan", "Wei"), person(document, "Old Wei", "Old Wei")

    (one,) = find_statements(document, (replace(other, rule=HANDLE), wei))

    assert (one.speakers, one.inferred) == (("Wei Lan",), False)


def test_a_title_tells_who_is_meant():
    text = "Mr Kalb met Ortiz. " + THEN.format("She")
    document = document_of(text)
    kalb, ortiz = person(document, "Peter Kalb", "Kalb"), person(document, "Ana Ortiz", "Ortiz")
    whole = replace(kalb.mentions[0], whole=replace(kalb.mentions[0].stretch, start=0))

    (one,) = find_statements(document, (replace(kalb, mentions=(whole,)), ortiz))

    assert one.speakers == ("Ana Ortiz",)


def test_they_are_the_last_pair():
    text = "Ortiz and Kalb met. Wei came. Bread, they agreed, would be dear."

    assert last_speaker(text) == (("Ana Ortiz", "Peter Kalb"), True)


def test_they_may_be_both_or_one_of_those_who_were_named():
    both = ("Ana Ortiz", "Peter Kalb")
    they = THEN.format("They")

    assert open_name("Ortiz and Kalb met. " + they) == OpenName("they", both, 0, several=True)
    assert last_speaker("Ortiz came to Leeds. Kalb came. " + they) == (both, True)
    three = open_name("Ortiz came to Leeds with Kalb and Wei. " + they)
    assert three == OpenName("they", (*both, "Wei Lan"), 0, several=True)


def test_they_are_those_who_were_named_since_a_pair_was():
    texts = ("Ortiz and Kalb met.", "Wei met Ortiz. " + THEN.format("They"))

    assert last_speaker(*texts) == (("Ana Ortiz", "Wei Lan"), True)
    assert last_speaker(texts[0], THEN.format("They")) == (("Ana Ortiz", "Peter Kalb"), True)


def test_they_are_nobody_where_one_was_named():
    assert statements("Ortiz came to Leeds. " + THEN.format("They")) == ()


def test_according_to_them_is_as_open_as_they():
    (one,) = statements("Ortiz met Kalb. According to them, bread would be dear.")

    assert one.open_name == OpenName("they", ("Ana Ortiz", "Peter Kalb"), 0, several=True)
    assert statements("According to them, bread would be dear.") == ()


def ministers(*posts: str, said: str) -> StatementFound:
    """Who is meant where Ortiz, Kalb and Wei hold posts and met."""
    document = document_of("Ortiz, Kalb and Wei met in Leeds.", said)
    names = (("Ana Ortiz", "Ortiz"), ("Peter Kalb", "Kalb"), ("Wei Lan", "Wei"))
    cast = (person(document, *name, post) for name, post in zip(names, posts, strict=True))
    (one,) = find_statements(document, tuple(cast))
    return one


@pytest.mark.parametrize("words", ["the two ministers", "both ministers"])
def test_as_many_as_hold_a_post_are_meant(words):
    said = THEN.format(words.capitalize())
    one = ministers("minister for water", "minister of trade", "baker", said=said)

    both = ("Ana Ortiz", "Peter Kalb")
    assert (one.speakers, one.inferred) == (both, True)
    assert one.open_name == OpenName(words, both, 1, several=True)


def test_of_more_who_hold_a_post_the_last_are_meant():
    post = "minister for water"
    one = ministers(post, post, post, said=THEN.format("The two ministers"))

    assert one.speakers == ("Peter Kalb", "Wei Lan")
    names = ("Ana Ortiz", "Peter Kalb", "Wei Lan")
    assert one.open_name == OpenName("the two ministers", names, 1, several=True)


def test_more_than_were_named_are_a_body():
    (one,) = statements("Ortiz came. " + THEN.format("The two ministers"))

    assert (one.speakers, one.holder) == ((), "two ministers")


def test_a_post_means_who_holds_it():
    text = "Ortiz met Kalb and Wei. " + THEN.format("The commissioner")

    assert last_speaker(text) == (("Ana Ortiz",), False)


def commissioner(*texts: str) -> tuple[tuple[str, ...], bool]:
    """Who "the commissioner" is where Ortiz and Kalb both are one, and Wei is none."""
    document = document_of(*texts)
    cast = (
        person(document, "Ana Ortiz", "Ortiz", "commissioner for water"),
        person(document, "Peter Kalb", "Kalb", "commissioner for trade"),
        person(document, "Wei Lan", "Wei", "economist"),
    )
    one = find_statements(document, tuple(one for one in cast if one.mentions))[-1]
    return one.speakers, one.inferred


def test_a_post_that_two_hold_means_the_one_who_acted_last():
    said = THEN.format("The commissioner")

    assert commissioner("Ortiz met Kalb. " + said) == (("Ana Ortiz",), True)
    assert commissioner("Kalb met Ortiz. " + said) == (("Peter Kalb",), True)


def test_a_post_that_two_others_hold_means_the_only_person_of_the_paragraph():
    text = "Wei runs the trade in water. " + THEN.format("The commissioner")

    assert commissioner("Ortiz met Kalb.", text) == (("Wei Lan",), True)


def test_nobody_holds_the_post():
    assert statements("Ortiz met Kalb. " + THEN.format("The baker")) == ()


def test_a_surname_of_two_people_is_inferred():
    text = "Chen Li and Chen Yun met. " + THEN.format("Chen")
    document = document_of(text)
    people = (person(document, "Chen Li", "Chen(?! Yun)"), person(document, "Chen Yun", "Chun"))
    people = tuple(replace(one, aliases=("Chen",)) for one in people)

    (one,) = find_statements(document, people)

    assert one.inferred
    assert one.confidence < 0.9
    assert one.open_name == OpenName("Chen", ("Chen Li", "Chen Yun"))


def test_a_shared_surname_is_open_beside_another_name_too():
    text = "Chen Li and Chen Yun met. " + THEN.format("Chen and Ortiz")
    document = document_of(text)
    people = (person(document, "Chen Li", "Chen(?! Yun)"), person(document, "Chen Yun", "Chun"))
    people = tuple(replace(one, aliases=("Chen",)) for one in people)

    (one,) = find_statements(document, (*people, person(document, "Ana Ortiz", "Ortiz")))

    assert one.speakers == ("Chen Li", "Ana Ortiz")
    assert one.open_name == OpenName("Chen", ("Chen Li", "Chen Yun"))


def test_a_name_of_one_word_is_less_sure():
    document = document_of(THEN.format("Ortiz"))

    (one,) = find_statements(document, (person(document, "Ortiz", "Ortiz"),))

    assert one.confidence < 0.9


def test_a_pronoun_beside_a_bare_name_is_somebody_else():
    text = "Kalb came to Leeds. Wei Lan, he insists, never baked any bread."

    assert last_speaker(text)[0] == ("Peter Kalb",)


def test_a_pronoun_after_a_clause_may_be_its_subject():
    text = "Kalb came to Leeds. Wei Lan never baked any bread, she insists."

    assert last_speaker(text)[0] == ("Wei Lan",)


def test_somebody_and_a_pronoun_speak_together():
    before = "Kalb came to Leeds. "
    they = ("Ana Ortiz", "Peter Kalb")

    assert last_speaker(before + "He and Ortiz argued that bread would be dear.")[0] == they[::-1]
    assert last_speaker(before + "Ortiz and he argued that bread would be dear.")[0] == they


def test_who_speaks_beside_a_pronoun_that_cannot_be_told_is_inferred():
    text = "They and Ortiz argued that bread would be dear."

    assert last_speaker(text) == (("Ana Ortiz",), True)


def test_a_pronoun_is_not_whom_it_speaks_to():
    text = "Kalb met Ortiz in Leeds. To Ortiz she confided that bread would be dear."

    assert last_speaker(text)[0] == ("Peter Kalb",)


def test_a_pronoun_after_a_thing_is_its_owner_where_nobody_else_was_named():
    texts = ("Kalb came.", "Ortiz's next book, she says, will be about old bread.")

    assert last_speaker(*texts)[0] == ("Ana Ortiz",)


def test_a_quotation_behind_what_somebody_asks_goes_on_with_it():
    assert last_speaker("Is bread too dear, asks Ortiz, for the poor? “Or are they too poor?”") == (
        ("Ana Ortiz",),
        True,
    )


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Kalb came. Few pay, as Mr Ortiz pointed out, and he thought that few ever would.",
            "few ever would",
        ),
        (
            "Kalb came. For Ortiz, the tax is a bad joke: bakers, she says, should be left alone.",
            "bakers should be left alone",
        ),
    ],
)
def test_a_pronoun_means_who_spoke_before_it_in_the_sentence(text, content):
    assert [one.speakers for one in statements(text) if one.text == content] == [("Ana Ortiz",)]


def test_a_pronoun_that_opens_a_sentence_tells_who_he_or_she_is():
    texts = (
        "Ortiz and Kalb met in Leeds. Ortiz bakes. Her bread is dear.",
        "Ortiz came late. Bread would be dear, he said.",
    )

    assert last_speaker(*texts) == (("Peter Kalb",), True)


def test_their_opinion_is_that_of_a_pair():
    text = "Ortiz and Kalb met in Leeds. In their opinion, bread should be dear."

    assert last_speaker(text) == (("Ana Ortiz", "Peter Kalb"), True)


def test_she_was_spoken_of_before_somebody_is_named():
    found = statements(
        "Ana Ortiz bakes. She sells the bread herself.",
        "She grew up with a baker, Wei Lan, in Leeds. “Bread was never cheap,” she says.",
    )

    assert [(one.speakers, one.inferred) for one in found] == [(("Ana Ortiz",), True)]


def test_who_comes_with_a_role_speaks_behind_a_colon():
    (one,) = statements(
        "Ortiz bakes bread in Leeds. Her pupil Kalb goes further: the bread, he says, was sold."
    )

    assert one.speakers == ("Peter Kalb",)


def test_what_somebody_runs_is_no_post():
    document = document_of(
        "“Bread will be dear,” Ana Ortiz, who runs the club, told bakers in Leeds."
    )
    ortiz = replace(person(document, "Ana Ortiz", "Ortiz"), affiliation="runs the club")

    (one,) = find_statements(document, (ortiz,))

    assert one.speakers == ("Ana Ortiz",)


LIFE = ("Peter Kalb", "Peter Kalb (1741–1803) was a baker. In Leeds he was famous.")


def test_the_person_of_the_title_is_meant_where_nobody_else_is_named():
    texts = (
        *LIFE,
        "Wei admires the bread.",
        "He sold it dear. By his own account he baked at night.",
    )

    assert last_speaker(*texts) == (("Peter Kalb",), True)
    assert last_speaker(*texts[2:]) == (("Wei Lan",), True)


def test_who_learns_from_somebody_may_be_meant_next():
    text = "In 1763 he studied under Wei in Leeds. He wrote that bread was dear."

    assert last_speaker(*LIFE, text) == (("Peter Kalb",), True)


def test_a_pronoun_means_the_only_one_of_two_whom_it_fits():
    known = "Ortiz baked bread. She said that bread was dear. "

    assert last_speaker(known + "Kalb came to Leeds. " + THEN.format("He")) == (
        ("Peter Kalb",),
        False,
    )
    assert last_speaker("Ortiz left. " + "Kalb came with Ortiz. " + THEN.format("He"))[1]


def test_who_speaks_in_a_sentence_speaks_on_in_it():
    text = "Ortiz met Kalb. Wei says that ovens last; bread, he argues, is too dear."

    assert last_speaker(text) == (("Wei Lan",), False)


def test_who_stands_beside_she_is_not_she():
    text = "For Kalb, whose book is on her, she is the best of bakers. Her critics are few."

    assert last_speaker("Ortiz bakes.", text, "Kalb met Wei. " + THEN.format("He"))[0] == (
        "Peter Kalb",
    )


def test_a_surname_is_of_the_person_of_the_title_who_may_be_called_by_less():
    document = document_of(
        "Ana Ortiz",
        "Ortiz recalled that bread was dear in those days.",
        "Bo slept.",
    )
    whole = replace(person(document, "Eva Ana Ortiz", "Ortiz"), aliases=("Ana Ortiz", "Ortiz"))
    uncle = replace(person(document, "Bo", "Bo"), name="Bo Ortiz", aliases=("Ortiz",))

    (one,) = find_statements(document, (whole, uncle))

    assert (one.speakers, one.inferred) == (("Eva Ana Ortiz",), False)


def test_a_title_makes_a_single_name_clear():
    document = document_of("Lord Kalb said that bread is dear in Leeds.")
    plain = person(document, "Kalb", "Kalb")
    titled = replace(
        plain, mentions=tuple(replace(one, whole=Stretch(0, 0, 9)) for one in plain.mentions)
    )

    (unsure,) = find_statements(document, (plain,))
    (sure,) = find_statements(document, (titled,))
    assert unsure.confidence < ATTRIBUTED <= sure.confidence
