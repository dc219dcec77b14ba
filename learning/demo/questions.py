"""The questions that the demo teacher wrote, and what learners write for the open ones.

One key is wrong on purpose: the results show it.
"""

from learning.grading import formats
from learning.grading.expects import Expects
from learning.kinds.open import Criterion, Open
from learning.kinds.written import WrittenQuestion, wrong_option

WRONGLY_KEYED = WrittenQuestion(
    format=formats.CHOICE,
    stem="Whose maxim is it that technology is the first productive force?",
    answer="Liu Dian",
    explanation="The brief tells of the maxim in the passage on the Party’s role.",
    expects=Expects.PERSON,
    particulars={"distractors": [wrong_option("Deng Xiaoping"), wrong_option("Zheng Hairong")]},
)
# What learners who know the answer say; Liu Dian only quotes him.
BELIEVED = {WRONGLY_KEYED.stem: "Deng Xiaoping"}

TYPED = WrittenQuestion(
    format=formats.TYPED,
    stem="Which English city is Guangdong’s industrial future compared to?",
    answer="Manchester",
    explanation="Huang Kunming boasts that his province seeks a place as its successor.",
    expects=Expects.PLACE,
)
CONTRAST = Open().compose(
    stem="How do new productive forces differ from the growth model that they are to replace?",
    answer=(
        "They rest on innovation and total factor productivity, in strategic emerging and future "
        "industries; the old model rested on heavy investment in real estate, infrastructure and "
        "antiquated industries."
    ),
    rubric=[
        Criterion("Says what the new forces rest on", 2),
        Criterion("Says what the old model rested on", 2),
    ],
)
REASON = Open().compose(
    stem="Why, according to Chen Binkai, does the PRC need scitech self-reliance?",
    answer=(
        "Earlier industrial revolutions chiefly benefited those who mastered the leading "
        "technologies of their age, so the PRC has to master those of today."
    ),
    rubric=[
        Criterion("Names who benefited from earlier revolutions", 2),
        Criterion("Draws the conclusion for today", 2),
    ],
)

# A poor, a fair and a good essay for each.
ESSAYS = {
    CONTRAST.stem: (
        (
            "They are newer and better than the old ones.",
            "It is a slogan of the Party, the model stays more or less the same.",
            "They are about more factories.",
        ),
        (
            "New productive forces come from science and innovation.",
            "The old growth came from building houses and roads. The new one is different.",
            "They should raise productivity instead of putting in more capital.",
        ),
        (
            "The old model lived on heavy investment in real estate, infrastructure and old "
            "industries. The new forces are driven by innovation and centred on emerging and "
            "future industries.",
            "Before, growth meant more investment, mostly in property and infrastructure; now it "
            "is to come from technology, with gains in total factor productivity.",
        ),
    ),
    REASON.stem: (
        (
            "Because it is a large country.",
            "So that it need not import anything any more.",
            "He says that the state should guide innovation.",
        ),
        (
            "Because a fourth industrial revolution is coming and it wants to be ready.",
            "Whoever has the leading technologies gains most from them.",
        ),
        (
            "In earlier industrial revolutions those gained who mastered the leading technologies; "
            "to gain from this one, the PRC has to master them itself.",
            "Chen points to history: the leading technologies made their masters rich. So today "
            "the PRC must have its own.",
        ),
    ),
}
