import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from config.startup import (
    BACKUPS_KEPT,
    back_up_before_upgrade,
    collect_static,
    question_code_files,
    refresh_questions,
)
from content.factories import BriefFactory
from learning.bank import generated


@pytest.mark.django_db(transaction=True)
def test_only_the_latest_backups_are_kept(tmp_path: Path, now: datetime) -> None:
    made = [
        back_up_before_upgrade(tmp_path, now + timedelta(minutes=n))
        for n in range(BACKUPS_KEPT + 2)
    ]
    assert sorted(tmp_path.iterdir()) == made[2:]


@pytest.fixture
def sheet(tmp_path: Path, settings: Settings) -> Path:
    """The one static file there is."""
    settings.STATICFILES_DIRS = [tmp_path / "static"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "served"
    sheet = tmp_path / "static" / "sheet.css"
    sheet.parent.mkdir()
    sheet.write_text("a { color: red }")
    return sheet


def test_static_files_are_collected_when_one_has_changed(sheet: Path, settings: Settings) -> None:
    collect_static()
    sheet.write_text("a { color: blue }")
    collect_static()
    assert (Path(settings.STATIC_ROOT) / "sheet.css").read_text() == "a { color: blue }"


def test_deleted_static_files_are_not_served(sheet: Path, settings: Settings) -> None:
    collect_static()
    sheet.rename(sheet.with_name("renamed.css"))
    collect_static()
    served = sorted(path.name for path in Path(settings.STATIC_ROOT).iterdir())
    assert served == [".digest", "renamed.css"]


def test_nothing_is_collected_when_nothing_has_changed(sheet: Path, settings: Settings) -> None:
    collect_static()
    collected = Path(settings.STATIC_ROOT) / "sheet.css"
    collected.write_text("as it was")
    collect_static()
    assert collected.read_text() == "as it was"


@pytest.fixture
def maker(tmp_path: Path, settings: Settings) -> Path:
    """The only source file on which questions depend."""
    settings.LILUN_HOME = settings.BASE_DIR = tmp_path
    maker = tmp_path / "learning" / "questions" / "rules.py"
    maker.parent.mkdir(parents=True)
    maker.write_text("RULES = 23")
    return maker


@pytest.fixture
def refreshed(db: None, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The briefs whose questions are refreshed; one named "broken" cannot be."""
    refreshed: list[str] = []

    def refresh(brief: Any, now: datetime) -> None:
        refreshed.append(brief.slug)
        if brief.slug == "broken":
            raise ValueError("no passage")

    monkeypatch.setattr(generated, "refresh", refresh)
    return refreshed


def test_questions_are_made_again_when_their_code_has_changed(
    maker: Path, refreshed: list[str], now: datetime
) -> None:
    BriefFactory.create(slug="one")
    BriefFactory.create(slug="two")
    refresh_questions(now)
    refresh_questions(now)
    assert refreshed == ["one", "two"]
    maker.write_text("RULES = 24")
    refresh_questions(now)
    assert refreshed == ["one", "two", "one", "two"]


def test_the_digest_covers_all_modules_that_the_generators_load(settings: Settings) -> None:
    program = (
        "import sys, learning.questions.generators;"
        "print(*(module.__file__ for name, module in sys.modules.items()"
        " if name.startswith(('content.', 'learning.'))))"
    )
    command = [sys.executable, "-c", program]
    loaded = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, check=True)
    covered = {str(path) for path in question_code_files()}
    assert len(covered) > 30
    assert not set(loaded.stdout.decode().split()) - covered


def test_a_brief_that_fails_is_logged_and_tried_again(
    maker: Path, refreshed: list[str], now: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    BriefFactory.create(slug="broken")
    BriefFactory.create(slug="sound")
    refresh_questions(now)
    assert "questions of the brief broken were not refreshed" in caplog.text
    refresh_questions(now)
    assert refreshed == ["broken", "sound"] * 2
