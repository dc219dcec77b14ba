"""Words that are written with a capital at the start of a sentence or in a heading, a programme
or the name of a body, and are part of no name of a person.
"""

MONTHS_AND_DAYS = frozenset(
    """
    january february march april may june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday spring summer autumn winter christmas easter
    ramadan sept
    """.split()
)
# Open a sentence, a clause or a quotation.
OPENERS = frozenset(
    """
    a about above according across actually additionally afterwards after again against albeit all
    almost along already also although altogether always amid among an and another any anybody
    anyone apart as aside asked at away back because before behind below beneath beside besides
    between beyond both briefly but by can certainly cited citing clearly commenting could
    crucially curiously despite did do does down during each earlier either elsewhere else equally
    especially even eventually ever every everybody everyone everything except few finally first
    firstly following for fortunately from further furthermore generally given had half has have
    having he hence her here hers herself him himself his historically hitherto how however i
    ideally if image images in including indeed initially inside instead interestingly into is it
    its itself just last lastly later lately latterly let like likewise made mainly many maybe me
    meanwhile might more moreover most mostly much must my namely naturally near nearly neither
    never nevertheless next no nobody none nonetheless nor not notably nothing notwithstanding now
    nowadays of off often oh on once one only onto opposite or other others otherwise our ours out
    outside over own particularly past people per perhaps photo please plus possibly presumably
    previously quite rather really recently regarding respectively same second secondly see seldom
    several shall she should similarly simply since so some somebody someone something sometimes
    soon still such surely than thanks that the their theirs them themselves then there thereafter
    thereby therefore these they third thirdly this those though three through throughout thus
    till to today together tomorrow tonight too toward towards two typically ultimately under
    underneath undoubtedly unless unlike until unsurprisingly up upon us usually very via was we
    well were what whatever when whenever where whereas wherever whether which whichever while
    whilst who whoever whom whose why will with within without would yes yesterday yet you your
    yours i'm i've i'd i'll it's that's there's here's what's who's he's she's we're we've they're
    they've you're don't doesn't didn't isn't can't won't let's quoting asking speaking writing
    responding replying introducing born photograph picture caption source figure table box note
    """.split()
)
INSTITUTIONAL = frozenset(
    """
    access accounts action administrative adult advanced affairs agricultural agriculture aid air
    aging ageing annual anti arms army art arts atomic audit authority aviation basic belt best
    big biodiversity biotech black blue bond border budget building business care careers cell
    chemical chemistry child children childhood citizen citizens civil civilian clean climate coal
    coast cohesion collaborative common communications communist communities community competition
    comprehensive conservation constitutional construction consumer consumers control cooperation
    core corporate credit crime criminal cross crown cultural culture currency customs cyber data
    debt deep defence defense democracy democratic development developmental digital disaster
    discipline disciplinary disease domestic dual early earth ecological economic economics
    economy education elections electoral electricity electronic emergency emerging emissions
    employment energy engineering enterprise environment environmental equality equity ethics
    evidence evaluation exchange export external fair family farm farmers federal field film
    finance financial fire fiscal fisheries fishing five flag flood food foreign forestry four
    fourth free freedom fresh friends future gas gender general geography geological global going
    gold good goods governance grain grand great green grey ground growth guard hard harmony
    health healthcare heritage high higher highway historical history home horizon human
    humanitarian humanities immigrant immigrants immigration income independent indigenous
    industrial information infrastructure inland innovation insurance integration integrated
    intelligence interior internal international internet investment iron issue issues jobs joint
    judicial junior justice key knowledge labor labour land language large latest law learning
    legal liberation liberty life lifelong literature livestock local logistics long machine
    macroeconomics major management manufacturing marine maritime mass master material mathematics
    medical medicine memorial mental metropolitan migrant migration military mineral minerals
    mining mobile mobility model modern monetary money mother motor multilateral municipal music
    mutual narrative natural nature naval net neutral new nine no normal nuclear number nutrition
    ocean official oil old older open operations overseas pacific parliamentary parole patent
    peace pension pensions people peoples performance permanent personal petroleum physical
    physics pilot planning plastic political politics pollution popular population poverty power
    practice president primary prime private privacy probation procurement product production
    productive productivity progress property prosperity protection provincial public quality
    quantum question race radio rail rapid rare real recovery red refugee refugees regional
    regulatory relations religious renewable research resilience resource resources retail revenue
    risk rural safe safeguards safety sanitation science sciences scientific scitech second secret
    secure security senior seven shared ship shipping silk silver single six skills small smart
    social socialism socialist society software soil solar solidarity space special sport sports
    staff standard standards state statistical statistics steel stock strategic strategies street
    structural student students super supply supreme surface sustainability sustainable tariff
    task tax taxation teachers technical technology ten testing third thousand tourism trade
    trading traffic training transition transparency transport transportation travel twenty two
    under united universal urban value vehicle vehicles veterans victims village vision vocational
    voice vulnerable waste water web weather welfare west white whole wildlife wind women workers
    working workplace worldwide year years young youth zero allied royal imperial national
    nationals people's holy union chapter section part article annex appendix volume paragraph
    recommendation recommendations conclusion conclusions background introduction summary contents
    findings overview methodology references acknowledgements deal deals dream bank banks sky moon
    sun star fast slow fund funds measure measures target targets scholars researchers officials
    analysts experts critics economists residents campaigners ministers delegates members
    authorities firms companies parents police cadres dutch east middle far mr chinese sponge
    hydrogen lithium carbon battery batteries
    """.split()
)
ORDINARY = OPENERS | INSTITUTIONAL
# Endings that names of people hardly ever have.
ORDINARY_ENDINGS = (
    "tion", "tions", "sion", "sions", "ment", "ments", "ness", "ity", "ities", "ism", "isms",
    "ship", "ships",
    "ology", "ologies", "ical", "ance", "ence", "ences", "ances", "ative", "ized", "ised",
    "izing", "ising", "ful", "less", "ously", "fully", "ability", "ways", "ware",
)  # fmt: skip
# Nouns without a plural, which open a sentence without an article: "Shellfish prices".
MASS_NOUNS = frozenset(
    """
    aid alcohol aluminium asbestos asphalt bacteria bamboo barley beef biodiversity biomass blood
    bread cash cattle cement cheese clay clothing coal cod coffee concrete copper corn cotton crime
    cropland dairy data debris demand diesel drought dust electricity equipment ethanol evidence
    fabric farmland fibre firewood fish flour fodder footwear forage freight fruit fuel furniture
    garbage gas gasoline glass gold grain graphite grass gravel groundwater growth hardware harvest
    haste heat heating herring homework honey hope housework housing hunger ice income inequality
    inflation irrigation jewellery kelp kerosene knowledge labour laughter leather legislation
    litter loneliness luck luggage lumber machinery mail maize malaria malnutrition manpower manure
    meat merchandise methane milk millet moisture mould mud music nature news nickel nitrogen noise
    nylon oil ore oxygen paint paper paperwork patience peat petrol phosphate pine plankton plywood
    poetry pork porridge potash poultry poverty pride produce progress proof rain rainfall rainwater
    refuse rent rice rope rubber rubbish rum rust rye salmon salt sand sawdust scrap seafood
    seaweed sewage shellfish silence silt silver sleep sludge smog smoke snow soap softwood sorghum
    soya spending starch steel straw stress subsidence success sugar sunlight sunshine tea teaching
    textile thirst timber tin tobacco topsoil traffic transport trout trust tuberculosis tuna
    unemployment uranium vegetation venison voltage warmth waste water wealth weather weight wheat
    whisky wine wool zinc
    """.split()
)
