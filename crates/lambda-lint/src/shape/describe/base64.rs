//! Archives that are not base64.

use super::{Words, grouped};
use crate::values::base64::Base64Fault;

/// What is wrong with the text of an archive. Shows none of it. Of an archive without anything in it `archive-empty` speaks.
pub(in crate::shape) fn base64_fault(fault: &Base64Fault) -> Option<Words> {
    let read = "pass the archive with `--zip-file`, or encode its bytes here in base64";
    Some(match fault {
        Base64Fault::Empty => return None,
        Base64Fault::Path { scheme: 0 } => {
            Words::new("expected the bytes of the archive, found the name of a file", read)
        }
        Base64Fault::Path { .. } => Words::new(
            "expected the bytes of the archive, found a path; `fileb://` only works on the command line",
            read,
        ),
        Base64Fault::DataUrl { .. } => {
            Words::new("the text starts with `data:`, like a data URL", "remove everything up to the comma")
        }
        Base64Fault::SourceCode => Words::new(
            "expected an archive, found source code, which only CloudFormation accepts",
            "put the code into a zip archive, and encode the archive here in base64",
        ),
        Base64Fault::UrlSafe { at } => Words::new(
            format!("the base64 uses the URL-safe alphabet: character {} is `-` or `_`", at + 1),
            "use the standard alphabet, with `+` and `/`",
        ),
        Base64Fault::WhiteSpace { at } => Words::new(
            format!("character {} of the base64 is a space or a line break", at + 1),
            "write it in one line, without spaces (`base64 -w0`)",
        ),
        Base64Fault::MissingPadding { missing } => {
            Words::new(format!("missing padding of the base64: {missing} × `=`"), "add it at the end")
        }
        Base64Fault::WrongLength { len } => Words::new(
            format!("the base64 has {} characters, which is an impossible length", grouped(*len as i64)),
            "check whether it is truncated",
        ),
        Base64Fault::BadCharacter { at } => Words::new(
            format!("character {} of the text is not base64", grouped(*at as i64 + 1)),
            "encode the bytes of the archive here in base64",
        ),
    })
}
