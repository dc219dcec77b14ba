"""Reads QTI 1.2, 2 and 3: packages, zip files of items, and single files of XML."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from learning.exchange.file_types import why_no_text
from learning.exchange.format import ParsedFile, Unreadable
from learning.exchange.pictures import Files
from learning.exchange.qti.archive import Archive, path_of
from learning.exchange.qti.item_files import ItemFile
from learning.exchange.qti.tree import Element, OtherRoot, read_elements
from learning.exchange.texts import check_file

NO_ITEMS = "This is a QTI or course package without questions that can be read."
MISSING = "Files that its manifest names are not in it: {}."
STIMULUS = "stimulusBody"
_BEGINNINGS = (b"assessmentItem", b"assessment-item", b"questestinterop")
_TEXT_ROOTS = ("assessmentStimulus",)
_COPIES = "non_cc_assessments/"  # of Canvas: the same as the common form, and more of it


type Stimuli = Mapping[str, Element]  # texts beside items, by their names in the package


@dataclass(slots=True)
class Manifest:
    """The files of a package in their order, each with its tags, and those that hold texts."""

    tags: dict[str, tuple[str, ...]] = field(default_factory=dict)
    stimuli: list[str] = field(default_factory=list)


def read(data: bytes) -> ParsedFile:
    reading = ParsedFile()
    if not data.startswith(b"PK\x03\x04"):
        check_file(data)
        ItemFile(reading).read(data)
        return reading
    archive = Archive(data)
    manifest = _manifest(archive)
    stimuli = dict(_stimuli(archive, manifest))
    names = list(_names(archive, manifest))
    for name in names:
        _read_member(archive, name, reading, manifest, stimuli)
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
    name = archive.manifest
    if not name:
        return found
    folder = posixpath.dirname(name)

    def take(resource: Element) -> None:
        addresses = [resource["href"], *(one["href"] for one in resource.all("file"))]
        paths = [path_of(one, folder) for one in addresses if one]
        if "stimulus" in resource["type"].lower():
            found.stimuli += paths[:1]
            return
        words = (one.text for keyword in resource.find("keyword") for one in _texts(keyword))
        tags = tuple(word for word in words if word)
        if "item" in resource["type"].lower():
            found.tags.setdefault(paths[0] if paths else "", tags)

    try:
        read_elements(archive.read(name), ("manifest",), ("resource",), take)
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
        posixpath.basename(name).partition(".")[0] for name in archive.members if _COPIES in name
    }
    passed_over = {archive.manifest, *manifest.tags, *manifest.stimuli}
    for name in archive.members:
        is_copied = posixpath.basename(posixpath.dirname(name)) in copied
        if name not in passed_over and not is_copied:
            yield name


def _stimuli(archive: Archive, manifest: Manifest) -> Iterator[tuple[str, Element]]:
    for name in manifest.stimuli:
        found = list[Element]()
        if name in archive.members:
            try:
                read_elements(archive.read(name), _TEXT_ROOTS, (STIMULUS,), found.append)
            except Unreadable:
                continue
        yield from ((name, one) for one in found)


def _files_at(archive: Archive, folder: str) -> Files:
    return lambda address: archive.picture(address, folder)


def _read_member(
    archive: Archive, name: str, reading: ParsedFile, manifest: Manifest, texts: Stimuli
) -> None:
    data = archive.read(name)
    if not any(root in data[:4096].replace(b"\0", b"") for root in _BEGINNINGS):
        return  # a test, its settings or the like
    folder = posixpath.dirname(name)
    tags = manifest.tags.get(name, ())
    called = posixpath.basename(name)
    file = ItemFile(
        reading,
        tags,
        lambda address: texts.get(path_of(address, folder)),
        called,
        lambda address: archive.picture(address, folder),
        lambda text: _files_at(archive, posixpath.dirname(path_of(text, folder))),
    )
    try:
        file.read(data)
    except OtherRoot:
        return
    except Unreadable as error:
        reading.refuse(0, str(error), called)
