import re
from collections import Counter
from pathlib import Path

SHEETS = sorted((Path(__file__).parents[2] / "static" / "css").glob("*.css"))


def classes_by_themselves(sheet):
    """The classes that a rule of the sheet is for wherever they stand."""
    selectors = re.findall(r"^\s*([^{}@;]+)\{", sheet.read_text(), re.MULTILINE)
    each = (part.strip() for selector in selectors for part in selector.split(","))
    return {selector for selector in each if re.fullmatch(r"\.[\w-]+", selector)}


def test_a_class_is_defined_in_one_sheet_and_only_refined_in_others():
    defined = Counter(name for sheet in SHEETS for name in classes_by_themselves(sheet))
    assert ".display" in defined
    assert [name for name, sheets in defined.items() if sheets > 1] == []
