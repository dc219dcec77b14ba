"""The words by which a text says that somebody says something."""

from dataclasses import dataclass
from enum import StrEnum


class Takes(StrEnum):
    """What may follow a verb as the content of a statement."""

    SPEECH = "speech"  # a quotation, a clause with or without "that"
    THAT = "that"  # a quotation or a clause with "that": "shows that"
    LISTENER = "listener"  # first who hears it: "told the committee that"
    OBJECT = "object"  # no clause: "called for a ban"
    QUOTED = "quoted"  # an object with a quotation: 'called it "a disgrace"'
    OBJECT_OR_THAT = "object or that"  # "urged a ban", "urged that"
    AS = "as"  # an object and what it is taken for: "regards the ban as a gift"


class Form(StrEnum):
    FINITE = "finite"  # "says", "said"
    BASE = "base"  # "say"
    PARTICIPLE = "participle"  # "given", where it is no past form
    ING = "ing"  # "saying"


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """``denies`` says that the content is what the speaker holds to be false or open: the verb
    then stays with it.
    """

    lemma: str
    form: Form
    takes: Takes
    denies: bool = False
    asks: bool = False


_SPEECH = """
    say argue claim contend explain note add suggest insist warn believe think admit concede
    acknowledge announce assert maintain stress emphasise emphasize underline underscore reckon
    tell_it see_it have_it conclude estimate complain declare state remark reply respond retort
    reiterate repeat testify
    write comment caution counter confirm mention affirm allege boast clarify posit postulate
    theorise theorize speculate quip joke lament observe recall continue protest object volunteer
    interject elaborate grumble murmur mutter whisper shout laugh sigh shrug muse confess confide
    tweet answer summarise summarize assess hope fear guess agree advise predict forecast
    calculate suspect worry point_out find_out go_on put_it reflect offer begin chip_in
    recount opine aver attest bemoan concur exclaim fume hint moan plead ponder proclaim scoff snap
    surmise venture counsel enthuse marvel rejoin relate remonstrate sum_up hold like_to_say
    love_to_say use_to_say is_fond_of_saying regret hazard sneer shoot_back fire_back hit_back
    argue_back write_back feel have_this_to_say have_the_following_to_say
"""
# Nouns as well, so that only their past forms are verbs: "blogged", but "blog posts".
_ONLY_PAST = "post blog twitter message"
_EAGER = "the_first quick keen careful eager happy ready willing at_pains"
_TO_ADMIT = "admit say add stress point_out emphasise note concede acknowledge"
_THAT = """
    find show know see learn realise realize discover indicate imply understand remember
    reveal report assume judge submit signal expect notice stipulate hear recognise recognize
    decide accept promise vow pledge swear propose recommend demand determine demonstrate
    establish charge read
    make_clear make_it_clear make_plain is_clear is_convinced is_confident is_adamant is_certain
    is_sure is_persuaded is_unpersuaded is_worried is_concerned is_afraid is_optimistic is_hopeful
    is_of_the_view is_of_the_opinion is_under_no_illusion have_no_doubt have_little_doubt
    make_the_point make_the_case make_the_argument take_the_view hold_the_view
    is_quoted_as_saying is_reported_as_saying is_in_no_doubt is_blunt is_emphatic is_categorical
    is_unequivocal is_unsparing is_scathing is_succinct is_unapologetic
    foresee envisage deplore put_on_record put_it_on_record place_on_record wish_it_to_be_recorded
    let_it_be_known leave_no_doubt
    consider deem reason anticipate presume suppose envision disclose infer deduce foretell specify
    reaffirm highlight hypothesise hypothesize intimate insinuate undertake detect discern perceive
    come_to_the_view take_comfort draw_the_conclusion credit request advocate
    go_on_record_as_saying go_on_the_record_as_saying is_on_record_as_saying
"""
_LISTENER = "tell inform assure remind convince persuade notify reassure forewarn"
_OBJECT = """
    put call_for warn_against warn_of warn_about argue_for argue_against caution_against attribute
    ascribe
    blame plead_for press_for point_to
    want favour favor support back advocate prefer would_like would_like_to_see would_prefer
    would_rather would_rather_see push_for campaign_for lobby_for ask_for hold_out_for insist_on
    speak_of speak_up_for come_out_for make_the_case_for make_a_case_for
    is_in_favour_of is_in_favor_of
    admit_to confess_to own_up_to speak_against talk_of dream_of boast_of boast_about hint_at
    allude_to agitate_for clamour_for plump_for vouch_for stand_up_for stick_up_for advocate_for
"""
_OPPOSING = """
    oppose complain_of complain_about speak_out_against come_out_against rail_against
    take_issue_with is_opposed_to is_critical_of object_to grumble_about protest_against
    protest_at protest_about inveigh_against rail_at bridle_at despair_of worry_about fret_about
"""
_QUOTED = """
    describe call label dub brand praise criticise criticize condemn dismiss denounce hail attack
    comment_on characterise characterize refer_to liken compare term deride defend welcome
    accuse pronounce commend applaud ridicule chide admire extol slam blast lambast lambaste
"""
_AS = "regard view portray depict interpret treat"
_OBJECT_OR_THAT = """
    urge call_on call_upon appeal_to order instruct encourage implore exhort beg
"""
_DENYING = """
    deny doubt dispute is_doubtful is_sceptical find_no_evidence see_no_evidence find_no_sign
    see_no_sign see_no_reason
"""
_ASKING = "ask wonder question inquire enquire demand_to_know want_to_know"

_IRREGULAR = {
    "stand": "stood stood",
    "stick": "stuck stuck",
    "have": "had had",
    "say": "said said",
    "think": "thought thought",
    "hold": "held held",
    "tell": "told told",
    "write": "wrote written",
    "put": "put put",
    "go": "went gone",
    "find": "found found",
    "show": "showed shown",
    "feel": "felt felt",
    "know": "knew known",
    "see": "saw seen",
    "learn": "learned learned",
    "understand": "understood understood",
    "swear": "swore sworn",
    "hear": "heard heard",
    "begin": "began begun",
    "make": "made made",
    "take": "took taken",
    "read": "read read",
    "forecast": "forecast forecast",
    "foresee": "foresaw foreseen",
    "let": "let let",
    "leave": "left left",
    "shoot": "shot shot",
    "hit": "hit hit",
    "speak": "spoke spoken",
    "come": "came come",
    "foretell": "foretold foretold",
    "undertake": "undertook undertaken",
    "draw": "drew drawn",
}
_HEADS = {
    "is": "is was are were has_been had_been have_been remains remained",
    "have": "has had have",
    "would": "would 'd",
}
_RATHER_NOUNS = frozenset(
    "favour favor support back reason order orders".split()
)  # in their base form
_DOUBLED = frozenset(
    "aver concur snap quip submit chip admit begin dub refer put regret hit let prefer "
    "infer beg admit plump slam blog".split()
)  # "quipped"


def _forms(verb: str) -> list[tuple[str, Form]]:
    past, participle = _IRREGULAR.get(verb, f"{_past(verb)} {_past(verb)}").split()
    third = verb[:-1] + "ies" if verb[-1] == "y" and verb[-2] not in "aeiou" else verb + "s"
    if verb.endswith(("s", "sh", "ch")) or verb == "go":
        third = verb + "es"
    forms = [
        (third, Form.FINITE),
        (past, Form.FINITE),
        (verb, Form.BASE),
        (_before_ending(verb) + "ing", Form.ING),
    ]
    return forms if participle == past else [*forms, (participle, Form.PARTICIPLE)]


def _before_ending(verb: str) -> str:
    if verb in _DOUBLED:
        return verb + verb[-1]
    return verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb


def _past(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + "d" if verb.endswith("e") else _before_ending(verb) + "ed"


def _phrase_forms(phrase: str) -> list[tuple[str, Form]]:
    verb, *rest = phrase.split("_")
    if verb in _HEADS:
        forms = [(head.replace("_", " "), Form.FINITE) for head in _HEADS[verb].split()]
    else:
        forms = [one for one in _forms(verb) if one[0] not in _RATHER_NOUNS]
    return [(" ".join([form, *rest]), kind) for form, kind in forms]


def _is_eager() -> str:
    """ "Is quick to admit" in all its combinations."""
    return " ".join(f"is_{one}_to_{verb}" for one in _EAGER.split() for verb in _TO_ADMIT.split())


def _verbs() -> dict[str, SpeechVerb]:
    groups = {
        Takes.SPEECH: f"{_SPEECH} {_ASKING} {_is_eager()}",
        Takes.THAT: f"{_THAT} {_DENYING}",
        Takes.LISTENER: _LISTENER,
        Takes.OBJECT: f"{_OBJECT} {_OPPOSING}",
        Takes.QUOTED: _QUOTED,
        Takes.OBJECT_OR_THAT: _OBJECT_OR_THAT,
        Takes.AS: _AS,
    }
    denying, asking = frozenset(f"{_DENYING} {_OPPOSING}".split()), frozenset(_ASKING.split())
    found: dict[str, SpeechVerb] = {}
    for takes, lemmas in groups.items():
        for lemma in lemmas.split():
            for form, kind in _phrase_forms(lemma):
                verb = SpeechVerb(lemma, kind, takes, lemma in denying, lemma in asking)
                found.setdefault(form, verb)
    for lemma in _ONLY_PAST.split():
        found[_past(lemma)] = SpeechVerb(lemma, Form.FINITE, Takes.SPEECH)
    return found


# Each form of a verb of speech, in lower case: "argues", "pointed out".
SPEECH_VERBS = _verbs()
# The words that a form of several words starts with, and how many words the longest has.
PHRASE_STARTS = {
    start: max(form.count(" ") + 1 for form in SPEECH_VERBS if form.startswith(start + " "))
    for start in {form.split()[0] for form in SPEECH_VERBS if " " in form}
}

# Verbs that other things than speech have often ("the report reads", "he held the post").
WEAK_VERBS = frozenset(
    """
    hold offer begin laugh sigh shrug read charge judge object decide accept establish see show
    find hear signal determine continue put_it reflect volunteer answer
    """.split()
)

# "Liu's argument that", "in Liu's view", "expressed fears that".
SPEECH_NOUNS = frozenset(
    """
    argument assertion assessment belief claim comment complaint conclusion contention conviction
    criticism dictum doctrine estimate expectation explanation fear finding hope hypothesis idea
    insight insistence judgement judgment maxim message motto notion objection observation opinion
    point position prediction principle remark reminder statement suggestion suspicion theory
    thesis verdict view warning worry answer reply advice admission concern doubt
    evidence testimony stance submission response recommendation proposal diagnosis forecast word
    reasoning request plea call demand remedy cure solution prescription preference wish retort
    rejoinder rebuttal caveat assumption premise hunch guess calculation counsel refrain riposte
    defence defense excuse justification lesson mantra creed quarrel quibble instinct
    """.split()
)
# "Liu's remedy is a toll on lorries", "her advice is to wait".
PROPOSING = frozenset(
    """
    proposal recommendation advice suggestion remedy cure answer solution prescription demand wish
    preference alternative request plea hope counsel diagnosis verdict
    """.split()
)
SPEECH_NOUNS_ALL = SPEECH_NOUNS | frozenset(
    noun[:-1] + "ies" if noun.endswith("y") else noun + "s" for noun in SPEECH_NOUNS
)
# "in Liu's …"
IN_THE_VIEW_OF = frozenset(
    """
    view opinion words judgement judgment reading account telling estimation assessment analysis
    eyes mind phrase formulation estimate experience interpretation verdict figures figure
    calculations calculation count reckoning admission perspective standpoint reasoning estimates
    book submission evidence testimony
    """.split()
)
# Verbs that a noun of speech is the object of: "expressed the hope that".
LIGHT_VERBS = frozenset(
    """
    express expressed expresses expressing voice voiced voices voicing raise raised raises raising
    issue issued issues issuing take took takes make made makes making repeat repeated repeats
    reject rejected rejects rejecting dismiss dismissed dismisses dismissing share shared shares
    advance advanced advances give gave gives offer offered offers defend defended defends hold
    held holds
    """.split()
)
REJECTING = frozenset("reject rejected rejects rejecting dismiss dismissed dismisses".split())

# "A report by Liu argues that": what a person has written speaks for the person.
WRITTEN_BY = frozenset(
    """
    written authored published penned signed prepared report paper study article essay book
    commentary column editorial memo analysis letter statement research model figures review
    submission survey blog post testimony account address article audit biography blogpost
    briefing calculation calculations counts data results records measurements inspection inquiry
    assessment surveys models team lab laboratory chapter comparison diary dissertation
    documentary estimates evaluation experiment experiments film history interview investigation
    lecture manifesto memoir meta-analysis monograph note op-ed pamphlet petition poll
    presentation report review simulation simulations speech statistics studies thesis translation
    trial trials tweet work advice memorandum telegram email co-written co-authored articles
    essays books papers letters lectures columns speeches memoirs diaries notes reports
    notebooks novels
    """.split()
)

# What can speak besides people.
GROUPS = frozenset(
    """
    researchers scientists experts analysts economists critics officials ministers authors
    scholars lawmakers mps regulators farmers residents campaigners lawyers doctors
    supporters opponents commentators observers historians engineers police authorities unions
    activists investors traders sources witnesses auditors advocates
    """.split()
)
# Of people named before: "both women", "the pair".
TOGETHER = frozenset("two pair couple duo trio women men siblings brothers sisters".split())
BODIES = frozenset(
    """
    report study paper survey review commission committee ministry department agency office bank
    institute council government party association union federation company authority board bureau
    court tribunal panel inquiry audit statement document letter memo guidance plan strategy
    spokesman spokeswoman spokesperson firm group charity university administration press media
    newspaper evidence submission watchdog regulator inspectorate organisation organization
    """.split()
)
# "promised to", "urged ministers to": what somebody wants done.
TO_DO_VERBS = frozenset(
    "promise vow pledge swear urge propose demand call_on call_upon appeal_to undertake agree "
    "order instruct encourage implore exhort beg ask advise want expect would_like".split()
)
# "Does not believe that" is a statement all the same, "did not say that" is none.
# "Described carting water", "denied having known".
WITH_ING = frozenset("describe deny recall remember report suggest admit recommend propose".split())
# "Dismissed the idea as a fad": what is taken for what.
TAKING_AS = frozenset(
    "regard view see portray depict describe characterise characterize dismiss denounce condemn "
    "hail praise deride attack defend criticise criticize reject interpret read "
    "understand hear slam blast lambast lambaste".split()
)
# "Proposed a toll on lorries", "expects a cold winter".
WITH_OBJECT = frozenset(
    "propose recommend demand suggest predict forecast expect fear foresee envisage envision "
    "anticipate remember recall announce pledge promise prescribe decry deplore bemoan "
    "advocate stress emphasise emphasize underline underscore highlight".split()
)
# "Found a rise in prices"
FINDING = frozenset("find show report record detect observe see discover".split())
FINDINGS = frozenset(
    """
    gain gains fall falls rise rises drop drops link links effect effects increase increases decline
    declines correlation reduction reductions difference differences gap gaps shortage shortages
    evidence trace traces sign signs savings losses improvement improvements
    """.split()
)
BACKING = frozenset("support back".split())
SEEING = frozenset("see foresee envisage".split())  # "sees prices falling"
ESTIMATING = frozenset("put estimate".split())  # "puts the loss at 3 bn yuan"
THINKING = frozenset(
    "believe think expect accept agree see feel suspect know recognise regard view".split()
)
# Who is told, without an article.
LISTENERS = frozenset(
    """
    reporters journalists mps lawmakers parliament delegates members him her them me us colleagues
    councillors ministers senators legislators investors residents supporters viewers listeners
    readers officials everyone peers congress
    """.split()
)
# Verbs that may have who is told as an object: "warned Kalb that".
# "Considers the ban unfair", "thinks boats a luxury", "calls it a fad".
HOLDING_TO_BE = frozenset(
    "consider think believe judge find reckon deem call pronounce rate".split()
)
# Verbs that judge whatever they have as an object: "praised its “quiet order”".
JUDGING = frozenset(
    "praise criticise criticize condemn denounce deride applaud commend ridicule admire "
    "extol".split()
)
WARNING = frozenset("warn advise promise caution show".split())
# Verbs that tell of speech only beside a quotation.
QUOTING = frozenset("laugh sigh shrug begin offer hold read charge continue".split())
