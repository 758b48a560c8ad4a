//! The names of the roles of blocks.

use crate::article::Role;
use crate::i18n::Locale;

/// The name of a role in the reader's language.
pub fn role_name(role: Role, locale: Locale) -> &'static str {
    let m = locale.messages();
    match role {
        Role::Title => m.roles.title,
        Role::Byline => m.roles.byline,
        Role::Date => m.roles.date,
        Role::Caption => m.roles.caption,
        Role::Heading => m.roles.heading,
        Role::Body => m.roles.body,
        Role::Boilerplate => m.roles.boilerplate,
    }
}
