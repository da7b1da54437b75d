//! Archives that are not base64.

use super::{Words, grouped};
use crate::values::base64::Base64Fault;

/// What is wrong with the text of an archive. Shows none of it. Of an archive without anything in it `archive-empty` speaks.
pub(in crate::shape) fn base64_fault(fault: &Base64Fault) -> Option<Words> {
    let read = "give the archive to the linter beside the request, or put its bytes here in base64";
    Some(match fault {
        Base64Fault::Empty => return None,
        Base64Fault::Path { scheme: 0 } => Words::new("the name of a file stands where its bytes are expected", read),
        Base64Fault::Path { .. } => Words::new(
            "a path stands where the bytes of the archive are expected: `fileb://` works on the command line only, not inside a document",
            read,
        ),
        Base64Fault::DataUrl { .. } => {
            Words::new("the text begins with `data:`, as a URL does", "remove all up to the comma")
        }
        Base64Fault::SourceCode => Words::new(
            "source code stands where an archive is expected; only CloudFormation takes it so",
            "put the code into a zip archive, and the archive here in base64",
        ),
        Base64Fault::UrlSafe { at } => Words::new(
            format!("the text is in the URL-safe alphabet: character {} is `-` or `_`", at + 1),
            "use the standard alphabet, with `+` and `/`",
        ),
        Base64Fault::WhiteSpace { at } => Words::new(
            format!("character {} of the base64 is a blank or a line end", at + 1),
            "write it in one line, without blanks (`base64 -w0`)",
        ),
        Base64Fault::MissingPadding { missing } => {
            Words::new(format!("the padding of the base64 is missing: {missing} × `=`"), "add it at the end")
        }
        Base64Fault::WrongLength { len } => Words::new(
            format!("the base64 has {} characters, which no number of bytes gives", grouped(*len as i64)),
            "is it cut off?",
        ),
        Base64Fault::BadCharacter { at } => Words::new(
            format!("character {} of the text does not belong to base64", grouped(*at as i64 + 1)),
            "put the bytes of the archive here in base64",
        ),
    })
}
