//! The head of an e-mail: who writes to whom, when, and what about.

use crate::text::fold;

/// What lines at the head of an e-mail are called, folded: by programs, and by those who copied one out of a program.
const HEADS: &[&str] = &[
    "from", "to", "cc", "bcc", "subject", "date", "sent", "reply-to", "de", "a", "objet", "envoye", "von", "an",
    "kopie", "betreff", "datum", "gesendet", "para", "asunto", "fecha", "enviado", "от", "кому", "тема", "дата", "من",
    "الي", "الموضوع", "التاريخ", "نسخه", "تاريخ الارسال", "از", "به", "موضوع", "تاريخ", "מאת", "אל", "נושא", "תאריך",
];

/// Whether a line of the head of an e-mail is called so.
pub fn is_head_name(name: &str) -> bool {
    HEADS.contains(&&*fold(name.trim()))
}
