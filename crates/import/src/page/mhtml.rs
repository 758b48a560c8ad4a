//! Pages that a browser saved with all that belongs to them, in one file in the form of an e-mail (RFC 2557).

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, MessageParser, MessagePart, MimeHeaders, PartType};

use super::{Extent, article_in_html};
use crate::decoder::Decoder;
use crate::decoding::{Decoded, declared_in_html, text_of};
use crate::fault::{Damage, Fault};
use crate::imported::ImportedArticle;
use crate::limits::Limits;

/// The article in an MHTML file: in the page that was saved, not in the frames within it.
///
/// # Errors
/// When there is no page in it, its bytes fit no encoding, it has no text, or more than may be read.
pub fn article_in_mhtml(
    bytes: &[u8],
    chosen: Option<&str>,
    decoder: &dyn Decoder,
    limits: &Limits,
) -> Result<ImportedArticle, Fault> {
    let (page, address) = page_in_mhtml(bytes, chosen, decoder)?;
    let mut article = article_in_html(&page.text, Extent::Main, address.as_deref(), limits)?;
    article.metadata.encoding = Some(page.encoding);
    Ok(article)
}

/// The page in an MHTML file, and the address that it was saved from.
///
/// # Errors
/// When there is no page in it, or its bytes fit no encoding.
pub fn page_in_mhtml(
    bytes: &[u8],
    chosen: Option<&str>,
    decoder: &dyn Decoder,
) -> Result<(Decoded, Option<String>), Fault> {
    let damaged = |detail: &str| Fault::damaged(Damage::NoPage, detail);
    let message = MessageParser::default().parse(bytes);
    let message = message.ok_or_else(|| damaged("no headers of an MHTML file"))?;
    let saved = message.header_raw("Snapshot-Content-Location").map(str::trim);
    let pages = || message.parts.iter().filter(|part| is_page(part));
    let is_saved = |part: &&MessagePart| saved.is_some() && part.content_location() == saved;
    let part = pages().find(is_saved).or_else(|| pages().next());
    let part = part.ok_or_else(|| damaged("no page in the MHTML file"))?;

    // As bytes: the parser would decode the letters as well, and never fail.
    let range = part.offset_body as usize..part.offset_end as usize;
    let raw = bytes.get(range).unwrap_or_default();
    let page = match part.encoding {
        Encoding::None => Some(raw.to_vec()),
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::Base64 => base64_decode(raw),
    };
    let page = page.ok_or_else(|| damaged("a part of the MHTML file that cannot be decoded"))?;
    let of_header = part.content_type().and_then(|kind| kind.attribute("charset"));
    let of_page = declared_in_html(&page);
    let decoded = text_of(&page, of_header.or(of_page.as_deref()), chosen, decoder)?;
    Ok((decoded, part.content_location().or(saved).map(str::to_owned)))
}

fn is_page(part: &MessagePart) -> bool {
    let is_html = part.content_type().is_some_and(|kind| {
        let subtype = kind.subtype().unwrap_or_default();
        let is_page = subtype.eq_ignore_ascii_case("html") || subtype.eq_ignore_ascii_case("xhtml+xml");
        is_page && !matches!(part.body, PartType::Multipart(_) | PartType::Message(_))
    });
    is_html || matches!(part.body, PartType::Html(_))
}
