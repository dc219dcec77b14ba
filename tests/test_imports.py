"""Imports run one way, and the pure core needs no Django: read from the source, not run."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# A package may import those on the lines below its own, none beside or above it.
ORDER = (
    ("learning.management",),  # its commands start the app, as config does
    ("config",),
    ("learning.urls", "learning.apps", "learning.tasks"),
    ("learning.demo", "learning.home", "learning.teaching", "learning.receivers"),
    ("learning.lti",),
    ("learning.results", "learning.live", "learning.printing"),
    ("learning.search",),
    ("learning.authoring", "learning.classrooms", "learning.factories", "learning.migrations"),
    ("learning.quizzes", "learning.progress"),
    ("learning.templatetags",),
    ("learning.desk",),
    ("learning.accounts", "learning.maps"),
    ("learning.bank", "learning.study"),
    ("learning.cards", "learning.rendering", "learning.briefs"),
    ("learning.search_index",),
    ("learning.exchange", "learning.quality"),
    ("learning.kinds", "learning.requests", "learning.limits"),
    ("learning.admin", "learning.backends"),
    ("learning.models", "learning.questions"),
    ("learning.grading", "learning.charts", "learning.scheduling", "learning.study_days"),
    ("learning.prepared", "learning.spreadsheets", "learning.form_fields", "learning.mails"),
    ("learning.random_tokens",),
    ("content.admin", "content.urls", "content.templatetags", "content.management"),
    ("content.briefs", "content.editing", "content.reading"),
    ("content.storage", "content.factories", "content.migrations"),
    ("content.readers", "content.pinyin", "content.revision"),
    ("content.extraction",),
    ("content.formats", "content.models"),
    ("content.drafting", "content.sharing"),
    ("content.checking", "content.concept_kinds", "content.fields", "content.sandbox"),
    ("content.material", "content.characters", "content.json_values", "content.signals"),
    ("content.stems",),
)
LEVELS = {package: level for level, packages in enumerate(ORDER) for package in packages}
# The packages inside extraction, in the same way; its modules beside them use them all.
STAGES = (
    ("attribution", "terms", "quantities"),
    ("attribution.cues", "attribution.guards", "terms.sites"),
    ("attribution.grammar", "terms.grammar"),
    ("names",),
    ("vocabulary",),
)
STAGE_LEVELS = {
    f"content.extraction.{stage}": level for level, stages in enumerate(STAGES) for stage in stages
}
# Modules, and packages with all within, that are functions of values.
PURE = (
    *("content.material", "content.formats", "content.checking", "content.concept_kinds"),
    *("content.extraction", "content.readers", "content.drafting", "content.stems"),
    "content.revision",
    *("content.reading.formulas", "content.reading.highlighting", "content.reading.search"),
    *("content.reading.quotations", "content.reading.tables"),
    *("learning.questions", "learning.grading", "learning.kinds"),
    *(
        "learning.desk.entries",
        "learning.desk.items",
        "learning.desk.marks",
        "learning.desk.reasons",
    ),
    *(f"learning.desk.speakers.{name}" for name in ("answers", "beside", "bodies")),
    *("learning.desk.questions", "learning.desk.asking", "learning.desk.prose"),
    "content.pinyin",
    *("learning.exchange", "learning.scheduling", "learning.study_days"),
    *("learning.search_index.words", "learning.search_index.texts", "learning.search_index.terms"),
    *("learning.grading.marks", "learning.results.statistics", "learning.quality"),
    *("learning.live.phases", "learning.classrooms.totals"),
    *("learning.lti.messages", "learning.lti.texts", "learning.lti.tokens"),
)


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
    """What each module of ours imports, by its dotted name."""
    files = [
        file for app in ("config", "content", "learning") for file in (ROOT / app).rglob("*.py")
    ]
    names = [".".join(file.relative_to(ROOT).with_suffix("").parts) for file in files]
    sources = [file.read_text(encoding="utf-8") for file in files]
    return {
        name.removesuffix(".__init__"): imported(source)
        for name, source in zip(names, sources, strict=True)
    }


def package_of(name: str) -> str:
    """ "learning.study" of "learning.study.order.queue"; config is one."""
    app, *rest = name.split(".")
    return ".".join([app, *rest[:1]]) if app != "config" else app


def against_order(imports: dict[str, set[str]]) -> list[str]:
    wrong = []
    for name, others in imports.items():
        own = package_of(name)
        for other in others & imports.keys() - {"content", "learning"}:
            theirs = package_of(other)
            if own != theirs and LEVELS[theirs] <= LEVELS[own]:
                wrong.append(f"{name} may not import {other}")
    return sorted(wrong)


def against_stages(imports: dict[str, set[str]]) -> list[str]:
    def stage_of(name: str) -> str:
        return max((one for one in STAGE_LEVELS if inside(name, one)), key=len, default="")

    return sorted(
        f"{name} may not import {other}"
        for name, others in imports.items()
        for own, theirs, other in ((stage_of(name), stage_of(it), it) for it in others)
        if own and theirs and own != theirs and STAGE_LEVELS[theirs] <= STAGE_LEVELS[own]
    )


def inside(name: str, *packages: str) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in packages)


def impure(imports: dict[str, set[str]]) -> set[str]:
    """The modules of ``PURE`` that reach Django, themselves or through others of ours."""

    def reached(start: str) -> set[str]:
        seen, ahead = set[str](), [start]
        while ahead:
            new = imports.get(ahead.pop(), set()) - seen
            seen |= new
            ahead += new
        return seen

    pure = [name for name in imports if inside(name, *PURE)]
    return {name for name in pure if any(inside(other, "django") for other in reached(name))}


def test_every_package_has_its_place(imports: dict[str, set[str]]) -> None:
    assert {package_of(name) for name in imports} - {"content", "learning"} == LEVELS.keys()


def test_no_package_imports_one_beside_or_above_it(imports: dict[str, set[str]]) -> None:
    assert against_order(imports) == []


def test_no_stage_of_extraction_imports_one_beside_or_above_it(
    imports: dict[str, set[str]],
) -> None:
    packages = {name.rpartition(".")[0] for name in imports if name.count(".") > 2}
    assert {one for one in packages if inside(one, "content.extraction")} == STAGE_LEVELS.keys()
    assert against_stages(imports) == []
    wrong = {"content.extraction.names.words": {"content.extraction.attribution.cues.verbs"}}
    assert against_stages(wrong)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("learning.study.order.queue", "learning.results.marking"),
        ("learning.accounts.forms", "learning.maps.topics"),
        ("learning.cards.seals", "config.settings"),
        ("content.storage.store", "learning.bank.writing"),
        ("content.models", "content.reading.views"),
    ],
)
def test_an_import_beside_or_above_is_seen_in_a_function_too(
    imports: dict[str, set[str]], name: str, other: str
) -> None:
    package, _, module = other.rpartition(".")
    hidden = imported(f"def show():\n    from {package} import {module}\n")
    wrong = imports | {name: imports[name] | hidden}
    assert f"{name} may not import {other}" in against_order(wrong)


def test_no_view_imports_a_view(imports: dict[str, set[str]]) -> None:
    views = {name for name in imports if name.startswith("learning.") and ".views" in name}
    found = {(name, other) for name in views for other in imports[name] & views - {name}}
    assert [f"{name} may not import {other}" for name, other in sorted(found)] == []


def test_the_pure_core_reaches_no_django(imports: dict[str, set[str]]) -> None:
    assert all(any(inside(name, one) for name in imports) for one in PURE)
    assert impure(imports) == set()


def test_django_is_seen_through_another_module(imports: dict[str, set[str]]) -> None:
    wrong = imports | {"content.checking.hints": imported("from content.models import Brief")}
    assert {"content.checking.checks", "content.formats.lilun"} <= impure(wrong)
