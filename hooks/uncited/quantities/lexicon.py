"""Word classes of English that the rules refer to. Data only."""


def words(text: str) -> frozenset[str]:
    """The words of a list written with spaces."""
    return frozenset(text.split())


MONTHS: dict[str, int] = {
    name: n
    for n, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sep sept", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday")

# word(s) right before a number -> the bound they set, None for a hedge
HEDGES: dict[str, str | None] = {
    "about": None, "around": None, "approximately": None, "approx": None, "roughly": None, "nearly": None,
    "almost": None, "circa": None, "some": None, "perhaps": None, "maybe": None, "probably": None, "close": None,
    "estimated": None, "~": None, "≈": None, "∼": None, "c": None, "ca": None, "near": None, "virtually": None,
    "over": ">", "under": "<", "above": ">", "below": "<", "exceeding": ">", "only": None, "just": None,
    "exactly": None, "fully": None, "another": None, "additional": None, "barely": None, "merely": None,
    "fewer": None, "typically": None, "usually": None, "upwards": None, "an": None,
    "<": "<", ">": ">", "≤": "<=", "≥": ">=", "=": None, "±": None, "+": None, "whopping": None,
}  # fmt: skip
# "more than", "at least" ...: second word -> first words -> bound
TWO_WORD_HEDGES: dict[str, dict[str, str | None]] = {
    "than": {"more": ">", "greater": ">", "higher": ">", "larger": ">", "longer": ">", "older": ">", "better": ">",
             "less": "<", "fewer": "<", "lower": "<", "smaller": "<", "shorter": "<", "younger": "<", "earlier": "<",
             "later": ">", "rather": None},
    "least": {"at": ">="},
    "most": {"at": "<="},
    "to": {"up": "<=", "close": None, "equal": None, "next": None, "down": None},
    "of": {"minimum": ">=", "maximum": "<=", "total": None, "average": None, "upwards": ">", "excess": ">"},
    "average": {"on": None, "an": None},
}  # fmt: skip
LOOSE = words("about around approximately approx roughly nearly almost circa some perhaps maybe probably close "
              "estimated ~ ≈ ∼ c ca near virtually")  # fmt: skip

FUNCTION = words(
    "a an the this that these those and or but nor so yet if then than as of in on at by for from to with without "
    "within into onto upon over under above below between among amongst during before after since until till through "
    "throughout across along around about against toward towards per via versus vs is are was were be been being am "
    "has have had do does did can could may might must shall should will would not no he she it they we you i his her "
    "its their our your my him them us me who whom whose which what when where why how while because although though "
    "whereas whether also only just even still already too very more most less least each every all both either "
    "neither any some such same other another there here now up down out off ago later earlier away apart "
    "respectively total together overall"
)
PREPOSITIONS = words(
    "of in on at by for from to with without within into over under above below between among amongst during before "
    "after since until till through throughout across along around about against toward towards per via versus vs "
    "than beyond despite except inside near past regarding upon"
)
# What may stand before the subject of a clause: the start, a stop, a conjunction.
CLAUSE_OPENERS = words(", ; : ( - — and but while whereas that yet because although").union({""})
_PAST = words("had did were said got felt took went came made gave left died lost won saw kept fell rose grew became began "
              "chose drank ate slept drove knew thought told spoke wrote met ran held put found stood paid showed spent "
              "have do say want report prefer agree withdrew relapsed recover relapse remit respond improve vomit")  # fmt: skip


def is_past(word: str) -> bool:
    """Whether the word is the verb of a group of people: "half responded", "a third had it"."""
    return word in _PAST or (word.endswith("ed") and len(word) > 4)


_TREATMENTS = words("ect tms rtms itbs placebo sham midazolam lithium sertraline bupropion mirtazapine aripiprazole")
_DRUG_ENDINGS = (
    "tamine",
    "oxetine",
    "apine",
    "idone",
    "alopram",
    "azepam",
    "azolam",
    "traline",
    "faxine",
    "triptyline",
    "zodone",
)


def is_treatment(word: str) -> bool:
    """Whether the word is a treatment of depression, which has no numbered kinds: "ECT 41, ketamine 55"."""
    return word in _TREATMENTS or word.endswith(_DRUG_ENDINGS)


# What becomes of people in a trial.
OUTCOMES = words("died withdrew relapsed remitted responded vomited fainted attempted developed suffered experienced dropped completed "
                 "recovered improved")  # fmt: skip
# What makes a count of one or a half the point: "only one", "exactly half".
CONTRAST = words("only just least exactly than under over nearly almost about around approximately most")
BE = words("is are was were be been being 's")
# Adjectives and nouns that make a bare ordinal a rank: "second leading", "third most common", "fourth largest".
RANKING = words("leading most least best worst top biggest ranked ranking highest lowest commonest largest only")
NOT_SUPERLATIVE = words(
    "west east rest test request interest forest guest quest harvest honest modest chest nest contest protest latest "
    "midwest northwest southwest northeast southeast arrest pest priest invest suggest digest breast least conquest "
    "manifest behest bequest inquest earnest crest zest vest jest wrest attest detest"
)


def is_superlative(word: str) -> bool:
    """Whether the word ends as "oldest" does."""
    return word.endswith("est") and word not in NOT_SUPERLATIVE and len(word) > 4


# Verbs in -s that are hardly ever nouns: what stands before them is not counted by them ("0 disables it").
FINITE = words("disables enables allows requires indicates denotes becomes contains includes provides consists remains seems "
               "appears exists happens occurs belongs depends describes explains refers applies represents corresponds equals "
               "specifies implies keeps gives takes goes gets says tells asks prevents ensures determines")  # fmt: skip

# Designators: the number after one of these is a label, not an amount.
DESIGNATORS = words(
    "subsection subsections subclause subclauses subparagraph subparagraphs subdivision res listing listings scope law laws en din ansi schema figure figures fig figs ch chs ss rev size sizes ext extension errno table tables chapter chapters section sections sect sec step steps page pages p pp part "
    "parts volume volumes vol vols no nos number numbers article articles art arts appendix appendices annex exhibit "
    "equation equations eq eqn eqs box boxes slide slides question questions exercise exercises lesson unit module "
    "item items example examples line lines column columns row rows ref refs reference references note notes "
    "footnote footnotes endnote version versions v ver release type types phase phases stage stages grade grades "
    "level levels tier tiers class classes category categories group groups schedule schedules title form "
    "route routes highway interstate motorway rfc rfcs iso ieee iec issue issues bug pr ticket § §§ rule rules act "
    "channel model mark series episode episodes ep eps room flight gate platform zone district ward block lot psalm id ids "
    "code codes error status port http bit bits pubmed pmid pmcid isbn issn award grant contract directive "
    "resolution proposition prop amendment round rounds paragraph paragraphs para paras clause clauses scenario "
    "scenarios theorem lemma corollary definition hypothesis hypotheses algorithm goal sdg principle "
    "axiom panel panels supplement suppl file docket bulletin circular regulation reg order cfr usc chromosome "
    "band region js msrv python node php npm gcc clang llvm glibc openssl kernel perl mysql sqlite postgres postgresql nginx redis "
    "chromosomes trisomy carbon diabetes layer interval apollo division week-end corps battalion regiment "
    "cohort experiment experiments arm aim objective criterion criteria requirement option "
    "mode strategy slot arguments publication publications pub player contestant sentences notice desk counter berth pier terminal "
    "compound compounds leaflet verse canto sonata symphony op opus track disc scene level-set game superbowl bowl"
)

# Before a decade of a life or of a century: "in her thirties", "the late 1980s".
BEFORE_DECADES = words("his her their my your our early mid late")

# Those whom a study or a law counts.
PEOPLE = words("patients participants people children victims men women subjects adults students workers members")

# One of them.
PERSONS = words(
    "person patient inpatient outpatient participant respondent volunteer subject adult child woman man baby infant veteran"
)
# What is done with a telephone.
TELEPHONING = words("call dial phone ring tel telephone text")

# Nouns that stand for the items of a list to come.
LIST_NOUNS = words(
    "types type kinds kind forms form ways way categories category classes stages stage steps step factors factor reasons "
    "reason costs cost issues issue points point sessions goals goal options option methods method components component "
    "parts part sections achievements conditions condition approaches approach examples example elements element "
    "questions question areas groups principles things thing tips signs facts techniques strategies purposes "
    "aspects features tasks phases levels objectives aims requirements criteria rules tools benefits advantages "
    "disadvantages problems challenges themes topics sets sources cases modes varieties modules chapters modalities "
    "explanations scenarios considerations assumptions limitations functions variables parameters dimensions pillars "
    "statements flavors flavours choices possibilities arguments properties actions mechanisms tests mistakes lessons "
    "takeaways changes commands sentences messages roles rights claims hypotheses measures metrics models "
    "recommendations suggestions exceptions notes caveats alternatives branches subtypes characteristics "
    "cohorts details checks"
)
# Those that always wait for the items, colon or not.
META_NOUNS = words(
    "issues ways details points explanations reasons things questions considerations caveats examples remarks observations "
    "possibilities takeaways arguments objections ideas thoughts notes conclusions differences similarities"
)
