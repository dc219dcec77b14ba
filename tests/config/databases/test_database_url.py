"""The settings that DATABASE_URL, CACHE_URL and LILUN_TASKS give."""

from pathlib import Path
from urllib.parse import quote

import environ
import pytest

from config.database import PLANS, cache, database, task_backend

POSTGRESQL = "postgres://lilun:secret@db.example:5433/lilun?sslmode=require"


@pytest.fixture
def env(monkeypatch: pytest.MonkeyPatch) -> environ.Env:
    for name in ("DATABASE_URL", "DATABASE_POOL_MIN", "DATABASE_POOL_MAX"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("atexit.register", lambda function: None)
    return environ.Env()


@pytest.mark.parametrize("given", [{}, {"DATABASE_URL": ""}])
def test_without_a_url_it_is_sqlite_in_the_data_folder(
    given: dict[str, str], env: environ.Env, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    settings = database(env, tmp_path)
    assert settings["ENGINE"] == "django.db.backends.sqlite3"
    assert settings["NAME"] == str(tmp_path / "lilun.sqlite3")


def test_an_old_sqlite_is_refused_with_what_to_do(
    env: environ.Env,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("config.database.sqlite3.sqlite_version_info", (3, 42, 0))
    with pytest.raises(SystemExit):
        database(env, tmp_path)
    assert "3.43 or later is needed" in capsys.readouterr().err
    monkeypatch.setenv("DATABASE_URL", POSTGRESQL)
    assert database(env, tmp_path)["HOST"] == "db.example"


def test_the_options_of_a_postgresql_url_are_kept_and_come_last(
    env: environ.Env, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", POSTGRESQL)
    settings = database(env, tmp_path)
    assert (settings["HOST"], settings["PORT"], settings["NAME"]) == ("db.example", 5433, "lilun")
    assert settings["OPTIONS"]["sslmode"] == "require"
    assert settings["OPTIONS"]["options"] == PLANS
    own = "-c plan_cache_mode=force_custom_plan"
    monkeypatch.setenv("DATABASE_URL", f"{POSTGRESQL}&options={quote(own)}")
    assert database(env, tmp_path)["OPTIONS"]["options"] == f"{PLANS} {own}"


@pytest.mark.parametrize(
    ("variables", "sizes"),
    [
        ({}, (1, 4)),
        ({"DATABASE_POOL_MIN": "6"}, (6, 6)),
        ({"DATABASE_POOL_MIN": "6", "DATABASE_POOL_MAX": "9"}, (6, 9)),
    ],
)
def test_the_environment_sets_the_size_of_the_pool(
    variables: dict[str, str],
    sizes: tuple[int, int],
    env: environ.Env,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in (variables | {"DATABASE_URL": POSTGRESQL}).items():
        monkeypatch.setenv(name, value)
    pool = database(env, tmp_path)["OPTIONS"]["pool"]
    assert (pool["min_size"], pool["max_size"]) == sizes


@pytest.mark.parametrize(
    "url",
    [
        "foo",
        "postgres",
        "postgres://",
        "postgres://lilun:secret@db.example",
        "postgres://lilun:secret@db.example/",
        "postgres://lilun:secret@db.example:port/lilun",
        "postgres://lilun:sec/ret@db.example/lilun",
        "mysql://lilun:secret@db.example/lilun",
        "postgis://lilun:secret@db.example/lilun",
        "sqlite://",
        "sqlite://:memory:",
        "sqlite://lilun.sqlite3",
    ],
)
def test_an_unusable_url_is_refused_without_showing_its_password(
    url: str,
    env: environ.Env,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(SystemExit, match="2"):
        database(env, tmp_path)
    line = capsys.readouterr().err
    assert "DATABASE_URL is not known: give postgres://user:password@host:5432/name" in line
    assert line.count("\n") == 1
    assert "sec" not in line


@pytest.mark.parametrize(
    "url",
    [
        "postgres:///lilun",
        "postgresql://host/lilun",
        "postgres://lilun:sec%2Fret@host:5433/lilun",
        "postgres://one:5432,other:5433/lilun",
        "postgres:///?service=lilun",
        "sqlite:////srv/lilun.sqlite3",
    ],
)
def test_all_usual_forms_of_a_url_are_accepted(
    url: str, env: environ.Env, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    assert database(env, tmp_path)["ENGINE"].endswith((".postgresql", ".sqlite3"))


@pytest.mark.parametrize(
    ("scheme", "used"), [("valkey", "redis"), ("redis", "redis"), ("valkeys", "rediss")]
)
def test_the_cache_is_in_valkey_or_redis_if_a_url_names_it(
    scheme: str, used: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cache("")["BACKEND"].endswith("DatabaseCache")
    monkeypatch.setattr("config.database.find_spec", lambda name: object())
    settings = cache(f"{scheme}://:secret@cache.example:6379/2")
    assert settings["BACKEND"].endswith("RedisCache")
    assert settings["LOCATION"] == f"{used}://:secret@cache.example:6379/2"


def test_a_cache_of_another_kind_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        cache("locmem://")
    assert "CACHE_URL is not known" in capsys.readouterr().err


def test_a_cache_whose_client_is_not_installed_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("config.database.find_spec", lambda name: None)
    with pytest.raises(SystemExit, match="2"):
        cache("valkey://cache.example")
    assert "--extra valkey" in capsys.readouterr().err


def test_tasks_run_at_once_or_are_stored_in_the_database(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert task_backend("immediate").endswith("ImmediateBackend")
    assert task_backend("database").endswith("DatabaseBackend")
    with pytest.raises(SystemExit, match="2"):
        task_backend("redis")
    assert "LILUN_TASKS is 'redis'" in capsys.readouterr().err
