"""Names of places and peoples, which are no names of people."""

COUNTRIES = frozenset(
    """
    afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan
    bahamas bahrain bangladesh barbados belarus belgium belize benin bhutan bolivia bosnia
    botswana brazil britain brunei bulgaria burkina burma burundi cambodia cameroon canada chile
    china colombia congo croatia cuba cyprus czechia denmark djibouti dominica ecuador egypt
    england eritrea estonia eswatini ethiopia europe fiji finland france gabon gambia germany
    ghana greece greenland grenada guatemala guinea guyana haiti herzegovina honduras hungary
    iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya
    kiribati korea kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya
    liechtenstein lithuania luxembourg macedonia madagascar malawi malaysia maldives mali malta
    mauritania mauritius mexico micronesia moldova monaco mongolia montenegro morocco mozambique
    myanmar namibia nauru nepal netherlands nicaragua niger nigeria norway oman pakistan palau
    palestine panama paraguay peru philippines poland portugal qatar romania russia rwanda samoa
    scotland senegal serbia seychelles singapore slovakia slovenia somalia spain sudan suriname
    sweden switzerland syria taiwan tajikistan tanzania thailand tibet timor togo tonga tunisia
    turkey türkiye turkmenistan tuvalu uganda ukraine uruguay uzbekistan vanuatu vatican venezuela
    zealand leone rica arabia
    vietnam wales yemen zambia zimbabwe africa america americas asia antarctica arctic eurasia
    oceania caribbean balkans scandinavia siberia crimea donbas catalonia
    """.split()
)
CITIES_AND_REGIONS = frozenset(
    """
    beijing shanghai shenzhen guangzhou tianjin chongqing chengdu wuhan nanjing hangzhou suzhou
    xian dalian qingdao xiamen harbin shenyang changsha zhengzhou kunming urumqi lhasa macau macao
    kowloon anhui fujian gansu guangdong guangxi guizhou hainan hebei heilongjiang henan hubei
    hunan jiangsu jiangxi jilin liaoning manchuria ningxia qinghai shaanxi shandong shanxi sichuan
    xinjiang yunnan zhejiang taipei kaohsiung tokyo osaka kyoto nagoya sapporo fukuoka hiroshima
    okinawa hokkaido kyushu honshu seoul busan incheon pyongyang hanoi saigon bangkok jakarta
    manila yangon naypyidaw phnom penh vientiane kuala lumpur delhi mumbai kolkata chennai
    bengaluru bangalore hyderabad karachi lahore islamabad dhaka colombo kathmandu kabul tehran
    baghdad damascus beirut jerusalem tel aviv amman riyadh jeddah dubai abu dhabi doha muscat
    sanaa ankara istanbul cairo alexandria tripoli tunis algiers rabat casablanca khartoum addis
    ababa nairobi mombasa kampala kigali dar salaam lusaka harare pretoria johannesburg durban
    cape lagos abuja accra abidjan dakar bamako kinshasa luanda maputo antananarivo london
    manchester birmingham leeds liverpool sheffield bristol edinburgh glasgow cardiff belfast
    dublin oxford cambridge brighton paris marseille lyon toulouse bordeaux lille nantes
    strasbourg nice brussels antwerp ghent amsterdam rotterdam hague utrecht eindhoven berlin
    hamburg munich frankfurt cologne stuttgart dresden leipzig bremen bonn vienna salzburg graz
    zurich geneva bern basel lausanne davos rome milan naples turin venice florence bologna
    palermo genoa madrid barcelona seville valencia bilbao malaga lisbon porto athens thessaloniki
    copenhagen aarhus stockholm gothenburg malmo oslo bergen trondheim helsinki tampere reykjavik
    tallinn riga vilnius warsaw krakow gdansk prague brno bratislava budapest bucharest sofia
    belgrade zagreb ljubljana sarajevo skopje tirana pristina podgorica kyiv kiev kharkiv odesa
    odessa lviv dnipro minsk chisinau moscow petersburg novosibirsk yekaterinburg vladivostok
    kazan tbilisi yerevan baku astana almaty tashkent bishkek dushanbe ashgabat ulaanbaatar
    washington york boston chicago philadelphia detroit houston dallas austin denver seattle
    francisco angeles diego miami atlanta orleans brooklyn manhattan harlem texas california
    florida ohio michigan illinois pennsylvania massachusetts connecticut maryland virginia
    carolina georgia alabama mississippi louisiana tennessee kentucky missouri arkansas oklahoma
    kansas nebraska iowa minnesota wisconsin dakota montana wyoming colorado utah nevada arizona
    oregon idaho alaska hawaii maine vermont hampshire jersey delaware indiana ottawa toronto
    montreal vancouver quebec ontario alberta saskatchewan manitoba scotia brunswick newfoundland
    havana bogota medellin lima quito santiago buenos aires montevideo asuncion brasilia sao paulo
    rio janeiro caracas panama sydney melbourne brisbane perth adelaide canberra hobart darwin
    auckland wellington christchurch queensland tasmania victoria wales bavaria saxony normandy
    brittany provence tuscany lombardy sicily sardinia andalusia flanders wallonia cornwall devon
    kent sussex essex yorkshire lancashire cumbria northumberland norfolk suffolk dorset somerset
    gaza sinai sahel sahara darfur kashmir punjab bengal bihar gujarat kerala maharashtra
    rajasthan assam odisha karnataka yangtze mekong danube rhine nile ganges indus volga amazon
    thames
    """.split()
)
PEOPLES = frozenset(
    """
    african afghan albanian algerian american andean angolan arab argentine armenian asian
    australian austrian azeri baltic bangladeshi basque belarusian belgian bolivian bosnian
    brazilian british bulgarian burmese cambodian cameroonian canadian catalan chilean chinese
    colombian congolese croatian cuban cypriot czech danish dutch ecuadorian egyptian english
    estonian ethiopian european finnish french gambian georgian german ghanaian greek haitian
    hungarian icelandic indian indonesian iranian iraqi irish israeli italian ivorian jamaican
    japanese jordanian kazakh kenyan korean kuwaiti kyrgyz laotian latin latvian lebanese liberian
    libyan lithuanian malagasy malawian malaysian maltese mexican moldovan mongolian moroccan
    mozambican namibian nepali nepalese nigerian nordic norwegian omani pakistani palestinian
    peruvian polish portuguese qatari roman romanian russian rwandan saudi scandinavian scottish
    senegalese serbian singaporean slovak slovenian somali spanish sudanese swedish swiss syrian
    taiwanese tajik tanzanian thai tibetan tunisian turkish ugandan ukrainian uruguayan uyghur
    uzbek venezuelan vietnamese welsh western yemeni zambian zimbabwean lankan emirati bahraini
    bhutanese guatemalan buddhist catholic christian confucian daoist hindu islamic jewish marxist
    marxian muslim orthodox protestant sunni shia soviet mandarin cantonese wade giles
    """.split()
)
PLACE_WORDS = frozenset(
    """
    airport alps archipelago avenue basin bay beach boulevard bridge canal cape canyon castle
    channel city coast corridor county creek crescent dam delta desert district estate estuary
    falls forest fort gardens glacier gulf harbour harbor heights highlands hill hills island
    islands isle isles lake lakes lane lowlands market mount mountain mountains municipality north
    ocean palace park peninsula place plain plateau plaza port prefecture province quarter range
    reef region reserve reservoir ridge river road rock sea shore solent south east west square
    straits strait street terrace town township valley village woods zone northern southern
    eastern western northeast northwest southeast southwest central inner outer upper lower
    greater shoal shoals atoll trench fjord lagoon cove inlet wetland oasis quay
    """.split()
)
# Stand before a name that is then one of a place, a ship, a storm.
BEFORE_PLACES = frozenset(
    "banco banca banque grupo groupe saint st ste san santa santo sao camp lake mount mt fort port "
    "cape hotel villa operation storm hurricane typhoon cyclone hms uss ss rms mv ins".split()
)
PLACES = COUNTRIES | CITIES_AND_REGIONS | PEOPLES
# Places, companies and newspapers that look like names of people.
NOT_PEOPLE = frozenset(
    {
        "al jazeera", "al arabiya", "al ahram", "die zeit", "die welt", "der spiegel",
        "der standard",
        "le monde", "le figaro", "le soir", "la repubblica", "la stampa", "el pais", "el mundo",
        "fine gael", "sinn fein", "plaid cymru",
        "vlaams belang", "forza italia", "ben nevis", "norsk hydro",
        "ernst young", "morgan stanley", "goldman sachs", "thomson reuters", "philip morris",
        "eli lilly", "john deere", "charles schwab", "wells fargo", "hewlett packard", "max planck",
        "louis vuitton", "hugo boss", "levi strauss", "marks spencer", "arthur andersen", "bain co",
        "standard poor", "dow jones", "johns hopkins", "rolls royce", "uncle sam", "john doe",
        "monte rosa", "bretton woods", "zhong nan hai", "tian an men", "mao zedong thought",

        "hong kong", "tel aviv", "abu dhabi", "sri lanka", "san marino", "san jose", "san juan",
        "ping an", "feng shui", "hang seng", "tai chi", "kuala lumpur", "phnom penh", "da nang",
        "el salvador", "costa rica", "burkina faso", "sierra leone", "cape verde", "puerto rico",
        "santa fe", "santa cruz", "monte carlo", "wall street", "buenos aires",
        "xin hua", "yin yang", "bo hai", "lake tai", "dar es salaam", "port louis", "st petersburg",
        "guinea bissau", "saudi arabia", "addis ababa", "black sea", "ho chi minh city",
    }
)  # fmt: skip
