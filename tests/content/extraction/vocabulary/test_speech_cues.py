"""The forms of the verbs of speech."""

import pytest

from content.extraction.vocabulary.speech_cues import SPEECH_VERBS, Form, Takes


@pytest.mark.parametrize(
    ("form", "lemma", "kind"),
    [
        ("argues", "argue", Form.FINITE),
        ("said", "say", Form.FINITE),
        ("denies", "deny", Form.FINITE),
        ("denied", "deny", Form.FINITE),
        ("agreed", "agree", Form.FINITE),
        ("admitted", "admit", Form.FINITE),
        ("written", "write", Form.PARTICIPLE),
        ("adding", "add", Form.ING),
        ("claim", "claim", Form.BASE),
        ("pointed out", "point_out", Form.FINITE),
        ("was convinced", "is_convinced", Form.FINITE),
        ("has no doubt", "have_no_doubt", Form.FINITE),
        ("put it", "put_it", Form.FINITE),
    ],
)
def test_a_form_is_that_of_its_verb(form, lemma, kind):
    verb = SPEECH_VERBS[form]

    assert (verb.lemma, verb.form) == (lemma, kind)


@pytest.mark.parametrize(
    ("form", "takes"),
    [
        ("says", Takes.SPEECH),
        ("found", Takes.THAT),
        ("told", Takes.LISTENER),
        ("called for", Takes.OBJECT),
        ("urged", Takes.OBJECT_OR_THAT),
        ("describes", Takes.QUOTED),
    ],
)
def test_a_verb_says_what_may_follow_it(form, takes):
    assert SPEECH_VERBS[form].takes is takes


def test_denying_and_asking_are_marked():
    assert SPEECH_VERBS["denied"].denies
    assert SPEECH_VERBS["wondered"].asks
    assert not SPEECH_VERBS["said"].denies
