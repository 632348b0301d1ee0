//! Serving the page on this machine: the finished site, or Trunk watching the sources.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io::ErrorKind;
use std::net::TcpListener;
use std::path::Path;
use std::thread;

use anyhow::{Context, Result, anyhow, bail};
use tiny_http::{Header, Request, Response, Server};

use crate::shell::{command, run};
use crate::{dist, tools};

/// Builds the release page, serves it and stays until interrupted.
pub(crate) fn release(port: u16) -> Result<()> {
    // Asked first: a busy port should not be found out after a long build.
    let listener = listen(port)?;
    dist::write()?;
    let url = start(listener)?;
    println!("\nJixiao is at {url} (Ctrl-C ends it)");
    loop {
        thread::park();
    }
}

/// Trunk's own server: rebuilds and reloads on every change of the sources.
pub(crate) fn watch(port: u16) -> Result<()> {
    drop(listen(port)?);
    tools::ensure_page_tools()?;
    let mut trunk = command("trunk");
    trunk.args(["serve", "--offline", "true", "--address", "127.0.0.1", "--port", &port.to_string()]);
    // dist/ is for the release page alone.
    trunk.args(["--dist", "target/dev-site"]);
    run(&mut trunk)
}

/// Trunk's reloading script is inline, which the page's Content-Security-Policy forbids; in the development build, and
/// only there, the policy is taken out.
pub(crate) fn allow_reload() -> Result<()> {
    if env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
        return Ok(());
    }
    let page = Path::new(&env::var("TRUNK_STAGING_DIR").context("only Trunk calls this")?).join("index.html");
    let html = fs::read_to_string(&page)?;
    let kept: Vec<&str> = html.lines().filter(|line| !line.contains("Content-Security-Policy")).collect();
    Ok(fs::write(&page, kept.join("\n"))?)
}

/// Serves dist/ on any free port; the server lives as long as this process.
pub(crate) fn in_background() -> Result<String> {
    start(listen(0)?)
}

fn listen(port: u16) -> Result<TcpListener> {
    TcpListener::bind(("127.0.0.1", port)).map_err(|error| {
        if error.kind() == ErrorKind::AddrInUse {
            let other = port.wrapping_add(1);
            anyhow!("port {port} is in use by another program; choose another: cargo xtask serve --port {other}")
        } else {
            anyhow!("cannot listen on 127.0.0.1:{port}: {error}")
        }
    })
}

fn start(listener: TcpListener) -> Result<String> {
    let files = read_site()?;
    let url = format!("http://{}/", listener.local_addr()?);
    let server = Server::from_listener(listener, None).map_err(|error| anyhow!("cannot serve: {error}"))?;
    thread::spawn(move || {
        for request in server.incoming_requests() {
            // A reader who went away is no reason to stop serving the others.
            let _ = answer(request, &files);
        }
    });
    Ok(url)
}

/// URL path to bytes and content type. Only these paths exist, so no request can reach another file.
fn read_site() -> Result<BTreeMap<String, (Vec<u8>, &'static str)>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir("dist").context("there is no dist/ to serve; run: cargo xtask dist")? {
        let path = entry?.path();
        if !path.is_file() {
            continue;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let url = if name == "index.html" { "/".to_owned() } else { format!("/{name}") };
        let content_type = content_type(&name);
        files.insert(url, (fs::read(&path)?, content_type));
    }
    if files.is_empty() {
        bail!("dist/ is empty; run: cargo xtask dist");
    }
    Ok(files)
}

fn answer(request: Request, files: &BTreeMap<String, (Vec<u8>, &'static str)>) -> Result<()> {
    let path = request.url().split(['?', '#']).next().unwrap_or_default();
    let Some((bytes, content_type)) = files.get(path) else {
        return Ok(request.respond(Response::from_string("404: not here").with_status_code(404))?);
    };
    let header = |name: &str, value: &str| Header::from_bytes(name, value).map_err(|()| anyhow!("bad header {name}"));
    let response = Response::from_data(bytes.as_slice())
        .with_header(header("Content-Type", content_type)?)
        // A rebuilt page must never run with an old part of itself.
        .with_header(header("Cache-Control", "no-cache")?);
    Ok(request.respond(response)?)
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "json" => "application/json",
        _ => "application/octet-stream",
    }
}
