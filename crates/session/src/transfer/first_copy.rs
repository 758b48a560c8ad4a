//! Taking over what another copy of the app under the same origin stored: as a backup of its records, which
//! is shown before it is merged.

use crate::annotation::Stamp;
use crate::codec::to_pretty_text;
use crate::exchange::file::{Codebook, FORMAT, File, OFFSET_UNIT, VERSION};
use crate::exchange::{Backup, moment};
use crate::model::context::Context;
use crate::model::state::State;
use crate::transfer::import::open_file;

/// Opens the records of the copy in the folder with this path, by key, as a Hashiya file without articles.
pub fn open(state: &mut State, path: &str, records: Vec<(String, String)>, context: &mut Context) {
    let mut backup = Backup::default();
    backup.records.extend(records);
    let file = File {
        format: FORMAT.into(),
        version: VERSION,
        exported_at: moment(Stamp::from_millis(context.now())),
        generator: concat!("hashiya ", env!("CARGO_PKG_VERSION")).into(),
        offset_unit: OFFSET_UNIT.into(),
        codebook: Codebook::default(),
        annotators: Vec::new(),
        articles: Vec::new(),
        without_text: Vec::new(),
        backup: Some(backup),
        extra: Default::default(),
    };
    let name = format!("{path}hashiya.json");
    open_file(state, &name, Some(to_pretty_text(&file).into_bytes()), context);
}
