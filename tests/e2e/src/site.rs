//! A web server for a test: it serves a copy of the built site, counts what is asked for, and can change or go away
//! while a browser is looking.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// A release of the site: address below the site's to content.
pub type Release = BTreeMap<String, Vec<u8>>;

/// What a server answers with, and what it was asked for.
#[derive(Debug, Default)]
struct Served {
    files: Release,
    asked_for: Vec<String>,
    /// Files with this in their names are on their way for as long as it stands here.
    held_back: Option<String>,
}

/// A server on a port of its own.
#[derive(Debug)]
pub struct Site {
    port: u16,
    served: Arc<Mutex<Served>>,
    running: Option<(Arc<AtomicBool>, JoinHandle<()>)>,
}

impl Site {
    /// Serves a release.
    pub fn start(files: Release) -> Self {
        let served = Arc::new(Mutex::new(Served { files, ..Served::default() }));
        let mut site = Self { port: 0, served, running: None };
        site.come_back();
        site
    }

    /// The address of the page.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Serves another release from now on.
    pub fn replace(&self, files: Release) {
        self.served.lock().expect("no test panicked in it").files = files;
    }

    /// What was asked for since the last time this was called.
    pub fn take_requests(&self) -> Vec<String> {
        std::mem::take(&mut self.served.lock().expect("no test panicked in it").asked_for)
    }

    /// Whether this was asked for since [`Self::take_requests`].
    pub fn was_asked_for(&self, path: &str) -> bool {
        self.served.lock().expect("no test panicked in it").asked_for.iter().any(|asked| asked == path)
    }

    /// From now on files with this in their names do not arrive; with `None` all that were asked for do.
    pub fn hold_back(&self, part_of_name: Option<&str>) {
        self.served.lock().expect("no test panicked in it").held_back = part_of_name.map(str::to_owned);
    }

    /// Nobody answers any more.
    pub fn go_away(&mut self) {
        if let Some((is_over, thread)) = self.running.take() {
            is_over.store(true, Ordering::Relaxed);
            thread.join().expect("the server ends");
        }
    }

    /// Answers again, with another release.
    pub fn come_back_with(&mut self, files: Release) {
        self.replace(files);
        if self.running.is_none() {
            self.come_back();
        }
    }

    /// Answers again, at the same address.
    pub fn come_back(&mut self) {
        let listener = TcpListener::bind(("127.0.0.1", self.port)).expect("a port is free");
        self.port = listener.local_addr().expect("it has an address").port();
        listener.set_nonblocking(true).expect("it can be asked without waiting");
        let (served, is_over) = (Arc::clone(&self.served), Arc::new(AtomicBool::new(false)));
        let asked = Arc::clone(&is_over);
        let thread = thread::spawn(move || {
            while !asked.load(Ordering::Relaxed) {
                match listener.accept() {
                    Ok((stream, _)) => {
                        let served = Arc::clone(&served);
                        thread::spawn(move || answer(stream, &served));
                    }
                    Err(_) => thread::sleep(Duration::from_millis(5)),
                }
            }
        });
        self.running = Some((is_over, thread));
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.go_away();
    }
}

/// One question, one answer, and the connection is closed: whoever goes away is gone.
fn answer(mut stream: TcpStream, served: &Mutex<Served>) {
    let _ = stream.set_nonblocking(false);
    let _ = stream.set_read_timeout(Some(Duration::from_secs(5)));
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        // A browser opens connections that it never uses.
        let Ok(1) = stream.read(&mut byte) else { return };
        head.extend_from_slice(&byte);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let path = head.split_whitespace().nth(1).unwrap_or_default().split('?').next().unwrap_or_default().to_owned();
    let found = {
        let mut served = served.lock().expect("no test panicked in it");
        served.asked_for.push(path.clone());
        served.files.get(path.trim_start_matches('/')).cloned()
    };
    let is_held = || {
        let served = served.lock().expect("no test panicked in it");
        served.held_back.as_ref().is_some_and(|part| path.contains(part))
    };
    while is_held() {
        thread::sleep(Duration::from_millis(20));
    }
    let (status, body) = found.map_or(("404 Not Found", b"404: not here".to_vec()), |body| ("200 OK", body));
    let kind = if status.starts_with("404") { "text/plain" } else { content_type(&path) };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n",
        body.len()
    );
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body));
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css",
        "js" => "text/javascript",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => "text/html; charset=utf-8",
    }
}

/// The release in dist/.
pub fn built_release() -> Release {
    read(&root().join("dist"))
}

/// The site whose program fails at the action that `jixiao.crash-at` names in the tab's storage.
pub fn failing_release() -> Release {
    read(&root().join("target/e2e/crash-site"))
}

/// A release whose styles, and with them the page and the list of files, are others. `name` tells it from its like.
pub fn changed_release(name: &str) -> Release {
    let mut files = built_release();
    let old = files.keys().find(|path| path.starts_with("styles-")).expect("the site has styles").clone();
    let mut styles = files.remove(&old).expect("it was just found");
    styles.extend_from_slice(format!("\n/* {name} */\n").as_bytes());
    let new = format!("styles-{name}.css");
    files.insert(new.clone(), styles);
    let page = String::from_utf8(files.remove("").expect("the site has a page")).expect("it is text");
    let (before, after) = page.split_once(&old).expect("the page names its styles");
    // The digest that stood beside the old name.
    let after = after.split_once(" rel=stylesheet").expect("a link says what it is").1;
    files.insert(String::new(), format!("{before}{new} rel=stylesheet{after}").into_bytes());
    with_its_list(files, name)
}

/// The release with a worker that lists its files.
fn with_its_list(mut files: Release, name: &str) -> Release {
    let folder = root().join("target/e2e").join(format!("{name}-{}", std::process::id()));
    for (path, content) in &files {
        let file = folder.join(if path.is_empty() { "index.html" } else { path });
        fs::create_dir_all(file.parent().expect("a file is in a folder")).expect("a folder can be made");
        fs::write(file, content).expect("a file can be written");
    }
    let xtask = env::var("JIXIAO_XTASK").expect("JIXIAO_XTASK is set: run cargo xtask test e2e");
    let status = Command::new(xtask).arg("list-files").arg(&folder).status().expect("xtask starts");
    assert!(status.success(), "the worker was not written");
    files.insert("sw.js".to_owned(), fs::read(folder.join("sw.js")).expect("there is a worker"));
    let _ = fs::remove_dir_all(folder);
    files
}

fn read(folder: &Path) -> Release {
    let mut files = Release::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inside) = folders.pop() {
        for entry in fs::read_dir(&inside).unwrap_or_else(|error| panic!("{}: {error}", inside.display())) {
            let path = entry.expect("a folder can be read").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).expect("it is inside").to_string_lossy().replace('\\', "/");
            let name = if name == "index.html" { String::new() } else { name };
            files.insert(name, fs::read(&path).expect("a file can be read"));
        }
    }
    files
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
