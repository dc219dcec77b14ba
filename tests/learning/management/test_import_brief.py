import json

import pytest
from django.core.management import CommandError, call_command

from content.models import Brief
from content.storage.store import load
from learning.factories import UserFactory

pytestmark = pytest.mark.django_db

OF_SOMEBODY_ELSE = (
    ": another brief has the slug “rice” already: choose another, or name its owner with --owner$"
)
RICE = """\
slug: rice
title: A small brief
passages:
- slug: first
  text: Ningbo lives by its port, says Wang Li.
people:
- slug: wang-li
  at: first
  words: Wang Li
  name: Wang Li
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "rice.yaml"
    path.write_text(RICE, encoding="utf-8")
    return path


def test_a_file_is_imported_and_its_entries_are_counted(file, capsys):
    call_command("import_brief", str(file))
    brief = Brief.objects.get()
    assert (brief.slug, brief.visibility, brief.owner) == ("rice", "private", None)
    assert load(brief).person("wang-li").name == "Wang Li"
    assert "rice (private) holds 1 passages, 0 concepts, 1 people" in capsys.readouterr().out


def test_importing_again_updates_the_brief(file):
    call_command("import_brief", str(file), "--public")
    file.write_text(RICE.replace("A small brief", "A better brief"), encoding="utf-8")
    call_command("import_brief", str(file))
    brief = Brief.objects.get()
    assert (brief.title, brief.visibility) == ("A better brief", "public")


def test_check_stores_nothing(file, capsys):
    call_command("import_brief", str(file), "--check")
    assert not Brief.objects.exists()
    assert f"{file} is in order: 1 passages" in capsys.readouterr().out


@pytest.mark.parametrize("options", [(), ("--check",)])
def test_a_file_with_mistakes_is_reported_and_not_imported(file, options, capsys):
    file.write_text(RICE.replace("words: Wang", "words: Weng") + "x: y\n")
    with pytest.raises(SystemExit) as left:
        call_command("import_brief", str(file), *options)
    assert left.value.code == 2
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith(f"{file}:9: “Weng Li” is not in the passage “first”: copy")
    assert second.startswith(f"{file}:11: unknown key “x”; known here: slug, title")
    assert not Brief.objects.exists()


def test_a_brief_keeps_the_owner_of_its_first_import(file):
    owner = UserFactory(username="wang")
    call_command("import_brief", str(file), "--owner", "wang")
    assert Brief.objects.get().owner == owner
    with pytest.raises(CommandError, match=OF_SOMEBODY_ELSE) as refused:
        call_command("import_brief", str(file))
    assert refused.value.returncode == 2
    assert Brief.objects.get().owner == owner


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(["--owner", "nobody"], "Nobody is called “nobody”"), ([], "cannot be read: No such file")],
)
def test_an_unknown_owner_or_file_is_reported(file, arguments, message):
    path = str(file) if arguments else "missing.yaml"
    with pytest.raises(CommandError, match=message) as refused:
        call_command("import_brief", path, *arguments)
    assert refused.value.returncode == 2
    assert not Brief.objects.exists()


@pytest.mark.parametrize("options", [(), ("--draft", "--owner", "nobody"), ("--extract", "json")])
@pytest.mark.parametrize(
    ("name", "reason"), [("", "Is a directory"), ("missing.txt", "No such file or directory")]
)
def test_a_path_without_a_file_is_reported(tmp_path, name, reason, options):
    with pytest.raises(CommandError, match=f"cannot be read: {reason}") as refused:
        call_command("import_brief", str(tmp_path / name), *options)
    assert refused.value.returncode == 2


def test_an_import_over_an_edit_shows_the_differences_and_needs_force(file, capsys):
    call_command("import_brief", str(file))
    Brief.objects.get().people.update(role="harbour master")

    with pytest.raises(CommandError, match="--force") as refused:
        call_command("import_brief", str(file))

    assert refused.value.returncode == 2
    assert "changed in people: wang-li (role: “harbour master” → “”)" in capsys.readouterr().err
    assert load(Brief.objects.get()).person("wang-li").role == "harbour master"

    call_command("import_brief", str(file), "--force")
    assert load(Brief.objects.get()).person("wang-li").role == ""


def test_a_reserved_slug_is_refused(file, capsys):
    file.write_text(RICE.replace("slug: rice", "slug: new"))
    with pytest.raises(SystemExit):
        call_command("import_brief", str(file))
    assert ":1: “new” is an address of the app" in capsys.readouterr().err


PROSE = """\
Ports and their debts

Short quays lose ships, argues Wang Li 王立 of the Hill Academy. Pilots are scarce in every
harbour of the coast, and the state pays them badly.

The quay debt (QD) is money that a port owes for its quays. It reached 40 million euros in 2021.
"""


@pytest.fixture
def prose(tmp_path):
    path = tmp_path / "ports.txt"
    path.write_text(PROSE, encoding="utf-8")
    return path


def test_prose_becomes_a_draft_at_its_owners_desk(prose, capsys):
    owner = UserFactory(username="wang")

    call_command("import_brief", str(prose), "--draft", "--owner", "wang")
    call_command("import_brief", str(prose), "--draft", "--owner", "wang")

    brief = Brief.objects.get()
    assert (brief.owner, brief.visibility) == (owner, "private")
    assert load(brief).person("wang-li").characters == "王立"
    assert "questions ready" in capsys.readouterr().out


def test_what_is_found_in_prose_can_be_printed(prose, capsys):
    call_command("import_brief", str(prose), "--extract", "json")

    found = json.loads(capsys.readouterr().out)
    assert [one["name"] for one in found["people"]] == ["Wang Li"]
    assert found["statements"][0]["span"] == "Short quays lose ships"
    assert not Brief.objects.exists()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ((), "give --draft to draft a brief from its prose"),
        (("--draft",), "name them with --owner"),
        (("--draft", "--owner", "nobody"), "Nobody is called “nobody”"),
    ],
)
def test_prose_needs_to_be_told_what_to_become(prose, options, message):
    with pytest.raises(CommandError, match=message) as refused:
        call_command("import_brief", str(prose), *options)
    assert refused.value.returncode == 2


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--draft", "--check"), "--check: not allowed with argument --draft"),
        (("--draft", "--extract", "json"), "--extract: not allowed with argument --draft"),
        (("--draft", "--public"), "--public: not allowed with argument --draft"),
        (("--draft", "--force"), "--force: not allowed with argument --draft"),
        (("--extract", "json", "--check"), "--check: not allowed with argument --extract"),
        (("--extract", "json", "--public"), "--public: not allowed with argument --extract"),
        (("--extract", "json", "--owner", "wang"), "--owner: not allowed with argument --extract"),
    ],
)
def test_an_option_that_would_be_ignored_is_refused(prose, options, message):
    UserFactory(username="wang")
    with pytest.raises(CommandError, match=message):
        call_command("import_brief", str(prose), *options)
    assert not Brief.objects.exists()


@pytest.mark.parametrize("options", [("--draft", "--owner", "wang"), ("--extract", "json")])
def test_an_assumed_encoding_is_said(prose, options, capsys):
    UserFactory(username="wang")
    prose.write_bytes(PROSE.replace("王立", "of the Café").encode("cp1252"))
    call_command("import_brief", str(prose), *options)
    assert "It was read as Windows-1252" in capsys.readouterr().err


def test_prose_that_cannot_be_read_says_why(tmp_path):
    UserFactory(username="wang")
    empty = tmp_path / "empty.txt"
    empty.write_text(" ")
    with pytest.raises(CommandError, match=r"empty\.txt cannot be read\. It is empty"):
        call_command("import_brief", str(empty), "--draft", "--owner", "wang")
