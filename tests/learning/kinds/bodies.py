"""A body of each kind, with canaries in all that must stay hidden, and right responses."""

import json

from learning.grading import formats
from learning.grading.expects import Expects
from learning.kinds import kind_of
from learning.kinds.response_fields import opaque

SECRETS = {
    "accepted": ["canary-accepted"],
    "explanation": "canary-explanation",
    "keywords": ["canary-keyword"],
    "pool": ["canary-pool"],
    "attribution": {"speakers": ["canary-speaker"], "cue": "argues"},
    "source": {"passage": "p", "start": 0, "end": 1, "text": "canary-source"},
}


SOURCE = {"passage": "canary-passage", "start": 0, "end": 1, "text": "canary-span"}


def body(format, **changed):
    """A stored body, with canaries in all that must stay hidden."""
    value = SECRETS | {
        "stem": "What nurtures them?",
        "answer": "canary-answer",
        "distractors": [],
        "formats": [str(format)],
        "expects": str(Expects.TERM),
        "elements": [],
        "aliases": [],
        "needed": 0,
        "altered": None,
        "parts": [],
    }
    return json.loads(json.dumps(value | changed))


def wrong(*texts):
    return [{"text": text, "truth": f"canary-truth of {text}", "source": SOURCE} for text in texts]


def parts(pairs):
    return [
        {"prompt": left, "answer": right, "uid": f"canary-uid-{left}", "source": SOURCE}
        for left, right in pairs
    ]


CHOICE = body(formats.CHOICE, answer="the real economy", distractors=wrong("land", "capital"))


ORDERING = body(
    formats.ORDERING,
    stem="Put these in order.",
    expects="set",
    parts=parts([("accession", ""), ("inspection", ""), ("conference", ""), ("session", "")]),
)


MATCHING = body(
    formats.MATCHING,
    stem="Match them.",
    expects="set",
    parts=parts([("NPF", "forces"), ("SEI", "industries"), ("TFP", "productivity")]),
    distractors=wrong("relations", "systems"),
)


LIST = body(formats.LIST, expects="set", elements=["land", "labour", "capital"])


CLOZE = body(formats.CLOZE, stem="Nurtured by ____ they yield dividends.", answer="R&D")


ALTERED = body(
    formats.ALTERED,
    stem="Future industries are growing. One term here has been changed.",
    answer="strategic emerging industries",
    altered=["Future industries", "strategic emerging industries"],
)


NUMBER = body(formats.NUMBER, answer="9,000", expects="number")


TYPED = body(formats.TYPED, answer="dual circulation")


RECALL = body(formats.RECALL)


SEVERAL = body(
    formats.SEVERAL,
    stem="Which of these are factors?",
    expects="set",
    elements=["land", "labour"],
    distractors=wrong("steel", "tea"),
    notes={"land": "canary-note of land"},
)


OPEN = body(
    formats.OPEN,
    stem="Why does it matter?",
    expects="statement",
    rubric=[{"text": "canary-criterion", "points": 2}],
)


POLL = body(formats.POLL, stem="Which one?", expects="statement", poll="choice", choices=["a", "b"])


BODIES = {
    one["formats"][0]: one
    for one in (
        *(CHOICE, SEVERAL, ORDERING, MATCHING, LIST),
        *(CLOZE, ALTERED, NUMBER, TYPED, RECALL, OPEN, POLL),
    )
}


RIGHT_POSTS = {
    formats.RECALL: {"rating": ["3"]},
    formats.TYPED: {"response": ["Dual circulation"]},
    formats.CHOICE: {"option": [opaque(CHOICE, "the real economy")]},
    formats.SEVERAL: {"option": [opaque(SEVERAL, "labour"), opaque(SEVERAL, "land")]},
    formats.OPEN: {"response": ["It grows."]},
    formats.POLL: {"response": ["1"]},
    formats.NUMBER: {"response": ["nine thousand"]},
    formats.CLOZE: {"response": ["r & d"]},
    formats.LIST: {"response": ["capital\nland\nlabour"]},
    formats.ALTERED: {
        "found": ["future industries"],
        "corrected": ["strategic emerging industries"],
    },
    formats.ORDERING: {"order": [opaque(ORDERING, p["prompt"]) for p in ORDERING["parts"]]},
    formats.MATCHING: {
        f"match-{opaque(MATCHING, p['prompt'])}": [opaque(MATCHING, p["answer"])]
        for p in MATCHING["parts"]
    },
}


def graded(body, post):
    kind = kind_of(body["formats"][0])
    return kind.grade(body, kind.parse(post))
