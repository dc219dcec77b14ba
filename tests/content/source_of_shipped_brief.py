"""The contents of the shipped brief's source, written down from the source itself."""

SOURCE_PARAGRAPHS = 24

# Name, characters, affiliation, role: as the source has them.
CENTRAL = "Central University of Finance and Economics School of Economics"
PEOPLE = {
    "xi-jinping": ("Xi Jinping", "习近平", "", "Party leader"),
    "ma-xiaohe": (
        "Ma Xiaohe",
        "马晓河",
        "China Academy of Macroeconomics",
        "former vice-president",
    ),
    "liu-yuanchun": (
        "Liu Yuanchun",
        "刘元春",
        "Shanghai University of Finance and Economics",
        "president",
    ),
    "zheng-hairong": (
        "Zheng Hairong",
        "郑海荣",
        "CASS Shenzhen Institute of Advanced Technology",
        "",
    ),
    "liu-dian": ("Liu Dian", "刘典", "Fudan University", ""),
    "deng-xiaoping": ("Deng Xiaoping", "邓小平", "", ""),
    "chen-binkai": ("Chen Binkai", "陈斌开", CENTRAL, "dean"),
    "mao-zedong": ("Mao", "毛泽东", "", ""),
    "guo-yingfeng": (
        "Guo Yingfeng",
        "郭迎锋",
        "China Centre for International Economic Exchange",
        "",
    ),
    "huang-jin": ("Huang Jin", "黄瑾", "Fujian Normal University", ""),
    "tang-liu": ("Tang Liu", "唐柳", "Fujian Normal University", ""),
    "huang-kunming": ("Huang Kunming", "黄坤明", "Guangdong", "party secretary"),
    "chen-xiwen": ("Chen Xiwen", "陈锡文", "", ""),
    "han-jun": ("Han Jun", "韩俊", "", ""),
    "tang-renjian": ("Tang Renjian", "唐仁健", "", ""),
    "lin-yifu": ("Lin Yifu", "林毅夫", "", "professor"),
}
WITHOUT_CHARACTERS_IN_THE_SOURCE = {"mao-zedong", "lin-yifu"}

# The speakers of the source with their cues.
CUES = {
    ("xi-jinping", "called for"),
    ("xi-jinping", "told a Politburo study session"),
    ("xi-jinping", "contends"),
    ("PRC doctrine", "according to"),
    ("ma-xiaohe", "explains"),
    ("ma-xiaohe", "argues"),
    ("liu-yuanchun", "says"),
    ("liu-yuanchun", "contends"),
    ("zheng-hairong", "argues"),
    ("liu-dian", "explains"),
    ("deng-xiaoping", "maxim"),
    ("chen-binkai", "explains"),
    ("the Party", "maxim"),
    ("guo-yingfeng", "notes"),
    ("huang-jin tang-liu", "claim"),
    ("huang-kunming", "boasted"),
}

FACTS = {
    ("date", "September 2023", "2023-09"),
    ("date", "December 2023", "2023-12"),
    ("date", "late January 2024", "2024-01"),
    ("date", "after lunar new year 2024", "2024"),
    ("date", "the early 1980s", "1980/1983"),
    ("date", "the 1990s and 2000s", "1990/2009"),
    ("figure", "9,000", ""),
    ("figure", "9,200", ""),
    ("figure", "eight", ""),
    ("place", "Heilongjiang", ""),
    ("place", "Dali, Shaanxi", ""),
    ("place", "Guangdong", ""),
    ("place", "Manchester", ""),
    ("place", "Renmin University", ""),
    ("place", "Peking University", ""),
    ("event", "State Council", ""),
    ("event", "agriculture", ""),
    ("event", "Mao", ""),
}

DEFINED_BY_THE_SOURCE = {
    "lilun",
    "new productive forces",
    "productive forces",
    "outmoded economic model",
    "socialism",
    "new productive relations",
    "socialist market economy",
    "new national system",
    "primary distribution",
    "‘0 to 1’ inventions",
    "scitech self-reliance",
}
OTHER_TERMS = {
    "strategic emerging industries",
    "future industries",
    "tech innovation",
    "traditional growth model",
    "‘high-quality’",
    "R&D and innovation",
    "total factor productivity",
    "fourth industrial revolution",
    "new information technology",
    "real economy",
    "Central Economic Work Conference",
    "industrial capital",
    "China Miracle",
    "reform and opening",
    "productive relations",
    "productive factors",
    "dual-circulation",
    "innovation-driven economy",
    "No. 1 Documents",
}
ABBREVIATIONS = {"NPF", "SEI", "TFP"}

# The number of items of each list, and whether the list is open.
LISTINGS = {
    "traits": (4, False),
    "old-investments": (3, False),
    "coordination": (3, False),
    "linkage": (3, False),
    "productive-factors": (4, False),
    "keen-provinces": (3, True),
    "guangdong-objectives": (3, True),
    "content-deciders": (3, False),
    "ma-problems": (3, False),
    "ma-needs": (3, False),
    "agronomists": (3, True),
    "qualities": (3, False),
}
IN_THE_TEXT = (
    "scitech autonomy",
    "doctrinal framework",
    "Marxist doctrine",
    "property rights",
    "Politburo",
    "Renmin University",
    "Peking University",
    "State Economic Development and Planning Commission (former NDRC)",
    "NDRC’s Academy of Macroeconomics",
    "WTO",
    "State Council",
    "World Bank",
    "‘the new era’s Manchester’",
    "Zhejiang",
    "Jiangsu",
    "6G",
    "low-altitude aviation",
    "biotech",
)
