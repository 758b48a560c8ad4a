//! Traces of a page's main thread: its tasks, how long each took, and of what.

use std::collections::HashMap;

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::browser::Browser;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::devtools::DevTools;

/// What is traced: tasks, what pages do in them, and marks.
const CATEGORIES: [&str; 3] = ["toplevel", "devtools.timeline", "blink.user_timing"];

/// The event of a task.
const TASK: &str = "ThreadControllerImpl::RunTask";

/// The mark by which the thread of the page is known.
const MARK: &str = "hashiya-bench";

/// An event of a trace; times in microseconds.
#[derive(Clone, Debug, Deserialize)]
struct Event {
    name: String,
    ph: String,
    pid: u64,
    tid: u64,
    #[serde(default)]
    ts: f64,
    #[serde(default)]
    dur: f64,
    #[serde(default)]
    tdur: Option<f64>,
    #[serde(default)]
    args: Value,
}

impl Event {
    /// Processor time, in microseconds; where the browser counted none, the time that went by.
    fn processor(&self) -> f64 {
        self.tdur.unwrap_or(self.dur)
    }

    fn end(&self) -> f64 {
        self.ts + self.dur
    }

    /// What it was, with the kind of the event or the function where it has one.
    fn what(&self) -> String {
        let data = &self.args["data"];
        let detail = ["type", "functionName"]
            .iter()
            .filter_map(|name| data[name].as_str())
            .find(|detail| !detail.is_empty());
        match (self.name.as_str(), detail) {
            (TASK, _) => "the task itself".to_owned(),
            (name @ ("EventDispatch" | "FunctionCall"), Some(detail)) => format!("{name} {detail}"),
            (name, _) => name.rsplit("::").next().unwrap_or(name).to_owned(),
        }
    }
}

/// A task of a page's main thread; times in milliseconds.
#[derive(Clone, Debug)]
pub struct Task {
    /// The time that a processor spent on it.
    pub processor: f64,
    /// The time that went by until it was over.
    pub wall: f64,
    /// What it did, by the processor time that each part took without the parts within it; the longest
    /// first.
    pub parts: Vec<(String, f64)>,
}

/// A trace that is being taken.
pub struct Trace<'a> {
    devtools: &'a mut DevTools,
    events: Vec<Value>,
}

impl<'a> Trace<'a> {
    /// Begins a trace of everything in the browser.
    ///
    /// # Errors
    /// When another one is being taken.
    pub async fn begin(devtools: &'a mut DevTools) -> Result<Self> {
        let mut events = vec![];
        let asked = json!({
            "traceConfig": {"includedCategories": CATEGORIES, "excludedCategories": ["*"]},
            "transferMode": "ReportEvents"});
        devtools
            .call("Tracing.start", asked, &mut |event| gather(&mut events, event))
            .await?;
        Ok(Self { devtools, events })
    }

    /// Ends it, and gives the tasks of the main thread of the page that `browser` shows, from a mark of this
    /// name on where one is given, in their order.
    ///
    /// # Errors
    /// When the page is not to be found in it.
    pub async fn end(self, browser: &Browser, since: Option<&str>) -> Result<Vec<Task>> {
        tasks(&self.events(browser).await?, since)
    }

    /// Ends it, and gives the number of the process that the page runs in which `browser` shows.
    ///
    /// # Errors
    /// When the page is not to be found in it.
    pub async fn process(self, browser: &Browser) -> Result<u64> {
        Ok(find(&self.events(browser).await?, MARK)?.pid)
    }

    /// Ends it with the mark of the page that `browser` shows; all that happened.
    async fn events(mut self, browser: &Browser) -> Result<Vec<Event>> {
        let mark = "performance.mark(arguments[0]);";
        browser.client().execute(mark, vec![json!(MARK)]).await?;
        let events = &mut self.events;
        self.devtools
            .call("Tracing.end", json!({}), &mut |event| gather(events, event))
            .await?;
        loop {
            let message = self.devtools.next().await?;
            if message["method"] == "Tracing.tracingComplete" {
                ensure!(message["params"]["dataLossOccurred"] != true, "the trace is not whole");
                break;
            }
            gather(&mut self.events, message);
        }
        let events = self.events.into_iter().map(serde_json::from_value);
        events.collect::<Result<_, _>>().context("the events of a trace")
    }
}

/// Takes over what a message says of the trace.
fn gather(events: &mut Vec<Value>, mut message: Value) {
    if message["method"] == "Tracing.dataCollected"
        && let Value::Array(more) = message["params"]["value"].take()
    {
        events.extend(more);
    }
}

/// The event of a mark.
fn find<'e>(events: &'e [Event], mark: &str) -> Result<&'e Event> {
    let found = events.iter().find(|event| event.name == mark);
    found.with_context(|| format!("no mark {mark} in the trace"))
}

/// The tasks of the thread that made the mark.
fn tasks(events: &[Event], since: Option<&str>) -> Result<Vec<Task>> {
    let mark = find(events, MARK)?;
    let from = match since {
        Some(name) => find(events, name)?.ts,
        None => f64::NEG_INFINITY,
    };
    let mut own: Vec<&Event> = events
        .iter()
        .filter(|event| event.ph == "X" && (event.pid, event.tid) == (mark.pid, mark.tid) && event.ts >= from)
        .collect();
    // What contains others comes before them.
    own.sort_by(|one, other| one.ts.total_cmp(&other.ts).then(other.dur.total_cmp(&one.dur)));
    let mut tasks = vec![];
    let mut rest = own.as_slice();
    while let Some((first, after)) = rest.split_first() {
        if first.name != TASK {
            rest = after;
            continue;
        }
        let length = after.partition_point(|event| event.ts < first.end());
        let (within, later) = after.split_at(length);
        tasks.push(Task {
            processor: first.processor() / 1000.0,
            wall: first.dur / 1000.0,
            parts: parts(first, within),
        });
        rest = later;
    }
    Ok(tasks)
}

/// What a task did: the processor time of each event less that of the events within it, added up by what
/// they are.
fn parts(task: &Event, within: &[&Event]) -> Vec<(String, f64)> {
    let mut times: HashMap<String, f64> = HashMap::new();
    // The events that are open at a place, with what is left of their time.
    let mut open: Vec<(&Event, f64)> = vec![(task, task.processor())];
    let mut close = |(event, own): (&Event, f64)| *times.entry(event.what()).or_default() += own / 1000.0;
    for event in within {
        while let Some(over) = open.pop_if(|(parent, _)| parent.end() <= event.ts) {
            close(over);
        }
        if let Some((_, left)) = open.last_mut() {
            *left -= event.processor();
        }
        open.push((event, event.processor()));
    }
    open.into_iter().rev().for_each(&mut close);
    let mut parts: Vec<_> = times.into_iter().collect();
    parts.sort_by(|one, other| other.1.total_cmp(&one.1));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(name: &str, ts: f64, dur: f64, tid: u64) -> Event {
        let ph = if dur > 0.0 { "X" } else { "I" };
        serde_json::from_value(json!({"name": name, "ph": ph, "pid": 1, "tid": tid, "ts": ts, "dur": dur, "tdur": dur}))
            .unwrap()
    }

    #[test]
    fn a_task_is_what_it_did_without_what_is_within() {
        let events = [
            event(MARK, 1.0, 0.0, 7),
            event(TASK, 1_000.0, 9_000.0, 7),
            event("Layout", 2_000.0, 3_000.0, 7),
            event("FunctionCall", 1_500.0, 5_000.0, 7),
            event(TASK, 1_000.0, 99_000.0, 8),
            event(TASK, 20_000.0, 1_000.0, 7),
        ];
        let tasks = tasks(&events, None).unwrap();
        let lengths: Vec<f64> = tasks.iter().map(|task| task.wall).collect();
        assert_eq!(lengths, [9.0, 1.0]);
        let parts: Vec<(&str, f64)> = tasks[0].parts.iter().map(|(what, ms)| (what.as_str(), *ms)).collect();
        assert_eq!(parts.len(), 3);
        assert!(parts.contains(&("the task itself", 4.0)), "{parts:?}");
        assert!(
            parts.contains(&("Layout", 3.0)) && parts.contains(&("FunctionCall", 2.0)),
            "{parts:?}"
        );
    }

    #[test]
    fn tasks_count_from_a_mark_on() {
        let events = [
            event(TASK, 1_000.0, 9_000.0, 7),
            event("ready", 11_000.0, 0.0, 7),
            event(TASK, 20_000.0, 1_000.0, 7),
            event(MARK, 30_000.0, 0.0, 7),
        ];
        assert_eq!(tasks(&events, Some("ready")).unwrap().len(), 1);
        assert!(tasks(&events, Some("other")).is_err());
    }
}
