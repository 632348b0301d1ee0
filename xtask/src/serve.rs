//! Serving the page on this machine: the finished site, or Trunk watching the sources.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io::{ErrorKind, Write};
use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result, anyhow};
use tiny_http::{Header, Request, Response, Server};

use crate::headers::{self, cache_control, content_type};
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
/// only there, the policy is taken out. A page that changes all the time is not kept for working without network either, and
/// what an earlier `serve` left on the same port is withdrawn.
pub(crate) fn allow_reload() -> Result<()> {
    if env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
        return Ok(());
    }
    let site = env::var("TRUNK_STAGING_DIR").context("only Trunk calls this")?;
    let site = Path::new(&site);
    fs::copy("src/no-sw.js", site.join("sw.js"))?;
    let page = site.join("index.html");
    let html = fs::read_to_string(&page)?;
    let is_kept = |line: &&str| !line.contains("Content-Security-Policy") && !line.contains("jixiao-offline");
    let kept: Vec<&str> = html.lines().filter(is_kept).collect();
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
    let security = headers::for_every_file()?;
    let site = Arc::new((files, security));
    thread::spawn(move || {
        for request in server.incoming_requests() {
            let site = Arc::clone(&site);
            // Each in a thread of its own: a reader who went away or dawdles is no reason to let the others wait.
            thread::spawn(move || answer(request, &site.0, &site.1));
        }
    });
    Ok(url)
}

/// A file of the site as it is sent.
struct File {
    bytes: Vec<u8>,
    /// For browsers that take it, as any site would be set up.
    brotli: Vec<u8>,
    content_type: &'static str,
}

impl File {
    fn read(path: &Path, name: &str) -> Result<Self> {
        let bytes = fs::read(path)?;
        // Quality 9: nearly as small as it gets, and quick enough to do at every start.
        let mut compressor = brotli::CompressorWriter::new(Vec::new(), 4096, 9, 22);
        compressor.write_all(&bytes)?;
        Ok(Self { brotli: compressor.into_inner(), content_type: content_type(name), bytes })
    }
}

/// URL path to bytes and content type. Only these paths exist, so no request can reach another file.
fn read_site() -> Result<BTreeMap<String, File>> {
    let mut files = BTreeMap::new();
    read_folder(Path::new("dist"), "/", &mut files).context("nothing to serve; run: cargo xtask dist")?;
    let index = files.remove("/index.html").context("dist/ has no index.html; run: cargo xtask dist")?;
    files.insert("/".to_owned(), index);
    Ok(files)
}

fn read_folder(folder: &Path, url: &str, files: &mut BTreeMap<String, File>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("no {}/", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            read_folder(&path, &format!("{url}{name}/"), files)?;
        } else {
            files.insert(format!("{url}{name}"), File::read(&path, &name)?);
        }
    }
    Ok(())
}

fn answer(request: Request, files: &BTreeMap<String, File>, security: &[(&str, String)]) -> Result<()> {
    let path = request.url().split(['?', '#']).next().unwrap_or_default();
    let Some(file) = files.get(path) else {
        return Ok(request.respond(Response::from_string("404: not here").with_status_code(404))?);
    };
    let header = |name: &str, value: &str| Header::from_bytes(name, value).map_err(|()| anyhow!("bad header {name}"));
    let takes_brotli = request.headers().iter().any(|header| {
        header.field.equiv("Accept-Encoding") && header.value.as_str().split(',').any(|it| it.trim() == "br")
    });
    let bytes = if takes_brotli { &file.brotli } else { &file.bytes };
    let mut response = Response::from_data(bytes.as_slice())
        .with_header(header("Content-Type", file.content_type)?)
        .with_header(header("Cache-Control", cache_control(path))?);
    for (name, value) in security {
        response = response.with_header(header(name, value)?);
    }
    if takes_brotli {
        response = response.with_header(header("Content-Encoding", "br")?);
    }
    Ok(request.respond(response)?)
}
