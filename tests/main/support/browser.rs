//! Chromium, driven over its DevTools protocol through a pipe: no port, no network, nothing to install besides it.
//!
//! `--remote-debugging-pipe` reads messages from the third descriptor and writes them to the fourth, each of them JSON that
//! ends with a zero byte. A shell puts its own input and output in their places.

#![allow(dead_code, reason = "each test module uses what it needs")]

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use tempfile::TempDir;

/// A browser with one page, and a folder that takes what is saved.
pub(crate) struct Browser {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    session: Option<String>,
    last: u64,
    events: Vec<Value>,
    /// What the pages have saved.
    pub(crate) saved: TempDir,
    _profile: TempDir,
}

/// What is done on a page of any browser.
pub(crate) trait OnPage {
    /// What a line of script comes to.
    fn run(&mut self, script: &str) -> Value;

    /// Types words into the field that has the focus.
    fn write(&mut self, words: &str);
}

/// The browser that is installed; says what is left out where none is.
pub(crate) fn browser() -> Option<Browser> {
    installed(&["chromium", "chromium-browser", "google-chrome"], "chromium").map(Browser::start)
}

/// The first of some programs that is installed; says what is left out where none is.
#[expect(clippy::print_stdout, reason = "what is left out is told")]
pub(super) fn installed(programs: &[&'static str], package: &str) -> Option<&'static str> {
    let search = std::env::var_os("PATH").unwrap_or_default();
    let is_there = |name: &&&str| std::env::split_paths(&search).any(|folder| folder.join(**name).is_file());
    let found = programs.iter().find(is_there).copied();
    if found.is_none() {
        let asked = std::env::var("HANDOVER_RENDER_TESTS").is_ok_and(|value| value == "1");
        assert!(!asked, "{package} is not installed, and HANDOVER_RENDER_TESTS=1 asks for it");
        println!("left out: no page was opened, because {package} is not installed");
    }
    found
}

impl Browser {
    fn start(program: &str) -> Browser {
        let profile = tempfile::tempdir().expect("a folder for the profile");
        let saved = tempfile::tempdir().expect("a folder for what is saved");
        let line = format!(
            "exec {program} --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run \
             --user-data-dir='{}' --remote-debugging-pipe about:blank 3<&0 4>&1 </dev/null >/dev/null 2>&1",
            profile.path().display()
        );
        let mut child = Command::new("sh")
            .args(["-c", &line])
            .env("TZ", "Asia/Shanghai")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a browser");
        let (to, from) = (child.stdin.take().expect("its input"), child.stdout.take().expect("its output"));
        let from = BufReader::new(from);
        let mut browser =
            Browser { child, to, from, session: None, last: 0, events: Vec::new(), saved, _profile: profile };
        let folder = browser.saved.path().display().to_string();
        browser.call(
            "Browser.setDownloadBehavior",
            json!({ "behavior": "allow", "downloadPath": folder, "eventsEnabled": true }),
        );
        let target = browser.call("Target.createTarget", json!({ "url": "about:blank" }))["targetId"].clone();
        let session = browser.call("Target.attachToTarget", json!({ "targetId": target, "flatten": true }));
        browser.session = session["sessionId"].as_str().map(str::to_owned);
        for domain in ["Page", "Runtime", "Log", "Network"] {
            browser.call(&format!("{domain}.enable"), json!({}));
        }
        browser
    }

    /// Calls a method of the protocol.
    #[track_caller]
    pub(crate) fn call(&mut self, method: &str, params: Value) -> Value {
        self.last += 1;
        let mut message = json!({ "id": self.last, "method": method, "params": params });
        if let Some(session) = &self.session {
            message["sessionId"] = session.as_str().into();
        }
        self.to.write_all(format!("{message}\0").as_bytes()).expect("a browser that listens");
        self.to.flush().expect("a browser that listens");
        loop {
            let answer = self.read();
            if answer["id"] == self.last {
                assert!(answer["error"].is_null(), "{method}: {}", answer["error"]);
                return answer["result"].clone();
            }
            self.events.push(answer);
        }
    }

    fn read(&mut self) -> Value {
        let mut bytes = Vec::new();
        self.from.read_until(0, &mut bytes).expect("a browser that talks");
        assert_eq!(bytes.pop(), Some(0), "the browser has ended");
        serde_json::from_slice(&bytes).expect("JSON")
    }

    /// Waits for an event, and takes it.
    pub(crate) fn wait(&mut self, method: &str) -> Value {
        loop {
            if let Some(at) = self.events.iter().position(|event| event["method"] == method) {
                return self.events.remove(at)["params"].clone();
            }
            let event = self.read();
            self.events.push(event);
        }
    }

    /// Opens a file in a window of that width.
    pub(crate) fn open(&mut self, file: &Path, width: u32) {
        let size = json!({ "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false });
        self.call("Emulation.setDeviceMetricsOverride", size);
        self.events.clear();
        self.call("Page.navigate", json!({ "url": format!("file://{}", file.display()) }));
        self.wait("Page.loadEventFired");
    }

    /// Presses a key, as a person does who has no mouse.
    pub(crate) fn press(&mut self, key: &str) {
        let (code, text) = match key {
            " " => (32, " "),
            "Enter" => (13, "\r"),
            "Tab" => (9, ""),
            "ArrowDown" => (40, ""),
            other => panic!("no such key: {other}"),
        };
        for kind in ["keyDown", "keyUp"] {
            let text = if kind == "keyDown" { text } else { "" };
            let pressed = json!({ "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code, "text": text });
            self.call("Input.dispatchKeyEvent", pressed);
        }
    }

    /// Whether the page has to be moved sideways to be read.
    pub(crate) fn is_wide(&mut self) -> bool {
        self.run("document.documentElement.scrollWidth > innerWidth") == true
    }

    /// Texts that do not stand out enough.
    pub(crate) fn faint(&mut self) -> Vec<Value> {
        self.run(CONTRAST).as_array().expect("a list").clone()
    }

    /// What went wrong on the page, and what it asked of the network.
    pub(crate) fn complaints(&mut self) -> Vec<String> {
        self.run("0");
        let told = |event: &Value| match event["method"].as_str() {
            Some("Runtime.exceptionThrown" | "Log.entryAdded") => Some(event["params"].to_string()),
            Some("Network.requestWillBeSent") => {
                let address = event["params"]["request"]["url"].as_str().unwrap_or_default();
                (!["file:", "blob:", "data:"].iter().any(|own| address.starts_with(own))).then(|| address.to_owned())
            }
            _ => None,
        };
        self.events.iter().filter_map(told).collect()
    }

    /// Waits until a file is saved whole; its content.
    pub(crate) fn saved_file(&mut self) -> (String, String) {
        let name = self.wait("Browser.downloadWillBegin")["suggestedFilename"].as_str().expect("a name").to_owned();
        while self.wait("Browser.downloadProgress")["state"] != "completed" {}
        let text = std::fs::read_to_string(self.saved.path().join(&name)).expect("what was saved");
        (name, text)
    }

    /// Keeps a picture of the whole page, where `HANDOVER_KEEP_PRINTS` names a folder.
    pub(crate) fn picture(&mut self, name: &str) {
        let Some(folder) = std::env::var_os("HANDOVER_KEEP_PRINTS") else { return };
        let taken = self.call("Page.captureScreenshot", json!({ "captureBeyondViewport": true }));
        let bytes = base64(taken["data"].as_str().expect("a picture"));
        std::fs::write(Path::new(&folder).join(name), bytes).expect("the folder for pictures");
    }
}

impl OnPage for Browser {
    #[track_caller]
    fn run(&mut self, script: &str) -> Value {
        let asked = json!({ "expression": script, "returnByValue": true, "awaitPromise": true });
        let answer = self.call("Runtime.evaluate", asked);
        assert!(answer["exceptionDetails"].is_null(), "{script}: {}", answer["exceptionDetails"]);
        answer["result"]["value"].clone()
    }

    fn write(&mut self, words: &str) {
        self.call("Input.insertText", json!({ "text": words }));
    }
}

/// Texts whose contrast with what lies behind them is under 4.5 (WCAG 2.2, 1.4.3).
const CONTRAST: &str = r"
(() => {
  const parts = color => color.match(/[\d.]+/g).map(Number);
  const light = color => {
    const [r, g, b] = parts(color).map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = element => {
    for (let e = element; e; e = e.parentElement) {
      const color = getComputedStyle(e).backgroundColor;
      if (parts(color).length < 4 || parts(color)[3] > 0) return color;
    }
    return 'rgb(255, 255, 255)';
  };
  const own = e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
  return [...document.body.querySelectorAll('*')].filter(e => own(e) && e.getClientRects().length).map(e => {
    const [a, b] = [light(getComputedStyle(e).color), light(behind(e))].sort((x, y) => y - x);
    return [(a + 0.05) / (b + 0.05), e.textContent.trim().slice(0, 40)];
  }).filter(([ratio]) => ratio < 4.5);
})()";

fn base64(text: &str) -> Vec<u8> {
    let sign =
        |byte: u8| b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".iter().position(|c| *c == byte);
    let bits: Vec<usize> = text.bytes().filter_map(sign).collect();
    let whole = |four: &[usize]| {
        let number = four.iter().enumerate().fold(0, |sum, (at, bits)| sum | bits << (18 - 6 * at));
        let bytes = [(number >> 16) as u8, (number >> 8) as u8, number as u8];
        bytes[..four.len() * 6 / 8].to_vec()
    };
    bits.chunks(4).flat_map(whole).collect()
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
