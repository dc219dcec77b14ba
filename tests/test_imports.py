"""Imports run one way, and the pure core needs no Django: read from the source, not run."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
APPS = ("config", "content", "learning")
# What each app may not import.
ABOVE = {"content": ("learning", "config"), "learning": ("config",)}
COMMANDS = "learning.management"  # they start the app, as config does, and so may import it
# Modules, and packages with all within, that are functions of values.
PURE = (
    *("content.material", "content.formats", "content.checks", "content.marking"),
    *("content.searching", "learning.questions", "learning.grading", "learning.kinds"),
    *("learning.exchange", "learning.scheduling", "learning.study_days"),
    *("learning.quizzes.marks", "learning.results.statistics", "learning.quality"),
)


def module_files() -> Iterator[tuple[str, Path]]:
    for app in APPS:
        for file in sorted((ROOT / app).rglob("*.py")):
            name = file.relative_to(ROOT).with_suffix("").parts
            yield ".".join(name).removesuffix(".__init__"), file


def imported(source: str) -> set[str]:
    """The modules that a file imports, anywhere in it; of ``from a import b`` both a and a.b."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute here"
            found |= {f"{node.module}.{name.name}" for name in node.names} | {str(node.module)}
    return found


@pytest.fixture(scope="module")
def imports() -> dict[str, set[str]]:
    return {name: imported(file.read_text(encoding="utf-8")) for name, file in module_files()}


def inside(name: str, *packages: str) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in packages)


def upward(imports: dict[str, set[str]]) -> set[tuple[str, str]]:
    return {
        (name, other)
        for name, others in imports.items()
        for other in others
        if inside(other, *ABOVE.get(name.partition(".")[0], ())) and not inside(name, COMMANDS)
    }


def reached(imports: dict[str, set[str]], start: str) -> set[str]:
    """All that a module imports, itself and through others of ours."""
    seen, ahead = set(), [start]
    while ahead:
        for other in imports.get(ahead.pop(), set()) - seen:
            seen.add(other)
            ahead.append(other)
    return seen


def impure(imports: dict[str, set[str]]) -> set[str]:
    return {
        name
        for name in imports
        if inside(name, *PURE) and any(inside(other, "django") for other in reached(imports, name))
    }


def test_no_app_imports_one_above_it(imports: dict[str, set[str]]) -> None:
    assert upward(imports) == set()


def test_the_pure_core_reaches_no_django(imports: dict[str, set[str]]) -> None:
    assert all(any(inside(name, one) for name in imports) for one in PURE)
    assert impure(imports) == set()


def test_an_import_upward_is_seen_in_a_function_too(imports: dict[str, set[str]]) -> None:
    hidden = imported("def save():\n    from learning import bank\n")
    wrong = imports | {"content.store": imports["content.store"] | hidden}
    assert ("content.store", "learning.bank") in upward(wrong)


def test_django_is_seen_through_another_module(imports: dict[str, set[str]]) -> None:
    wrong = imports | {"content.hints": imported("from content.models import Brief")}
    assert {"content.checks", "content.formats.lilun"} <= impure(wrong)
