//! Whether a document is a request: by its members, never by its name, in one look.

use crate::json_scan::{Scanner, Token, decoded};

/// What a document is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Surely a request.
    Request,
    /// What the service answers, which has this member that no request has.
    Answer(&'static str),
    /// An object with some members of a request, too few to be sure.
    Unsure,
    /// Something else.
    Foreign,
}

/// Members that only answers have.
const ANSWER_ONLY: &[&str] =
    &["FunctionArn", "CodeSha256", "CodeSize", "LastModified", "RevisionId", "Version", "State"];
/// Members that tell a request from something else.
const TELLING: &[&str] = &["FunctionName", "Role", "Handler", "Code", "Runtime"];

/// Looks at the names of the outermost members.
pub(crate) fn recognise(text: &str) -> Kind {
    let mut scanner = Scanner::new(text);
    if !matches!(scanner.next(), Some((Token::OpenObject, _))) {
        return Kind::Foreign;
    }
    let mut has = [false; TELLING.len()];
    let mut answer = None;
    let (mut depth, mut awaits_name) = (1, true);
    for (token, range) in scanner {
        match token {
            Token::OpenObject | Token::OpenList => depth += 1,
            Token::Close if depth == 1 => break,
            Token::Close => depth -= 1,
            Token::Comma => awaits_name |= depth == 1,
            Token::Text if depth == 1 && awaits_name => {
                awaits_name = false;
                // every name looked for is far shorter, also with all its letters escaped
                let name = text.get(range).filter(|name| name.len() < 100).and_then(decoded);
                let name = name.as_deref().unwrap_or_default();
                if let Some(index) = TELLING.iter().position(|telling| *telling == name) {
                    has[index] = true;
                }
                answer = answer.or(ANSWER_ONLY.iter().copied().find(|only| *only == name));
            }
            _ => {}
        }
    }
    let [name, role, handler, code, runtime] = has;
    let is_request = code && (name || role || handler) || role && name && (runtime || handler);
    match answer {
        Some(member) if name || role || code => Kind::Answer(member),
        None if is_request => Kind::Request,
        None if name && (runtime || handler) || role && handler => Kind::Unsure,
        _ => Kind::Foreign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_requests_from_the_rest() {
        let requests = [
            r#"{"FunctionName": "a", "Code": {}}"#,
            r#"{"Role": "a", "Code": {}}"#,
            r#"{"Environment": {"Variables": {"State": "x"}}, "Handler": 1, "Code": null}"#,
            r#"{"FunctionName": "a", "Role": "r", "Runtime": "x"}"#,
            "\u{feff} {\"Function\\u004eame\": \"a\", \"Role\": \"r\", \"Handler\": \"x\"}",
        ];
        for text in requests {
            assert_eq!(recognise(text), Kind::Request, "{text}");
        }
        let foreign = [
            "",
            "[]",
            "{}",
            "\"Code\"",
            "[{\"FunctionName\": 1, \"Code\": 1}]",
            r#"{"FunctionName": "a"}"#,
            r#"{"a": {"FunctionName": "a", "Code": {}}}"#,
            r#"{"functionName": "a", "code": {}, "role": "r"}"#,
            r#"{"x": ["FunctionName", "Role", "Code"], "y": "Code", "Role": "Code"}"#,
            r#"{"Version": "2012-10-17", "Statement": []}"#,
        ];
        for text in foreign {
            assert_eq!(recognise(text), Kind::Foreign, "{text}");
        }
        let unsure = r#"{"FunctionName": "a", "Runtime": "x", "Handler": "h", "MemorySize": 128}"#;
        assert_eq!(recognise(unsure), Kind::Unsure);
        let answer = r#"{"FunctionName": "a", "Role": "r", "Handler": "h", "CodeSize": 3}"#;
        assert_eq!(recognise(answer), Kind::Answer("CodeSize"));
    }
}
