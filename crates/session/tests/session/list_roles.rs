//! Items of lists and quotations: what a source says of them and what the reader does, kept, exported, read again,
//! also by a program that knows no such roles.

use hashiya_core::article::{GivenRole, LineRole, Marker, Nesting, Role};
use hashiya_session::annotate;
use hashiya_session::i18n::Locale;
use hashiya_session::{Message, transfer};
use hashiya_testing::files::schema_errors;
use serde_json::{Value, json};

use super::FILES;
use super::importing::{import, read};
use super::shell::Shell;

const LIST: &str = "What it says.\nOne. And more of one.\nInner.\nHe said so.\nGoes on.";

/// What the source of [`LIST`] says of each of its lines.
fn given() -> Vec<GivenRole> {
    let item = |level, marker| LineRole {
        role: Role::ListItem,
        nesting: Nesting { level, marker },
    };
    let quotation = LineRole {
        role: Role::Quotation,
        nesting: Nesting {
            level: 2,
            marker: Marker::Bullet,
        },
    };
    let lines = [
        Role::Body.into(),
        item(1, Marker::Number(3)),
        item(2, Marker::Task(true)),
        quotation,
        item(1, Marker::Nothing),
    ];
    let mut start = 0;
    let starts = LIST.split('\n').map(|line| {
        let here = start;
        start += line.chars().count() + 1;
        here
    });
    starts
        .zip(lines)
        .map(|(start, line)| GivenRole::new(start, line))
        .collect()
}

/// A visit in which the list was imported.
fn imported() -> Shell {
    let mut shell = Shell::reading(FILES);
    let mut file = read("list.md", LIST);
    file.read.as_mut().expect("an article").article.roles = given();
    import(&mut shell, vec![file]);
    shell.go("list");
    shell
}

fn roles(shell: &Shell) -> Vec<Role> {
    (0..shell.annotated().document.blocks.len())
        .map(|block| shell.annotated().role(block))
        .collect()
}

const ROLES: [Role; 5] = [
    Role::Body,
    Role::ListItem,
    Role::ListItem,
    Role::Quotation,
    Role::ListItem,
];

fn choose(shell: &mut Shell, sentence: usize, role: Role) {
    shell.focus(sentence);
    shell.send(Message::Annotate(annotate::Message::SetRole(Some(role))));
}

/// The file of everything, and the article `id` in it.
fn exported(shell: &mut Shell, id: &str) -> (Value, Value) {
    shell.send(Message::Transfer(transfer::Message::ExportAll));
    let (_, text) = shell.downloads.pop().expect("a file");
    let file: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(schema_errors(&file), Vec::<String>::new());
    let articles = file["articles"].as_array().expect("articles").clone();
    let article = articles
        .into_iter()
        .find(|article| article["id"] == id)
        .expect("the article");
    (file, article)
}

#[test]
fn items_and_quotations_are_counted_and_tagged_as_text_is() {
    let mut shell = imported();
    assert_eq!(roles(&shell), ROLES);
    assert_eq!(shell.annotated().counts().total, 6);
    for sentence in 0..6 {
        shell.focus(sentence);
        shell.tag("claim");
    }
    assert_eq!(shell.annotated().counts().tagged(), 6);
    let shell = shell.reopen();
    assert_eq!(roles(&shell), ROLES, "after the page was opened anew");
}

#[test]
fn a_file_says_what_they_are_beside_a_role_that_every_program_knows() {
    let mut shell = imported();
    let (file, article) = exported(&mut shell, "list");
    let said = |list: &str| -> Vec<(Value, Value)> {
        let parts = article[list].as_array().expect("a list").iter();
        parts
            .map(|part| (part["role"].clone(), part["subrole"].clone()))
            .collect()
    };
    let (body, item, quotation) = (json!("body"), json!("list-item"), json!("quotation"));
    let of = |subrole: &Value| (body.clone(), subrole.clone());
    let blocks = [of(&Value::Null), of(&item), of(&item), of(&quotation), of(&item)];
    assert_eq!(said("blocks"), blocks);
    assert_eq!(said("imported_roles"), blocks);
    let sentences = [&[of(&Value::Null), of(&item)][..], &blocks[1..]].concat();
    assert_eq!(said("sentences"), sentences);
    let details = |at: usize| {
        let given = &article["imported_roles"][at];
        ["level", "number", "checked", "continued"].map(|name| given[name].clone())
    };
    assert_eq!(details(0), [Value::Null, Value::Null, Value::Null, Value::Null]);
    assert_eq!(details(1), [Value::Null, json!(3), Value::Null, Value::Null]);
    assert_eq!(details(2), [json!(2), Value::Null, json!(true), Value::Null]);
    assert_eq!(details(3), [json!(2), Value::Null, Value::Null, Value::Null]);
    assert_eq!(details(4), [Value::Null, Value::Null, Value::Null, json!(true)]);
    let mut another = Shell::reading(FILES);
    another.open_file("all.json", &file.to_string());
    another.go("list");
    assert_eq!(roles(&another), ROLES);
    assert_eq!(*another.annotated().document.article.roles, *given());
    let nestings: Vec<Nesting> = (0..5).map(|block| another.annotated().nesting(block)).collect();
    assert_eq!(nestings, given().iter().map(|given| given.nesting).collect::<Vec<_>>());
}

#[test]
fn the_reader_makes_items_and_quotations_and_takes_them_back() {
    let mut shell = Shell::reading(FILES);
    choose(&mut shell, 3, Role::ListItem);
    choose(&mut shell, 6, Role::Quotation);
    let (one, other) = (shell.annotated().block_of(3), shell.annotated().block_of(6));
    assert_ne!(one, other, "two blocks");
    assert_eq!(
        [roles(&shell)[one], roles(&shell)[other]],
        [Role::ListItem, Role::Quotation]
    );
    assert_eq!(shell.annotated().nesting(one), Nesting::default());
    let mut shell = shell.reopen();
    assert_eq!(
        [roles(&shell)[one], roles(&shell)[other]],
        [Role::ListItem, Role::Quotation]
    );
    let (file, article) = exported(&mut shell, "story");
    assert_eq!(article["blocks"][one]["role"], "body");
    assert_eq!(article["blocks"][one]["subrole"], "list-item");
    assert!(article["blocks"][one]["role_set_at"].is_string());
    let mut another = Shell::reading(FILES);
    another.open_file("all.json", &file.to_string());
    assert_eq!(
        [roles(&another)[one], roles(&another)[other]],
        [Role::ListItem, Role::Quotation]
    );
    // Back to text, by hand and by undoing.
    choose(&mut shell, 3, Role::Body);
    choose(&mut shell, 6, Role::Body);
    shell.send(Message::Annotate(annotate::Message::Undo));
    assert_eq!(
        [roles(&shell)[one], roles(&shell)[other]],
        [Role::Body, Role::Quotation]
    );
    let mut shell = shell.reopen();
    assert_eq!(
        [roles(&shell)[one], roles(&shell)[other]],
        [Role::Body, Role::Quotation]
    );
    // The later word wins over the earlier file, and over nothing else.
    shell.open_file("all.json", &file.to_string());
    assert_eq!(
        [roles(&shell)[one], roles(&shell)[other]],
        [Role::Body, Role::Quotation]
    );
}

/// What the source said of an item is not forgotten while the reader calls it something else.
#[test]
fn an_item_that_was_called_text_is_the_same_item_again() {
    let mut shell = imported();
    choose(&mut shell, 1, Role::Body);
    assert_eq!(roles(&shell)[1], Role::Body);
    let mut shell = shell.reopen();
    assert_eq!(roles(&shell)[1], Role::Body);
    choose(&mut shell, 1, Role::ListItem);
    assert_eq!(shell.annotated().nesting(1).marker, Marker::Number(3));
    // And once round, by the key: every role comes, and this one again.
    let mut seen = vec![roles(&shell)[1]];
    for _ in 0..Role::ALL.len() {
        shell.send(Message::Annotate(annotate::Message::CycleRole));
        seen.push(roles(&shell)[1]);
    }
    assert_eq!(seen[0], seen[Role::ALL.len()]);
    assert!(Role::ALL.iter().all(|role| seen.contains(role)), "{seen:?}");
}

/// A program from before these roles keeps the field unread, and knows of `imported_roles` only the words that it has.
#[test]
fn a_file_that_went_through_an_earlier_program_is_read_as_far_as_it_says_something() {
    let mut shell = imported();
    choose(&mut shell, 0, Role::Quotation);
    let (mut file, _) = exported(&mut shell, "list");
    let article = file["articles"]
        .as_array_mut()
        .expect("articles")
        .iter_mut()
        .find(|article| article["id"] == "list")
        .expect("the list");
    for given in article["imported_roles"].as_array_mut().expect("roles") {
        *given = json!({ "start": given["start"], "role": given["role"] });
    }
    // The first block was called a heading there.
    article["blocks"][0]["role"] = json!("heading");
    assert_eq!(article["blocks"][0]["subrole"], "quotation");
    let mut another = Shell::reading(FILES);
    another.open_file("all.json", &file.to_string());
    another.go("list");
    assert_eq!(
        roles(&another),
        [Role::Heading, Role::Body, Role::Body, Role::Body, Role::Body]
    );
}

/// A newer program may have other words, and any program fields of this name.
#[test]
fn what_is_no_word_of_ours_is_kept_and_says_nothing() {
    let mut shell = Shell::reading(FILES);
    let (mut file, _) = exported(&mut shell, "story");
    let article = &mut file["articles"][0];
    article["blocks"][1]["subrole"] = json!("verse");
    article["blocks"][1]["role_set_at"] = json!("2026-11-20T10:00:00Z");
    article["sentences"][1]["subrole"] = json!({ "of": [1.5] });
    article["imported_roles"] = json!([{ "start": 0, "role": "body", "subrole": "verse", "level": 0 }]);
    let mut another = Shell::reading(FILES);
    let before = roles(&another);
    another.open_file("newer.json", &file.to_string());
    assert_eq!(roles(&another), before);
    let (_, article) = exported(&mut another, "story");
    assert_eq!(article["blocks"][1]["subrole"], "verse");
    assert_eq!(article["sentences"][1]["subrole"], json!({ "of": [1.5] }));
}

#[test]
fn numbers_are_drawn_and_said_in_the_language_of_whoever_reads() {
    let [ar, en] = ["ar", "en"].map(|tag| Locale::from_tag(tag).expect("a language"));
    let item = |level, marker| Nesting { level, marker };
    let drawn = |locale: Locale, nesting, language| locale.marker(Role::ListItem, nesting, language);
    let text = |text: &str| Some(text.to_owned());
    let ten = item(1, Marker::Number(10));
    assert_eq!(drawn(en, ten, "en"), text("10."));
    assert_eq!(drawn(en, ten, "de"), text("10."));
    assert_eq!(
        drawn(en, ten, "ar"),
        drawn(ar, ten, "ar-EG"),
        "the article's own digits"
    );
    assert_eq!(drawn(ar, ten, "en-GB"), text("10."));
    assert_eq!(drawn(en, item(1, Marker::Number(-3)), "en"), text("−3."));
    assert_eq!(drawn(en, item(1, Marker::Bullet), "en"), text("•"));
    assert_eq!(drawn(en, item(2, Marker::Bullet), "en"), text("◦"));
    assert_eq!(drawn(en, item(1, Marker::Nothing), "en"), None);
    assert_eq!(en.marker(Role::Quotation, ten, "en"), None);
    assert_eq!(en.marker(Role::Body, ten, "en"), None);
    assert_eq!(
        en.place_in_lists(Role::ListItem, item(2, Marker::Number(3))),
        ["number 3", "level 2"]
    );
    assert_eq!(
        en.place_in_lists(Role::ListItem, item(1, Marker::Task(false))),
        ["to do"]
    );
    assert_eq!(en.place_in_lists(Role::Quotation, item(2, Marker::Bullet)), ["level 2"]);
    assert_eq!(
        en.place_in_lists(Role::Body, item(2, Marker::Number(3))),
        Vec::<String>::new()
    );
}
