//! What was found in a file, as text: it goes from the worker that reads files to the page. Both sides are of one release: nothing of
//! it is kept.

use crate::exchange::file::{Grid, Opened, Remark};
use crate::wire::{Json, parse};

/// What was found, as JSON.
pub fn opened_json(opened: &Opened) -> Json {
    let row = |row: &Vec<String>| Json::List(row.iter().map(|cell| Json::Text(cell.clone())).collect());
    let grid = |grid: &Grid| {
        let rows = Json::List(grid.rows.iter().map(row).collect());
        Json::Object(vec![("name".to_owned(), Json::Text(grid.name.clone())), ("rows".to_owned(), rows)])
    };
    let word = |remark: &Remark| Remark::ALL.iter().find(|(other, _)| other == remark).map(|(_, word)| *word);
    let remarks = opened.remarks.iter().filter_map(word).map(|word| Json::Text(word.to_owned()));
    Json::Object(vec![
        ("text".to_owned(), opened.text.clone().map_or(Json::Null, Json::Text)),
        ("grids".to_owned(), Json::List(opened.grids.iter().map(grid).collect())),
        ("remarks".to_owned(), Json::List(remarks.collect())),
    ])
}

/// Reads it again; `None` where it is no such text.
pub fn read_opened(text: &str) -> Option<Opened> {
    let mut opened = Opened::default();
    let Json::Object(fields) = parse(text).ok()? else { return None };
    for (key, value) in fields {
        match (key.as_str(), value) {
            ("text", Json::Text(text)) => opened.text = Some(text),
            ("grids", Json::List(grids)) => opened.grids = grids.into_iter().filter_map(read_grid).collect(),
            ("remarks", Json::List(words)) => {
                let remark = |word: Json| {
                    let found = |word: String| Remark::ALL.iter().find(|(_, other)| *other == word);
                    if let Json::Text(word) = word { found(word).map(|(remark, _)| *remark) } else { None }
                };
                opened.remarks = words.into_iter().filter_map(remark).collect();
            }
            _ => {}
        }
    }
    Some(opened)
}

fn read_grid(value: Json) -> Option<Grid> {
    let mut grid = Grid::default();
    let Json::Object(fields) = value else { return None };
    for (key, value) in fields {
        match (key.as_str(), value) {
            ("name", Json::Text(name)) => grid.name = name,
            ("rows", Json::List(rows)) => grid.rows = rows.into_iter().map(read_row).collect(),
            _ => {}
        }
    }
    Some(grid)
}

fn read_row(value: Json) -> Vec<String> {
    let Json::List(cells) = value else { return Vec::new() };
    cells.into_iter().map(|cell| if let Json::Text(text) = cell { text } else { String::new() }).collect()
}
