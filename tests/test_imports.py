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
    *("content.material", "content.formats", "content.checking", "content.reading.marking"),
    *("content.reading.searching", "learning.questions", "learning.grading", "learning.kinds"),
    *("learning.exchange", "learning.scheduling", "learning.study_days"),
    *("learning.grading.marks", "learning.results.statistics", "learning.quality"),
)

# The packages of learning: each line may import any line below it, never one beside or above it.
ORDER = (
    ("management", "urls", "apps", "tasks"),
    ("demo", "home"),
    ("results",),
    ("authoring", "classrooms", "factories"),
    ("quizzes", "progress"),
    ("accounts", "maps", "templatetags"),
    ("bank", "study"),
    ("cards", "rendering", "briefs", "exchange", "quality"),
    ("kinds", "requests", "admin", "limits", "backends"),
    ("models", "questions"),
    (
        "grading",
        "charts",
        "scheduling",
        "study_days",
        "prepared",
        "spreadsheets",
        "form_fields",
    ),
)
LEVELS = {package: level for level, packages in enumerate(ORDER) for package in packages}
# Still to be cut: the seals that a new session breaks.
TIES = {
    ("learning.study.views.study", "learning.quizzes"),
}


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


def against_order(imports: dict[str, set[str]]) -> set[tuple[str, str]]:
    """Which module of learning imports which, of a package that is not below its own."""
    return {
        (name, other)
        for name, others in imports.items()
        for other in others & imports.keys()
        if _is_against_order(package_of(name), package_of(other))
        and not any(inside(name, one) and inside(other, package) for one, package in TIES)
    }


def _is_against_order(own: str, other: str) -> bool:
    both = own in LEVELS and other in LEVELS and own != other
    return both and LEVELS[other] <= LEVELS[own]


def package_of(name: str) -> str:
    """ "study" of "learning.study.queue"; "" for what is in no package of learning."""
    app, _, rest = name.partition(".")
    return rest.partition(".")[0] if app == "learning" else ""


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


def test_no_package_imports_one_beside_or_above_it(imports: dict[str, set[str]]) -> None:
    wrong = sorted(against_order(imports))
    assert [f"{name} may not import {other}" for name, other in wrong] == []


def test_an_import_beside_or_above_is_seen(imports: dict[str, set[str]]) -> None:
    hidden = imported("def show():\n    from learning.results import marking\n")
    wrong = imports | {"learning.study.queue": hidden}
    assert ("learning.study.queue", "learning.results.marking") in against_order(wrong)


def test_no_view_imports_a_view(imports: dict[str, set[str]]) -> None:
    views = {name for name in imports if name.startswith("learning.") and ".views" in name}
    found = {(name, other) for name in views for other in imports[name] & views - {name}}
    assert [f"{name} may not import {other}" for name, other in sorted(found)] == []


def test_every_package_has_its_place() -> None:
    learning = [file for file in (ROOT / "learning").iterdir() if not file.name.startswith("_")]
    assert {file.stem for file in learning} == LEVELS.keys() | {"migrations"}


def test_the_pure_core_reaches_no_django(imports: dict[str, set[str]]) -> None:
    assert all(any(inside(name, one) for name in imports) for one in PURE)
    assert impure(imports) == set()


def test_an_import_upward_is_seen_in_a_function_too(imports: dict[str, set[str]]) -> None:
    hidden = imported("def save():\n    from learning import bank\n")
    wrong = imports | {"content.storage.store": imports["content.storage.store"] | hidden}
    assert ("content.storage.store", "learning.bank") in upward(wrong)


def test_django_is_seen_through_another_module(imports: dict[str, set[str]]) -> None:
    wrong = imports | {"content.checking.hints": imported("from content.models import Brief")}
    assert {"content.checking.checks", "content.formats.lilun"} <= impure(wrong)
