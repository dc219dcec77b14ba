"""Why the machine is not sure of a finding or a question, in plain words. Pure."""

from content.extraction.entries import OpenSpeaker

# By the guard that a statement does not pass; these are about its content.
DOUBTS = {
    "names_its_speaker": "It names its own speaker.",
    "opens_with_a_pointer": "It opens with a word that points back.",
    "has_an_open_pronoun": "“He”, “it” or “this”: who or what is meant?",
    "counts_from_elsewhere": "“Of them”, “closer to”: what is it counted from?",
    "speaks_of_me": "It says “I” or “we”. Who is that?",
    "speaks_of_today": "“Today” or “this year”: when was that?",
    "opens_with_a_known_thing": "It takes up something from the sentence before.",
    "lacks_a_verb": "It is no whole sentence.",
    "opens_with_a_participle": "Its subject is missing.",
    "is_cut_badly": "Does it begin and end at the right word?",
    "stops_halfway": "It goes on after its speaker. Is that theirs too?",
    "is_long": "It is very long. Cut it?",
    "is_short": "It is very short. Is that all?",
    "is_open": "A question, a condition or a denial?",
    "has_another_speaker": "Somebody else speaks inside it. Whose claim is it?",
}
# By the rule that found who makes a statement.
SPEAKERS = {
    "inverted": "The speaker stands after the verb. The right one?",
    "inverted within": "The speaker stands inside the claim. The right one?",
    "subject first": "Is that who says it?",
    "subject last": "The speaker comes last. The right one?",
    "subject within": "The speaker stands inside the claim. The right one?",
    "as": "“As X says”: does X say all of it?",
    "according to": "Does “according to” cover all of it?",
    "in the view of": "Does the view cover all of it?",
    "noun is that": "Whose view, argument or idea is it?",
    "noun colon": "Whose view, argument or idea is it?",
    "for": "“For X”: does X say so?",
    "by": "“By X”: does X say so?",
    "label": "Does the name before it speak?",
    "block quotation": "Does the name before the block speak?",
    "participle": "Who is adding this?",
    "light verb": "Is this what they say?",
    "second verb": "Does the same person go on?",
    "who": "Is “who” the right person?",
    "to say": "Do they say it, or only mean to?",
    "said to have": "“Is said to have”: may that be asked?",
    "colon": "Does the name before the colon speak?",
    "speech behind a colon": "Does the same person speak after the colon?",
    "same speech": "Is that still the same speech?",
    "noun": "Is this their claim, or what it is about?",
    "body": "Does this organisation say so itself?",
    "speech goes on": "Does the same person go on?",
    "continuation": "Theirs, or the text’s own words?",
}
OF_FAMILY = {
    "people": "Is this a person?",
    "concepts": "Is this a term to learn?",
    "quotes": "Who says this?",
    "listings": "Is this a list to learn?",
    "facts": "Is this figure worth learning?",
    "relations": "Does the text say so?",
}
# By the rule that found a person or a term, where it says more than that of the family.
FOUND_BY = {
    ("people", "heading"): "A name in a heading: is it a person?",
    ("people", "given"): "It has a given name. Is it a person?",
    ("people", "family"): "It has a family name. Is it a person?",
    ("people", "chinese"): "It looks like a Chinese name. Is it a person?",
    ("people", "korean"): "It looks like a Korean name. Is it a person?",
    ("people", "shape"): "It looks like a name. Is it a person?",
    ("people", "handle"): "A name used online. Is it one person, and no site or paper?",
    ("people", "known"): "A single name that is well known. Is it the person?",
    ("people", "calling"): "It stands behind a calling. Is it a person?",
    ("people", "among"): "It is given as an example of such people. Is it one?",
    ("people", "made-by"): "Something is by or of it, as by a person. Is it one?",
    ("people", "beside"): "It stands beside names. Is it a person?",
    ("concepts", "explained"): "Its sentence explains it. Is it a term?",
    ("concepts", "item"): "It opens an item. Is it a term?",
    ("concepts", "title"): "The text is called by it. Is it a term?",
    ("concepts", "quoted"): "In quotation marks. Is it a term?",
    ("concepts", "quoted name"): "In quotation marks. A term, or a title?",
    ("concepts", "quoted as speech"): "In quotation marks. A term, or speech?",
    ("listings", "inline"): "A list within a sentence. Does it part at the right words?",
    ("listings", "items"): "Do these belong together?",
    ("listings", "items of it"): "“It” or “these” leads in: say what it is.",
}
# By the quality rule that a question breaks.
COMPLAINTS = {
    "No leak": "The question gives its answer away.",
    "One key": "More than one option is right.",
    "Distractor not true": "A wrong option may be true.",
    "One kind": "Its options are not of one kind.",
    "Three options": "It has too few options.",
    "Length": "One option stands out by its length.",
    "Banned wordings": "An option gives itself away.",
    "No grammar cue": "Its grammar gives the answer away.",
    "Order": "Its options stand in a telling order.",
    "Stem": "Its question is not well built.",
    "Minimum information": "It asks too much at once.",
    "Attribution": "It does not say whose claim it is.",
    "Qualifiers survive": "A word such as “former” or “may” is lost.",
    "NOT": "It asks for what is not so.",
    "No duplicates": "Another question asks the same.",
    "No ambiguous prompt": "Another answer fits it as well.",
    "Provenance": "Its words do not stand in the text.",
    "Stable identity": "It can’t be told from another question.",
    "Grader closure": "A right answer may be marked wrong.",
    "Feedback": "It can’t show the sentence behind it.",
    "Running text only": "It asks about a heading.",
    "No second helping": "Its sentence is asked often enough.",
    "Spread distractors": "Its wrong options are used too often.",
}
WHO = "Who is “{}” here?"
WHO_TOGETHER = "Who are “{}” here?"
LEFT_OUT = "Whoever says it is not accepted. So nobody is asked."

# More exactly, by how the message of a rule begins; what it says behind that fills the place.
FAULTS = {
    "the stem opens with a pronoun": "It opens with “it”, “this” or “he”.",
    "it has only the surname ": "It has only the surname “{}”. Give the full name.",
    "the stem has ": "Its question has {}. Between 3 and 30 fit.",
    "the answer has ": "Its answer has {}. Shorten it.",
    "the answer holds more than one fact": "Its answer has a semicolon. Part it.",
    "stem and answer have more than sixty words": "Question and answer are too long together.",
    "the stem has more than one gap": "It has more than one gap.",
    "the stem neither asks nor has one gap": "It neither asks nor has a gap.",
}


def complaint(rule: str, message: str) -> str:
    """What is wrong with a question, by the quality rule that it breaks and what that says."""
    for begins in sorted(FAULTS, key=len, reverse=True):
        if message.startswith(begins):
            return FAULTS[begins].format(message.removeprefix(begins))
    return COMPLAINTS[rule]


def who_is_meant(asked: OpenSpeaker) -> str:
    is_noun = asked.several and " " in asked.words  # "the two ministers", not "they"
    return (WHO_TOGETHER if is_noun else WHO).format(asked.words)


def reasons(family: str, rule: str, doubts: list[str]) -> list[str]:
    """A sentence for each doubt; without any, one for the rule that found it."""
    found = [DOUBTS.get(doubt, OF_FAMILY[family]) for doubt in doubts]
    if found:
        return list(dict.fromkeys(found))
    if family == "quotes" and rule in SPEAKERS:
        return [SPEAKERS[rule]]
    return [FOUND_BY.get((family, rule), OF_FAMILY[family])]
