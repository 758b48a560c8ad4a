//! Exported Hashiya files, checked by means that share nothing with the app: the shipped JSON
//! Schema with a real validator, and offsets counted again in code points.

use std::path::PathBuf;
use std::sync::OnceLock;

use anyhow::{Context, Result, bail, ensure};
use jsonschema::Validator;
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::dist::project;

/// A Hashiya file as far as the tests look into it.
#[derive(Clone, Debug, Deserialize)]
pub struct HashiyaFile {
    /// Always `hashiya`.
    pub format: String,
    /// The version of the format.
    pub version: u64,
    /// The unit of all offsets.
    pub offset_unit: String,
    /// Who tagged.
    pub annotators: Vec<Annotator>,
    /// The articles, each with all its sentences.
    pub articles: Vec<Article>,
}

/// A reader named in the file.
#[derive(Clone, Debug, Deserialize)]
pub struct Annotator {
    /// The reader's id.
    pub id: String,
    /// The reader's name from the settings.
    #[serde(default)]
    pub name: String,
}

/// An exported article.
#[derive(Clone, Debug, Deserialize)]
pub struct Article {
    /// The file's stem.
    pub id: String,
    /// BCP 47.
    pub language: String,
    /// `rtl` or `ltr`.
    pub direction: String,
    /// SHA-256 of `text` in UTF-8, in hexadecimal digits.
    pub sha256: String,
    /// The whole text.
    pub text: String,
    /// How the sentences were found, and what the reader changed.
    pub segmenter: Segmenter,
    /// The blocks, in order.
    pub blocks: Vec<Block>,
    /// All sentences, in order, tagged or not.
    pub sentences: Vec<Sentence>,
}

/// Where the sentences of an article come from.
#[derive(Clone, Debug, Deserialize)]
pub struct Segmenter {
    /// The reader's cuts, in the order of the text.
    #[serde(default)]
    pub edits: Vec<Edit>,
}

/// A cut of the reader's, at a code point.
#[derive(Clone, Debug, Deserialize)]
pub struct Edit {
    /// A sentence begins here.
    pub split: Option<usize>,
    /// The sentence that began here was joined to the one before.
    pub merge: Option<usize>,
}

/// An exported block.
#[derive(Clone, Debug, Deserialize)]
pub struct Block {
    /// The block's role.
    pub role: String,
    /// What it is more exactly.
    pub subrole: Option<String>,
    /// When the reader said so, if they did.
    pub role_set_at: Option<String>,
    /// First code point.
    pub start: usize,
    /// One after the last code point.
    pub end: usize,
}

/// An exported sentence.
#[derive(Clone, Debug, Deserialize)]
pub struct Sentence {
    /// First code point.
    pub start: usize,
    /// One after the last code point.
    pub end: usize,
    /// The sentence itself.
    pub text: String,
    /// The role of its block.
    pub role: String,
    /// Who said what about it.
    #[serde(default)]
    pub annotations: Vec<Annotation>,
}

/// One reader's tag on one sentence.
#[derive(Clone, Debug, Deserialize)]
pub struct Annotation {
    /// The reader's id.
    pub annotator: String,
    /// The label's id, when there is a label.
    pub label: Option<String>,
    /// The reader's note.
    #[serde(default)]
    pub note: Option<String>,
    /// Whether the reader marked the sentence as one to come back to.
    #[serde(default)]
    pub unsure: bool,
}

impl Sentence {
    /// The label of the only annotation, when there is one.
    pub fn label(&self) -> Option<&str> {
        self.annotations
            .iter()
            .find_map(|annotation| annotation.label.as_deref())
    }

    /// The first note that is not empty.
    pub fn note(&self) -> Option<&str> {
        self.annotations
            .iter()
            .filter_map(|annotation| annotation.note.as_deref())
            .find(|note| !note.is_empty())
    }
}

impl HashiyaFile {
    /// The article with this id.
    pub fn article(&self, id: &str) -> Result<&Article> {
        let ids = || self.articles.iter().map(|article| &article.id).collect::<Vec<_>>();
        self.articles
            .iter()
            .find(|article| article.id == id)
            .with_context(|| format!("no {id} in {:?}", ids()))
    }
}

impl Article {
    /// The tagged sentences as (text, label), in order.
    pub fn tagged(&self) -> Vec<(&str, &str)> {
        self.sentences
            .iter()
            .filter_map(|sentence| Some((sentence.text.as_str(), sentence.label()?)))
            .collect()
    }
}

/// Reads an exported file after checking it: against the schema, and every offset by hand.
pub fn check(value: &Value) -> Result<HashiyaFile> {
    check_schema(value)?;
    let file: HashiyaFile = serde_json::from_value(value.clone()).context("the exported file")?;
    ensure!(file.format == "hashiya", "format {}", file.format);
    ensure!(file.version == 1, "version {}", file.version);
    ensure!(file.offset_unit == "code_point", "offset unit {}", file.offset_unit);
    for article in &file.articles {
        check_article(article).with_context(|| format!("in article {}", article.id))?;
        check_annotators(&file, article)?;
    }
    Ok(file)
}

/// Fails with every place where `value` departs from the shipped schema.
pub fn check_schema(value: &Value) -> Result<()> {
    let errors: Vec<String> = validator()?
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    ensure!(errors.is_empty(), "against the schema:\n{}", errors.join("\n"));
    Ok(())
}

fn validator() -> Result<&'static Validator> {
    static VALIDATOR: OnceLock<Validator> = OnceLock::new();
    if let Some(validator) = VALIDATOR.get() {
        return Ok(validator);
    }
    let path: PathBuf = project().join("schema/hashiya-1.schema.json");
    let text = std::fs::read(&path).with_context(|| path.display().to_string())?;
    let schema: Value = serde_json::from_slice(&text).context("the schema")?;
    let options = jsonschema::options().should_validate_formats(true);
    let validator = match options.build(&schema) {
        Ok(validator) => validator,
        Err(error) => bail!("the schema itself is wrong: {error}"),
    };
    Ok(VALIDATOR.get_or_init(|| validator))
}

/// Every sentence is the slice of the text that it says it is, in order, without overlap, and
/// nothing but white space lies between them.
fn check_article(article: &Article) -> Result<()> {
    let characters: Vec<char> = article.text.chars().collect();
    let digest: String = Sha256::digest(article.text.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    ensure!(
        digest == article.sha256,
        "sha256 {} is not that of the text, {digest}",
        article.sha256
    );
    let mut at = 0;
    for sentence in &article.sentences {
        let (start, end) = (sentence.start, sentence.end);
        ensure!(
            start >= at && start < end && end <= characters.len(),
            "sentence {start}..{end} after {at}"
        );
        let slice: String = characters[start..end].iter().collect();
        ensure!(
            slice == sentence.text,
            "{start}..{end} is {slice:?}, not {:?}",
            sentence.text
        );
        ensure_blank(&characters, at, start)?;
        at = end;
    }
    ensure_blank(&characters, at, characters.len())?;
    for block in &article.blocks {
        ensure!(
            block.start < block.end && block.end <= characters.len(),
            "block {}..{}",
            block.start,
            block.end
        );
    }
    for sentence in &article.sentences {
        let inside = article
            .blocks
            .iter()
            .find(|block| block.start <= sentence.start && sentence.end <= block.end);
        let role = inside.map(|block| block.role.as_str());
        ensure!(
            role == Some(&sentence.role),
            "{:?} has role {}, its block {role:?}",
            sentence.text,
            sentence.role
        );
    }
    Ok(())
}

fn ensure_blank(characters: &[char], start: usize, end: usize) -> Result<()> {
    let between: String = characters[start..end].iter().collect();
    ensure!(
        between.chars().all(char::is_whitespace),
        "{between:?} at {start}..{end} is in no sentence"
    );
    Ok(())
}

fn check_annotators(file: &HashiyaFile, article: &Article) -> Result<()> {
    for annotation in article.sentences.iter().flat_map(|sentence| &sentence.annotations) {
        let known = file
            .annotators
            .iter()
            .any(|annotator| annotator.id == annotation.annotator);
        ensure!(known, "annotator {} is not in the file's list", annotation.annotator);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Article, Block, Segmenter, Sentence, check_article};
    use sha2::{Digest, Sha256};

    /// "😀 ab" with its two sentences, and one thing changed.
    fn article(change: impl FnOnce(&mut Article)) -> Article {
        let text = "😀 ab\n";
        let sentence = |start, end, text: &str| Sentence {
            start,
            end,
            text: text.to_owned(),
            role: "body".to_owned(),
            annotations: vec![],
        };
        let block = Block {
            role: "body".to_owned(),
            subrole: None,
            role_set_at: None,
            start: 0,
            end: 4,
        };
        let mut article = Article {
            id: "a".to_owned(),
            language: "en".to_owned(),
            direction: "ltr".to_owned(),
            sha256: Sha256::digest(text.as_bytes())
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect(),
            text: text.to_owned(),
            segmenter: Segmenter { edits: vec![] },
            blocks: vec![block],
            sentences: vec![sentence(0, 1, "😀"), sentence(2, 4, "ab")],
        };
        change(&mut article);
        article
    }

    #[test]
    fn code_points_pass_and_other_units_do_not() {
        assert!(check_article(&article(|_| {})).is_ok());
        // As UTF-16 units count, where the emoji takes two.
        let shifted = article(|article| (article.sentences[1].start, article.sentences[1].end) = (3, 5));
        assert!(check_article(&shifted).is_err());
    }

    #[test]
    fn gaps_overlaps_and_wrong_digests_are_found() {
        assert!(check_article(&article(|article| drop(article.sentences.remove(0)))).is_err());
        assert!(check_article(&article(|article| article.sentences.swap(0, 1))).is_err());
        assert!(check_article(&article(|article| article.sha256.replace_range(..1, "x"))).is_err());
        assert!(check_article(&article(|article| article.sentences[0].role = "title".to_owned())).is_err());
        assert!(check_article(&article(|article| article.blocks[0].end = 9)).is_err());
    }
}
