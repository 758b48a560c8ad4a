//! What the page told the site while it said "saved".

use anyhow::{Result, bail};

/// A moment in which the page said "saved".
pub struct Acknowledgement {
    /// How many moments of this load of the page came before it.
    pub number: usize,
    /// The open article and the label of each of its sentences, `0` for none.
    pub labels: Option<(String, Vec<char>)>,
    /// The articles that the library showed.
    pub articles: Vec<String>,
    /// How long the journal's transactions took, in milliseconds.
    pub transactions: Vec<f64>,
    /// How long the page said "saving", in milliseconds.
    pub savings: Vec<f64>,
}

/// What the page told among these requests.
///
/// # Errors
/// When a message is none of `tell.js`.
pub fn acknowledgements(requests: &[String]) -> Result<Vec<Acknowledgement>> {
    let told = requests.iter().filter_map(|path| path.strip_prefix("ack/"));
    told.map(|told| {
        let parts: Vec<&str> = told.split('/').collect();
        let [number, article, labels, articles, transactions, savings] = parts.as_slice() else {
            bail!("not understood: {told}");
        };
        Ok(Acknowledgement {
            number: number.parse()?,
            labels: (*article != "-").then(|| ((*article).to_owned(), labels.chars().collect())),
            articles: listed(articles, ',').map(str::to_owned).collect(),
            transactions: times(transactions)?,
            savings: times(savings)?,
        })
    })
    .collect()
}

fn times(list: &str) -> Result<Vec<f64>> {
    listed(list, '_').map(|time| Ok(time.parse()?)).collect()
}

fn listed(list: &str, between: char) -> impl Iterator<Item = &str> {
    list.split(between).filter(|one| *one != "-")
}
