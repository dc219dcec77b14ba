"""The people in the demo class, and how each of them learns. Pure."""

from dataclasses import dataclass
from datetime import timedelta
from random import Random

TEACHER = ("Helena", "Brandt", "Europe/Berlin")
NAMES = (
    ("Amara", "Okonjo", "Africa/Lagos"),
    ("Tomasz", "Wilczek", "Europe/Warsaw"),
    ("Priya", "Raghavan", "Asia/Kolkata"),
    ("Lucía", "Ferrero", "Europe/Madrid"),
    ("Jonas", "Lindqvist", "Europe/Stockholm"),
    ("Mei", "Tanaka", "Asia/Tokyo"),
    ("Omar", "Haddad", "Africa/Cairo"),
    ("Chloé", "Marchand", "Europe/Paris"),
    ("Bekele", "Tadesse", "Africa/Addis_Ababa"),
    ("Ana", "Figueira", "Europe/Lisbon"),
    ("Dmitri", "Sokolenko", "Europe/Kyiv"),
    ("Grace", "Whitlock", "Europe/London"),
    ("Hyun-woo", "Bae", "Asia/Seoul"),
    ("Fatima", "Zahran", "Asia/Amman"),
    ("Mateo", "Quiroga", "America/Bogota"),
    ("Ingrid", "Solheim", "Europe/Oslo"),
    ("Rohan", "Desai", "Asia/Kolkata"),
    ("Zanele", "Mthembu", "Africa/Johannesburg"),
    ("Luca", "Bellandi", "Europe/Rome"),
    ("Siobhán", "Kearney", "Europe/Dublin"),
    ("Nguyen", "Thu Ha", "Asia/Ho_Chi_Minh"),
    ("Elif", "Aydinoglu", "Europe/Istanbul"),
    ("Noah", "Castellan", "America/New_York"),
    ("Katarína", "Holubec", "Europe/Bratislava"),
    ("Samuel", "Adjei", "Africa/Accra"),
    ("Yasmin", "Farrokhi", "Europe/Berlin"),
    ("Wout", "van Daele", "Europe/Brussels"),
    ("Paula", "Echeverri", "America/Santiago"),
    ("Ravi", "Senanayake", "Asia/Colombo"),
    ("Marta", "Kovalchuk", "Europe/Warsaw"),
)
VISITORS = ("Benedikt", "Aoife M.", "J. Park", "Nadia")
LEAST, MOST = 4, len(NAMES)

WEEK = timedelta(days=7)
TERM = 14 * WEEK  # since the class started


@dataclass(frozen=True, slots=True)
class Actor:
    """A person in the class.

    ``ability`` is 0 for an average learner, with a standard deviation of 1. ``diligence`` is the
    chance that they study on a given day, ``new_cards`` how many new cards they then take, and
    ``hour`` the time of day. They started ``begins`` ago and stopped ``ends`` ago.
    """

    given: str
    family: str
    time_zone: str
    ability: float
    diligence: float
    new_cards: int
    hour: float
    begins: timedelta
    ends: timedelta = timedelta(0)

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}".strip()

    @property
    def studies(self) -> bool:
        return self.begins > self.ends


def cast_of(size: int, rng: Random) -> list[Actor]:
    """``size`` learners. Of the last two, one never started and one gave up."""
    actors = [_actor(*name, rng) for name in NAMES[: size - 2]]
    idle, gone = NAMES[size - 2 : size]
    return [
        *actors,
        _actor(*idle, rng, begins=timedelta(0)),
        _actor(*gone, rng, ends=TERM * 2 / 3),
    ]


def visitors(rng: Random) -> list[Actor]:
    """People who take a quiz by its link and are in no class."""
    return [_actor(name, "", "UTC", rng, begins=timedelta(0)) for name in VISITORS]


def _actor(
    given: str,
    family: str,
    time_zone: str,
    rng: Random,
    *,
    begins: timedelta | None = None,
    ends: timedelta = timedelta(0),
) -> Actor:
    ability = rng.gauss(0, 1)
    diligence = 0.5 + 0.12 * ability + rng.gauss(0, 0.15)  # more able learners study more
    began = TERM - timedelta(days=rng.uniform(0.5, 6))
    return Actor(
        given,
        family,
        time_zone,
        ability=ability,
        diligence=min(0.9, max(0.15, diligence)),
        new_cards=rng.randint(3, 7),
        hour=rng.uniform(7, 22),
        begins=began if begins is None else begins,
        ends=ends,
    )
