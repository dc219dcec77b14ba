"""Reads QTI 1.2, 2 and 3: packages, zip files of items, and single files of XML."""

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from learning.exchange.file_types import why_no_text
from learning.exchange.format import ExchangeItem, ParsedFile, Refused, Unreadable
from learning.exchange.qti.archive import Archive, path_of
from learning.exchange.qti.scoring import Notes
from learning.exchange.qti.tree import Element, OtherRoot, read_elements
from learning.exchange.qti.version_1.items import (
    NO_QUESTION,
    PARENT,
    NoQuestion,
    metadata,
    old_item_question,
    text_of_item,
)
from learning.exchange.qti.version_2.items import item_question
from learning.exchange.texts import check_file, checked_item
from learning.kinds import InvalidBody

ITEM, OLD_ITEM, STIMULUS = "assessmentItem", "item", "stimulusBody"
OLD_ROOT = "questestinterop"
ROOTS = frozenset((ITEM, OLD_ROOT, "assessmentStimulus"))
WANTED = frozenset((ITEM, OLD_ITEM, STIMULUS))
NO_ITEMS = "This is a QTI or course package without questions that can be read."
MISSING = "Files that its manifest names are not in it: {}."
TOO_LARGE = "A text in it is longer than 32,768 characters, or it has too many parts."
_ANY_ROOT = frozenset((*ROOTS, "manifest"))
_COPIES = "non_cc_assessments/"  # of Canvas: the same as the common form, and more of it


@dataclass(slots=True)
class Manifest:
    """The files of a package in their order, each with its tags, and those that hold texts."""

    tags: dict[str, tuple[str, ...]] = field(default_factory=dict)
    stimuli: list[str] = field(default_factory=list)


def read(data: bytes) -> ParsedFile:
    reading = ParsedFile()
    if not data.startswith(b"PK\x03\x04"):
        check_file(data)
        _read_items(data, reading, (), lambda address: None)
        return reading
    archive = Archive(data)
    manifest = _manifest(archive)
    stimuli = dict(_stimuli(archive, manifest))
    names = list(_names(archive, manifest))
    for name in names:
        _read_member(archive, name, reading, manifest.tags.get(name, ()), stimuli)
    if not (reading.items or reading.unread):
        raise Unreadable(_why_nothing(data))
    if missing := [name for name in manifest.tags if name not in archive.members]:
        reading.notes.append(MISSING.format(", ".join(missing[:5])[:200]))
    return reading


def _why_nothing(data: bytes) -> str:
    advice = why_no_text(data)
    return NO_ITEMS if "QTI" in advice else advice


def _manifest(archive: Archive) -> Manifest:
    found = Manifest()
    if (data := archive.manifest) is None:
        return found

    def take(resource: Element) -> None:
        addresses = [resource["href"], *(one["href"] for one in resource.all("file"))]
        paths = [path_of(one, archive.folder) for one in addresses if one]
        if "stimulus" in resource["type"].lower():
            found.stimuli += paths[:1]
            return
        words = (one.text for keyword in resource.find("keyword") for one in _texts(keyword))
        tags = tuple(word for word in words if word)
        if "item" in resource["type"].lower():
            found.tags.setdefault(paths[0] if paths else "", tags)

    try:
        read_elements(data, _ANY_ROOT, ("resource",), take)
    except Unreadable:  # its files say enough
        return Manifest()
    found.tags.pop("", None)
    return found


def _texts(keyword: Element) -> list[Element]:
    return keyword.all("string", "langstring") or [keyword]


def _names(archive: Archive, manifest: Manifest) -> Iterator[str]:
    """The files that may hold items: those of the manifest in its order, then all others."""
    named = [name for name in manifest.tags if name in archive.members]
    yield from named
    copied = {
        posixpath.basename(name).partition(".")[0] for name in archive.names() if _COPIES in name
    }
    for name in archive.names():
        is_copied = posixpath.basename(posixpath.dirname(name)) in copied
        if name not in manifest.tags and name not in manifest.stimuli and not is_copied:
            yield name


def _stimuli(archive: Archive, manifest: Manifest) -> Iterator[tuple[str, Element]]:
    for name in manifest.stimuli:
        found = list[Element]()
        if name in archive.members:
            try:
                read_elements(archive.read(name), ROOTS, (STIMULUS,), found.append)
            except Unreadable:
                continue
        yield from ((name, one) for one in found)


def _read_member(
    archive: Archive,
    name: str,
    reading: ParsedFile,
    tags: Iterable[str],
    stimuli: Mapping[str, Element],
) -> None:
    data = archive.read(name)
    if not any(root in data[:4096] for root in _BEGINNINGS):
        return  # a test, its settings or the like
    folder = posixpath.dirname(name)
    try:
        _read_items(data, reading, tags, lambda address: stimuli.get(path_of(address, folder)))
    except OtherRoot:
        return
    except Unreadable as error:
        reading.refuse(error.line, str(error), name)


_BEGINNINGS = (b"assessmentItem", b"assessment-item", b"questestinterop")


def _read_items(
    data: bytes,
    reading: ParsedFile,
    tags: Iterable[str],
    stimulus: Callable[[str], Element | None],
) -> None:
    texts, used = dict[str, tuple[Element, str]](), set[str]()

    def take(element: Element) -> None:
        if element.name == STIMULUS:
            return
        notes: Notes = []
        used.add(metadata(element).get(PARENT, ""))
        try:
            if element.is_too_large:
                raise Refused(TOO_LARGE)
            if element.name == ITEM:
                question = item_question(element, notes, stimulus)
            else:
                front = {name: html for name, (_, html) in texts.items()}
                question = old_item_question(element, notes, front)
            unique = tuple(dict.fromkeys(notes))
            item: ExchangeItem = checked_item(question, tuple(tags), element.line, unique)
        except NoQuestion:
            texts[element["ident"]] = element, text_of_item(element)
        except (Refused, InvalidBody) as refusal:
            reading.refuse(element.line, str(refusal), _label(element))
        else:
            reading.add(item)

    read_elements(data, ROOTS, WANTED, take)
    for name, (element, _) in texts.items():
        if name not in used:
            reading.refuse(element.line, NO_QUESTION, _label(element))


def _label(element: Element) -> str:
    """What an item is recognised by: its text, or else its title."""
    body = element.first("itemBody", "presentation")
    return (body.text if body else "") or element["title"] or element["identifier"]
