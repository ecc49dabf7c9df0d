//! Firefox, driven over Marionette, its own remote protocol, at a port of this machine that it chooses itself.
//!
//! Each message is its length, a colon and JSON: `[0, number, command, parameters]` goes out, `[1, number, error, result]`
//! comes back. The commands are those of WebDriver.

use super::browser::{OnPage, installed};
use super::wait;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// A Firefox with one page, and a folder that takes what is saved.
pub(crate) struct Firefox {
    child: Child,
    stream: BufReader<TcpStream>,
    last: u64,
    saved: TempDir,
    _profile: TempDir,
}

/// The Firefox that is installed; says what is left out where none is.
pub(crate) fn firefox() -> Option<Firefox> {
    installed(&["firefox-esr", "firefox"], "firefox").map(Firefox::start)
}

impl Firefox {
    fn start(program: &str) -> Firefox {
        let profile = tempfile::tempdir().expect("a folder for the profile");
        let saved = tempfile::tempdir().expect("a folder for what is saved");
        let settings = [
            ("marionette.port", "0".to_owned()),
            ("browser.download.folderList", "2".to_owned()),
            ("browser.download.dir", format!("{:?}", saved.path())),
            ("browser.download.always_ask_before_handling_new_types", "false".to_owned()),
            ("browser.helperApps.neverAsk.saveToDisk", "\"application/json\"".to_owned()),
            ("datareporting.policy.dataSubmissionEnabled", "false".to_owned()),
        ];
        let settings = settings.map(|(name, value)| format!("user_pref({name:?}, {value});\n"));
        std::fs::write(profile.path().join("user.js"), settings.concat()).expect("its settings");
        let child = Command::new(program)
            .args(["--headless", "--marionette", "--no-remote", "--profile"])
            .arg(profile.path())
            .env("HOME", profile.path())
            .env("TZ", "Asia/Shanghai")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("a browser");
        let told = profile.path().join("MarionetteActivePort");
        let port = || std::fs::read_to_string(&told).ok()?.trim().parse::<u16>().ok();
        let connect = || TcpStream::connect(("127.0.0.1", port()?)).ok();
        let stream = BufReader::new(wait::get(|| "a browser that listens".to_owned(), connect));
        let mut firefox = Firefox { child, stream, last: 0, saved, _profile: profile };
        firefox.read();
        firefox.call("WebDriver:NewSession", json!({}));
        firefox
    }

    fn read(&mut self) -> Value {
        let mut length = Vec::new();
        self.stream.read_until(b':', &mut length).expect("a browser that talks");
        let length = String::from_utf8_lossy(&length).trim_end_matches(':').parse().expect("a length");
        let mut bytes = vec![0; length];
        self.stream.read_exact(&mut bytes).expect("a browser that talks");
        serde_json::from_slice(&bytes).expect("JSON")
    }

    #[track_caller]
    fn call(&mut self, command: &str, params: Value) -> Value {
        self.last += 1;
        let message = json!([0, self.last, command, params]).to_string();
        let stream = self.stream.get_mut();
        write!(stream, "{}:{message}", message.len()).and_then(|()| stream.flush()).expect("a browser that listens");
        let answer = self.read();
        assert!(answer[2].is_null(), "{command}: {}", answer[2]);
        answer[3].clone()
    }

    /// Opens a file, in a window as narrow as it gets.
    pub(crate) fn open(&mut self, file: &Path) {
        self.call("WebDriver:SetWindowRect", json!({ "width": 360, "height": 800 }));
        self.call("WebDriver:Navigate", json!({ "url": format!("file://{}", file.display()) }));
    }

    /// Waits until a file is saved whole; its content.
    pub(crate) fn saved_file(&mut self) -> (String, String) {
        let whole = || {
            let files = std::fs::read_dir(self.saved.path()).ok()?.filter_map(Result::ok);
            let file = files.map(|file| file.path()).find(|path| path.extension().is_some_and(|end| end == "json"))?;
            let text = std::fs::read_to_string(&file).ok().filter(|text| text.ends_with("}\n"))?;
            Some((file.file_name()?.to_str()?.to_owned(), text))
        };
        wait::get(|| "a file that is saved".to_owned(), whole)
    }
}

impl OnPage for Firefox {
    fn run(&mut self, script: &str) -> Value {
        let script = format!("return ({script});");
        self.call("WebDriver:ExecuteScript", json!({ "script": script, "args": [] }))["value"].clone()
    }

    fn write(&mut self, words: &str) {
        let active = self.call("WebDriver:GetActiveElement", json!({}));
        let element = active["value"].as_object().and_then(|names| names.values().next()).expect("a field").clone();
        self.call("WebDriver:ElementSendKeys", json!({ "id": element, "text": words }));
    }
}

impl Drop for Firefox {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
