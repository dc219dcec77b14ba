"""English is told from other languages by its function words."""

import pytest

from content.readers.errors import UnreadableDocument
from content.readers.language import check_language

ENGLISH = (
    "The minister said on Wednesday that the dykes along the river would be raised, and that more "
    "than two billion euros had been set aside for the work. Critics replied that it was too late "
    "to prevent the damage which the summer would bring."
)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH + " 国务院 " * 20,
        "Rice, tea, silk",
        "Chen Binkai, Li Wei, Wang Fang",
        "2020 | 15 | 30",
        "",
    ],
)
def test_english_and_what_is_too_short_to_tell_pass(text: str) -> None:
    check_language(text)


@pytest.mark.parametrize(
    "text",
    [
        "Die Ministerin sagte am Mittwoch, dass die Deiche am Fluss erhöht werden und dass man "
        "dafür mehr als zwei Milliarden Euro habe. Kritiker warnen, es sei zu spät, um die Schäden "
        "noch zu verhindern.",
        "De minister zei woensdag dat de dijken langs de rivier hoger worden, of dat er meer dan "
        "twee miljard euro is begroot. Volgens critici was het plan al in de herfst klaar, en we "
        "weten dat het water over de kade is gekomen.",
        "La ministre a déclaré mercredi que les digues le long du fleuve seraient relevées, et que "
        "plus de deux milliards d'euros étaient prévus. Selon les critiques, on a trop attendu.",
        "Ministeren sagde onsdag, at digerne langs floden skal hæves, og at der er afsat mere end "
        "to milliarder euro. Kritikere mener, at det er for sent at forhindre de skader, som "
        "sommeren vil have med sig.",
        "国务院发展研究中心的研究人员表示，新质生产力的发展需要制度创新。",
        "Министр заявил в среду, что дамбы вдоль реки будут подняты, и на это выделены деньги.",
        "وقال الوزير يوم الأربعاء إن السدود على طول النهر سترفع وإن الأموال متوفرة لذلك العمل.",
        "国务院 " * 200 + ENGLISH,
    ],
)
def test_other_languages_are_refused(text: str) -> None:
    with pytest.raises(UnreadableDocument, match="look like English"):
        check_language(text)
