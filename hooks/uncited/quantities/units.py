"""Tables of units, currencies and counted nouns, with their normal forms. Data only, and how to look it up."""

from ..model import Kind

# normal form -> the ways to write it. Lower case, unless capitals tell two units apart (CASED below).
_MEASURES = """
m: m metre metres meter meters
km: km kms kilometre kilometres kilometer kilometers
cm: cm cms centimetre centimetres centimeter centimeters
mm: mm millimetre millimetres millimeter millimeters
µm: µm um micron microns micrometre micrometres micrometer micrometers
nm: nm nanometre nanometres nanometer nanometers
inch: inch inches
ft: ft foot feet
yard: yard yards yd yds
mile: mile miles mi
nautical mile: nmi
light-year: light-year light-years lightyear lightyears
parsec: parsec parsecs kiloparsec kiloparsecs megaparsec megaparsecs
au: au
hectare: hectare hectares ha
acre: acre acres
m2: m² m2
km2: km² km2
cm2: cm² cm2
mm2: mm² mm2
m3: m³ m3
km3: km³ km3
cm3: cm³ cm3 cc
L: l litre litres liter liters
gallon: gallon gallons gal
pint: pint pints
quart: quart quarts
cup: cup cups
tablespoon: tablespoon tablespoons tbsp tbsps
teaspoon: teaspoon teaspoons tsp tsps
oz: oz ounce ounces
lb: lb lbs pound pounds
stone: stone stones
kg: kg kgs kilogram kilograms kilogramme kilogrammes kilo kilos
g: g gm gms gram grams gramme grammes
tonne: tonne tonnes
ton: ton tons
kt: kt kilotonne kilotonnes kiloton kilotons
Mt: megatonne megatonnes megaton megatons
Gt: gt gigatonne gigatonnes gigaton gigatons gtc gtco₂ gtco2
tCO2e: tco₂e tco2e tco₂ tco2 mtco₂e mtco2e mtco₂ mtco2 co₂e co2e
°C: ℃ celsius centigrade
°F: fahrenheit
degree: degree degrees
K: kelvin kelvins
W: w watt watts
kW: kw kilowatt kilowatts
MW: mw megawatt megawatts
GW: gw gigawatt gigawatts
TW: terawatt terawatts
Wh: wh
kWh: kwh kilowatt-hour kilowatt-hours
MWh: mwh megawatt-hour megawatt-hours
GWh: gwh gigawatt-hours
TWh: twh terawatt-hour terawatt-hours
J: j joule joules
kJ: kj kilojoule kilojoules
MJ: mj megajoule megajoules
EJ: ej exajoule exajoules
kcal: kcal kcals kilocalorie kilocalories
calorie: calorie calories cal cals
Hz: hz hertz
kHz: khz kilohertz
MHz: mhz megahertz
GHz: ghz gigahertz
dB: db decibel decibels
V: v volt volts
kV: kv kilovolt kilovolts
mV: mv millivolt millivolts
A: amp amps ampere amperes
mA: ma milliamp milliamps
mAh: mah
mC: mc millicoulomb millicoulombs
Ω: ohm ohms
Pa: pa pascal pascals
kPa: kpa
hPa: hpa
GPa: gpa
bar: bar bars mbar mb
atm: atm atmosphere atmospheres
psi: psi
mmHg: mmhg
ppm: ppm
ppb: ppb
ppt: ppt
mol: mol mols
mmol: mmol mmols
µmol: µmol umol
nmol: nmol
pmol: pmol
mEq: meq
mOsm: mosm
bit: bit bits
byte: byte bytes
kB: kb kib kilobyte kilobytes kbytes
MB: mib megabyte megabytes mbytes meg megs
GB: gb gib gigabyte gigabytes gbytes gig gigs
TB: tb tib terabyte terabytes
PB: pb petabyte petabytes
kbit/s: kbps
Mbit/s: mbps
Gbit/s: gbps
px: px pixel pixels
megapixel: megapixel megapixels mp
dpi: dpi
fps: fps
rpm: rpm
mph: mph
km/h: kmh kph
knot: knot knots
horsepower: horsepower hp bhp
lux: lux
sievert: sievert sieverts
mSv: msv
Gy: gy
becquerel: bq becquerel becquerels
tesla: tesla teslas
newton: newton newtons
barrel: barrel barrels bbl
bushel: bushel bushels
kt CO2: ktco2
solar mass: m☉
arcsecond: arcsecond arcseconds arcsec arcmin arcminute arcminutes
base pair: bp kbp
"""
_DOSES = """
mg: mg milligram milligrams milligramme milligrammes
µg: µg mcg ug microgram micrograms microgramme microgrammes
ng: ng nanogram nanograms
mL: ml millilitre millilitres milliliter milliliters mls
dL: dl decilitre decilitres deciliter deciliters
µL: µl ul microlitre microlitres microliter microliters
IU: iu ius
tablet: tablet tablets
capsule: capsule capsules
pill: pill pills
puff: puff puffs
dose: dose doses
"""
_DURATIONS = """
second: second seconds sec secs
millisecond: ms millisecond milliseconds msec
microsecond: µs us microsecond microseconds
nanosecond: ns nanosecond nanoseconds
minute: minute minutes min mins
hour: hour hours hr hrs h
day: day days d
night: night nights
weekend: weekend weekends
week: week weeks wk wks
fortnight: fortnight fortnights
month: month months mo mos mth mths
quarter: quarters
semester: semester semesters
season: seasons
year: year years yr yrs
decade: decade decades
century: century centuries
millennium: millennium millennia millenniums
generation: generations
"""
# Capitals decide.
CASED: dict[str, tuple[str, Kind]] = {
    "M": ("mol/L", Kind.MEASURE),
    "mM": ("mmol/L", Kind.MEASURE),
    "µM": ("µmol/L", Kind.MEASURE),
    "nM": ("nmol/L", Kind.MEASURE),
    "K": ("K", Kind.MEASURE),
    "C": ("°C", Kind.MEASURE),
    "F": ("°F", Kind.MEASURE),
    "MB": ("MB", Kind.MEASURE),
    **{written: (written.replace("i", ""), Kind.MEASURE) for written in ("KiB", "MiB", "GiB", "TiB")},
    "Mb": ("Mbit", Kind.MEASURE),
    "Kb": ("kB", Kind.MEASURE),
    "Gb": ("GB", Kind.MEASURE),
    "Mt": ("Mt", Kind.MEASURE),
    "MMT": ("Mt", Kind.MEASURE),
    "A": ("A", Kind.MEASURE),
    "s": ("second", Kind.DURATION),
    "t": ("tonne", Kind.MEASURE),
    "kt": ("kt", Kind.MEASURE),
    "Ma": ("million years", Kind.DURATION),
    "Myr": ("million years", Kind.DURATION),
    "Gyr": ("billion years", Kind.DURATION),
    "kyr": ("thousand years", Kind.DURATION),
    "ka": ("thousand years", Kind.DURATION),
}


# Units that are written in capitals as well, glued to the number or not: "500MG", "4KB", "2.4GHZ".
SHOUTED = frozenset("MG ML MCG KG CM MM KM OZ LB LBS KB HZ KHZ MHZ GHZ KW MPH HR HRS MIN MINS SEC SECS DB".split())


def _table(rows: str, kind: Kind) -> dict[str, tuple[str, Kind]]:
    out: dict[str, tuple[str, Kind]] = {}
    for row in rows.strip().splitlines():
        normal, _, written = row.partition(": ")
        out.update(dict.fromkeys(written.split(), (normal, kind)))
    return out


UNITS: dict[str, tuple[str, Kind]] = {
    **_table(_MEASURES, Kind.MEASURE),
    **_table(_DOSES, Kind.DOSE),
    **_table(_DURATIONS, Kind.DURATION),
    "bpm": ("beat/minute", Kind.RATE),
}
DURATIONS: dict[str, str] = {word: unit for word, (unit, kind) in UNITS.items() if kind is Kind.DURATION}
# Spans of time that a single "a" or "one" in front makes a quantity: "a month".
TIME_UNITS = frozenset(
    "second minute hour day night week fortnight month year decade century millennium weekend".split()
)
# Letters that are units only when glued to the digits or when the text is about measuring; "5 d", "3 us" are not.
GLUED_ONLY = frozenset({"d", "us", "a", "v", "w", "j", "mb", "cal", "mp", "bp", "mo"})
# Words that are a unit after a number but a thing counted just as often.
SQUARES: dict[str, str] = {"square": "2", "sq": "2", "cubic": "3", "cu": "3"}

SYMBOLS: dict[str, str] = {
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₩": "KRW",
    "₦": "NGN",
}
# Before the dollar sign: US$, A$ ...
DOLLARS: dict[str, str] = {"us": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "can": "CAD", "nz": "NZD",
                           "hk": "HKD", "s": "SGD", "r": "BRL", "nt": "TWD"}  # fmt: skip
CODES: dict[str, str] = {
    code.lower(): code
    for code in "USD GBP EUR JPY CNY RMB INR AUD CAD NZD CHF SEK NOK DKK HKD SGD ZAR BRL MXN RUB KRW PLN".split()
} | {"rs": "INR", "rmb": "CNY"}
MONEY_WORDS: dict[str, tuple[str, float]] = {
    "dollar": ("USD", 1), "dollars": ("USD", 1), "bucks": ("USD", 1), "cent": ("USD", 0.01), "cents": ("USD", 0.01),
    "euro": ("EUR", 1), "euros": ("EUR", 1), "pence": ("GBP", 0.01), "sterling": ("GBP", 1), "rupee": ("INR", 1),
    "rupees": ("INR", 1), "yen": ("JPY", 1), "yuan": ("CNY", 1), "renminbi": ("CNY", 1), "franc": ("CHF", 1),
    "francs": ("CHF", 1), "ruble": ("RUB", 1), "rubles": ("RUB", 1), "roubles": ("RUB", 1), "pesos": ("MXN", 1),
    "kronor": ("SEK", 1), "kroner": ("NOK", 1), "rand": ("ZAR", 1), "shillings": ("GBP", 0.05),
}  # fmt: skip

IRREGULAR: dict[str, str] = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "mice": "mouse",
    "feet": "foot", "teeth": "tooth", "lives": "life", "wives": "wife", "halves": "half", "species": "species",
    "series": "series", "criteria": "criterion", "phenomena": "phenomenon", "data": "data", "bacteria": "bacterium",
    "studies": "study", "diagnoses": "diagnosis", "analyses": "analysis", "crises": "crisis", "cattle": "cattle",
    "sheep": "sheep", "fish": "fish", "aircraft": "aircraft", "police": "police", "staff": "staff", "deer": "deer",
    "fishermen": "fisherman", "firemen": "fireman", "grandchildren": "grandchild", "oxen": "ox", "movies": "movie",
    "policemen": "policeman", "clergymen": "clergyman", "geese": "goose", "leaves": "leaf", "wolves": "wolf",
    "axes": "axis", "theses": "thesis", "hypotheses": "hypothesis", "nuclei": "nucleus", "alumni": "alumnus",
    "vertices": "vertex", "matrices": "matrix", "indices": "index", "cookies": "cookie", "calories": "calorie",
}  # fmt: skip
_NOT_PLURAL = frozenset(
    "is was has does means this its his hers ours yours theirs us less various previous serious famous across perhaps always "
    "sometimes versus plus minus as thus yes gas bus bias virus focus consensus status bonus census campus".split()
)


def singular(word: str) -> str | None:
    """The singular of a plural noun in lower case; None when the word is not a plural."""
    known = IRREGULAR.get(word)
    if known is not None:
        return known
    if len(word) < 4 or word[-1] != "s" or word in _NOT_PLURAL or word[-2] in "su'":
        return None
    if word.endswith(("ous", "sis")):
        return None
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    return word[:-1]
