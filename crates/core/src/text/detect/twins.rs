//! Languages so near each other that trigrams and small words take them for one: told apart by the few
//! words that one has and the other has not.

use super::super::language::Language;

/// Two such languages.
struct Twins {
    /// What trigrams and small words call both.
    called: Language,
    /// Words of that one alone.
    own: &'static str,
    other: Language,
    /// Words of the other one alone.
    others: &'static str,
    /// In a text of so many words or more, words of the other would stand; without them it is the first.
    long: usize,
}

#[rustfmt::skip]
const TWINS: &[Twins] = &[
    // Bosnian, which is near both, has words of neither list.
    Twins {
        called: Language::Croatian,
        own: "tko tjedan tjedna tjednu tjedni općina općine općini tisuća tisuće siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca uopće europske zrakoplov povijesti izvješće",
        other: Language::Serbian,
        others: "gde takođe posle pre ovde uvek vreme dve reč nedelje nedelju nedelja opština opštine hiljada hiljade januara februara marta aprila juna jula avgusta septembra oktobra novembra decembra ko evropske istorije izveštaj mesto lepo videti deo ceo",
        long: usize::MAX,
    },
    Twins {
        called: Language::Indonesian,
        own: "karena bahwa bisa setelah saja yaitu uang ingin polisi warga namun agar tapi cuma pemerintah pihaknya kantor mobil senin kamis jumat minggu maret juni juli agustus desember jawa jakarta apalagi usai wali walikota bupati gubernur provinsi kabupaten kecamatan",
        other: Language::Malay,
        others: "kerana bahawa boleh selepas sahaja iaitu wang mahu polis kerajaan beliau ialah isnin khamis jumaat ahad mac jun julai ogos disember pejabat kereta turut kuala awak cuba sebab hendak ahli",
        long: 25,
    },
];

/// The language itself, or the twin of which `words` (between spaces) have words; unknown when they
/// have words of both, or of neither and are few.
pub(super) fn told_apart(language: Language, words: &str) -> Language {
    let Some(twins) = TWINS.iter().find(|twins| twins.called == language) else {
        return language;
    };
    let lower = words.to_lowercase();
    let words = || lower.split(' ').filter(|word| !word.is_empty());
    let count = |list: &str| words().filter(|word| list.split(' ').any(|own| own == *word)).count();
    let (own, others) = (count(twins.own), count(twins.others));
    if own > 2 * others || (own == others && words().count() >= twins.long) {
        twins.called
    } else if others > 2 * own {
        twins.other
    } else {
        Language::Unknown
    }
}
