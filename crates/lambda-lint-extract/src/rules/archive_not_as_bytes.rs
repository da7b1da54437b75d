//! Archives that a program encodes or reads as text before an SDK sends them.

use crate::package_path::written;
use lambda_lint::internals::PlaceKind;
use lambda_lint::{DiagnosticBuilder, Meta, Place, declare_rule};
use lambda_lint_syntax::code::Language;
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

pub(super) const ARCHIVE_NOT_AS_BYTES: &Meta = &ArchiveNotAsBytes;

declare_rule! {
    /// A program passes an archive as Base64, as text or as an open file instead of its bytes.
    ///
    /// SDKs encode the bytes of `ZipFile` themselves. An archive that is already Base64 is encoded twice, and the service answers
    /// `Could not unzip uploaded file`. Reading an archive as text fails or changes its bytes.
    ArchiveNotAsBytes = "archive-not-as-bytes", Error sdk,
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-12-01" "`ZipFile` is the contents of the deployment package; the SDKs handle the encoding" "https://docs.aws.amazon.com/lambda/latest/api/API_FunctionCode.html",
        Documentation "2026-12-01" "boto3 takes bytes" "https://docs.aws.amazon.com/boto3/latest/reference/services/lambda/client/create_function.html",
    ],
    pass: [
        "client.update_function_code(FunctionName=\"orders\", ZipFile=open(\"function.zip\", \"rb\").read())\n",
        "client.update_function_code(FunctionName=\"orders\", ZipFile=base64.b64decode(text))\n",
    ],
    fail: [
        "client.update_function_code(FunctionName=\"orders\", ZipFile=base64.b64encode(archive))\n" => "",
        "client.update_function_code(FunctionName=\"orders\", ZipFile=open(\"function.zip\").read())\n" => "",
        "client.update_function_code(FunctionName=\"orders\", ZipFile=open(\"function.zip\", \"rb\"))\n" => "",
    ],
}

/// What a program makes of an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Passed {
    Base64,
    Text,
    OpenFile,
}

/// Reports an archive that is not passed as its bytes.
pub(crate) fn check(tree: &Tree<'_>, value: NodeId, language: Language) -> Option<DiagnosticBuilder<'static>> {
    if tree.kind(value) != NodeKind::Unknown {
        return None;
    }
    let expression: String = written(tree, value)?.split_whitespace().collect();
    let passed = match language {
        Language::Python => passed_in_python(&expression),
        Language::JavaScript => passed_in_javascript(&expression),
    }?;
    let (message, help) = match (passed, language) {
        (Passed::Base64, _) => {
            ("the archive is encoded twice: the SDK encodes it, too", "pass the bytes of the archive")
        }
        (Passed::Text, Language::Python) => ("the archive is read as text", "open the file with the mode `\"rb\"`"),
        (Passed::Text, Language::JavaScript) => ("the archive is read as text", "read the file without an encoding"),
        (Passed::OpenFile, Language::Python) => ("the file is not read", "add `.read()`"),
        (Passed::OpenFile, Language::JavaScript) => ("a stream is not the bytes of the archive", "use `readFileSync`"),
    };
    let mut draft = DiagnosticBuilder::new(ARCHIVE_NOT_AS_BYTES, Place(PlaceKind::Outside(value)), message);
    draft.help(help);
    Some(draft)
}

fn passed_in_python(expression: &str) -> Option<Passed> {
    const ENCODERS: &[&str] = &["b64encode(", "base64.b64encode(", "base64.standard_b64encode(", "base64.encodebytes("];
    if ENCODERS.iter().any(|encoder| expression.starts_with(encoder)) {
        return Some(Passed::Base64);
    }
    let (arguments, rest) = call(expression.strip_prefix("open")?)?;
    let mode = match arguments.as_slice() {
        [_] => "\"r\"",
        [_, mode, ..] => mode.strip_prefix("mode=").unwrap_or(mode),
        [] => return None,
    };
    if !mode.starts_with(['"', '\'']) {
        return None;
    }
    match rest {
        "" if mode.contains('b') => Some(Passed::OpenFile),
        "" | ".read()" if !mode.contains('b') => Some(Passed::Text),
        _ => None,
    }
}

fn passed_in_javascript(expression: &str) -> Option<Passed> {
    if [".toString(\"base64\")", ".toString('base64')"].iter().any(|end| expression.ends_with(end)) {
        return Some(Passed::Base64);
    }
    let (function, _) = expression.split_once('(')?;
    let (arguments, rest) = call(&expression[function.len()..])?;
    let name = function.rsplit('.').next().unwrap_or_default();
    let name = name.strip_prefix("await").unwrap_or(name);
    let is_text = || arguments.get(1).is_some_and(|encoding| encoding.starts_with(['"', '\'']));
    match name {
        "readFileSync" if rest.is_empty() && is_text() => Some(Passed::Text),
        "readFile" if rest.is_empty() && function.starts_with("await") && is_text() => Some(Passed::Text),
        "createReadStream" if rest.is_empty() => Some(Passed::OpenFile),
        _ => None,
    }
}

/// The arguments of a call that begins with its bracket, and what follows the call.
fn call(text: &str) -> Option<(Vec<&str>, &str)> {
    let (mut depth, mut quote, mut arguments, mut from) = (0_usize, None, Vec::new(), 1);
    for (at, character) in text.char_indices() {
        match (character, quote) {
            (c, Some(open)) if c == open => quote = None,
            (_, Some(_)) => {}
            ('"' | '\'' | '`', None) => quote = Some(character),
            ('(' | '[' | '{', None) => depth += 1,
            (',', None) if depth == 1 => {
                arguments.push(&text[from..at]);
                from = at + 1;
            }
            (')' | ']' | '}', None) => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    arguments.push(&text[from..at]);
                    arguments.retain(|argument| !argument.is_empty());
                    return Some((arguments, &text[at + 1..]));
                }
            }
            (_, None) if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_make_of_an_archive() {
        for (expression, expected) in [
            ("base64.b64encode(open('a.zip','rb').read()).decode()", Some(Passed::Base64)),
            ("base64.b64decode(text)", None),
            ("open('a.zip').read()", Some(Passed::Text)),
            ("open(os.path.join(a,'b,c'),'r').read()", Some(Passed::Text)),
            ("open(path,mode='rb').read()", None),
            ("open(path,mode).read()", None),
            ("open('a.zip','rb')", Some(Passed::OpenFile)),
            ("open('a.zip','rb').read(", None),
            ("reopen('a.zip')", None),
        ] {
            assert_eq!(passed_in_python(expression), expected, "{expression}");
        }
        for (expression, expected) in [
            ("fs.readFileSync('a.zip').toString('base64')", Some(Passed::Base64)),
            ("Buffer.from(text,'base64')", None),
            ("fs.readFileSync('a.zip','utf8')", Some(Passed::Text)),
            ("fs.readFileSync('a.zip')", None),
            ("awaitreadFile(path,\"utf-8\")", Some(Passed::Text)),
            ("fs.createReadStream('a.zip')", Some(Passed::OpenFile)),
        ] {
            assert_eq!(passed_in_javascript(expression), expected, "{expression}");
        }
    }
}
