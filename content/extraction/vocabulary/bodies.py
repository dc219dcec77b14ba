"""Words of organisations, works, laws and events, and names of bodies without such a word."""

ORGANISATIONS = frozenset(
    """
    lines marine shipping logistics steel foods stores
    academy accord administration agency agreement airlines alliance archive archives assembly
    association authority ballet band bank board branch brigade brotherhood bureau cabinet campus
    centre center chamber charter charity church circle clinic club coalition collective college
    command commission committee commons company confederation conference congress consortium
    constabulary convention cooperative corporation corps council court daily delegation
    department desk directorate division embassy enterprise enterprises exchange executive faculty
    federation fellowship firm fleet force forces forum foundation front fund gallery gazette
    government group guild herald holdings hospital house housing inc industries industry
    infirmary initiative inquiry inspectorate institut institute institution journal junta
    kommission lab laboratories laboratory league legion library limited ltd llc magazine media
    ministry mission monitor monastery mosque movement museum nations navy network news
    observatory office ombudsman orchestra organisation organization panel parliament partners
    partnership party plc police politburo polytechnic post presidency press programme program
    project prosecutor publishers railway railways registry republic reserve review rights school
    secretariat section securities senate service services society station studies studio study
    summit synod systems taskforce technologies telegraph temple theatre theater times treasury
    tribunal trust tv union unions universidad universität université university watch watchdog
    works workshop zeitung energy electric motors pharma pharmaceuticals bancorp airways insurance
    capital shire consultancy borough co-operative regulator ministries
    """.split()
)
WORKS_AND_EVENTS = frozenset(
    """
    act amendment award bill book code communique congress constitution covenant cup declaration
    directive doctrine dynasty economy era festival games index law line medal memorandum miracle
    olympics order pact plan plenum policy prize protocol questions rebellion reform regulation
    report resolution revolution rule scheme session statute strategy survey syndrome system
    theory thought treaty war wars world agenda compact framework guidance guidelines principles
    review
    """.split()
)
# What a person writes for: in lower case before its name, and the last word of its name.
PERIODICALS = frozenset(
    "blog weblog column journal magazine newspaper newsletter periodical website weekly".split()
)
PRESS = frozenset(
    """
    blog chronicle courier daily dispatch examiner gazette guardian herald independent inquirer
    journal magazine mail mirror news observer online post press record review standard star sun
    telegraph times today tribune weekly
    """.split()
)
BODY_WORDS = ORGANISATIONS | WORKS_AND_EVENTS
BODIES_OF_ONE_WORD = frozenset(
    """
    weibo wechat douyin taobao reuters xinhua tass caixin bloomberg greenpeace oxfam amnesty
    unicef unesco microsoft google apple amazon facebook meta tesla huawei tencent alibaba baidu
    xiaomi bytedance samsung toyota volkswagen siemens boeing airbus shell exxon labour
    conservatives republicans democrats greens whitehall westminster downing kremlin pentagon
    congress parliament senate bundestag duma knesset diet politburo interpol europol frontex
    eurostat nato opec hamas hezbollah taliban sky guardian telegraph economist independent
    twitter wikipedia netflix moody fitch nasdaq ofcom ofsted ofgem brookings bruegel ember rand
    cato carnegie chatham rhodium trivium gavekal mckinsey deloitte kpmg pwc gallup ipsos yougov
    lancet politico axios northvolt orsted vattenfall worldbank ofwat hansard unison unite liberal
    tory tories
    """.split()
)
# What a school, an hospital or a street is called after somebody with.
NAMED_AFTER = frozenset(
    """
    street road avenue square park bridge hall station airport college school university hospital
    institute foundation prize award medal lecture library museum theatre theater stadium building
    house tower centre center chair fellowship scholarship trust cup effect law theorem principle
    line memorial highway boulevard lane estate wing laboratory island islands mountains river
    lake bay strait sea valley dam reservoir canal report review commission inquiry act plan
    doctrine thought administration government cabinet ministry era rebellion gallery ward reform
    reforms
    """.split()
)
# Parts of names of bodies and terms in other scripts.
NATIVE_BODY = tuple(
    """
    大学 大學 学院 學院 学校 學校 委员会 委員會 公司 集团 集團
    研究院 研究所 银行 銀行 中心 协会 協會 政府 法院 医院 醫院 出版社 日报 日報 新闻 新聞
    国家 國家 中国 中國 人民 主义 主義 经济 經濟 会议 會議 理论 生产力
    대학교 대학 연구원 연구소 위원회 센터 은행 정부 회사 공사
    университет институт академия министерство комитет центр
    університет інститут академія міністерство комітет
    """.split()
)
# What has a title: "in her book The Long Night".
WORKS = frozenset(
    """
    album anthology article autobiography ballad ballet bestseller biography blog book booklet
    cantata cartoon collection column comedy comic documentary drama dissertation editorial essay
    exhibition fable film handbook history hymn journal lecture magazine manual masterpiece memoir
    memoirs monograph musical newsletter newspaper novel novella opera pamphlet paper paperback
    periodical play podcast poem portrait programme quartet report sculpture sequel series serial
    sermon short show sitcom song sonata sonnet symphony textbook thesis thriller tragedy treatise
    trilogy volume weekly
    """.split()
)
