"""How a Chinese character may be read, in pinyin without tones.

The readings come from the data file of pypinyin. Importing pypinyin takes 0.2 s, nearly all of it
for phrases, which names of people do not need; the file alone takes 0.03 s. A test says when the
library moves it. To be looked at again with pypinyin 1.0.
"""

import importlib.util
import json
from functools import cache, lru_cache
from pathlib import Path

from content.extraction.names.words import fold


@lru_cache(maxsize=5_000)
def readings(character: str) -> frozenset[str]:
    """Each reading; with "ü" as "u" and as "yu", as passports have it."""
    found = set()
    for reading in all_readings().get(str(ord(character)), "").split(","):
        if reading:
            found |= {fold(reading), fold(reading.translate(_UMLAUTS))}
    return frozenset(found)


_UMLAUTS = str.maketrans(dict.fromkeys("üǖǘǚǜ", "yu"))


@cache
def all_readings() -> dict[str, str]:
    """By the number of the character; reads the file once."""
    spec = importlib.util.find_spec("pypinyin")
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        raise ModuleNotFoundError("The package pypinyin is not installed.")
    found: dict[str, str] = json.loads(Path(folders[0], "pinyin_dict.json").read_text("utf8"))
    return found
