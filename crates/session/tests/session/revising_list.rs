//! The list of what became of tagged sentences: what is shown of each, looking for a place by hand, and what is done in two
//! steps.

use hashiya_core::anchor::Outcome;
use hashiya_core::article::ArticleId;
use hashiya_session::library::selecting;
use hashiya_session::revising::Message as Revising;
use hashiya_session::{
    Choice, Decision, Dialog, Message, NoticeKind, PossiblePlaces, ReviewDetails, ReviewItem, ReviewStep, Route,
    library, navigation,
};

use super::FILES;
use super::shell::Shell;

/// Two versions of a report. Of the later one a number is another, a sentence stands elsewhere, one is there twice with
/// other words, and two are gone, of which one was written anew.
const BEFORE: &str = "فيضان يغلق الطريق الساحلي\n\nصحيفة الوادي\n\nأغلق فيضان مفاجئ الطريق الساحلي صباح الاثنين أمام السيارات. \
وقال رئيس البلدية إن الأضرار بلغت سبعة ملايين دينار حتى مساء أمس. ويصل هذا الطريق بين المدينة القديمة والميناء منذ قرن كامل. \
وتقول جمعية الصيادين إن عشرين قاربا غرقت قرب الرصيف.\n\n\
وأعلنت المدارس تعليق الدروس يومين كاملين. وطلبت البلدية من السكان البقاء في بيوتهم حتى انحسار الماء. \
وتعود آخر كارثة مماثلة إلى شتاء عام ١٩٨٧. وشكر الأهالي رجال الإطفاء على عملهم طوال الليل.\n";
const AFTER: &str = "فيضان يغلق الطريق الساحلي\n\nصحيفة الوادي\n\nأغلق فيضان مفاجئ الطريق الساحلي صباح الاثنين أمام السيارات. \
وقال رئيس البلدية إن الأضرار بلغت تسعة ملايين دينار حتى مساء أمس.\n\n\
وأعلنت المدارس تعليق الدروس يومين كاملين. وطلبت البلدية من السكان البقاء في بيوتهم حتى صباح الغد. \
وطلبت البلدية من السكان البقاء في بيوتهم حتى مساء الغد. \
وتعود آخر كارثة مماثلة إلى شتاء عام ١٩٨٧. وعبّر الناس عن امتنانهم لفرق الإنقاذ. \
ويصل هذا الطريق بين المدينة القديمة والميناء منذ قرن كامل.\n";

/// Sentences of the first version.
const DAMAGE: usize = 3;
const ROAD: usize = 4;
const BOATS: usize = 5;
const SCHOOLS: usize = 6;
const STAY: usize = 7;
const THANKS: usize = 9;

/// Sentences of the second one.
const DAMAGE_LATER: usize = 3;
const STAY_FIRST: usize = 5;
const STAY_SECOND: usize = 6;
const THANKS_LATER: usize = 8;
const ROAD_LATER: usize = 9;

fn revising(shell: &mut Shell, message: Revising) {
    shell.send(Message::Revising(message));
}

/// The article that stands in the place of the first version.
pub fn current(shell: &Shell) -> ArticleId {
    shell.state().current_of(&ArticleId::new("flood")).clone()
}

/// The list, with these sentences of the first version tagged.
pub fn list(labels: &[(usize, &str)]) -> Shell {
    let mut shell = Shell::reading(FILES);
    shell.open_file("flood.txt", BEFORE);
    shell.go("flood");
    for (sentence, label) in labels {
        shell.focus(*sentence);
        shell.tag(label);
    }
    shell.open_file("flood.txt", AFTER);
    revising(&mut shell, Revising::Choose(0, Choice::Replace));
    revising(&mut shell, Revising::Confirm);
    assert_eq!(shell.state().navigation.dialog, Some(Dialog::Review));
    shell
}

/// What became of the sentence with this number.
fn item(shell: &Shell, sentence: usize) -> ReviewItem {
    let state = shell.state();
    let earlier = state
        .entry(&ArticleId::new("flood"))
        .and_then(|entry| entry.annotated());
    let span = earlier.expect("the earlier version").document.sentences[sentence].chars;
    let mut items = state.review_items(&current(shell)).into_iter();
    items.find(|item| item.span == span).expect("it is in the list")
}

fn details(shell: &Shell, sentence: usize) -> ReviewDetails {
    let details = shell.state().review_details(&item(shell, sentence));
    details.expect("both texts are here")
}

fn places(shell: &Shell, sentence: usize) -> PossiblePlaces {
    shell.state().possible_places(&item(shell, sentence))
}

fn decide(shell: &mut Shell, sentence: usize, decision: Decision) {
    let ReviewItem { earlier, span, .. } = item(shell, sentence);
    revising(
        shell,
        Revising::Decide {
            earlier,
            span,
            decision,
        },
    );
}

/// Puts a sentence at the one with this number in the later text.
fn place(shell: &mut Shell, sentence: usize, to: usize) {
    let span = shell.annotated().document.sentences[to].chars;
    decide(shell, sentence, Decision::Place(span));
}

fn label_of(shell: &Shell, sentence: usize) -> Option<String> {
    shell.annotated().label(sentence).map(|(_, label)| label.to_string())
}

/// Sentences of the first version, with labels.
pub const ALL: [(usize, &str); 6] = [
    (DAMAGE, "claim"),
    (ROAD, "background"),
    (BOATS, "quote"),
    (SCHOOLS, "quote"),
    (STAY, "claim"),
    (THANKS, "background"),
];

#[test]
fn places_are_shown_with_what_stands_around_them() {
    let shell = list(&ALL);
    assert_eq!(item(&shell, STAY).outcome, Outcome::Unsure);
    let stay = details(&shell, STAY);
    let sentences: Vec<Option<usize>> = stay.suggested.iter().map(|shown| shown.place.sentence).collect();
    assert_eq!(sentences, [Some(STAY_FIRST), Some(STAY_SECOND)]);
    // Each stands beside the other, and beside another sentence.
    let around = &stay.suggested[1].around;
    assert!(around.before.as_deref().is_some_and(|text| text.contains("صباح الغد")));
    assert!(around.after.as_deref().is_some_and(|text| text.contains("١٩٨٧")));
    assert!(
        stay.around
            .before
            .as_deref()
            .is_some_and(|text| text.contains("المدارس"))
    );
    assert!(stay.to.is_none() && stay.opened_on.is_none());
    let moved = details(&shell, ROAD).to.expect("it is placed");
    assert_eq!((moved.place.sentence, moved.around.after), (Some(ROAD_LATER), None));
    assert_eq!(moved.ordinal, shell.annotated().ordinal(ROAD_LATER));
    assert!(details(&shell, BOATS).suggested.is_empty());
}

#[test]
fn of_several_earlier_versions_each_says_when_it_came() {
    let mut shell = list(&ALL);
    shell.open_file("flood.txt", &AFTER.replace("تسعة", "عشرة"));
    revising(&mut shell, Revising::Choose(0, Choice::Replace));
    revising(&mut shell, Revising::Confirm);
    assert_eq!(details(&shell, DAMAGE).opened_on, Some("٢٢ نوفمبر ٢٠٢٦".into()));
}

#[test]
fn a_place_with_another_label_of_the_reader_says_which_one_counts() {
    let mut shell = list(&ALL);
    let suggested = |shell: &Shell| details(shell, DAMAGE).suggested.remove(0);
    assert_eq!(suggested(&shell).own, None);
    shell.send(Message::Close);
    shell.focus(DAMAGE_LATER);
    shell.tag("quote");
    revising(&mut shell, Revising::Review(ArticleId::new("flood")));
    let own = suggested(&shell).own.expect("it says so");
    assert_eq!(
        (own.label.as_str(), own.counts.as_str()),
        ("quote", "quote"),
        "the later one"
    );
    place(&mut shell, DAMAGE, DAMAGE_LATER);
    assert_eq!(label_of(&shell, DAMAGE_LATER), Some("quote".into()));
    // The same label says nothing, nor does what came from the sentence itself.
    place(&mut shell, SCHOOLS, DAMAGE_LATER);
    assert_eq!(details(&shell, SCHOOLS).to.and_then(|place| place.own), None);
    place(&mut shell, BOATS, THANKS_LATER);
    assert_eq!(details(&shell, BOATS).to.and_then(|place| place.own), None);
}

#[test]
fn of_two_sentences_in_one_place_the_later_tag_counts_and_the_other_says_so() {
    let mut shell = list(&ALL);
    place(&mut shell, DAMAGE, THANKS_LATER);
    place(&mut shell, BOATS, THANKS_LATER);
    let own = |sentence| details(&shell, sentence).to.and_then(|place| place.own);
    let of_damage = own(DAMAGE).expect("it says so");
    assert_eq!(
        (of_damage.label.as_str(), of_damage.counts.as_str()),
        ("quote", "quote")
    );
    assert_eq!(own(BOATS), None, "what stands there came from it");
    assert_eq!(label_of(&shell, THANKS_LATER), Some("quote".into()));
}

#[test]
fn a_place_is_found_by_its_words_from_where_it_is_to_be_expected() {
    let shell = list(&ALL);
    let found = places(&shell, THANKS);
    let count = shell.annotated().document.sentences.len();
    assert_eq!(found.sentences.len(), count);
    assert_eq!(found.found(""), (0..count).collect::<Vec<_>>());
    assert_eq!(found.found("الإنقاذ عبر"), [THANKS_LATER], "any order, without marks");
    assert_eq!(found.found("وطلبت"), [STAY_FIRST, STAY_SECOND]);
    assert!(found.found("قطار").is_empty());
    // After the last sentence before it that has a place.
    assert_eq!(places(&shell, BOATS).expected, count - 1, "the road moved to the end");
    assert_eq!(places(&shell, STAY).expected, STAY_FIRST);
    let labels: Vec<Option<&str>> = found
        .sentences
        .iter()
        .map(|place| place.label.as_ref().map(|label| label.as_str()))
        .collect();
    assert_eq!((labels[ROAD_LATER], labels[THANKS_LATER]), (Some("background"), None));
}

#[test]
fn where_a_sentence_was_placed_without_asking_it_can_be_placed_again() {
    let mut shell = list(&ALL);
    decide(&mut shell, ROAD, Decision::LeaveOut);
    assert_eq!(label_of(&shell, ROAD_LATER), None);
    decide(&mut shell, ROAD, Decision::Reopen);
    let item = item(&shell, ROAD);
    assert!(item.waits() && item.outcome == Outcome::Moved);
    let suggested: Vec<Option<usize>> = item.suggested.iter().map(|place| place.sentence).collect();
    assert_eq!(suggested, [Some(ROAD_LATER)]);
    // What the reader chose themselves is no suggestion.
    place(&mut shell, BOATS, THANKS_LATER);
    decide(&mut shell, BOATS, Decision::Reopen);
    assert!(self::item(&shell, BOATS).suggested.is_empty());
}

#[test]
fn what_is_done_in_two_steps_is_left_by_closing_it_and_the_list_stays() {
    let mut shell = list(&ALL);
    let ReviewItem { earlier, span, .. } = item(&shell, BOATS);
    let placing = ReviewStep::Placing { earlier, span };
    for step in [placing, ReviewStep::AcceptingAll, ReviewStep::TakingBack] {
        revising(&mut shell, Revising::Begin(step.clone()));
        assert_eq!(shell.state().revising.step.as_ref(), Some(&step));
        shell.send(Message::Close);
        assert_eq!(shell.state().revising.step, None, "{step:?}");
        assert_eq!(shell.state().navigation.dialog, Some(Dialog::Review), "{step:?}");
    }
    shell.send(Message::Close);
    assert_eq!(shell.state().navigation.dialog, None);
    // Without the list nothing of it begins.
    revising(&mut shell, Revising::Begin(ReviewStep::AcceptingAll));
    assert_eq!(shell.state().revising.step, None);
}

#[test]
fn each_decision_and_its_undoing_end_the_step_that_they_are() {
    let mut shell = list(&ALL);
    revising(&mut shell, Revising::Begin(ReviewStep::AcceptingAll));
    revising(&mut shell, Revising::AcceptAll);
    assert_eq!(shell.state().revising.step, None);
    assert_eq!(label_of(&shell, DAMAGE_LATER), Some("claim".into()));
    assert!(item(&shell, STAY).waits(), "two places are no suggestion");
    revising(&mut shell, Revising::Begin(ReviewStep::TakingBack));
    revising(&mut shell, Revising::UndoDecision);
    assert_eq!(shell.state().revising.step, None);
    assert_eq!(label_of(&shell, DAMAGE_LATER), None);
    revising(&mut shell, Revising::Begin(ReviewStep::TakingBack));
    let id = current(&shell);
    revising(&mut shell, Revising::TakeBack(id));
    assert_eq!(
        (&shell.state().revising.step, shell.state().navigation.dialog),
        (&None, None)
    );
}

#[test]
fn the_message_says_how_many_wait_now() {
    let mut shell = list(&ALL);
    let waiting = |shell: &Shell| {
        let mut kinds = shell.state().notices.shown.iter().map(|notice| &notice.kind);
        kinds.find_map(|kind| match kind {
            NoticeKind::Replaced { waiting, .. } => Some(*waiting),
            _ => None,
        })
    };
    assert_eq!(waiting(&shell), Some(4));
    decide(&mut shell, THANKS, Decision::LeaveOut);
    assert_eq!(waiting(&shell), Some(3));
    revising(&mut shell, Revising::UndoDecision);
    assert_eq!(waiting(&shell), Some(4));
}

#[test]
fn of_two_selected_articles_the_one_that_was_here_first_is_the_old_one() {
    let mut shell = Shell::reading(FILES);
    for name in ["second", "first"] {
        shell.open_file(
            &format!("{name}.txt"),
            &format!("Report {name}\n\nIt says {name}. And more of {name}."),
        );
    }
    shell.send(Message::Navigation(navigation::Message::RouteChanged(Route::Library)));
    let select = |shell: &mut Shell, message| shell.send(Message::Library(library::Message::Select(message)));
    select(&mut shell, selecting::Message::BeginOrEnd);
    let choose = |shell: &mut Shell, id: &str| {
        let id = ArticleId::new(id);
        select(shell, selecting::Message::Choose { id, extend: false });
    };
    let pair = |shell: &Shell| {
        let pair = shell.state().selected_pair();
        pair.map(|(old, new)| [old.to_string(), new.to_string()])
    };
    choose(&mut shell, "first");
    assert_eq!(pair(&shell), None);
    choose(&mut shell, "second");
    assert_eq!(pair(&shell), Some(["second".into(), "first".into()]));
    choose(&mut shell, "story");
    assert_eq!(pair(&shell), None, "three are no pair");
    choose(&mut shell, "second");
    assert_eq!(
        pair(&shell),
        Some(["story".into(), "first".into()]),
        "what came with the app was first"
    );
    let (old, new) = shell.state().selected_pair().expect("a pair");
    revising(&mut shell, Revising::Ask { old, new });
    let shown = shell.state().questions_shown();
    let [shown] = shown.as_slice() else {
        panic!("{shown:?}");
    };
    assert!(!shown.question.likeness.is_likely(), "they have nothing in common");
    assert_eq!(shown.question.choice, Choice::KeepBoth);
    assert_eq!((shown.old.opened_on.as_deref(), shown.new.tagged), (None, 0));
    assert_eq!(shown.new.opened_on.as_deref(), Some("٢٢ نوفمبر ٢٠٢٦"));
    shell.send(Message::Close);
    assert!(shell.state().revising.asked.is_empty() && shell.state().navigation.dialog.is_none());
}
