//! French.

use super::lists::Tables;

/// The lists of French.
pub const TABLES: Tables = Tables {
    titles: &[
        "m", "mm", "mme", "mmes", "mlle", "mlles", "me", "mes", "pr", "dr", "mgr", "st", "ste", "cf", "env", "av",
        "p.ex",
    ],
    before_numbers: &["n", "no", "p", "pp", "art", "vol", "chap", "fig", "tél", "t", "al"],
    months: &["janv", "févr", "fév", "avr", "juil", "sept", "oct", "nov", "déc"],
    abbreviations: &[
        "cie", "apr", "s.a", "s.a.r.l", "j.-c", "av.j.-c", "apr.j.-c", "bd", "boul", "éd", "hab", "c.-à-d", "r.-v",
    ],
    enders: &["etc"],
    letter_nouns: &[
        "vitamine", "groupe", "plan", "type", "classe", "point", "annexe", "hépatite", "catégorie",
    ],
    marked_names: &["yahoo"],
    starters: &[
        "à", "alors", "après", "au", "aussi", "autre", "aux", "avant", "avec", "c'est", "ce", "cela", "celle", "celui",
        "ces", "cet", "cette", "chaque", "comme", "dans", "depuis", "des", "deux", "donc", "elle", "elles", "en",
        "ensuite", "et", "il", "ils", "je", "la", "le", "les", "leur", "lors", "mais", "malgré", "nous", "on", "or",
        "où", "par", "parce", "pendant", "plus", "pour", "pourquoi", "puis", "quand", "que", "quelques", "qui", "sa",
        "sans", "selon", "ses", "si", "son", "sous", "sur", "tous", "tout", "toutefois", "toutes", "trois", "un",
        "une", "vous", "y", "ça", "cependant",
    ],
    turns: &[],
    saying: &[
        "dit", "demande", "demanda", "répond", "répondit", "ajoute", "ajouta", "lance", "lança", "crie", "cria",
        "explique", "écrit", "affirme", "déclare", "interroge", "souligne", "disait", "assure",
    ],
    connectors: &["que", "qui", "dont", "ou", "et"],
    resumers: &[],
    open: &[
        "je", "tu", "il", "elle", "on", "nous", "le", "la", "les", "un", "une", "des", "mais", "et", "ou", "car",
        "que", "qui", "de", "du", "à", "en", "dans", "pour", "par", "avec", "sans", "sur", "euh", "ben", "bah", "ce",
        "c'est", "mon", "ma", "mes", "son", "sa", "ses", "j'ai",
    ],
    ..Tables::NONE
};
