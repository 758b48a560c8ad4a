//! How the page looks to whom: lines of a good length, sizes and colours of the reader's choice, and
//! labels that differ without colour.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::dist::{dist, listed};
use hashiya_browser_tests::fixtures::{CLUTTERED, HARBOUR, RAIN};
use hashiya_browser_tests::system;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

/// The characters of each full line of the body's text: all lines of a paragraph but its last.
const LINES: &str = r"
    const [done] = arguments;
    document.fonts.ready.then(() => done(all('[data-role=body]').slice(0, 8).flatMap((block) => {
        block.closest('.block').style.contentVisibility = 'visible';
        const range = document.createRange();
        const lines = new Map();
        for (const one of block.querySelectorAll('[data-sentence]')) {
            const node = [...one.childNodes].find((child) => child.nodeType === Node.TEXT_NODE);
            for (let at = 0; at < node.length; at += 1) {
                range.setStart(node, at);
                range.setEnd(node, at + 1);
                const box = range.getBoundingClientRect();
                const line = Math.round((box.top + box.height / 2) / 12);
                lines.set(line, (lines.get(line) ?? 0) + 1);
            }
        }
        return [...lines.entries()].sort((a, b) => a[0] - b[0]).map(([, count]) => count).slice(0, -1);
    })));";

#[tokio::test]
async fn lines_have_60_to_75_characters() -> Result<()> {
    in_turn(async {
        let visit = Visit::start().await?;
        let arabic = listed(&dist()?)?.first().context("an article")?.id.clone();
        let sentence = "The harbour master said that the boats would leave again as soon as the wind had turned. ";
        visit
            .site
            .offer_only(&[("harbour.txt", &format!("{HARBOUR}\n{}\n", sentence.repeat(12)))]);
        measured(&visit, "harbour").await?;
        visit.end().await?;
        let visit = Visit::start().await?;
        measured(&visit, &arabic).await?;
        visit.end().await
    })
    .await
}

async fn measured(visit: &Visit, id: &str) -> Result<()> {
    visit.app.read(id).await?;
    let seen = visit.app.browser.run_async(LINES, vec![]).await?;
    let lines: Vec<u64> = seen
        .as_array()
        .context("lines")?
        .iter()
        .filter_map(Value::as_u64)
        .collect();
    ensure!(lines.len() > 8, "{id}: only {lines:?}");
    let mean = lines.iter().sum::<u64>() as f64 / lines.len() as f64;
    println!("{id}: {mean:.1} characters a line, of {} lines", lines.len());
    ensure!(
        (60.0..=75.0).contains(&mean),
        "{id}: {mean:.1} characters a line: {lines:?}"
    );
    Ok(())
}

/// Text size and theme are chosen in the settings, hold after a reload, and change what they say.
#[tokio::test]
async fn size_and_theme_are_the_readers() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("harbour.txt", HARBOUR)]).await?;
        let look = r"
            const style = getComputedStyle(one('[data-role=body]'));
            return [parseFloat(style.fontSize), getComputedStyle(document.documentElement).backgroundColor];";
        visit.app.read("harbour").await?;
        let before = visit.app.browser.run(look, vec![]).await?;
        visit.app.act("settings").await?;
        for action in ["text-larger", "text-larger", "theme-dark"] {
            visit.app.act(action).await?;
        }
        let larger = |seen: &Value| {
            let size = |look: &Value| look[0].as_f64().unwrap_or_default();
            size(seen) > size(&before) * 1.2 && seen[1] != before[1]
        };
        visit
            .app
            .browser
            .until("larger text in the dark", look, vec![], larger)
            .await?;
        visit.app.reload().await?;
        visit.app.wait_for_sentences().await?;
        visit
            .app
            .browser
            .until("the same after a reload", look, vec![], larger)
            .await?;
        visit.end().await
    })
    .await
}

/// For every label its sign and its line, as they are drawn.
const MARKS: &str = r"
    return ['claim', 'quote', 'background', null].map((label) => {
        const one = label ? document.querySelector(`[data-sentence][data-label=${label}]`)
            : document.querySelector('[data-sentence]:not([data-label])');
        const [text, sign] = [getComputedStyle(one), getComputedStyle(one, '::before')];
        // A sign is a colour in the shape of a mask, or a picture with a colour of its own.
        const picture = sign.backgroundImage;
        const painted = (picture.match(/rgba?\([^)]*\)/g) ?? []).find((colour) => !/, 0\)$/.test(colour));
        return { line: label && text.textDecorationStyle, shape: `${sign.maskImage} ${picture}`,
            paint: picture === 'none' ? sign.backgroundColor : painted,
            ground: getComputedStyle(document.documentElement).backgroundColor };
    });";

#[tokio::test]
async fn labels_differ_by_shape_and_line_and_who_wants_no_motion_gets_none() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("harbour.txt", HARBOUR)]).await?;
        visit.app.read("harbour").await?;
        let countable = visit.app.countable().await?;
        for (number, digit, label) in [(2, '1', "claim"), (3, '2', "quote"), (4, '3', "background")] {
            visit.app.tag(countable[number], digit, label).await?;
        }
        let browser = &visit.app.browser;
        for features in [
            &[("forced-colors", "active")][..],
            &[("forced-colors", "active"), ("prefers-color-scheme", "dark")],
            &[("prefers-contrast", "more")],
            &[],
        ] {
            system::media(browser, features).await?;
            let marks = browser.run(MARKS, vec![]).await?;
            let marks = marks.as_array().context("marks")?;
            for (at, mark) in marks.iter().enumerate() {
                ensure!(
                    mark["paint"].is_string() && mark["paint"] != mark["ground"],
                    "{features:?}: a sign that nobody sees: {mark}"
                );
                for other in &marks[at + 1..] {
                    ensure!(
                        mark["shape"] != other["shape"],
                        "{features:?}: the same sign: {mark} {other}"
                    );
                    ensure!(
                        mark["line"] != other["line"],
                        "{features:?}: the same line: {mark} {other}"
                    );
                }
            }
        }
        system::media(browser, &[("prefers-reduced-motion", "reduce")]).await?;
        let motion = r"
            return all('*').filter((one) => {
                const style = getComputedStyle(one);
                return [style.transitionDuration, style.animationDuration].some((times) =>
                    times.split(',').some((time) => parseFloat(time) > 0)) || style.scrollBehavior === 'smooth';
            }).map((one) => one.outerHTML.slice(0, 120));";
        let moving = browser.run(motion, vec![]).await?;
        ensure!(moving == json!([]), "these move: {moving}");
        visit.end().await
    })
    .await
}

/// Where the sign of each sentence is, in parts of the window: the middle of its room, and how high the
/// room and the sign are, and how wide the sign.
const SIGNS: &str = r"
    const [numbers] = arguments;
    return numbers.map((number) => {
        const line = sentence(number).getClientRects()[0];
        const style = getComputedStyle(sentence(number));
        const room = parseFloat(getComputedStyle(sentence(number), '::before').paddingInlineStart);
        const x = style.direction === 'rtl' ? line.right - room / 2 : line.left + room / 2;
        return [x / innerWidth, (line.top + line.height / 2) / innerHeight, line.height / innerHeight,
            parseFloat(style.fontSize) * 0.55 / innerHeight, parseFloat(style.fontSize) * 0.55 / innerWidth];
    });";

/// The line under each sentence.
const LINE_STYLES: &str = r"
    return arguments[0].map((number) => {
        const style = getComputedStyle(sentence(number));
        return [style.textDecorationLine, style.textDecorationStyle, style.textDecorationColor].join(' ');
    });";

/// Each label has its line, which who has not tagged yet does not see, and its sign: a small mark in its
/// room, not the room painted full.
#[tokio::test]
async fn labels_have_their_lines_and_signs() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN), ("harbour.txt", HARBOUR)]).await?;
        for article in ["rain", "harbour"] {
            visit.app.read(article).await?;
            let countable = visit.app.countable().await?;
            for (number, digit, label) in [(2, '1', "claim"), (3, '2', "quote"), (4, '3', "background")] {
                visit.app.tag(countable[number], digit, label).await?;
            }
            visit.app.focus(countable[0]).await?;
            let browser = &visit.app.browser;
            let lines = browser.run(LINE_STYLES, vec![json!(countable[1..5])]).await?;
            let expected = [
                "underline solid rgba(0, 0, 0, 0)",
                "underline solid",
                "underline double",
                "underline dotted",
            ];
            for (line, expected) in lines.as_array().context("lines")?.iter().zip(expected) {
                let line = line.as_str().context("a line")?;
                let unseen = "rgba(0, 0, 0, 0)";
                ensure!(
                    line.starts_with(expected) && line.contains(unseen) == expected.contains(unseen),
                    "{article}: {line} in the place of {expected}"
                );
            }
            let numbers = json!(countable[1..5]);
            let signs = browser.run(SIGNS, vec![numbers]).await?;
            let picture = Picture::of(&browser.client().screenshot().await?)?;
            for sign in signs.as_array().context("signs")? {
                let part = |at: usize| sign[at].as_f64().context("a place");
                let (x, middle, room, size, width) = (part(0)?, part(1)?, part(2)?, part(3)?, part(4)?);
                let ground = picture.at(0.002, middle);
                // A line through the room from top to bottom, as how far from the middle and whether painted.
                let line: Vec<(f64, bool)> = (-50..=50)
                    .map(|step| room * f64::from(step) / 100.0)
                    .map(|away| (away, difference(picture.at(x, middle + away), ground) > 90))
                    .collect();
                // Some signs have nothing in their middle.
                let is_seen = (-9..=9).any(|across| {
                    let across = x + width * f64::from(across) / 20.0;
                    (-9..=9).any(|down| {
                        let down = middle + size * f64::from(down) / 20.0;
                        difference(picture.at(across, down), ground) > 90
                    })
                });
                ensure!(is_seen, "{article}: no sign is seen: {sign}");
                let outside: Vec<_> = line.iter().filter(|(away, _)| away.abs() > size / 2.0).collect();
                // A letter of the line above may reach into the room.
                let painted = outside.iter().filter(|(_, painted)| *painted).count();
                ensure!(
                    painted * 3 < outside.len(),
                    "{article}: {painted} of {} painted around a sign: {sign}",
                    outside.len()
                );
            }
        }
        visit.end().await
    })
    .await
}

/// What was photographed of the window.
struct Picture {
    width: usize,
    height: usize,
    channels: usize,
    bytes: Vec<u8>,
}

impl Picture {
    fn of(bytes: &[u8]) -> Result<Self> {
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info()?;
        let mut pixels = vec![0; reader.output_buffer_size().context("a picture of that size")?];
        let info = reader.next_frame(&mut pixels)?;
        ensure!(info.bit_depth == png::BitDepth::Eight, "{:?}", info.bit_depth);
        Ok(Self {
            width: info.width as usize,
            height: info.height as usize,
            channels: info.color_type.samples(),
            bytes: pixels,
        })
    }

    /// Red, green and blue at a place in parts of width and height.
    fn at(&self, x: f64, y: f64) -> [u8; 3] {
        let index = |part: f64, size: usize| ((part * size as f64) as usize).min(size - 1);
        let start = (index(y, self.height) * self.width + index(x, self.width)) * self.channels;
        [self.bytes[start], self.bytes[start + 1], self.bytes[start + 2]]
    }
}

/// How far two colours are from each other, all three parts together.
fn difference(one: [u8; 3], other: [u8; 3]) -> u32 {
    (0..3).map(|part| u32::from(one[part].abs_diff(other[part]))).sum()
}

/// The frame of the focus is drawn whole: a block paints nothing outside of itself, so it has room for
/// the frame of each of its sentences.
#[tokio::test]
async fn the_frame_of_the_focus_is_not_cut_off() -> Result<()> {
    in_turn(async {
        let visit =
            Visit::with_articles(&[("rain.txt", RAIN), ("harbour.txt", HARBOUR), ("market.txt", CLUTTERED)]).await?;
        let script = r"
            const found = focusedElement();
            const style = getComputedStyle(found);
            const reach = parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth);
            const block = found.closest('.block').getBoundingClientRect();
            const cut = [...found.getClientRects()].flatMap((line) => [block.top - line.top + reach,
                line.bottom + reach - block.bottom, block.left - line.left + reach, line.right + reach - block.right]);
            return { cut: Math.max(...cut), reach, drawn: style.outlineStyle };";
        for article in ["rain", "harbour", "market"] {
            visit.app.read(article).await?;
            for number in visit.app.text_sentences().await? {
                visit.app.focus(number).await?;
                let seen = visit.app.browser.run(script, vec![]).await?;
                let cut = seen["cut"].as_f64().context("a number")?;
                ensure!(
                    seen["drawn"] == "solid" && seen["reach"].as_f64() > Some(2.0),
                    "no frame: {seen}"
                );
                ensure!(
                    cut <= 0.5,
                    "{article}: {cut} pixels of the frame of sentence {number} are cut off"
                );
            }
        }
        visit.end().await
    })
    .await
}
