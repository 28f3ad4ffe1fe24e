"""Familiar phrases that hold a number, or stand around one, and claim nothing. Data only; `patterns` says how a row reads.

Every row with a # has an example that must pass, and a near miss that is a claim, in `tests/quantities/familiar.yml`.
"""


def _rows(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines())


# Sayings and set phrases.
PHRASES = _rows("""
    one and two
    two and two
    one to one
    second to none
    cloud nine
    square one
    two sides of the same
    my two cents
    your two cents
    two cents worth
    two minds
    the eleventh hour
    on all fours
    nine to five
    two birds
    with one stone
    at sixes
    zero sum
    zero - sum
    zero tolerance
    zero - tolerance
    net zero
    net - zero
    ground zero
    zero - day
    zero - shot
    zero in on
    one two punch
    a million reasons
    thank you a million
    high five
    think twice
    thinks twice
    thinking twice
    thought twice
    twice over
    two thumbs
    four corners
    ten commandments
    one last
    seven seas
    take five
    hundred and one
    put two
    one foot in
    half the battle
    half the story
    half the fun
    half the person
    better half
    half full
    half empty
    day one
    year zero
    takes two to tango
    #count or twice
    once or #count
    zero or more
    zero or one
    half time
    half - time
    half - term
    half term
    half - way
    one percenter
    catch - 22
    day two
    one - day international
    one - day internationals
    one - day race
    one - day races
    one - day classic
    one - day classics
    one - day cricket
    zero - emission
    zero emissions
    zero - emissions
    zero carbon
    two - state solution
    zero cost
    zero - cost
    zero - carbon
    double digit
    us two
    the two of
    zero day
    two heads
    multiplied by 100
    multiply by 100
    multiplying by 100
    one source of truth
""")

# Names of methods, kinds and things.
NAMES = _rows("""
    # ~ - ~ recall
    # - lead ecg|ekg|electrocardiogram|electrocardiograms|electrocardiography
    # - item ^
    neurokinin|orexin|sigma|histamine|muscarinic|angiotensin|cannabinoid|interleukin #number
    neurokinin|orexin|sigma|histamine|muscarinic|angiotensin|cannabinoid|interleukin # receptor|receptors|antagonist|antagonists|agonist|agonists
    # - item version|form
    10 - 20 system
    10 / 20 system
    529 plan
    529 plans
    529 account
    529 accounts
    bipolar 1
    bipolar 2
    bipolar one
    bipolar two
    # ~ - ~ grain|kernel|seed weight
    digits|numerals from #number
    # clock|notation|format
    in #date ^ releases|release|bulletin|newsletter
    # & * vict|geo|eliz|edw|hen|wm
    # vict|geo|eliz|edw|hen|wm .
    chap|cap . #
    in #share time
    # is|was my|his|her|their|our lucky|favourite|favorite number
    # in 1|one shampoo|lotion|tool|machine|device
    2|3|4|two|three|four in # shampoo|lotion|tool|machine|device
    address : #
    rule|rules of #number
    i|r # statistic|statistics
    the|a|old|new #date rule|regulation
    iso to|at #
    # man|manual page|pages
    couch to 5 k
""")

# What a page says of itself and of the way to other pages.
PAGE = _rows("""
    read|reading time : #
    in the #date issue
    last accessed|visited|retrieved #date
    previous|next : # ^
    be the #rank to comment|review|reply|like|share
    view all # articles|comments|posts|photos|replies
""")
