//! What the site weighs: raw and brotli size of each file in dist/.

use std::fs;
use std::io::Write;

use anyhow::Result;

/// The files a browser asks for before the page can be used, by extension.
const FIRST_LOAD: [&str; 5] = ["html", "css", "js", "wasm", "svg"];

pub(crate) fn print() -> Result<()> {
    let mut paths: Vec<_> =
        fs::read_dir("dist")?.flatten().map(|entry| entry.path()).filter(|it| it.is_file()).collect();
    paths.sort();
    println!("\n{:>10} {:>10}  file", "raw", "brotli");
    let (mut raw_sum, mut brotli_sum) = (0, 0);
    for path in paths {
        let bytes = fs::read(&path)?;
        let compressed = brotli_size(&bytes)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        println!("{:>10} {:>10}  {name}", bytes.len(), compressed);
        let extension = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        // The sentence for old browsers is asked for by those alone.
        if FIRST_LOAD.contains(&extension.as_str()) && !name.starts_with("old-browser") {
            raw_sum += bytes.len();
            brotli_sum += compressed;
        }
    }
    println!("{raw_sum:>10} {brotli_sum:>10}  first load ({:.1} KB brotli)", kilobytes(brotli_sum));
    Ok(())
}

#[allow(clippy::float_arithmetic, reason = "a size for people to read, not a score")]
fn kilobytes(bytes: usize) -> f64 {
    bytes as f64 / 1024.0
}

fn brotli_size(bytes: &[u8]) -> Result<usize> {
    let mut compressor = brotli::CompressorWriter::new(Vec::new(), 4096, 11, 22);
    compressor.write_all(bytes)?;
    Ok(compressor.into_inner().len())
}
