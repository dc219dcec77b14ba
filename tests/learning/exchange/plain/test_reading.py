"""Texts as teachers write them, one habit each, and the questions that are read in them."""

import pytest

from learning.exchange import guessed_format
from learning.exchange.format import ParsedFile
from learning.exchange.plain.reading import read

HABITS = {
    "numbers, lower letters, Answer line": (
        """\
Biology quiz, grade 9

1. Which organelle makes most of the ATP in a cell?
a) Nucleus
b) Mitochondrion
c) Ribosome
d) Golgi apparatus
Answer: b

2. Which of these are mammals? (choose two)
a) Bat
b) Shark
c) Dolphin
d) Penguin
Answer: a, c

3. What gas do plants take in?
Answer: carbon dioxide / CO2
""",
        [
            ("choice", "Mitochondrion"),
            ("several", "Bat; Dolphin"),
            ("typed", "carbon dioxide"),
        ],
    ),
    "Q1, A., Ans, blank lines everywhere": (
        """\
Q1. Who wrote "Middlemarch"?

A. Jane Austen

B. George Eliot

C. Charlotte Brontë

Ans: B



Q2) In which year did the Great Fire of London happen?

Ans: 1666

Q3. Name the river that flows through Vienna.

Ans. Danube; Donau
""",
        [
            ("choice", "George Eliot"),
            ("number", "1666"),
            ("typed", "Danube"),
        ],
    ),
    "Question n:, (a), Correct answer by text": (
        """\
Question 1: What is the chemical symbol for gold?
(a) Ag
(b) Au
(c) Gd
Correct answer: Au
Explanation: From the Latin aurum.
Points: 2

Question 2: Water boils at 100 °C at sea level.
True/False
Correct answer: True

Question 3: Explain how a rainbow forms. (Essay)

Question 4: Describe photosynthesis.
""",
        [
            ("choice", "Au"),
            ("choice", "True"),
            ("open", "–"),
            ("refused", "right answer"),
        ],
    ),
    "stars before": (
        """\
1) Largest planet?
a) Mars
*b) Jupiter
c) Venus

2) Pick the prime numbers
*a) 2
b) 4
*c) 5
d) 9
""",
        [
            ("choice", "Jupiter"),
            ("several", "2; 5"),
        ],
    ),
    "stars behind and bold": (
        """\
1. The capital of Australia is
a. Sydney
b. Canberra *
c. Melbourne

2. The currency of Japan is the
a. won
**b. yen**
c. yuan
3. The currency of Poland is the
a. koruna
b. **złoty**
c. forint
""",
        [
            ("choice", "Canberra"),
            ("choice", "yen"),
            ("choice", "złoty"),
        ],
    ),
    "bullets and boxes": (
        """\
Which layer of the atmosphere do we live in?
[ ] Stratosphere
[x] Troposphere
[ ] Mesosphere

Which are noble gases?
- [x] Neon
- [ ] Nitrogen
- [x] Argon
- [ ] Oxygen

What holds the planets in orbit?
• Magnetism
• Gravity
• Friction
Answer: Gravity
""",
        [
            ("choice", "Troposphere"),
            ("several", "Neon; Argon"),
            ("choice", "Gravity"),
        ],
    ),
    "key at the end, in a row": (
        """\
HISTORY TEST

1. Who was the first emperor of Rome?
A) Julius Caesar
B) Augustus
C) Nero
2. The Magna Carta was sealed in
A) 1066
B) 1215
C) 1492
3. The Thirty Years' War ended in
A) 1618
B) 1648
C) 1701

Answer key: 1. B 2. B 3. B
""",
        [
            ("choice", "Augustus"),
            ("choice", "1215"),
            ("choice", "1648"),
        ],
    ),
    "key at the end, one a line, mixed kinds": (
        """\
1. 2 + 2 =
   a) 3   b) 4   c) 5
2. The heart has four chambers. (T/F)
3. The powerhouse of the cell is the __________.
4. Which are vowels?
   a) a   b) b   c) e   d) d

ANSWERS
1. b
2. T
3. mitochondrion
4. a, c
""",
        [
            ("choice", "4"),
            ("choice", "True"),
            ("cloze", "mitochondrion"),
            ("several", "a; e"),
        ],
    ),
    "numeric, cloze, matching": (
        """\
1. What is pi to two decimals?
Answer: 3.14 ± 0.01

2. The ____ is the largest organ, and the ____ pumps blood.
Answer: skin; heart

3. Match each country with its capital.
1. France – Paris
2. Italy – Rome
3. Spain – Madrid

4. g = ____ m/s² near the ground
Key: 9.8
""",
        [
            ("number", "3.14"),
            ("cloze", "skin; heart"),
            ("matching", "France: Paris; Italy: Rome; Spain: Madrid"),
            ("cloze", "9.8"),
        ],
    ),
    "questions of several lines, feedback, tags": (
        """\
1. Read the following lines:
"Shall I compare thee to a summer's day?"
Who wrote them?
a. Marlowe
b. Shakespeare,
   in his Sonnet 18
c. Donne
Answer: B. Shakespeare, in his Sonnet 18
Feedback: It is among the best known
of the sonnets.
Tags: poetry, sonnets

2. [2 marks] What is a group of fourteen lines called?
Answer: a sonnet or sonnet
Topic: poetry
""",
        [
            ("choice", "Shakespeare, in his Sonnet 18"),
            ("typed", "a sonnet"),
        ],
    ),
    "numbered options below Question n": (
        """\
Question 1
Which ocean is the deepest?
1) Atlantic
2) Pacific
3) Indian
Answer: 2

Question 2
How many continents are there?
1) 5
2) 6
3) 7
Answer: 7

Question 3
Which ocean is the warmest?
1) Atlantic
2) Indian
Answer: 4
""",
        [
            ("choice", "Pacific"),
            ("choice", "7"),
            ("refused", ""),
        ],
    ),
    "no blank lines, tabs, answer in the question, true/false lists": (
        """\
PART A: True or False
1.\tSpiders are insects.\tF
2.\tBees can see ultraviolet light.\tT
PART B: Multiple choice
3.\tWhich is a solid?
\tA.\tIce
\tB.\tSteam
\tC.\tWater
\tANSWER: A
4.\tWhich metal is liquid at room temperature?
\tA.\tMercury (correct)
\tB.\tIron
\tC.\tTin
""",
        [
            ("choice", "False"),
            ("choice", "True"),
            ("choice", "Ice"),
            ("choice", "Mercury"),
        ],
    ),
}


def found_in(reading: ParsedFile) -> list[tuple[str, str]]:
    """The kinds and answers in the order of the file; what is refused, with the reason."""
    read = [(one.line, one.question.format, one.question.answer) for one in reading.items]
    refused = [(one.line, "refused", one.reason) for one in reading.unread]
    return [(kind, answer) for _, kind, answer in sorted(read + refused)]


@pytest.mark.parametrize("habit", HABITS)
def test_each_habit_of_teachers_is_read(habit: str) -> None:
    text, expected = HABITS[habit]
    assert guessed_format("quiz.txt", text.encode()).name == "text"
    found = found_in(read(text.encode()))
    assert found == [
        (kind, answer if kind != "refused" else found[place][1])
        for place, (kind, answer) in enumerate(expected)
    ]


def one(text: str) -> tuple[str, str, tuple[str, ...]]:
    [item] = read(text.encode()).items
    return item.question.format, item.question.answer, item.notes


def refusal(text: str) -> str:
    [unread] = read(text.encode()).unread
    return unread.reason


OPTIONS = "1. Which river?\na) Huai\nb) Yangtze\nc) Pearl\n"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("", "It names no right answer."),
        ("Answer: d", "There is no option d"),
        ("Answer: Nile", "Its answer “Nile” is none of its options."),
        ("Answer: a. Yangtze", "has the label of one option and the text of another"),
    ],
)
def test_a_refusal_says_what_is_wrong_with_the_answer(answer: str, reason: str) -> None:
    assert reason in refusal(OPTIONS + answer)


def test_a_star_and_an_answer_that_disagree_are_refused() -> None:
    text = "1. Which river?\n*a) Huai\nb) Yangtze\nAnswer: b"
    assert "not the option that is marked as right" in refusal(text)


def test_a_letter_that_is_also_the_text_of_another_option_is_refused() -> None:
    text = "1. Which vitamin?\na) B\nb) A\nAnswer: A"
    assert "the label of one option and the text of another" in refusal(text)


def test_bold_that_sets_an_option_off_is_noted() -> None:
    kind, answer, notes = one("1. Which river?\na) **Huai**\nb) Pearl\n")
    assert (kind, answer) == ("choice", "Huai")
    assert notes == ("“Huai” stands out by its bold, so it is taken as right.",)


def test_bold_on_all_options_sets_none_off() -> None:
    assert "no right answer" in refusal("1. Which river?\na) **Huai**\nb) **Pearl**\n")


def test_two_lists_are_matched_by_their_labels() -> None:
    text = "1. Match them.\n1. France   a. Rome\n2. Italy   b. Paris\nc. Bern\nAnswer: 1-b, 2-a"
    assert one(text)[:2] == ("matching", "France: Paris; Italy: Rome")


def test_an_ordering_is_read_from_the_order_of_its_labels() -> None:
    text = "1. Put in order of size.\na) Moon\nb) Sun\nc) Earth\nAnswer: b, c, a"
    assert one(text)[:2] == ("ordering", "Sun; Earth; Moon")


def test_gaps_without_an_answer_each_are_refused_with_the_numbers() -> None:
    assert "It has 2 gaps" in refusal("1. The ___ and the ___.\nAnswer: skin")


def test_other_accepted_answers_may_have_a_line() -> None:
    [item] = read(b"1. Which river?\nAnswer: Huai\nAccept: Huai River, Hwai").items
    assert item.question.particulars["accepted"] == ["Huai River", "Hwai"]


def test_a_slash_within_a_word_is_noted_and_not_split() -> None:
    assert "is read as one answer" in one("1. How is it spelt?\nAnswer: colour/color")[2][0]


def test_lines_outside_of_questions_are_noted() -> None:
    assert read(("Name: ____\n\n" + OPTIONS + "Answer: a").encode()).notes == [
        "Outside of questions, and left out: “Name: ____”."
    ]


def test_a_question_that_never_ends_is_refused_and_the_next_is_read() -> None:
    text = "1. Which?\n" + "on and on\n" * 5000 + "\n2. Which river?\nAnswer: Huai"
    assert found_in(read(text.encode()))[1:] == [("typed", "Huai")]
    assert "longer than a question may be" in read(text.encode()).unread[0].reason
