//! Asks which column of a table is what, with its first rows.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::encoding::encoding_field;
use crate::i18n::{Locale, fill, isolated};
use crate::session::importing::columns::{ColumnField, column_choice};
use crate::session::{Message, TableQuestion, Trial, column_name, importing};
use crate::ui::hooks::{StoreProps, use_watch};
use crate::ui::store::{Store, Watch};
use crate::ui::text::html;

/// The question.
#[component]
pub fn ColumnsQuestion(props: &StoreProps) -> Html {
    let store = &props.store;
    use_watch(store, Watch::Page);
    let (locale, table) = store.read(|state| (state.locale, state.importing.tables.front().cloned()));
    let Some(table) = table else {
        return Html::default();
    };
    let m = locale.messages();
    let names = table.files.iter().map(|file| isolated(file)).collect::<Vec<_>>();
    let names = names.join(&format!("{} ", m.print.comma));
    let can_read = table.can_be_read();
    let (trial, said) = match table.trial {
        Trial::Done => ("done", ""),
        Trial::UnderWay => ("under-way", m.encoding.reading),
        Trial::Failed => ("failed", m.encoding.no_table),
    };
    let send = |message: importing::Message| store.sender(move |_: MouseEvent| Message::Importing(message.clone()));
    html! {
        <div class="dialog-body settings columns">
            <p>{ fill(m.importing.columns_hint, &[("names", &names)]) }</p>
            { headings(store, &table, locale) }
            <div class="column-choices">
                { for ColumnField::ALL.into_iter().map(|field| choice(store, locale, &table, field)) }
                { encoding(store, &table, locale) }
            </div>
            <p role="status" data-trial={trial}>{ said }</p>
            { preview(&table, locale) }
            <div class="choices">
                <button class="button primary" data-action="read-tables" disabled={!can_read} onclick={send(importing::Message::ReadTables)}>
                    { m.importing.read_tables }
                </button>
                <button class="button" data-action="leave-table" onclick={send(importing::Message::LeaveTable)}>{ m.common.cancel }</button>
            </div>
        </div>
    }
}

fn field_name(locale: Locale, field: ColumnField) -> &'static str {
    let m = locale.messages();
    match field {
        ColumnField::Text => m.importing.column_text,
        ColumnField::Title => m.importing.paste_name,
        ColumnField::Author => m.importing.column_author,
        ColumnField::Date => m.importing.column_date,
        ColumnField::Address => m.importing.column_address,
    }
}

/// The encoding of the table; of those in an archive each has its own.
fn encoding(store: &Store, table: &TableQuestion, locale: Locale) -> Option<Html> {
    let found = table.preview.encoding.as_deref()?;
    let shown = table.encoding.as_deref().unwrap_or(found);
    let choose = |encoding| Message::Importing(importing::Message::ChooseTableEncoding(encoding));
    Some(encoding_field(store, Some(shown), Some(found), false, choose, locale))
}

/// The switch that says whether the first row names the columns, where the rows do not say it themselves.
fn headings(store: &Store, table: &TableQuestion, locale: Locale) -> Option<Html> {
    let shown = table.headings.or(table.preview.headings)?;
    let onchange = store.sender(move |event: Event| {
        let switch: HtmlInputElement = event.target_unchecked_into();
        Message::Importing(importing::Message::ChooseHeadings(switch.checked()))
    });
    Some(html! {
        <label class="check">
            <input type="checkbox" data-headings={shown.to_string()} checked={shown} {onchange} />
            <span>{ locale.messages().importing.first_row_headings }</span>
        </label>
    })
}

fn choice(store: &Store, locale: Locale, table: &TableQuestion, field: ColumnField) -> Html {
    let none = locale.messages().importing.column_none;
    let onchange = store.sender(move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        let column = Some(select.value()).filter(|column| !column.is_empty());
        Message::Importing(importing::Message::ChooseColumn(field, column))
    });
    let chosen = field.of(&table.columns);
    let option = |(at, column): (usize, &String)| {
        let name = column_choice(&table.preview, at, locale);
        html! { <option value={column.clone()} selected={chosen == Some(column)}>{ name }</option> }
    };
    html! {
        <label>
            <span>{ field_name(locale, field) }</span>
            // What was chosen of other columns is not shown of these.
            <select key={table.preview.columns.join("\n")} data-column={field.as_str()} autofocus={field == ColumnField::Text} {onchange}>
                <option value="" selected={chosen.is_none()}>{ none }</option>
                { for table.preview.columns.iter().enumerate().map(option) }
            </select>
        </label>
    }
}

/// The first rows, each as what its columns hold: a phone has no room for a table.
fn preview(table: &TableQuestion, locale: Locale) -> Html {
    let field = |(column, field): (&String, &String)| {
        html! {
            <div>
                <dt dir="auto">{ column_name(column, locale) }</dt>
                <dd dir="auto">{ field.clone() }</dd>
            </div>
        }
    };
    let row = |row: &Vec<String>| {
        let fields = table
            .preview
            .columns
            .iter()
            .zip(row)
            .filter(|(_, field)| !field.is_empty());
        html! { <li><dl>{ for fields.map(field) }</dl></li> }
    };
    html! { <ol class="table-preview" translate="no">{ for table.preview.rows.iter().map(row) }</ol> }
}
