//! No JSON that the program prints has a key twice in one object: readers keep one of the two, or refuse the text.

use crate::{Place, finish};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::collections::HashSet;
use std::fmt;
use std::path::Path;

/// Any JSON without a key twice.
struct Unique;

impl<'de> Deserialize<'de> for Unique {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Unique;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Unique, E> {
        Ok(Unique)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Unique, E> {
        Ok(Unique)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Unique, E> {
        Ok(Unique)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Unique, E> {
        Ok(Unique)
    }

    fn visit_str<E>(self, _: &str) -> Result<Unique, E> {
        Ok(Unique)
    }

    fn visit_unit<E>(self) -> Result<Unique, E> {
        Ok(Unique)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Unique, A::Error> {
        while entries.next_element::<Unique>()?.is_some() {}
        Ok(Unique)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Unique, A::Error> {
        let mut seen = HashSet::new();
        while let Some(key) = members.next_key::<String>()? {
            if seen.contains(&key) {
                return Err(A::Error::custom(format!("`{key}` is there twice")));
            }
            seen.insert(key);
            members.next_value::<Unique>()?;
        }
        Ok(Unique)
    }
}

fn read(text: &str, what: &str) {
    if let Err(error) = serde_json::from_str::<Unique>(text) {
        let around = text.lines().nth(error.line().saturating_sub(1)).unwrap_or_default();
        panic!("{what}: {error}\n{}", around.chars().take(2000).collect::<String>());
    }
}

/// The folders with the fixtures of the whole project.
fn fixtures() -> Vec<String> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests");
    ["err", "near", "ok", "inputs/err", "templates", "commands/err", "yaml", "cases"]
        .iter()
        .map(|folder| tests.join(folder).to_str().unwrap().to_owned())
        .collect()
}

#[test]
fn the_reader_refuses_a_key_twice() {
    assert!(serde_json::from_str::<Unique>(r#"[{"a": {"b": 1, "b": 2}}]"#).is_err());
    assert!(serde_json::from_str::<Unique>(r#"[{"a": {"b": 1}, "b": [null, true, -1, 2.5, "a"]}]"#).is_ok());
}

#[test]
fn no_format_has_duplicate_keys() {
    let place = Place::new(&[]);
    let mut found = 0;
    for format in ["json", "sarif", "gitlab", "json-lines"] {
        let folders = fixtures();
        let mut args = vec!["check", "--isolated", "--advice", "--exit-zero", "--format", format];
        args.extend(folders.iter().map(String::as_str));
        let text = place.run(&args).stdout;
        match format {
            "json-lines" => text.lines().for_each(|line| read(line, format)),
            _ => read(&text, format),
        }
        found = text.len();
    }
    assert!(found > 100_000, "only {found} bytes were read");
    read(&place.run(&["rules", "--format", "json"]).stdout, "rules");
    read(&place.run(&["check", "--statistics", "--format", "json"]).stdout, "statistics");
}

#[test]
fn no_key_is_there_twice_in_the_results_of_lines() {
    let place = Place::new(&[]);
    let mut lines = String::new();
    for entry in std::fs::read_dir(&fixtures()[0]).unwrap() {
        let path = entry.unwrap().path();
        if let Some(text) =
            std::fs::read_to_string(&path).ok().filter(|_| path.extension().is_some_and(|it| it == "json"))
        {
            lines += &text.replace(['\n', '\r'], " ");
            lines.push('\n');
        }
    }
    for format in ["json", "json-lines"] {
        let mut command = place.command(&["check", "--lines", "--advice", "--exit-zero", "--format", format, "-"]);
        let text = finish(&mut command, lines.as_bytes()).stdout;
        match format {
            "json-lines" => text.lines().for_each(|line| read(line, format)),
            _ => read(&text, format),
        }
        assert!(text.len() > 10_000);
    }
}
