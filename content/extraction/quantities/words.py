"""Words beside numbers: units, nouns that can be counted, and what makes a number a mere label."""

TIME_UNITS = frozenset(
    """
    second seconds minute minutes hour hours day days night nights week weeks weekend weekends
    fortnight fortnights month months quarter quarters season seasons semester semesters year
    years decade decades century centuries generation generations
    """.split()
)
UNITS = TIME_UNITS | frozenset(
    """
    m km kilometre kilometres kilometer kilometers metre metres meter meters cm centimetre
    centimetres centimeter centimeters mm millimetre millimetres mile miles foot feet inch
    inches yard yards hectare hectares ha acre acres mu sq square cubic kg kilogram kilograms
    kilo kilos gram grams g tonne tonnes ton tons pound pounds ounce ounces litre litres liter
    liters barrel barrels bushel bushels gallon gallons watt watts kw mw gw tw kwh mwh gwh twh
    kilowatt kilowatts megawatt megawatts gigawatt gigawatts terawatt terawatts kilowatt-hours
    megawatt-hours gigawatt-hours terawatt-hours kilometres/h kph mph knots degrees celsius
    fahrenheit nm nanometre nanometres nanometer nanometers gb mb tb gigabytes megabytes
    terabytes hz ghz mhz ppm decibels calories yuan renminbi rmb dollar dollars euro euros yen
    won rupee rupees rouble roubles ruble rubles rupiah baht ringgit franc francs krone kroner
    krona kronor peso pesos real reais rand lira dirham dirhams riyal riyals shilling shillings
    hryvnia dong taka naira cedi cedis zloty zlotys lari leu lei lev leva kwacha ariary afghani
    afghanis pula dalasi birr kyat kyats kip tenge som manat dram drams lek dinar dinars kuna
    forint forints koruna korunas shekel shekels riel riels sol soles bolivar bolivars boliviano
    bolivianos guarani guaranis quetzal quetzales lempira lempiras gourde gourdes metical meticais
    escudo escudos vatu kina tala tugrik tugriks renminbi bitcoin bitcoins cents cent penny pence
    guilder guilders florin florins crown crowns mark marks deutschmark deutschmarks drachma
    drachmas
    schilling schillings peseta pesetas ducat ducats thaler thalers markka groschen kopek kopeks
    kopecks farthing farthings guinea guineas sixpence shilling ruble rubles tolar tolars lats litas
    centime centimes pfennig pfennigs ore oere sen sou sous tenga sum sums colon colones cordoba
    cordobas balboa balboas rufiyaa ngultrum loti maloti emalangeni cfa zaire
    mg milligram milligrams microgram micrograms stone hundredweight cwt carat carats ml millilitre
    millilitres milliliter milliliters centilitre centilitres pint pints quart quarts cup cups
    teaspoon teaspoons tablespoon tablespoons fathom fathoms league leagues furlong furlongs
    lightyear lightyears light-year light-years micron microns rpm bpm hp horsepower volt volts kv
    amp amps ohm ohms joule joules kilojoules kcal kilocalories calorie newton newtons pascal
    pascals hpa bar bars psi kelvin radian radians bit bits byte bytes kilobyte kilobytes megabyte
    gigabyte terabyte petabyte petabytes megapixels pixel pixels kilohertz megahertz gigahertz hertz
    becquerel becquerels sievert sieverts millisieverts lux lumen lumens teu dwt
    denarii aurei solidi sestertii asses drachmae minae modii stadia talents ft lb lbs yd yds mi oz
    people persons staff cattle sheep livestock
    troops personnel head times points
    """.split()
)
# Of these "one" says how much rather than which: "one centimetre".
OF_ONE = UNITS - frozenset(
    """
    people persons person staff cattle sheep livestock troops personnel head times points foot
    """.split()
)
_IRREGULAR_PLURALS = frozenset(
    """
    people men women children schoolchildren grandchildren fishermen policemen policewomen
    businessmen businesswomen spokesmen chairmen workmen servicemen servicewomen salesmen feet
    teeth mice geese oxen lives wives knives staff cattle sheep livestock poultry fish troops
    personnel crew police aircraft spacecraft hovercraft species series means data media
    criteria phenomena premises offspring households
    """.split()
)
_NO_PLURALS = frozenset(
    """
    is was has does this its his us as thus across towards besides perhaps always less plus
    versus says goes yes gas bus whereas sometimes afterwards upwards downwards onwards needs
    makes takes gives comes becomes remains shows means requires includes hers ours yours theirs
    nevertheless unless regardless alias canvas atlas bias chaos
    """.split()
)
# After a number these are no part of what it counts.
NOT_COUNTED = frozenset(
    """
    a an the this that these those such his her its their our your my who whom whose which what
    when where while if as than then and or but nor so yet to of in on at by for from with
    without within into onto upon over under after before since until till during through across
    about around between among against per via is are was were be been being am has have had
    having do does did will would shall should can could may might must not no only also just
    even still already now ago later earlier each apiece alone together respectively said says
    told added because although though however there here they he she it we you i one went came
    rose fell grew made took gave got became remained
    """.split()
)
# Before a number these make it a name or a place in a text.
LABELS = frozenset(
    """
    no nos number numbers article articles section sections chapter chapters part parts
    paragraph paragraphs para paras page pages p pp table tables figure figures fig figs box
    annex appendix clause clauses rule rules regulation directive decision resolution order item
    items note notes footnote step goal goals target principle recommendation recommendations
    question questions vol volume issue edition line lines phase tier level category type grade
    class stage block room gate flight highway route road motorway unit reactor building
    platform version form schedule bill act law case exhibit verse sonnet opus op
    apollo world channel radio pier terminal
    """.split()
)
# Spelt out and below ten, these are ways to go through an argument rather than amounts.
OF_ARGUMENT = frozenset(
    """
    reasons ways things factors points questions formulations groupings sides aspects options
    halves kinds sorts types forms elements lessons ideas problems claims issues words terms
    extremes approaches concepts notions principles features goals aims purposes ends matters
    directions others
    """.split()
)
BEFORE_KNOWN = frozenset(
    "these those both other his her its their our my your all first any every which".split()
)


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a noun that can be counted."""
    if word in _IRREGULAR_PLURALS:
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s", "’s"))
        and word not in _NO_PLURALS
        and word not in NOT_COUNTED
    )
