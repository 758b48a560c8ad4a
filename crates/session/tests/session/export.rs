//! What a file says of the codebook: each label in every language of the interface.

use crate::FILES;
use crate::shell::Shell;
use hashiya_core::codebook::DEFAULT_LABELS;
use hashiya_session::i18n::Locale;
use hashiya_testing::files::list;

#[test]
fn a_file_names_and_defines_every_label_in_every_language() {
    let file = Shell::reading(FILES).export();
    let labels = list(&file["codebook"]["labels"]);
    assert_eq!(labels.len(), DEFAULT_LABELS.len());
    let claim = &labels[0];
    for (tag, name) in [("ar", "ادعاء"), ("en", "Claim"), ("fr", "Affirmation")] {
        assert_eq!(claim["name"][tag], name);
    }
    for label in labels {
        for texts in [&label["name"], &label["definition"]] {
            let languages = texts.as_object().expect("texts").keys();
            assert!(languages.eq(Locale::all().map(Locale::tag)), "{label}");
        }
    }
}
