import json

import pytest
from django.core.management import CommandError, call_command

from content.factories import PassageFactory, PersonFactory, QuoteFactory
from content.formats.lilun import read_brief
from content.storage.store import load

pytestmark = pytest.mark.django_db


@pytest.fixture
def brief():
    passage = PassageFactory(brief__slug="rivers", text="港 Wang Li 王丽 says that boats matter.")
    person = PersonFactory(passage=passage, name="Wang Li", characters="王丽")
    QuoteFactory(passage=passage, words="boats matter", text="boats matter", speakers=[person])
    QuoteFactory(passage=passage, text="ships matter", speakers=[], retired=True)
    return passage.brief


def test_an_exported_brief_reads_back_as_stored(brief, capsys):
    call_command("export_brief", "rivers")
    exported = capsys.readouterr().out
    assert read_brief(exported) == load(brief)
    assert "ships matter" not in exported


def test_json_has_every_field_and_the_words_of_each_span(brief, capsys):
    call_command("export_brief", "rivers", "--format", "json")
    exported = json.loads(capsys.readouterr().out)
    (quote,) = exported["quotes"]
    assert quote["speakers"] == ["wang-li"]
    assert quote["span"]["text"] == "boats matter"
    assert exported["people"][0]["characters"] == "王丽"
    for item in (*exported["people"], *exported["quotes"]):
        span = item["span"]
        text = next(p["text"] for p in exported["passages"] if p["slug"] == span["passage"])
        assert text[span["start"] : span["end"]] == span["text"]


def test_an_unknown_slug_is_reported_with_the_known_ones(brief):
    with pytest.raises(CommandError, match=r"“river” \(there are: rivers\)") as refused:
        call_command("export_brief", "river")
    assert refused.value.returncode == 2
