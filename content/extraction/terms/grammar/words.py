"""Words by which terms are introduced and defined, and words that bound a phrase."""

ARTICLES = frozenset("a an the".split())
DETERMINERS = ARTICLES | frozenset(
    """
    this that these those its his her their our your my each every any some no all both either
    neither such another other several many most more few what which whose
    """.split()
)
AUXILIARIES = frozenset(
    """
    is are was were be been being am has have had having do does did will would shall should can
    could may might must cannot isn't aren't wasn't weren't won't don't doesn't didn't
    """.split()
)
MODALS = frozenset("will would shall should can could may might must cannot".split())
PREPOSITIONS = frozenset(
    """
    of in on at by for from with without within into onto upon over under after before since
    until till during through throughout across about around between among against per via
    toward towards to as than like unlike despite beyond behind beside besides near above below
    off out up down along amid including regarding concerning
    """.split()
)
CONJUNCTIONS = frozenset(
    """
    and or but nor yet so if because although though while whereas when where whether unless
    once that who whom which what why how then thus hence therefore however so-called
    """.split()
)
PRONOUNS = frozenset(
    """
    i you he she it we they me him us them one ones there here himself herself itself themselves
    mine yours hers ours theirs
    everybody everyone nobody anybody somebody something anything nothing
    """.split()
)
ADVERBS = frozenset(
    """
    not also only even still just already now ago later earlier soon often always never
    sometimes usually frequently generally commonly widely locally officially informally
    formally popularly originally historically today recently initially merely simply really
    very too quite rather almost nearly together apart again ever perhaps instead otherwise
    """.split()
)
BOUNDS = DETERMINERS | AUXILIARIES | PREPOSITIONS | CONJUNCTIONS | PRONOUNS | ADVERBS
# Verbs that stand before a term without being part of it.
VERBS_BEFORE = frozenset(
    """
    abolish abolished add added adds adopt adopted adopts allow allows avoid backed backs became
    become becomes boost bring brings brought build builds built buy call called calls cause
    caused causes cover covered covers create created creates define defined defines describe
    described describes develop developed developing develops drive drives drove eat establish
    established establishes face faced faces favour favours fear fears fell find finds forth
    found funded gave give gives grow have include included includes introduce introduced
    introduces join joined joins launch launched launches made make makes mean means meant need
    needed needs offer offered offers oppose practise practised practises prefer prevent produce
    produced produces promote promoted promotes promoting propose proposed proposes provide
    provided provides push pushed pushes raise raised raises ran reduce reduced reduces reform
    reformed reforms reject rejected rejects replace replaced replaces require required requires
    arrive arrived arrives came come comes consider enter enters entered follow followed follows
    imagine meet picture recall remember resist rose run runs said saw say says see sees sell
    set sets speak speaks suffer suffers
    support supported supports tackle take takes teach took tried tries use used uses using want
    wanted wants
    """.split()
)
# What a thing is said to be: "a method of", "a tax on".
CLASS_NOUNS = frozenset(
    """
    ability accord account agreement aid allowance alloy amount approach area arrangement art
    attitude authority average backlog ballot ban belief belt benchmark benefit blend body bond
    building calendar campaign canal cap capacity category cause census ceremony certificate
    chain chance charcoal charge charter chemical choice clause code collection combination
    commitment compartment compound computer concept condition contract convention craft crop
    custom cycle dam dance deal debt deficiency degree device dialect diet difference diploma
    directive discipline disease dish disorder distance district doctrine document drug duty
    effect element energy estimate event exam exchange exercise expression extent fabric fact
    failure fee fence festival fibre field finding fine force form formula fraction framework
    fuel fund gain game gap gas goal grain grant group habit harm height idea illness incentive
    index indicator infection instrument insurance interest jargon kind label land language law
    layer length levy licence license likelihood limit line list loan loss machine majority
    market mass material maximum mean measure mechanism median medicine metal method metric
    mineral minimum mission mix mixing mixture mode model moment money movement name network
    norm notion number obligation office operation option order outcome output pact parasite
    part party path pattern payment penalty pension percentage period permit pest phase
    phenomenon phrase place plan plant platform policy poll pool population portion power
    practice price principle probability procedure process product profit program programme
    project promise property proportion protocol provision quality quantity quota range rate
    ratio reaction reading record register regulation relation relationship remedy removal
    report requirement reserve resource right ring risk ritual robot role rule sanction scale score
    scheme science script sect sector security sequence series service share shortage site size
    skill slice software soil sort species speed spread stage standard state stock store
    strategy strip structure study style subsidy substance sum supply support surface surplus
    survey swap system target tariff tax technique technology tendency term test text theory
    threshold time title tool trade tradition transfer treatment treaty tree trend trust type
    unit use vaccine value variety vehicle vessel veto view virus visa volume vote wall way
    weapon weight width work zone
    """.split()
)
# The quotation or the name that follows is a term: "what she calls", "known as", "so-called".
NAMED = (
    r"(?:(?:also |now |better |best |commonly |often |sometimes |locally |formally |popularly |"
    r"widely |generally |collectively |officially |otherwise |variously |then |usually |hence )?"
    r"(?:known|referred to|described|styled)(?: (?:here|there|locally|in [\w ]{2,20}|by \w+|"
    r"to \w+|among \w+))? as"
    r"|(?:often |sometimes |usually |commonly |locally |now |also |are |is |was |were |been |"
    r"what .{2,40}? )?(?<!so-)(?:called|calls|call|termed|terms|dubbed|dubs|dub|nicknamed|labelled|"
    r"labeled|labels|christened|named|coined|calling|terming|dubbing))"
)
# What they call a thing is what they think of it.
CRITICS = (
    r"(?:critics|opponents|sceptics|skeptics|rivals|detractors|enemies|cynics|campaigners|"
    r"protesters|activists|supporters)"
)
# What is not explained by the apposition after it: "Last week, a group of parents …".
TIMES = frozenset(
    """
    second minute hour day days night week weeks weekend month months quarter season spring
    summer autumn winter year years decade decades century centuries morning afternoon evening
    noon midnight monday tuesday wednesday thursday friday saturday sunday january february
    march april june july august september october november december cent percent euros dollars
    pounds yuan yen tonnes hectares people persons time times
    """.split()
)
NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty "
    "sixty seventy eighty ninety hundred dozen".split()
)
# "The result is a system": subjects that are no terms.
NO_SUBJECTS = frozenset(
    """
    aim aims answer answers argument benefit challenge choice conclusion consequence cost danger
    difference difficulty effect evidence example exception explanation fear goal hope idea
    issue key lesson main matter motive need news objective option outcome point problem
    proposal purpose question reason remedy response result risk rule solution step story task
    thing threat truth upshot view way worry nothing everything something today yesterday
    tomorrow others
    """.split()
)
TERM_NOUNS = frozenset(
    """
    term terms word words phrase concept concepts notion notions idea label slogan expression
    principle doctrine formula maxim category catchphrase epithet name motto jargon character
    characters
    """.split()
)
NAMING_NOUNS = rf"(?:\w+ )?(?:{'|'.join(sorted(TERM_NOUNS))})(?: of| for)?"
GLOSS_OPENINGS = (
    r"(?:(?:often |also |sometimes |usually |literally )*(?:translated|rendered|known|called|"
    r"defined|understood|described) as |or |i\.e\.,? |that is,? |that is to say,? |meaning |"
    r"literally,? |lit\. |in other words,? )"
)
# In brackets these are no glosses of what stands before.
NO_GLOSS = frozenset(
    """
    about above again aged all almost also although always and another are around as at b
    because below born both but by can cf compared could d died down e.g each earlier ed eds eg
    eight emphasis especially even every example excl excluding fig figure first five for former
    formerly four frequently from generally had has have he her his i ibid if image in incl
    includes including is it its just later left less mainly minus more mostly nine not notably
    note notes now often on one only op others our over p page pages particularly per perhaps
    photo pictured plus possibly pp probably represented ret retd right roughly search second
    see seven she sic since six some source still such table ten than that their then there
    these they third this those though three till to trans two typically under until up using
    usually via vol was we were when where which who whose will with would you
    """.split()
)
