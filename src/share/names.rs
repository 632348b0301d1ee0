//! The names that a framework gives to its parts, in an order that never changes for a released version: a sheet's entries
//! name them by number.

use crate::wire::Json;

/// The ids of all nodes from the top, each indicator's items and grades behind it.
pub(super) fn names(framework: &Json) -> Vec<&str> {
    let mut names = Vec::new();
    list(framework, "dimensions").iter().for_each(|node| collect(node, &mut names));
    names
}

fn collect<'a>(node: &'a Json, names: &mut Vec<&'a str>) {
    names.extend(id(node));
    let rule = field(node, "rule");
    let parameters = |rule_name, part_name| {
        rule.and_then(|rule| field(rule, rule_name)).map_or(&[] as &[Json], |parameters| list(parameters, part_name))
    };
    names.extend(parameters("checklist", "items").iter().chain(parameters("grade", "grades")).filter_map(id));
    list(node, "children").iter().for_each(|node| collect(node, names));
}

fn id(object: &Json) -> Option<&str> {
    if let Some(Json::Text(id)) = field(object, "id") { Some(id) } else { None }
}

fn field<'a>(object: &'a Json, name: &str) -> Option<&'a Json> {
    let Json::Object(fields) = object else { return None };
    fields.iter().find(|(other, _)| other == name).map(|(_, value)| value)
}

fn list<'a>(object: &'a Json, name: &str) -> &'a [Json] {
    if let Some(Json::List(list)) = field(object, name) { list } else { &[] }
}
