//! Short names between the program and its glue. wasm-bindgen gives each of some 150 imports a name with 16 random digits, once in the
//! program and once in the script: two kilobytes of the first load that no compression takes away.

use anyhow::{Context, Result, bail};
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

/// The program and its glue with short names for everything that the program imports from `glue_name`.
pub(crate) fn shorten(program: &[u8], glue: &str, glue_name: &str) -> Result<(Vec<u8>, String)> {
    let mut names: Vec<(String, String)> = Vec::new();
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(program) {
        let payload = payload?;
        if let Payload::ImportSection(imports) = payload {
            let mut section = ImportSection::new();
            for import in imports.into_imports() {
                let import = import?;
                let ty = RoundtripReencoder.entity_type(import.ty).context("an import of an unknown type")?;
                if import.module == glue_name {
                    let short = format!("i{}", names.len());
                    section.import(import.module, &short, ty);
                    names.push((import.name.to_owned(), short));
                } else {
                    section.import(import.module, import.name, ty);
                }
            }
            module.section(&section);
        } else if let Some((id, range)) = payload.as_section() {
            let (start, end) = (usize::try_from(range.start)?, usize::try_from(range.end)?);
            let data = program.get(start..end).context("a section beyond the end")?;
            module.section(&RawSection { id, data });
        }
    }
    Ok((module.finish(), renamed(glue, &names)?))
}

/// A name that goes on as another one is left alone.
fn renamed(glue: &str, names: &[(String, String)]) -> Result<String> {
    let mut glue = glue.to_owned();
    for (name, short) in names {
        let mut renamed = String::new();
        let mut n_found = 0;
        for (nth, piece) in glue.split(name.as_str()).enumerate() {
            let goes_on = piece.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
            if nth > 0 {
                renamed.push_str(if goes_on { name } else { short });
                n_found += usize::from(!goes_on);
            }
            renamed.push_str(piece);
        }
        if n_found != 1 {
            bail!("the glue names {name} {n_found} times, not once");
        }
        glue = renamed;
    }
    Ok(glue)
}

#[cfg(test)]
mod tests {
    use super::renamed;

    #[test]
    fn a_name_is_renamed_where_it_stands_alone() {
        let names = [("__a".to_owned(), "i0".to_owned()), ("__a_b".to_owned(), "i1".to_owned())];
        assert_eq!(renamed("{__a: f, __a_b: g}", &names).expect("both are there"), "{i0: f, i1: g}");
        assert!(renamed("{__a: f}", &names).is_err());
    }
}
