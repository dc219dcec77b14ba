from pathlib import Path

import pytest

from config.server_lock import sole_server, url_of_server

URL = "http://localhost:9000"


def test_a_data_folder_has_one_server_at_a_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with sole_server(tmp_path, URL):
        with pytest.raises(SystemExit) as refused, sole_server(tmp_path, URL):
            pass
        assert refused.value.code == 2
        assert "Another server is running" in capsys.readouterr().err


def test_the_address_of_the_server_is_known_while_it_runs(tmp_path: Path) -> None:
    assert url_of_server(tmp_path) is None
    with sole_server(tmp_path, URL):
        assert url_of_server(tmp_path) == URL
    assert url_of_server(tmp_path) is None


def test_a_killed_server_has_no_address(tmp_path: Path) -> None:
    (tmp_path / "serve.lock").write_text(URL)
    assert url_of_server(tmp_path) is None
    with sole_server(tmp_path, "http://localhost:1"):
        assert url_of_server(tmp_path) == "http://localhost:1"
