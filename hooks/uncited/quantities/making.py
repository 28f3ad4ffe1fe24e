"""Words of the kitchen, the workshop and the keyboard: what tells an instruction from a fact. Data only."""

from .lexicon import words

# Imperatives that occur in recipes and patterns only.
CRAFT_VERBS = words(
    "knit purl crochet sew drill sand glue blanch knead preheat whisk simmer sauté saute marinate bake broil braise "
    "parboil stitch hem baste deglaze chill"
)
# Verbs of the kitchen wherever they stand.
COOKING_VERBS = words(
    "knead preheat whisk simmer sauté saute marinate parboil baste deglaze drizzle blanch braise broil"
)
# Imperatives that occur there and elsewhere.
MAKING_VERBS = words(
    "saw stir boil drain chop sprinkle drizzle roast fry add mix combine pour cook heat place cover let serve cut fold beat "
    "grease season toss remove spread melt blend soak peel arrange garnish use save take reserve cast attach fill top "
    "weigh roll slice grate form shape twist make work repeat turn press brush dip leave bring reduce rinse warm crack divide"
)
# The same as a first or last step: "start by whisking", "finish by slicing"; not those that are said of medicines
# and diets as well.
GERUNDS = frozenset(
    stem + "ing"
    for verb in (CRAFT_VERBS | COOKING_VERBS | MAKING_VERBS)
    - words("take use save reduce cut add leave bring make work repeat turn drop divide warm cool remove let place")
    for stem in (verb, verb + verb[-1], verb.removesuffix("e"))
)
# Imperatives that need no second sign when they open the sentence.
KITCHEN_HEADS = words(
    "add mix stir boil chop sprinkle fry pour season toss melt roast grate slice drain peel crack beat"
)
# Imperatives of the kitchen and of elsewhere: with one of the looks of food they make a recipe.
COOKING_HEADS = words("cook leave let roll cut allow chill cool shape divide")
LOOKS = words("golden tender cubes browned crispy thickness rise soft slices strips wedges chunks bubbly translucent")
# What stands before an amount at the top of a recipe: "Serves 4", "Cooking time: 45 minutes".
YIELDS = words("serves makes yields servings yield")
PREPARING = words("prep preparation cooking cook baking")
# Food by its names.
FOODS = words(
    "lasagna lasagne noodles spaghetti macaroni ravioli tortilla tortillas bacon sausage sausages shrimp potatoes tomatoes zucchini "
    "eggplant aubergine mushrooms spinach broccoli carrots celery oregano thyme cumin paprika coriander cilantro casserole pancake "
    "pancakes muffin muffins cookie cookies cake cakes pie crust loaf yeast brownies caramel syrup mayonnaise ketchup mozzarella "
    "parmesan cheddar dente tofu stew soup curry"
)
# What a recipe never handles.
MEDICINES = words(
    "tablet tablets capsule capsules dose doses medicine medicines medication supplement supplements doctor mg kg pill pills infusion infusions session sessions clinic spray sprays nurse patient patients"
)
# What only a recipe or a pattern handles.
STUFFS = words(
    "dough flour batter saucepan skillet oven yolks yolk frosting garlic onion onions pasta vinegar vanilla cinnamon "
    "tbsp tsp teaspoon teaspoons tablespoon tablespoons recipe stitches sts needles yarn hem epoxy plywood mitre seam "
    "lye lard tallow beeswax lengthwise strips broth marinade icing puree parsley basil cutter"
)
MAKING = STUFFS | FOODS | CRAFT_VERBS | COOKING_VERBS | LOOKS | YIELDS | words(
    "baking boiling chopped minced diced butter sugar cup cups cloves pepper pot pan bowl grated peel peeled mixture eggs "
    "prep egg cream cheese olive sauce salt oil rice beans chicken beef meat milk lid thread fabric board boards screws nail wood "
    "paint edges hole holes bit tray foil heat stove fridge freezer lemon juice sliced melted"
)  # fmt: skip
# The short forms of patterns: "ch 3, 9 dc into ring, join with sl st".
STITCHES = words("st sts dc sc hdc ch sl rnd rnds tog ssk yo k p inc dec rep")
YARNS = words("crochet knit purl yarn skein sts swatch hdc")
YARN_WORDS = YARNS | words("stitch stitches hook row rows rnd rnds round rounds chain slip loop gauge needle needles")
# Imperatives of the workshop at the head of a sentence, and what is worked on; unless the body is what is treated.
WORKING = words("apply paint brush spray cut saw split lay nail tie wrap thread bend mark measure string pin fold tape")
MATERIALS = words("coat coats plank planks board boards plywood varnish primer lumber screws nails rope string knot knots beads wire "
                  "felt cardboard paper tape timber")  # fmt: skip
# Imperatives of handwork and of games, and what is in the hand.
HANDLING = words("hold start turn move slide drag pull push place repeat draw insert wrap chain join slip make continue allow go sharpen hone "
                 "take put begin end get fill")  # fmt: skip
HANDLED = words("knife knives whetstone chisel pawn pawns knight rook bishop chessboard shuttlecock wallpaper crochet crochets stitch "
                "stitches yarn fabric canvas origami bucket mold molds mould moulds pipe")  # fmt: skip
# Patchwork: its pieces, and what is done to them.
PATCHES = words("square squares rectangle rectangles triangles diagonal fabric quilt seam")
PIECING = words("sew cut stack stitch trim press need")
BODY = words(
    "sunscreen cream ointment lotion gel skin wound dressing bandage tablet tablets pill pills capsule capsules dose doses mg medicine patient patients removed hair nails' patch"
)
KEYBOARD_VERBS = words(
    "set add run create insert choose type click press reload restart open select use install configure pass specify "
    "enable disable delete download change increase decrease wait bump try call start stop update deploy define write copy paste enter go scale "
    "make ensure replace put check remember keep drop build edit save clone execute let launch upgrade split merge rename append import export fetch"
)
SOFTWARE = words(
    "page query rows columns file files folder folders directory directories server daemon batch config command click button tab menu browser cluster node "
    "nodes port timeout repository repo branch mailbox parameter parameters container app plugin terminal shell script database "
    "module function cpu pod replicas workers thread threads cache memory url json yaml dockerfile docker kubernetes "
    "configuration commands code snippet manifest output api endpoint http localhost username password variable variables array string integer git dashboard commit test "
    "tests setting settings option options flag flags dates site"
)
META_WORDS = words(
    "updated reviewed review published posted modified edited revised accessed retrieved created released © copyright read "
    "reading c checked verified written"
)
