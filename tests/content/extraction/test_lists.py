"""Lists with their lead-ins and nested items."""

import pytest

from content.extraction.document import Block, Document
from content.extraction.findings import ItemFound, ListFound
from content.extraction.lists import find_lists
from content.extraction.sure import is_sure
from content.readers.plain_text import read_plain_text

type Nested = list[str | tuple[str, Nested]]


def lists(source: str) -> tuple[ListFound, ...]:
    return find_lists(read_plain_text(source))


def nested(items: tuple[ItemFound, ...]) -> Nested:
    return [(item.text, nested(item.items)) if item.items else item.text for item in items]


def test_items_have_the_last_sentence_before_as_their_lead_in() -> None:
    [found] = lists("Trade is old. It needs\n\n• ports\n• ships")
    assert found.lead_in == "It needs"
    assert nested(found.items) == ["ports", "ships"]
    assert not found.open


def test_a_sentence_may_end_with_the_name_of_a_state() -> None:
    [found] = lists("Trade left the U.S. It needs\n\n• ports\n• ships")
    assert found.lead_in == "It needs"


@pytest.mark.parametrize(
    ("lead_in", "sure"),
    [
        ("It would cover:", False),
        ("Trade is old. These are:", False),
        ("The plan would cover:", True),
        ("Its aims", False),
        ("Italy needs:", True),
    ],
)
def test_a_list_is_sure_if_its_lead_in_says_what_it_is_of(lead_in: str, sure: bool) -> None:
    [found] = lists(f"{lead_in}\n\n• ports\n• ships")
    assert is_sure(found) is sure


@pytest.mark.parametrize(
    "source",
    [
        "The aims include\n\n• ports\n• ships",
        "It has goods such as:\n- salt\n- fish",
        "It has goods:\n- salt\n- fish, etc.",
    ],
)
def test_a_list_is_open_if_it_does_not_claim_to_name_all(source: str) -> None:
    assert [found.open for found in lists(source)] == [True]


def test_nested_items_are_below_their_parent() -> None:
    [found] = lists("It needs:\n• ports\n  • old\n  • new\n    • deep\n• ships")
    assert nested(found.items) == [("ports", ["old", ("new", ["deep"])]), "ships"]


def test_a_heading_leads_in_where_no_sentence_does() -> None:
    [found] = lists("They met.\n\nKey findings\n\n- Tides rise.\n- Boats sink.")
    assert found.lead_in == "Key findings"


def test_a_single_item_with_others_below_leads_in_to_them() -> None:
    [found] = lists("They met.\n\n- It needs:\n  - ports\n  - ships")
    assert found.lead_in == "It needs:"
    assert nested(found.items) == ["ports", "ships"]


def test_a_second_list_begins_at_its_own_lead_in_or_number() -> None:
    source = "A has:\n1. x\n2. y\n1. z\n2. w\n\nB has:\n- v\n- u"
    assert [nested(found.items) for found in lists(source)] == [["x", "y"], ["z", "w"], ["v", "u"]]


def test_what_leads_elsewhere_is_no_list() -> None:
    assert lists("Mills came and went.\n\n## See also\n\n- Ouse\n- Mill") == ()


def test_one_item_is_no_list() -> None:
    assert lists("It needs:\n- ports\n\nThat is all.") == ()


def test_items_without_anything_before_them() -> None:
    [found] = lists("- ports\n- ships")
    assert (found.lead_in, found.stretch.block) == ("", 0)


@pytest.mark.parametrize(
    ("source", "lead_in", "items"),
    [
        (
            "Three ideas recur in Leeds: a new tax, a deposit, and a market for slots. They fail.",
            "Three ideas recur in Leeds:",
            ["a new tax", "a deposit", "a market for slots"],
        ),
        (
            "It has two merits: it is simple, and it pays for itself.",
            "It has two merits:",
            ["it is simple", "it pays for itself"],
        ),
        (
            "He names 3 measures, namely roofs (green, blue), ponds and drains.",
            "He names 3 measures, namely",
            ["roofs (green, blue)", "ponds", "drains"],
        ),
        (
            "Ports differ; they have two aims: salt, fish and tea; or peace.",
            "they have two aims:",
            ["salt, fish and tea", "peace"],
        ),
        (
            "He asks for the following: a gate, a lock (old or new) and a key.",
            "He asks for the following:",
            ["a gate", "a lock (old or new)", "a key"],
        ),
        (
            "The rules are as follows: pay; stay; and leave.",
            "The rules are as follows:",
            ["pay", "stay", "leave"],
        ),
        (
            "It has three legs – rail, road and river – and no head.",
            "It has three legs –",
            ["rail", "road", "river"],
        ),
        (
            "There are two ways. First, wait for rain. Second, leave. Nobody left.",
            "There are two ways",
            ["wait for rain", "leave"],
        ),
        (
            "It knows three kinds of port: old; of the U.S. Navy; and new. It rained.",
            "It knows three kinds of port:",
            ["old", "of the U.S. Navy", "new"],
        ),
        (
            "About two in five of this town have one of three traits: gout, salt or bad knees.",
            "About two in five of this town have one of three traits:",
            ["gout", "salt", "bad knees"],
        ),
        (
            "He saw three ages: the age of wind, the age of rain, when boats sank, and the ice.",
            "He saw three ages:",
            ["the age of wind", "the age of rain, when boats sank", "the ice"],
        ),
    ],
)
def test_a_sentence_that_leads_in_to_a_list_has_it(
    source: str, lead_in: str, items: list[str]
) -> None:
    [found] = lists(source)
    assert (found.lead_in, nested(found.items)) == (lead_in, items)


def test_an_item_may_hold_a_list_of_its_own() -> None:
    outer, inner = lists("It must:\n- report on two things: salt and fish\n- rest")
    assert nested(outer.items) == ["report on two things: salt and fish", "rest"]
    assert nested(inner.items) == ["salt", "fish"]


@pytest.mark.parametrize(
    "source",
    [
        "There are two ways. First, wait. Then leave.",
        "There are two ways. First Nations wait. Second, leave.",
        "It has three legs – rail and road.",
        "He asks for the following: a key.",
        "They met – rail, road and river.",
        "It has three aims: salt and fish.",
        "He saw two ships: one was old.",
        "It has ports: salt, fish and tea.",
    ],
)
def test_a_sentence_with_another_number_of_items_has_none(source: str) -> None:
    assert lists(source) == ()


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("They gave the same reasons: rust, old rope, and rain.", ["rust", "old rope", "rain"]),
        ("The causes are familiar: rust, rope and rain.", ["rust", "rope", "rain"]),
        (
            "Ships cost more, for reasons that few see: rust, old rope, and rain.",
            ["rust", "old rope", "rain"],
        ),
        ("It had bad luck: a frost, a flood and a war.", ["a frost", "a flood", "a war"]),
        (
            "Each report has to say: who sailed; what sank; and when it rained.",
            ["who sailed", "what sank", "when it rained"],
        ),
        (
            "Ships must (i) be dry, (ii) have a mast and (iii) float.",
            ["be dry", "have a mast", "float"],
        ),
        (
            "There were several faults. First, it leaked. Second, it rusted. Third, it sank.",
            ["it leaked", "it rusted", "it sank"],
        ),
        (
            "She asks two things: Does it float? Who will sail it?",
            ["Does it float?", "Who will sail it?"],
        ),
        (
            "Its three aims: (a) to row; (b) to fish; and (c) to sail.",
            ["to row", "to fish", "to sail"],
        ),
        ("There are two ways. One is to row; the other is to sail.", ["to row", "to sail"]),
        ("There are two ways. One is to row. Another is to sail.", ["to row", "to sail"]),
        (
            "It has three faults. The first is rust. The second is rope. The third is rain.",
            ["rust", "rope", "rain"],
        ),
        (
            "Two ways are open. The first is to row. A second, put forward by Li, is to sail.",
            ["to row", "to sail"],
        ),
        (
            "It has three faults. First, rust spreads. Rust is red. Second, rope rots. And "
            "third, it rains.",
            ["rust spreads", "rope rots", "it rains"],
        ),
        (
            "He raised three points. First, ships rust. Second, ropes rot. Finally, it rains.",
            ["ships rust", "ropes rot", "it rains"],
        ),
        (
            "Members present: Ana Ruiz, Bo Li (Chair), Cy Day.",
            ["Ana Ruiz", "Bo Li (Chair)", "Cy Day"],
        ),
        (
            "It was met in 40 places, including the Moor, the Marsh and the Fen of Vik.",
            ["the Moor", "the Marsh", "the Fen of Vik"],
        ),
        (
            "It grows in several towns, among them Vik, Dal and Osby, where it rains.",
            ["Vik", "Dal", "Osby"],
        ),
        (
            "The fleet comprises a tug, a raft, two boats and a barge.",
            ["a tug", "a raft", "two boats", "a barge"],
        ),
        ("The three members are Vik, the Dal and Osby.", ["Vik", "the Dal", "Osby"]),
        (
            "They blame three things: bad rope, old oars, and only then the tide.",
            ["bad rope", "old oars", "the tide"],
        ),
        (
            "They want three things: a tug, a loan for a port and help in mending rope and oars.",
            ["a tug", "a loan for a port", "help in mending rope and oars"],
        ),
        (
            "He gave two reasons. First, the mud was wet. Second, the tug was late.",
            ["the mud was wet", "the tug was late"],
        ),
        ("The lines of attack are these: rust, rope and rain.", ["rust", "rope", "rain"]),
        ("Three things sink ships, Li says: rust, rope and rain.", ["rust", "rope", "rain"]),
        (
            "It has various names, among them hulk, wreck and prize, and it floats.",
            ["hulk", "wreck", "prize"],
        ),
    ],
)
def test_a_sentence_announces_items_without_bullets(text: str, items: list[str]) -> None:
    [found] = lists(text)
    assert nested(found.items) == items


@pytest.mark.parametrize(
    "text",
    [
        "It was a long day: he rose at five, walked ten miles and slept.",
        "Yet problems abound: old rope, red rust, and cold rain.",
        "The mill closed: a pump failed, a dam broke.",
        "Source: Port of Vik, Town of Dal, Bank of Osby.",
        "A ship (a) and a boat (c) sank.",
        "There were several ships. First, one sank. Second, one burned.",
        "She saw the reasons at once: the rust, the rope.",
        "There are two ports. One is based in the north. The other is used by ships.",
        "There are three ways. One is to row. Another is to sail.",
        "She asks two things: Does it float? It does.",
        "Ports differ, including the ones that we like, the rest and those of Vik.",
        "Four boats sank, including a tug, when it rained.",
        "Some boats, including the tug and the raft, sank.",
        "Things such as rust, rope, rain and wind sink ships.",
        "It includes mud, a tug, Vik and some rope.",
        "It rained for three days: on the coast, in the hills and in town.",
        "The three members are old, cold and tired.",
        "There are two ways. Ships rust. One is to row. The other is to sail.",
        "The X-ray shows a change of mind: a boat, a net and a dog had all been painted out.",
    ],
)
def test_these_announce_no_list(text: str) -> None:
    assert lists(text) == ()


@pytest.mark.parametrize(
    ("text", "lead_in", "items"),
    [
        (
            "Three ways of dredging are known. They are the scoop (抄), in which mud rises; the "
            "pump, which sucks it up; and the jet, where it is washed away.",
            "Three ways of dredging are known",
            [
                "the scoop (抄), in which mud rises",
                "the pump, which sucks it up",
                "the jet, where it is washed away",
            ],
        ),
        (
            "Two tools are used. They are the rake and the scoop.",
            "Two tools are used",
            ["the rake", "the scoop"],
        ),
        (
            "Our witnesses were Ana Ruiz, Clerk at the Port; Bo Li, its Director; and Eva Day.",
            "Our witnesses were",
            ["Ana Ruiz, Clerk at the Port", "Bo Li, its Director", "Eva Day"],
        ),
        (
            "The members of the board are a pilot, who chairs it; a judge; and a clerk of Leon.",
            "The members of the board are",
            ["a pilot, who chairs it", "a judge", "a clerk of Leon"],
        ),
    ],
)
def test_what_is_said_of_an_item_may_stand_beside_it(
    text: str, lead_in: str, items: list[str]
) -> None:
    [found] = lists(text)
    assert (found.lead_in, nested(found.items)) == (lead_in, items)


@pytest.mark.parametrize(
    "text",
    [
        "The rules are a mess; the staff are tired; and the roof leaks.",
        "The prices are high; wages are low; and jobs are few.",
        "Three men came. They are old, cold and tired.",
        "Two of the three ways failed. They are old, slow and dear.",
        "Two plans failed. They were the work of a mayor and a judge.",
        "Three ports closed. They are in Kent, Essex and Devon.",
        "She doubts the recent faults: seven in ten, he notes, are caused by anchors and nets.",
    ],
)
def test_clauses_are_no_items(text: str) -> None:
    assert lists(text) == ()


def test_what_it_is_that_has_been_met_in_several_places_is_asked_of_a_person() -> None:
    places = "met in 40 places, including Vik, Dal and Osby."
    assert [one.confidence for one in lists(f"Mud was {places}")] == [0.9]
    assert [one.rule for one in lists(f"It was {places}")] == ["items of it"]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Three things matter, a man who knows the port said: salt, rope and tar.",
         ["salt", "rope", "tar"]),
        ("She has her own rules, which she keeps to: no meat, no noise, and no debt.",
         ["no meat", "no noise", "no debt"]),
        ("Three things matter: whether salt, rope and tar are sold, whether ships come, and "
         "whether it pays.",
         ["whether salt, rope and tar are sold", "whether ships come", "whether it pays"]),
        ("Three costs rise, and they rise fast. There is the rent. There is the salt, too. And "
         "there are the ropes.",
         ["the rent", "the salt, too", "the ropes"]),
        ("The plan has three pillars (ports, ships and crews) and a roof.",
         ["ports", "ships", "crews"]),
        ("The aim is twofold: to dig canals and to wash salt.", ["to dig canals", "to wash salt"]),
        ("Ask two things. Does salt float? Who pays? It rained.",
         ["Does salt float?", "Who pays?"]),
        ("Salt has two stages. In the first, it is dug. In the second stage, it is washed.",
         ["it is dug", "it is washed"]),
        ("Salt has two funds. Under the first, the open fund (new), boats pay. Ana did. Under the "
         "second, the shut fund, nets pay.", ["the open fund", "the shut fund"]),
        ("Salt has two ages. In the first, the mine, dug by Bo, is old. In the second, the mine is "
         "new.", ["the mine, dug by Bo, is old", "the mine is new"]),
        ("The town should: dig the canal; wash the salt; and dry the rope.",
         ["dig the canal", "wash the salt", "dry the rope"]),
        ("There are three flags. Red means danger; green, that ships may sail; and blue, rain.",
         ["Red means danger", "green, that ships may sail", "blue, rain"]),
    ],
)  # fmt: skip
def test_a_sentence_may_count_what_follows_in_other_words(text: str, items: list[str]) -> None:
    [found] = lists(text)
    assert nested(found.items) == items


@pytest.mark.parametrize(
    "text",
    [
        "The three ports closed. There is no rope. There is no salt.",  # too few
        "The two ports closed. Now there is no rope. There is no salt.",
        "They met for three days. Ana spoke; Bo wrote; and Cy slept.",
        "Three ports closed. Ana left; and Bo stayed.",
        "Two ports closed. Ana left; and Bo stayed.",
        "Two ports closed. Who pays? Who knows? Who cares?",
        "The three ports (old and deep) closed.",
        "The three ports (near Vik, on the coast) closed.",
        "The gain was twofold: the town slept.",
        "It rained: Ana left; Bo stayed.",
        "It rained: Ana has left; Bo was ill; and Cy was asleep.",
    ],
)
def test_sentences_behind_a_number_of_other_things_are_no_items(text: str) -> None:
    assert lists(text) == ()


def test_a_sentence_that_leads_in_itself_is_read_once() -> None:
    [found] = lists("It needs three steps. The town should (a) dig; (b) fill; and (c) rest.")
    assert nested(found.items) == ["dig", "fill", "rest"]


def test_numbered_paragraphs_are_a_list_if_they_are_as_many_as_was_said() -> None:
    paragraphs = "1. Rope. It is dear.\n\n2. Salt. It is not.\n\n"
    [found] = lists(
        f"It rained. There are two cargoes, and all want both.\n\n{paragraphs}It went on."
    )
    assert found.lead_in == "There are two cargoes, and all want both."
    assert nested(found.items) == ["Rope. It is dear.", "Salt. It is not."]


@pytest.mark.parametrize("lead_in", ["There are three cargoes.", "There is a port."])
def test_numbered_paragraphs_of_a_report_are_no_list(lead_in: str) -> None:
    assert lists(f"{lead_in}\n\n1. Rope. It is dear.\n\n2. Salt. It is not.\n\nIt went on.") == ()


def test_numbered_paragraphs_that_semicolons_part_are_a_list_behind_a_colon() -> None:
    numbered = ("7. We urge the port to:", "1. buy rope;", "2. sell salt; and", "3. dig.", "8. So.")
    labels = (one.partition(" ") for one in numbered)
    blocks = tuple(Block(text, label=label) for label, _, text in labels)
    [found] = find_lists(Document(blocks))
    assert found.lead_in == "We urge the port to:"
    assert len(found.items) == 3


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "Dams harm rivers in several ways. They hold back mud, slow the flow, and warm water.",
            ["hold back mud", "slow the flow", "warm water"],
        ),
        (
            "Rope helps a port in three ways. It ties up ships, dries nets and marks the quay.",
            ["ties up ships", "dries nets", "marks the quay"],
        ),
        (
            "Salt is useful in many ways. It can keep fish, melt ice, and clean pots.",
            ["keep fish", "melt ice", "clean pots"],
        ),
    ],
)
def test_a_thing_has_its_effects_in_several_ways(text: str, items: list[str]) -> None:
    [found] = lists(text)
    assert nested(found.items) == items


@pytest.mark.parametrize(
    "text",
    [
        "Ports differ in several ways. They are old, slow, and dear.",
        "Ports differ in three ways. They dig quays, and sell salt.",
        "Ports differ in several ways. They dig, the mud rises, and ships wait.",
        "Ports differ in many ways. They need salt, rope, and good ships.",
        "Ports differ. They dig quays, sell salt, and buy rope.",
    ],
)
def test_what_a_thing_does_besides_is_no_list(text: str) -> None:
    assert lists(text) == ()
