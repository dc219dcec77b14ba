"""Words for posts and callings, and titles that stand before a name."""

# Stand before a name and tell nothing of a post.
HONORIFICS = frozenset(
    """
    mr mrs ms miss mx dr drs doctor prof professor profs professors sir dame lord lady madam
    madame monsieur mme mlle herr frau senor senora dona don comrade rev reverend fr father sister
    brother hon rt honourable honorable baroness baron viscount earl count countess messrs mister
    sen rep gov gen lt col capt supt amb sgt maj cmdr monsignor msgr mgr canon deacon abbot
    abbe ser signor signora excellency ustad sheikh imam hajji rabbi datuk dato tun
    """.split()
)
# Stand behind a name.
POST_NOMINALS = frozenset(
    "MP MEP MSP MLA MHK MLC TD QC KC SC OBE CBE MBE KBE DBE KCB CB CMG CH FRS FBA PhD MD JP Jr Sr "
    "II III IV AM AO AC OAM".split()
)
# Stand before a name and are a post, too.
POST_TITLES = frozenset(
    """
    president minister premier chancellor secretary governor mayor senator congressman
    congresswoman representative rep sen gov ambassador amb commissioner chairman chairwoman
    chairperson chair director general admiral colonel col captain capt major lieutenant lt
    sergeant sgt commander cmdr marshal brigadier inspector superintendent supt constable officer
    chief judge justice prosecutor attorney solicitor king queen prince princess emperor empress
    pope cardinal archbishop bishop speaker councillor councilor alderman deputy rapporteur
    prefect procurator delegate envoy commodore corporal provost rector dean vice-chancellor
    vice-president vice-minister vice-premier spokesman spokeswoman spokesperson undersecretary
    under-secretary secretary-general director-general attorney-general controller comptroller
    treasurer leader
    """.split()
)
CALLINGS = frozenset(
    """
    academic accountant activist actor actress adjudicator administrator adviser advisor advocate
    aide agronomist ambassador analyst anthropologist archaeologist archivist architect archbishop
    arbitrator artist assistant associate astronomer astronaut attorney auditor author baker
    banker barrister bishop bioethicist biochemist biologist biographer boss botanist boxer broker
    builder bureaucrat businessman businesswoman cadre campaigner candidate captain cardiologist
    caretaker carpenter cartographer cellist ceo cfo chair chairman chairperson chairwoman
    chancellor chef chemist chief chronicler clerk clergyman climatologist clinician co-author
    co-chair co-director co-founder coach counterpart colleague columnist commander commentator
    commissioner composer comptroller conductor congressman congresswoman conservationist consul
    consultant contractor contributor controller convener convenor coordinator co-ordinator
    correspondent councillor councilor counsel counsellor counselor critic curator cto dean
    defender delegate demographer dentist deputy dermatologist designer detective developer
    dietitian dissident diplomat director director-general doctor dramatist driver ecologist
    economist editor editor-in-chief educator electrician emeritus emperor employee engineer
    entomologist entrepreneur environmentalist envoy epidemiologist essayist ethnographer examiner
    executive expert explorer farmer fellow film-maker filmmaker financier fireman firefighter
    fisherman forester founder geneticist geographer geologist glaciologist governor graduate
    grower gynaecologist head headmaster headmistress headteacher hepatologist historian
    horticulturist hydrogeologist hydrologist immunologist industrialist informatician innovator
    inspector instructor inventor investigator investor journalist judge jurist justice keeper
    king laureate lawmaker lawyer leader lecturer legislator librarian linguist lobbyist
    magistrate manager marshal mathematician master mayor mediator member meteorologist
    microbiologist midwife minister missionary monk mother motorist mp msp mep musician naturalist
    negotiator beekeeper blacksmith fishmonger gardener herder herdsman plumber welder winemaker
    waiter waitress
    neurologist neuroscientist nephrologist novelist nun nurse nutritionist obstetrician
    oceanographer officer official ombudsman ombudswoman oncologist operator orator ornithologist
    owner paediatrician pediatrician painter palaeontologist paleontologist paramedic
    parliamentarian partner pastor pathologist patron pharmacist philanthropist philologist
    philosopher photographer physician physicist physiologist physiotherapist pianist pilot
    pioneer planner playwright poet policeman policewoman politician pollster pope porter
    practitioner prefect premier president priest prime-minister principal prison-governor
    producer professor programmer promoter proprietor prosecutor protester provost psychiatrist
    psychologist publisher queen rabbi radiographer radiologist ranger rapporteur rector reformer
    registrar regulator reporter representative researcher resident retailer reviewer sailor
    salesman scholar scientist scriptwriter sculptor secretary secretary-general senator
    shareholder shepherd shopkeeper singer sinologist skipper sociologist soldier solicitor
    specialist speechwriter spokesman spokesperson spokeswoman statesman statistician strategist
    student superintendent surgeon surveyor teacher technician technologist theologian theorist
    therapist toxicologist trader trainer translator treasurer trustee tutor undersecretary
    under-secretary veteran veterinarian vet vice-chair vice-chairman vice-chancellor
    vice-director vice-minister vice-premier vice-president vice-governor vice-mayor vice-rector
    violinist virologist volcanologist volunteer warden whistleblower witness woodworker worker
    writer zoologist wife husband widow daughter son brother sister father cofounder subeditor
    harbourmaster postmaster quartermaster stationmaster archdeacon vicar imam bassist guitarist
    dancer choreographer organiser organizer servant apprentice locum geophysicist astrophysicist
    biostatistician cryptographer cyberneticist chaplain coroner pupil disciple
    protege striker winger quarterback batsman bowler commissar
    abbess actuary alchemist alderman animator aristocrat assemblyman assemblywoman astrologer
    athlete auctioneer aviator ayatollah bailiff baritone blogger brewer broadcaster cartoonist
    ceramicist classicist classmate cleric climber comedian comedienne commandant commenter
    congressperson cosmonaut courtier cricketer criminologist defector distiller dramaturge
    drummer duchess duke ethnomusicologist footballer freelancer ghostwriter goalkeeper
    goalscorer goldsmith golfer grammarian harpist headhunter heiress herbalist homemaker
    homeowner hotelier housewife humorist illustrator impresario innkeeper intern jockey
    landlady landlord lexicographer litigator lyricist macroeconomist magnate matriarch
    medievalist mentor microeconomist midfielder militant mountaineer mullah musicologist
    newscaster nobleman noblewoman notary oligarch organist paleoclimatologist pamphleteer
    paralegal paratrooper patriarch peacekeeper percussionist podcaster polemicist policymaker
    predecessor presenter printmaker rapper restaurateur satirist saxophonist schoolmate
    screenwriter seismologist selectman sheriff singer-songwriter songwriter soprano
    sportswriter sprinter stateswoman stockbroker submariner successor swimmer taikonaut
    teammate technocrat trumpeter tycoon underwriter vlogger warlord webmaster wrestler youtuber
    anchorman anchorwoman bandleader bandmate chieftain choirmaster contestant detainee emigrant
    ex-pat exile expat flatmate frontman gunman hacker housemate immigrant intellectual newsreader
    nominee polymath postgraduate prisoner pundit raconteur refugee ringleader roommate
    schoolteacher showrunner survivor theoretician thinker tribesman undergraduate villager
    virtuoso vocalist
    """.split()
)
PLURAL_CALLINGS = frozenset(one + "s" for one in CALLINGS) | frozenset(
    "men women businessmen spokesmen chairmen attorneys secretaries mps ceos mothers".split()
)
# Callings that are firms as often as people: "the carmaker Alvis", "retailer Ikea".
MAY_BE_FIRMS = tuple(
    """
    maker manufacturer developer publisher retailer insurer lender operator producer supplier
    builder carrier owner contractor employer distributor exporter importer processor broker
    brewer distiller grower trader underwriter regulator watchdog partner rival sponsor investor
    defender member fellow broadcaster presenter organiser organizer promoter administrator
    """.split()
)
KIN = frozenset(
    "father mother brother sister son daughter husband wife uncle aunt cousin grandfather "
    "grandmother nephew niece partner widow widower".split()
)
# Endings of nouns for people, for those that the list lacks; only after "a", "an" or "the".
CALLING_ENDINGS = (
    "ist", "ographer", "ician", "arian", "keeper", "maker", "master", "worker", "woman", "eer",
    "smith", "grower", "minder", "breeder", "holder", "monger", "wright", "wife", "person",
)  # fmt: skip
# Before the noun of a post or calling.
PARTS_OF_A_POST = frozenset(
    """
    acting adjunct assistant associate attorney chief co deputy distinguished executive first
    former general head honorary interim junior lead managing permanent premier prime principal
    retired second senior shadow special state third under vice veteran visiting emeritus emerita
    """.split()
)
PAST = frozenset(
    """
    former formerly ex then late retired one-time onetime erstwhile outgoing previous previously
    """.split()
)
# Verbs that tell of a post if a body is their object.
LEADS = frozenset(
    """
    heads headed leads led chairs chaired directs directed runs ran run edits edited founded
    co-founded manages managed oversees oversaw co-chairs co-directs coordinates
    """.split()
)
EMPLOYED = frozenset("teaches taught works worked lectures lectured".split())
# Verbs that tell of a post by what is held: "the chair of law", "the lighthouse".
HOLDS = frozenset("holds held kept".split())
# Verbs that tell of an occupation in a clause with "who".
OCCUPIES = LEADS | frozenset(
    """
    works worked teaches taught sits sat serves served lectures lectured researches studies
    investigates farms farmed owns owned represents represented advises advised covers covered
    practises practices trains trained keeps grows fishes drives operates operated presides
    commands commanded captains supervises supervised coaches treats sells appeared organises
    organizes underwrites insures follows tracks monitors repairs restores
    breeds rears raises herds mends builds designs paints bakes brews weaves tunes sails pilots
    guards curates translates catalogues rents
    """.split()
)


def is_calling(word: str, *, guess: bool = False) -> bool:
    """Whether a word names a post or calling; ``guess`` also goes by its ending."""
    word = word.casefold()
    if word in CALLINGS or word.rpartition("-")[2] in CALLINGS or word.endswith("-general"):
        return True
    if word.startswith("co") and word[2:] in CALLINGS:
        return True  # "coauthor"
    return guess and word.endswith(CALLING_ENDINGS)


def is_title(word: str) -> bool:
    word = word.casefold().rstrip(".")
    return word in HONORIFICS or word in POST_TITLES
