//! English.

use super::lists::Tables;

/// The lists of English.
pub const TABLES: Tables = Tables {
    titles: &[
        "mr", "mrs", "ms", "mx", "dr", "drs", "prof", "profs", "gen", "col", "capt", "cmdr", "lt", "sgt", "maj", "cpl",
        "pvt", "adm", "brig", "cdr", "sen", "sens", "rep", "reps", "gov", "govs", "pres", "sec", "rev", "fr", "hon",
        "msgr", "supt", "insp", "det", "amb", "atty", "messrs", "vs", "v", "gens", "cols", "lts", "e.g", "i.e", "cf",
        "viz", "ca", "mgr", "pvt", "lt.col", "lt.gen", "maj.gen",
    ],
    before_numbers: &[
        "no", "nos", "p", "pp", "vol", "vols", "fig", "figs", "art", "arts", "ch", "sec", "sect", "para", "ver", "v",
        "ed", "approx", "op", "nr", "tel", "ext", "apt", "rm",
    ],
    months: &[
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    ],
    abbreviations: &[
        "st", "sts", "mt", "ft", "pt", "inc", "ltd", "corp", "co", "cos", "bros", "llc", "plc", "dept", "univ", "assn",
        "al", "jr", "sr", "esq", "ave", "blvd", "rd", "hwy", "a.m", "p.m", "am", "pm", "u.s", "u.k", "u.n", "e.u",
        "u.s.a", "d.c", "ph.d", "m.d", "b.a", "m.a", "b.sc", "m.sc", "b.c", "a.d", "b.c.e", "c.e", "ala", "ariz",
        "ark", "calif", "colo", "conn", "del", "fla", "ill", "ind", "kan", "ky", "la", "md", "mich", "minn", "miss",
        "mont", "neb", "nev", "okla", "ore", "penn", "tenn", "tex", "vt", "wash", "wis", "wyo", "kg", "km", "cm", "mm",
        "oz", "lb", "lbs", "sq", "hr", "hrs", "min", "mins", "est", "mon", "tue", "tues", "wed", "thu", "thur",
        "thurs", "fri", "sat", "sun", "intl", "natl", "dist", "gmbh", "s.a", "n.v", "a.g",
    ],
    enders: &["etc"],
    letter_nouns: &[
        "vitamin", "plan", "group", "type", "grade", "class", "section", "part", "point", "exhibit", "appendix",
        "option", "category", "team", "block", "building", "hepatitis", "gate", "hall", "level", "schedule", "table",
        "column", "letter",
    ],
    marked_names: &["yahoo", "jeopardy", "joomla", "wham", "oklahoma", "hallelujah"],
    starters: &[
        "a", "about", "according", "after", "all", "also", "although", "an", "analysts", "and", "another", "as",
        "asked", "at", "because", "before", "both", "but", "by", "critics", "despite", "during", "each", "earlier",
        "even", "every", "few", "for", "from", "given", "had", "has", "have", "he", "her", "here", "his", "how",
        "however", "i", "if", "in", "instead", "is", "it", "its", "last", "later", "many", "meanwhile", "more",
        "moreover", "most", "my", "nearly", "neither", "next", "no", "nobody", "none", "nor", "not", "nothing", "now",
        "officials", "on", "once", "one", "only", "others", "our", "over", "people", "police", "she", "since", "so",
        "some", "soon", "still", "such", "that", "the", "their", "then", "there", "these", "they", "this", "those",
        "though", "through", "thus", "to", "today", "together", "tomorrow", "two", "under", "unlike", "until", "was",
        "we", "were", "what", "when", "where", "whether", "which", "while", "who", "why", "will", "with", "without",
        "yesterday", "yet", "you", "your", "nobody", "someone", "everyone", "experts", "witnesses",
    ],
    turns: &[],
    saying: &[
        "said", "says", "asked", "asks", "added", "adds", "replied", "replies", "answered", "wondered", "shouted",
        "cried", "exclaimed", "whispered", "yelled", "wrote", "writes", "tweeted", "continued", "demanded", "insisted",
        "explained", "told", "asking", "remarked", "joked", "muttered", "screamed", "called", "inquired", "responded",
        "noted", "declared",
    ],
    connectors: &["and", "or", "but", "that", "which", "who"],
    resumers: &[],
    open: &[
        "i", "we", "they", "he", "she", "the", "a", "an", "my", "your", "our", "their", "his", "its", "and", "but",
        "or", "if", "because", "well", "um", "uh", "er", "erm", "hmm", "of", "from", "for", "as", "than", "very",
        "i'm", "i've", "i'd", "he's", "she's", "it's", "we're", "is", "was", "are", "were", "with",
    ],
    adjuncts: &[
        "president", "senate", "congress", "house", "supreme", "department", "treasury", "state", "army", "navy",
        "air", "secretary", "embassy", "ambassador", "attorney", "marine", "marines", "coast", "open", "justice",
        "federal", "district", "court", "representative", "representatives", "senator", "senators", "sen", "rep",
        "central", "defense", "defence", "trade", "special", "national", "bureau", "government", "capitol",
        "constitution", "agency", "security", "general", "chief", "ceo", "chairman", "chairwoman", "director",
        "executive", "class", "vice", "senior", "founder", "spokesman", "spokeswoman", "analyst", "shares", "dollar",
        "dollars", "officials", "forces", "troops", "high", "human", "office", "ministry", "minister", "prime",
        "geological", "customs", "postal", "census", "green", "women", "men", "team", "citizens",
    ],
    ..Tables::NONE
};
