//! Which sentences the list shows.

use yew::prelude::*;

use crate::anchor::Outcome;
use crate::i18n::{Locale, Messages};
use crate::session::ReviewItem;
use crate::ui::text::html;

/// Which sentences are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Those that wait for the reader.
    ToDecide,
    /// Those of which this has become.
    Of(Outcome),
    /// Those that the reader left without a place.
    LeftOut,
    /// All.
    All,
}

/// In the order in which they are offered: first what asks for the most.
const FILTERS: [Filter; 8] = [
    Filter::ToDecide,
    Filter::Of(Outcome::Changed),
    Filter::Of(Outcome::Unsure),
    Filter::Of(Outcome::Gone),
    Filter::Of(Outcome::Moved),
    Filter::Of(Outcome::Unchanged),
    Filter::LeftOut,
    Filter::All,
];

impl Filter {
    /// Whether a sentence is shown.
    pub fn shows(self, item: &ReviewItem) -> bool {
        match self {
            Self::ToDecide => item.waits(),
            Self::Of(outcome) => item.outcome == outcome,
            Self::LeftOut => item.is_left_out,
            Self::All => true,
        }
    }

    /// Its name, as the page has it.
    pub fn id(self) -> &'static str {
        match self {
            Self::ToDecide => "to-decide",
            Self::Of(outcome) => outcome.as_str(),
            Self::LeftOut => "left-out",
            Self::All => "all",
        }
    }

    fn text(self, m: &'static Messages) -> &'static str {
        match self {
            Self::ToDecide => m.revising.to_decide,
            Self::Of(outcome) => outcome_name(m, outcome),
            Self::LeftOut => m.revising.left_out,
            Self::All => m.revising.all,
        }
    }
}

/// What has become of a sentence, in a word or two.
pub fn outcome_name(m: &'static Messages, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Unchanged => m.revising.unchanged,
        Outcome::Moved => m.revising.moved,
        Outcome::Changed => m.revising.changed,
        Outcome::Unsure => m.revising.uncertain,
        Outcome::Gone => m.revising.gone,
    }
}

/// The choice, with how many there are of each; what there is none of is not offered.
pub fn filters(items: &[std::rc::Rc<ReviewItem>], chosen: Filter, choose: &Callback<Filter>, locale: Locale) -> Html {
    let m = locale.messages();
    let button = |filter: Filter| {
        let count = items.iter().filter(|item| filter.shows(item)).count();
        let is_offered = count > 0 || filter == chosen || matches!(filter, Filter::ToDecide | Filter::All);
        let choose = choose.reform(move |_: MouseEvent| filter);
        is_offered.then(|| {
            html! {
                <button key={filter.id()} class="button review-filter" data-action={format!("show-{}", filter.id())}
                    aria-pressed={(filter == chosen).to_string()} onclick={choose}>
                    <span>{ filter.text(m) }</span>
                    <b>{ locale.number(count) }</b>
                </button>
            }
        })
    };
    html! {
        <div class="review-filters" role="group" aria-label={m.revising.filter}>
            { for FILTERS.into_iter().filter_map(button) }
        </div>
    }
}
