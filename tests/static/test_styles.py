import re
from collections import Counter
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHEETS = sorted((ROOT / "static" / "css").glob("*.css"))
TAG = r"\{%.*?%\}|\{\{.*?\}\}"
CLASS = r"[a-z][\w-]*"
# What may name a class: in a template its attributes and the blocks for them, else any string.
NAMING = {
    ".html": re.compile(rf'class="((?:{TAG}|[^"])*)"|_class %\}}(.*?)\{{%', re.DOTALL),
    ".py": re.compile(r'"([^"\n]*)"'),
    ".js": re.compile(r'"([^"\n]*)"|`([^`]*)`'),
}
PLACES = ("templates", "static/js", "config", "content", "learning")


def classes_by_themselves(sheet):
    """The classes that a rule of the sheet is for wherever they stand."""
    selectors = re.findall(r"^\s*([^{}@;]+)\{", sheet.read_text(), re.MULTILINE)
    each = (part.strip() for selector in selectors for part in selector.split(","))
    return {selector for selector in each if re.fullmatch(r"\.[\w-]+", selector)}


def classes_of(sheets: str) -> set[str]:
    """All classes in selectors, however deep."""
    rules = re.sub(r"/\*.*?\*/", "", sheets, flags=re.DOTALL)
    selectors = (part for part in re.findall(r"([^{};]+)\{", rules) if "@" not in part)
    return {name for part in selectors for name in re.findall(rf"\.({CLASS})", part)}


def naming_texts(place: str) -> str:
    found = (
        match.groups("")
        for path in (ROOT / place).rglob("*")
        if path.suffix in NAMING
        for match in NAMING[path.suffix].finditer(path.read_text())
    )
    return "\n".join(chain.from_iterable(found))


def unnamed(classes: set[str], texts: str) -> set[str]:
    """The classes that no text names, whole or as a block whose modifier is filled in."""
    whole = set(re.findall(CLASS, texts))
    filled_in = set(re.findall(rf"({CLASS}--)\{{", texts))
    return {
        name
        for name in classes - whole
        if name.removesuffix(name.rpartition("--")[2]) not in filled_in
    }


def modifiers_and_parts(texts: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])[a-z]\w*(?:--|__)[\w-]*\w(?![\w-])", texts))


ALL = classes_of("\n".join(sheet.read_text() for sheet in SHEETS))
NAMED = "\n".join(map(naming_texts, PLACES))


def test_a_class_is_defined_in_one_sheet_and_only_refined_in_others():
    defined = Counter(name for sheet in SHEETS for name in classes_by_themselves(sheet))
    assert ".display" in defined
    assert [name for name, sheets in defined.items() if sheets > 1] == []


def test_each_class_of_a_sheet_is_named_somewhere():
    assert {"display", "tile--right", "pip--known"} <= ALL
    assert unnamed(ALL, NAMED) == set()


def test_control_a_class_that_nothing_names_is_found():
    rules = ".dead > a, .board { } @media print { .board__part:hover { } .board--gone { } }"
    texts = "board{% if one %} board__part{% endif %}"
    assert unnamed(classes_of(rules), texts) == {"dead", "board--gone"}
    assert unnamed(classes_of(rules), f"{texts} board--{{{{ look }}}}") == {"dead"}


def test_each_part_and_modifier_in_a_template_has_a_rule_or_a_script():
    written = modifiers_and_parts(naming_texts("templates"))
    assert {"tile__key", "finder__close"} <= written
    assert written - ALL - set(re.findall(CLASS, naming_texts("static/js"))) == set()


def test_control_a_modifier_without_a_rule_is_found():
    texts = "board board__part{% if one %} board--gone{% endif %} board--{{ look }}"
    assert modifiers_and_parts(texts) == {"board__part", "board--gone"}
