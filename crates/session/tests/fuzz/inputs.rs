//! Bytes that are called a Hashiya file: sound files with some of their parts changed, files whose
//! text was damaged, and bytes at random.

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::earlier_texts;
use super::random::Random;
use super::values::{any, number, places, text};

/// Bytes to open, made from one of some sound files.
pub fn input(random: &mut Random, sound: &[Value]) -> Vec<u8> {
    match random.below(16) {
        0 => bytes(random),
        1 | 2 => damaged(random, sound),
        _ => changed(random, sound).to_string().into_bytes(),
    }
}

/// A sound file with one to four changes; then often repaired where a check would end the reading,
/// so that what stands behind that check is reached.
fn changed(random: &mut Random, sound: &[Value]) -> Value {
    let mut file = random.pick(sound).clone();
    for _ in 0..=random.below(4) {
        change(random, &mut file);
    }
    if !random.once_in(4) {
        repair(&mut file);
    }
    file
}

fn change(random: &mut Random, file: &mut Value) {
    match random.below(24) {
        0 => remove(random, file),
        1 => double(random, file),
        2 => {
            let value = any(random);
            replace(random, file, value);
        }
        3 => {
            let value = number(random);
            replace(random, file, value);
        }
        4 => {
            let value = json!(text(random));
            replace(random, file, value);
        }
        5 => move_within(random, file),
        6 => add_field(random, file),
        7 => shift_span(random, file),
        8 => another_text(random, file),
        9 => contradict(random, file),
        10 => another_article(random, file),
        11 => cut(random, file),
        12 => swap_ends(random, file),
        13 | 14 => another_text(random, file),
        15 | 16 => contradict(random, file),
        17 => another_article(random, file),
        18 | 19 => cut(random, file),
        20 => add_field(random, file),
        21 | 22 => another_earlier_text(random, file),
        _ => wrong_hash(random, file),
    }
}

/// A place of a file that is not the file itself, with the place around it and its name there.
fn place(random: &mut Random, file: &Value) -> Option<(String, String)> {
    let all = places(file);
    let chosen = random.pick(&all).clone();
    let (around, name) = chosen.rsplit_once('/')?;
    Some((around.to_owned(), name.replace("~1", "/").replace("~0", "~")))
}

fn remove(random: &mut Random, file: &mut Value) {
    let Some((around, name)) = place(random, file) else {
        return;
    };
    match file.pointer_mut(&around) {
        Some(Value::Object(fields)) => drop(fields.remove(&name)),
        Some(Value::Array(items)) => {
            let at = random.below(items.len().max(1));
            if at < items.len() {
                items.remove(at);
            }
        }
        _ => {}
    }
}

/// An item of a list once more, somewhere in the list.
fn double(random: &mut Random, file: &mut Value) {
    let Some((around, _)) = place(random, file) else {
        return;
    };
    if let Some(Value::Array(items)) = file.pointer_mut(&around)
        && !items.is_empty()
    {
        let again = random.pick(items).clone();
        let at = random.below(items.len() + 1);
        items.insert(at, again);
    }
}

fn replace(random: &mut Random, file: &mut Value, value: Value) {
    let all = places(file);
    let chosen = random.pick(&all);
    if let Some(here) = file.pointer_mut(chosen) {
        *here = value;
    }
}

/// What stands at one place, at another one.
fn move_within(random: &mut Random, file: &mut Value) {
    let all = places(file);
    let from = random.pick(&all).clone();
    if let Some(value) = file.pointer(&from).cloned()
        && value.to_string().len() < 4_000
    {
        replace(random, file, value);
    }
}

fn add_field(random: &mut Random, file: &mut Value) {
    let all = places(file);
    let chosen = random.pick(&all).clone();
    let (name, value) = (text(random), any(random));
    if let Some(Value::Object(fields)) = file.pointer_mut(&chosen) {
        fields.insert(name, value);
    }
}

/// An article of the file, if it has a list of them; or what one of them was before.
fn article<'a>(random: &mut Random, file: &'a mut Value) -> Option<&'a mut Map<String, Value>> {
    let articles = file.get_mut("articles")?.as_array_mut()?;
    let count = articles.len();
    let article = articles.get_mut(random.below(count.max(1)))?;
    let earlier = if random.once_in(2) {
        "/earlier_texts/0/article"
    } else {
        ""
    };
    let place = if article.pointer(earlier).is_some() {
        earlier
    } else {
        ""
    };
    article.pointer_mut(place)?.as_object_mut()
}

fn another_earlier_text(random: &mut Random, file: &mut Value) {
    if let Some(article) = article(random, file) {
        earlier_texts::put(random, article);
    }
}

/// One of an article's lists of spans, and an object of it.
fn spanned<'a>(random: &mut Random, file: &'a mut Value) -> Option<&'a mut Value> {
    let list = *random.pick(&["sentences", "sentences", "blocks", "cleared", "unplaced"]);
    let items = article(random, file)?.get_mut(list)?.as_array_mut()?;
    let count = items.len();
    items.get_mut(random.below(count.max(1)))
}

fn shift_span(random: &mut Random, file: &mut Value) {
    let by = random.below(5) as i64 - 2;
    let both = random.once_in(2);
    let end = *random.pick(&["start", "end"]);
    if let Some(object) = spanned(random, file) {
        for name in ["start", "end"] {
            if (both || name == end)
                && let Some(at) = object.get(name).and_then(Value::as_i64)
            {
                object[name] = json!(at.saturating_add(by));
            }
        }
    }
}

fn swap_ends(random: &mut Random, file: &mut Value) {
    if let Some(Value::Object(object)) = spanned(random, file)
        && let (Some(start), Some(end)) = (object.get("start").cloned(), object.get("end").cloned())
    {
        object.insert("start".into(), end);
        object.insert("end".into(), start);
    }
}

/// The text with something put in, taken out, or said twice.
fn another_text(random: &mut Random, file: &mut Value) {
    let put_in = text(random);
    let way = random.below(4);
    let at = random.number() as usize;
    let Some(article) = article(random, file) else {
        return;
    };
    let Some(before) = article.get("text").and_then(Value::as_str).map(str::to_owned) else {
        return;
    };
    let places: Vec<usize> = before.char_indices().map(|(at, _)| at).collect();
    let at = places.get(at % places.len().max(1)).copied().unwrap_or(0);
    let after = match way {
        0 => format!("{}{put_in}{}", &before[..at], &before[at..]),
        1 => before[..at].to_owned(),
        2 => before[at..].to_owned(),
        _ => format!("{before}\n\n{before}"),
    };
    article.insert("text".into(), json!(after));
}

/// Says something of a sentence, by someone, beside what is said there.
fn contradict(random: &mut Random, file: &mut Value) {
    let annotator = *random.pick(&["reader", "colleague", "nobody", ""]);
    let label = random
        .pick(&[json!("claim"), json!("doubt"), json!(null), json!("")])
        .clone();
    let moment = *random.pick(&[
        "2026-11-22T10:00:00Z", "2030-01-01T00:00:00.000Z", "1970-01-01T00:00:00Z",
    ]);
    let said = json!({"annotator": annotator, "label": label, "note": text(random), "updated_at": moment});
    let Some(object) = spanned(random, file) else {
        return;
    };
    let object_at = (object["start"].clone(), object["end"].clone());
    if let Some(list) = object.get_mut("annotations").and_then(Value::as_array_mut) {
        list.push(said);
        return;
    }
    let mut cleared = said;
    (cleared["start"], cleared["end"]) = object_at;
    if let Some(article) = article(random, file) {
        let list = article.entry("cleared").or_insert_with(|| json!([]));
        if let Some(list) = list.as_array_mut() {
            list.push(cleared);
        }
    }
}

/// An article once more, under the same or another identity, with the same or another text.
fn another_article(random: &mut Random, file: &mut Value) {
    let id = if random.once_in(3) {
        text(random)
    } else {
        "story".into()
    };
    let renamed = random.once_in(2);
    let again = article(random, file).map(|article| {
        let mut again = article.clone();
        if renamed {
            again.insert("id".into(), json!(id));
        }
        again
    });
    if let (Some(again), Some(list)) = (again, file.get_mut("articles").and_then(Value::as_array_mut))
        && list.len() < 8
    {
        list.push(Value::Object(again));
    }
}

fn cut(random: &mut Random, file: &mut Value) {
    let at = if random.once_in(3) {
        number(random)
    } else {
        json!(random.below(200))
    };
    let edit = match random.below(4) {
        0 => json!({"split": at}),
        1 => json!({"merge": at}),
        2 => json!({"split": at, "set_at": "2026-11-23T10:00:00Z"}),
        _ => json!({"merge": at, "split": at}),
    };
    if let Some(edits) =
        article(random, file).and_then(|article| article.get_mut("segmenter")?.get_mut("edits")?.as_array_mut())
    {
        edits.push(edit);
    }
}

fn wrong_hash(random: &mut Random, file: &mut Value) {
    let hash = json!(format!("{:064x}", random.number()));
    if let Some(article) = article(random, file) {
        article.insert("sha256".into(), hash);
    }
}

/// Makes hashes and slices those of the texts, and lists whoever says something.
fn repair(file: &mut Value) {
    list_annotators(file);
    let Some(articles) = file.get_mut("articles").and_then(Value::as_array_mut) else {
        return;
    };
    articles.iter_mut().for_each(repair_article);
}

fn repair_article(article: &mut Value) {
    let Some(text) = article.get("text").and_then(Value::as_str).map(str::to_owned) else {
        return;
    };
    let hash = Sha256::digest(text.as_bytes());
    let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    article["sha256"] = json!(hash);
    let chars: Vec<char> = text.chars().collect();
    for list in ["sentences", "unplaced"] {
        let items = article.get_mut(list).and_then(Value::as_array_mut);
        for item in items.into_iter().flatten() {
            let end = |name: &str| item.get(name).and_then(Value::as_u64).map(|at| at as usize);
            if let (Some(start), Some(end)) = (end("start"), end("end"))
                && let Some(slice) = chars.get(start..end)
            {
                item["text"] = json!(slice.iter().collect::<String>());
            }
        }
    }
    let earlier = article.get_mut("earlier_texts").and_then(Value::as_array_mut);
    let articles = earlier
        .into_iter()
        .flatten()
        .filter_map(|earlier| earlier.get_mut("article"));
    articles.for_each(repair_article);
}

/// Adds those who say something and are not listed.
fn list_annotators(file: &mut Value) {
    let named = |value: &Value| value.as_str().filter(|id| !id.is_empty()).map(str::to_owned);
    let said: Vec<String> = places(file)
        .iter()
        .filter(|place| place.ends_with("/annotator"))
        .filter_map(|place| named(file.pointer(place)?))
        .collect();
    if let Some(list) = file.get_mut("annotators").and_then(Value::as_array_mut) {
        for id in said {
            if !list.iter().any(|listed| listed["id"] == id.as_str()) {
                list.push(json!({"id": id}));
            }
        }
    }
}

/// The text of a file, itself damaged: cut, changed, in another encoding, with more behind it.
fn damaged(random: &mut Random, sound: &[Value]) -> Vec<u8> {
    let file = random.pick(sound);
    let pretty = serde_json::to_string_pretty(file).unwrap_or_default();
    let mut bytes = pretty.clone().into_bytes();
    let at = random.below(bytes.len());
    match random.below(12) {
        0 => bytes.truncate(at),
        1 => bytes[at] = random.number() as u8,
        2 => drop(bytes.splice(at..at, random.number().to_le_bytes())),
        3 => drop(bytes.drain(at..(at + random.below(40)).min(pretty.len()))),
        4 => bytes.extend(text(random).into_bytes()),
        5 => return [b"\xEF\xBB\xBF".as_slice(), &bytes].concat(),
        6 => return pretty.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        7 => bytes[at] = 0,
        8 => return pretty.replacen('"', "\"\\ud800", 1 + random.below(30)).into_bytes(),
        9 => {
            let open = random.pick(&["[", "{\"a\":", "[{\"articles\":["]);
            let deep = open.repeat(10 + random.below(300) * random.below(40));
            bytes.splice(at..at, deep.into_bytes());
        }
        10 => {
            // A field once more, before itself.
            let name = random.pick(&["\"id\":", "\"start\":", "\"articles\":", "\"text\":", "\"x_newer\":"]);
            return pretty
                .replacen(name, &format!("{name} 0, {name}"), 1 + random.below(3))
                .into_bytes();
        }
        _ => bytes.splice(at..at, b"1e400".iter().copied()).for_each(drop),
    }
    bytes
}

/// Bytes at random, of all values or of those that JSON is made of.
fn bytes(random: &mut Random) -> Vec<u8> {
    let json = br#"{}[]",:0123456789.eE+-truefalsn \u"#;
    let of_json = random.once_in(2);
    let count = random.below(200);
    let byte = |_| {
        if of_json {
            *random.pick(json)
        } else {
            random.number() as u8
        }
    };
    (0..count).map(byte).collect()
}
