//! Every constraint of the service model at every place of a request: just inside, just outside, another type, missing,
//! null. The cases are made from the schema, and checks that the schema pass reports each case exactly.

use crate::schema::{Definition, Place, Role, escaped, places, with};
use lambda_lint::{Linter, Severity};
use regex::Regex;
use serde_json::{Value, json};
use std::fmt;

/// What the shape pass is to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Verdict {
    Fine,
    /// One error there.
    Error(String),
    /// One warning there.
    Warning(String),
}

/// A request with at most one fault.
pub(crate) struct Case {
    pub(crate) what: String,
    pub(crate) request: Value,
    pub(crate) verdict: Verdict,
}

/// A linter that knows the service model and nothing else.
pub(crate) fn shape_linter() -> Linter {
    let shape = lambda_lint::rules::of_passes();
    lambda_lint_extract::builder().select(shape.map(|meta| meta.id.clone())).build().unwrap()
}

/// All cases.
pub(crate) fn cases() -> Vec<Case> {
    let base = Definition::request().valid();
    let mut cases = Cases { base, made: Vec::new() };
    cases.add("everything", cases.base.clone(), Verdict::Fine);
    for place in places() {
        cases.types(&place);
        cases.absence(&place);
        match place.definition.kind() {
            "object" => cases.object(&place),
            "array" => cases.sizes(&place),
            "integer" | "number" => cases.numbers(&place),
            "string" => cases.strings(&place),
            _ => {}
        }
    }
    cases.made
}

struct Cases {
    base: Value,
    made: Vec<Case>,
}

impl Cases {
    fn add(&mut self, what: impl fmt::Display, request: Value, verdict: Verdict) {
        self.made.push(Case { what: what.to_string(), request, verdict });
    }

    /// Puts a value at a place, where it is right or wrong.
    fn put(&mut self, place: &Place, what: &str, value: Value, fits: bool) {
        let verdict = if fits { Verdict::Fine } else { Verdict::Error(place.pointer.clone()) };
        let request = with(&self.base, &place.pointer, value);
        self.add(format_args!("{}: {what}", place.pointer), request, verdict);
    }

    fn types(&mut self, place: &Place) {
        let others = [("string", json!("x")), ("integer", json!(3)), ("boolean", json!(false)), ("array", json!([]))];
        let kind = place.definition.kind();
        for (other, value) in others.into_iter().chain([("object", json!({}))]) {
            if other != kind && (other, kind) != ("integer", "number") {
                self.put(place, &format!("{other} for {kind}"), value, false);
            }
        }
    }

    fn absence(&mut self, place: &Place) {
        let null = with(&self.base, &place.pointer, Value::Null);
        let at = place.pointer.clone();
        let verdict = if place.role == Role::Optional { Verdict::Warning } else { Verdict::Error };
        self.add(format_args!("{at}: null"), null, verdict(at.clone()));
        let Some((parent, name)) = at.rsplit_once('/') else { return };
        let mut request = self.base.clone();
        let Some(parent) = request.pointer_mut(parent).unwrap().as_object_mut() else { return };
        let value = parent.remove(name).unwrap();
        let verdict = if place.role == Role::Required { Verdict::Error(at.clone()) } else { Verdict::Fine };
        self.add(format_args!("{at}: missing"), request.clone(), verdict.clone());
        if place.role == Role::Entry {
            return;
        }
        // in another spelling it is one fault, at the name that is there
        let other = name.to_lowercase();
        let parent = at.strip_suffix(name).unwrap();
        request.pointer_mut(parent.trim_end_matches('/')).unwrap()[&other] = value;
        self.add(format_args!("{at}: in lower case"), request, Verdict::Error(format!("{parent}{other}")));
    }

    fn object(&mut self, place: &Place) {
        let at = &place.pointer;
        match place.definition.key() {
            None => {
                let mut request = self.base.clone();
                request.pointer_mut(at).unwrap()["Xyzzy/~ 1"] = json!([null]);
                self.add(format_args!("{at}: stranger"), request, Verdict::Error(format!("{at}/Xyzzy~1~0 1")));
            }
            Some(key) => {
                for (what, text, fits) in strings(key) {
                    let mut request = self.base.clone();
                    let verdict = if fits { Verdict::Fine } else { Verdict::Error(format!("{at}/{}", escaped(&text))) };
                    request.pointer_mut(at).unwrap()[&text] = place.definition.entry().unwrap().valid();
                    self.add(format_args!("{at}: key {what}"), request, verdict);
                }
            }
        }
    }

    fn sizes(&mut self, place: &Place) {
        let entry = place.definition.entry().unwrap().valid();
        let (min, max) = (place.definition.limit("minItems").unwrap_or(0), place.definition.limit("maxItems"));
        let outside = [min.checked_sub(1), max.map(|max| max + 1)];
        for size in [Some(min), max, Some(max.unwrap_or(40))].into_iter().chain(outside).flatten() {
            let fits = (min..=max.unwrap_or(usize::MAX)).contains(&size);
            self.put(place, &format!("{size} entries"), json!(vec![entry.clone(); size]), fits);
        }
    }

    fn numbers(&mut self, place: &Place) {
        let limit = |keyword: &str| place.definition.body[keyword].as_f64().unwrap();
        let (min, max) = (limit("minimum"), limit("maximum"));
        let is_integer = place.definition.kind() == "integer";
        let inside = |number: f64| (min..=max).contains(&number) && (number.fract() == 0.0 || !is_integer);
        for number in [min - 1.0, min - 0.5, min, min + 0.5, max, max + 0.5, max + 1.0, -1e300, 1e300, 0.0, -0.0] {
            self.put(place, &format!("{number:?}"), json!(number), inside(number));
            if number.fract() == 0.0 && number.abs() < 1e15 {
                self.put(place, &format!("{number}"), json!(number as i64), inside(number));
            }
        }
        for number in [json!(i64::MIN), json!(i64::MAX), json!(u64::MAX)] {
            self.put(place, &number.to_string(), number, false);
        }
    }

    fn strings(&mut self, place: &Place) {
        if place.definition.body["contentEncoding"] == "base64" {
            // no bytes are bytes, too: a rule about archives refuses them
            for (text, fits) in [("UEsDBAo=", true), ("", true), ("UEsDBAo", false), ("UEsD BAo=", false), ("é", false)]
            {
                self.put(place, text, json!(text), fits);
            }
        } else if let Some(values) = place.definition.values() {
            self.choices(place, values);
        } else {
            for (what, text, fits) in strings(place.definition) {
                self.put(place, &what, json!(text), fits);
            }
        }
    }

    fn choices(&mut self, place: &Place, values: &[Value]) {
        for value in values.iter().map(|value| value.as_str().unwrap()) {
            self.put(place, value, json!(value), true);
            let others = [value.to_lowercase(), value.to_uppercase(), format!("{value} "), format!("{value}1")];
            for other in others {
                let fits = values.iter().any(|known| *known == other.as_str());
                let verdict = if fits { Verdict::Fine } else { Verdict::Error(place.pointer.clone()) };
                // a runtime that may be newer than the data is not refused, but what these are is not to decide here
                if place.definition.name != "Runtime" || fits || !other.ends_with('1') {
                    let request = with(&self.base, &place.pointer, json!(other));
                    self.add(format_args!("{}: {other:?}", place.pointer), request, verdict);
                }
            }
        }
        self.put(place, "stranger", json!("stranger"), false);
        self.put(place, "empty", json!(""), false);
        if place.definition.name == "Runtime" {
            let newer = with(&self.base, &place.pointer, json!("nodejs28.x"));
            self.add("/Runtime: newer than the data", newer, Verdict::Warning(place.pointer.clone()));
        }
    }
}

/// Strings for a definition, and whether each fits: all lengths that matter, and all ways to break a form a little.
fn strings(definition: Definition) -> Vec<(String, String, bool)> {
    let pattern = definition.body["pattern"].as_str().map(|pattern| Regex::new(pattern).unwrap());
    let (min, max) = (definition.limit("minLength").unwrap_or(0), definition.limit("maxLength"));
    let fits = |text: &str| {
        let length = text.chars().count();
        length >= min && length <= max.unwrap_or(usize::MAX) && pattern.as_ref().is_none_or(|form| form.is_match(text))
    };
    let usual = definition.sample(16);
    assert!(fits(&usual), "{}: {usual} does not match", definition.name);
    let mut made = vec![("sample".to_owned(), usual.clone())];
    let lengths = [min.checked_sub(1), Some(min), max, max.map(|max| max + 1), Some(max.unwrap_or(100_000))];
    for length in lengths.into_iter().flatten() {
        let plain = definition.sample_of_length(length);
        made.extend(plain.map(|text| (format!("{length} characters"), text)));
        made.push((format!("{length} astral characters"), "\u{1d4b3}".repeat(length)));
        made.push((format!("{length} characters of two bytes"), "\u{e9}".repeat(length)));
    }
    if let Some(longest) = max.and_then(|max| definition.sample_of_length(max)) {
        assert!(fits(&longest), "{}: the longest sample does not match", definition.name);
    }
    let middle = usual.len() / 2;
    let (front, back) = usual.split_at(middle);
    for inserted in ["!", " ", "\n", ".", ":", "\u{e9}", "\u{301}", "\u{1f600}", "\0", "\u{2028}", "\u{85}", "\""] {
        made.push((format!("{inserted:?} in front"), format!("{inserted}{usual}")));
        made.push((format!("{inserted:?} in it"), format!("{front}{inserted}{back}")));
        made.push((format!("{inserted:?} behind"), format!("{usual}{inserted}")));
    }
    made.push(("upper case".into(), usual.to_uppercase()));
    made.push(("twice".into(), format!("{usual}{usual}")));
    made.push(("empty".into(), String::new()));
    for cut in 1..=usual.len() {
        made.push((format!("without the last {cut}"), usual[..usual.len() - cut].to_owned()));
        made.push((format!("without the first {cut}"), usual[cut..].to_owned()));
    }
    made.into_iter().map(|(what, text)| (what, text.clone(), fits(&text))).collect()
}

fn found(linter: &Linter, case: &Case) -> Vec<(Severity, String, String)> {
    let report = linter.lint_value(&case.request);
    let counting = |rule: &str| rule != "string-maybe-too-long";
    let diagnostics = report.into_diagnostics().into_iter().filter(|found| counting(&found.rule));
    diagnostics.map(|found| (found.severity, found.path, found.message)).collect()
}

#[test]
fn every_constraint_holds_at_its_boundary() {
    let linter = shape_linter();
    let cases = cases();
    assert!(cases.len() > 3000, "only {} cases", cases.len());
    let mut faults = Vec::new();
    for case in &cases {
        let found = found(&linter, case);
        let is_right = match (&case.verdict, found.as_slice()) {
            (Verdict::Fine, []) => true,
            (Verdict::Error(at), [(Severity::Error, path, _)]) => path == at,
            (Verdict::Warning(at), [(Severity::Warning, path, _)]) => path == at,
            _ => false,
        };
        if !is_right {
            faults.push(format!("{}: expected {:?}, found {found:?}", case.what, case.verdict));
        }
    }
    println!("{} cases made from the schema", cases.len());
    assert!(
        faults.is_empty(),
        "{} of {} cases\n{}",
        faults.len(),
        cases.len(),
        faults[..faults.len().min(40)].join("\n")
    );
}
