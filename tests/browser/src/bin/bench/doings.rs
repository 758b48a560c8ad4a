//! What a reader does with an open article, one thing after the other.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::browser::Browser;
use hashiya_browser_tests::keys::{self, key};
use hashiya_browser_tests::pointer;
use hashiya_browser_tests::screens::{SCREENS, Screen, Step};
use serde_json::{Value, json};

/// From one key to the next.
const BETWEEN_KEYS: Duration = Duration::from_millis(60);

/// How far the wheel turns, in CSS pixels, and how far in a second.
const DISTANCE: i64 = 24_000;
const SPEED: i64 = 3_000;

/// The article's name in the addresses of [`SCREENS`], and the one that is open here.
const THEIRS: &str = "rain";
const OURS: &str = "long-10000";

/// Windows about articles that are not here.
const OF_VERSIONS: [&str; 2] = ["versions", "tags of the earlier version"];

/// The files that are put by, and who has made the second.
const BACKUP: &str = "backup.json";
const ANOTHERS: &str = "another.json";
const ANOTHER: &str = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d";

/// What has the focus in a page that reads.
const FOCUSED: &str = "[data-sentence][aria-selected='true']";

/// One step: to be made, and to be over when this is in the page (or, after `!`, no more).
#[derive(Clone)]
pub enum Act {
    /// Goes to a place of the app.
    Go(String),
    /// Presses keys one after the other.
    Keys(Vec<char>),
    /// Presses a key while another is held.
    Chord(Vec<char>),
    /// Clicks what this finds.
    Click(String),
    /// Puts a text into the field that this finds, or chooses it there.
    Fill(&'static str, String),
    /// Drops a file on the page that was put by there, under this name.
    Drop(&'static str),
    /// Drops a file with this name and text on the page.
    DropText(&'static str, &'static str),
    /// Drops files with these names and texts on the page.
    DropSeveral(&'static [(&'static str, &'static str)]),
    /// Pastes a text.
    Paste(&'static str),
    /// Turns the wheel, forth and back.
    Wheel,
}

/// Something that a reader does, after what it takes to be there.
pub struct Doing {
    /// What it is.
    pub name: String,
    /// What comes before it and is not measured.
    pub before: Vec<(Act, String)>,
    acts: Vec<(Act, String)>,
}

impl Doing {
    /// Steps, each with what is in the page when it is over (or, after `!`, no more).
    pub fn new(name: &str, before: Vec<(Act, String)>, acts: Vec<(Act, String)>) -> Self {
        Self {
            name: name.to_owned(),
            before,
            acts,
        }
    }

    /// Goes where it is done.
    pub async fn prepare(&self, app: &App) -> Result<()> {
        all_of(app, &self.before).await?;
        rest().await;
        Ok(())
    }

    /// Does it.
    pub async fn perform(&self, app: &App) -> Result<()> {
        all_of(app, &self.acts).await
    }
}

/// Until a page has done what it puts off for when nothing happens.
pub async fn rest() {
    tokio::time::sleep(Duration::from_millis(700)).await;
}

/// Everything, in its order. What is tagged in one round is left, so each has sentences of its own.
pub async fn all(app: &App, round: usize) -> Result<Vec<Doing>> {
    put_files_by(app).await?;
    let tagged = |number: usize| format!("[data-sentence='{number}'][data-label]");
    let untagged = |number: usize| format!("!{}", tagged(number));
    let focused = |number: usize| format!("[data-sentence='{number}'][aria-selected='true']");
    let at = |number: usize| (Act::Go(format!("#/articles/{OURS}/{number}")), focused(number));
    let typed = |text: &str| Act::Keys(text.chars().collect());
    let undo = || Act::Chord(vec![key::CONTROL, 'z']);
    let redo = || Act::Chord(vec![key::CONTROL, 'y']);
    let first = 3_000 + 100 * round;
    let mut doings = vec![
        Doing::new(
            "tagging",
            vec![at(first)],
            vec![(typed(&"123".repeat(8)), focused(first + 24))],
        ),
        Doing::new(
            "moving",
            vec![at(4_000)],
            vec![(Act::Keys(vec![key::DOWN; 40]), focused(4_040))],
        ),
        Doing::new(
            "jumping to the end and back",
            vec![at(4_000)],
            vec![
                (Act::Keys(vec![key::END]), focused(10_000)),
                (Act::Keys(vec![key::HOME]), focused(0)),
            ],
        ),
        Doing::new("turning the wheel", vec![at(0)], vec![(Act::Wheel, FOCUSED.to_owned())]),
        Doing::new(
            "tagging 1,000 at once",
            vec![
                at(9_001),
                (
                    Act::Chord(vec![key::SHIFT, key::END]),
                    "[data-sentence='9500'][data-selected]".to_owned(),
                ),
            ],
            vec![(typed("2"), tagged(9_500))],
        ),
        Doing::new("undo of 1,000 at once", vec![], vec![(undo(), untagged(9_500))]),
        Doing::new("redo of 1,000 at once", vec![], vec![(redo(), tagged(9_500))]),
        Doing::new("undo of it once more", vec![], vec![(undo(), untagged(9_500))]),
        Doing::new(
            "search while typing",
            vec![at(5_000), (typed("/"), "[data-search]".to_owned())],
            vec![
                (typed("رقم 99"), "[data-search]".to_owned()),
                (Act::Keys(vec![key::ENTER; 3]), "[data-search]".to_owned()),
                (Act::Keys(vec![key::ESCAPE]), "![data-search]".to_owned()),
            ],
        ),
        Doing::new(
            "split",
            vec![at(5_000), (typed("s"), "[data-dialog='split'][open]".to_owned())],
            vec![(Act::Keys(vec![key::ENTER]), "![data-dialog='split']".to_owned())],
        ),
        Doing::new("merge", vec![at(5_000)], vec![(typed("m"), focused(5_000))]),
        Doing::new(
            "merge of paragraphs",
            vec![at(5_005)],
            vec![(typed("m"), focused(5_005))],
        ),
        Doing::new("undo of a merge", vec![], vec![(undo(), FOCUSED.to_owned())]),
        Doing::new(
            "role of a block",
            vec![at(5_000)],
            vec![(typed("r"), FOCUSED.to_owned())],
        ),
        Doing::new("undo of a role", vec![], vec![(undo(), FOCUSED.to_owned())]),
    ];
    let unsure = first + 50;
    let mark = format!("[data-sentence='{unsure}'][data-unsure]");
    doings.push(Doing::new("a mark", vec![at(unsure)], vec![(typed("q"), mark)]));
    let is_window = |screen: &&Screen| screen.shows.contains("data-dialog") && !OF_VERSIONS.contains(&screen.name);
    for screen in SCREENS.iter().filter(is_window) {
        doings.extend(dialog(screen)?);
    }
    // Not a screen of the list: it is there while a file waits.
    let library = (Act::Go("#/".to_owned()), "#app [data-article]".to_owned());
    let asks = "[data-dialog='whose'][open]".to_owned();
    doings.extend(window("whose file", vec![library], (Act::Drop(ANOTHERS), asks)));
    Ok(doings)
}

/// Opening and closing a window, as the list of screens has it.
fn dialog(screen: &Screen) -> Result<[Doing; 2]> {
    let ours = |text: &str| text.replace(THEIRS, OURS);
    let hash = ours(screen.hash);
    let place = if hash.contains(OURS) {
        FOCUSED
    } else {
        "#app [data-article]"
    };
    let mut before = vec![(Act::Go(hash), place.to_owned())];
    let mut last: Option<(Act, String)> = None;
    for step in screen.steps {
        let act = match *step {
            Step::See(selector) => {
                let over = last.as_mut().or(before.last_mut()).context("something comes first")?;
                over.1 = ours(selector);
                continue;
            }
            Step::Act(action) => Act::Click(format!("[data-action='{action}']")),
            Step::Press(key) => Act::Keys(vec![key]),
            Step::Type(text) => Act::Keys(text.chars().collect()),
            Step::DropBackup => Act::Drop(BACKUP),
            Step::Drop(name, text) => Act::DropText(name, text),
            Step::DropSeveral(files) => Act::DropSeveral(files),
            Step::Paste(text) => Act::Paste(text),
            Step::Select(id) => Act::Click(format!("[data-tick='{id}']")),
        };
        before.extend(last.replace((act, place.to_owned())));
    }
    let (act, _) = last.with_context(|| format!("{}: nothing opens it", screen.name))?;
    Ok(window(screen.name, before, (act, screen.shows.to_owned())))
}

/// Opening a window, and closing it by Escape.
fn window(name: &str, before: Vec<(Act, String)>, open: (Act, String)) -> [Doing; 2] {
    let close = (Act::Keys(vec![key::ESCAPE]), "!dialog[open]".to_owned());
    [
        Doing::new(&format!("opening: {name}"), before, vec![open]),
        Doing::new(&format!("closing: {name}"), vec![], vec![close]),
    ]
}

async fn all_of(app: &App, acts: &[(Act, String)]) -> Result<()> {
    for (act, over) in acts {
        perform(&app.browser, act).await?;
        wait_for(&app.browser, over).await?;
    }
    Ok(())
}

async fn perform(browser: &Browser, act: &Act) -> Result<()> {
    let client = browser.client();
    match act {
        Act::Go(hash) => {
            let script = "if (location.hash !== arguments[0]) location.hash = arguments[0];";
            client.execute(script, vec![json!(hash)]).await?;
        }
        Act::Keys(values) => {
            let mut keyboard = KeyActions::new("keyboard".to_owned());
            for &value in values {
                keyboard = keyboard
                    .then(KeyAction::Down { value })
                    .then(KeyAction::Up { value })
                    .then(KeyAction::Pause { duration: BETWEEN_KEYS });
            }
            client.perform_actions(keyboard).await?;
        }
        Act::Chord(values) => keys::chord(browser, values).await?,
        Act::Click(selector) => {
            let script = "document.querySelector(arguments[0]).click();";
            client.execute(script, vec![json!(selector)]).await?;
        }
        Act::Fill(selector, text) => {
            client.execute(FILL, vec![json!(selector), json!(text)]).await?;
        }
        Act::Drop(name) => {
            let accepted = client.execute(DROP, vec![json!(name)]).await?;
            ensure!(accepted == json!(true), "the page does not take {name}: {accepted}");
        }
        Act::DropText(name, text) => pointer::drop_file(browser, name, text).await?,
        Act::DropSeveral(files) => pointer::drop_files(browser, files).await?,
        Act::Paste(text) => pointer::paste(browser, text, "").await?,
        Act::Wheel => {
            for distance in [-DISTANCE, DISTANCE] {
                let wheel = json!({"x": 400, "y": 300, "yDistance": distance, "speed": SPEED,
                    "gestureSourceType": "mouse", "preventFling": true});
                browser.devtools("Input.synthesizeScrollGesture", wheel).await?;
            }
        }
    }
    Ok(())
}

/// Waits until something is in the page, or no more: by a script that asks for nothing else, so that what
/// is measured is the page and not the one who looks.
pub async fn wait_for(browser: &Browser, selector: &str) -> Result<()> {
    hashiya_browser_tests::wait::until(selector, || async {
        let (wanted, found) = match selector.strip_prefix('!') {
            Some(gone) => (gone, false),
            None => (selector, true),
        };
        let script = "return document.querySelector(arguments[0]) !== null;";
        let seen = browser.client().execute(script, vec![json!(wanted)]).await?;
        Ok(hashiya_browser_tests::wait::Look::when(
            seen == Value::Bool(found),
            (),
            seen,
        ))
    })
    .await
}

/// Takes a backup of what is stored and a file of another person, and leaves them in the page: handing
/// them over would be a task by itself.
async fn put_files_by(app: &App) -> Result<()> {
    let browser = &app.browser;
    perform(browser, &Act::Go("#/".to_owned())).await?;
    wait_for(browser, "#app [data-article]").await?;
    let backup = serde_json::to_string(&app.download("back-up").await?.json()?)?;
    let file = app.download("export").await?.json()?;
    let person = file["annotators"][0]["id"]
        .as_str()
        .context("somebody who has tagged")?;
    let another = serde_json::to_string(&file)?.replace(person, ANOTHER);
    let script = "globalThis.__files = { [arguments[0]]: arguments[1], [arguments[2]]: arguments[3] };";
    let given = [BACKUP, &backup, ANOTHERS, &another].map(|text| json!(text)).to_vec();
    browser.client().execute(script, given).await.map(drop)?;
    Ok(())
}

/// Gives a field or a list of choices a value, as a reader would.
const FILL: &str = r"
    const field = document.querySelector(arguments[0]);
    field.value = arguments[1];
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));";

/// Drops a file on the page, as a file manager would.
const DROP: &str = r"
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([globalThis.__files[arguments[0]]], arguments[0], { type: 'application/json' }));
    const target = document.querySelector('main') ?? document.body;
    const send = (type) => target.dispatchEvent(new DragEvent(type, {
        dataTransfer, bubbles: true, cancelable: true, composed: true }));
    send('dragenter');
    const accepted = !send('dragover');
    send('drop');
    return accepted;";
