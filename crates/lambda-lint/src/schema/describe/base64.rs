//! Archives that are not base64.

use super::Words;
use crate::aws::base64::Base64Fault;
use crate::msg;

/// Describes invalid base64 without showing it. `archive-empty` reports an empty text.
pub(in crate::schema) fn base64_fault(fault: &Base64Fault) -> Option<Words> {
    let read = "pass the archive with `--zip-file`, or encode its bytes here in base64";
    Some(match fault {
        Base64Fault::Empty => return None,
        Base64Fault::Path { scheme: 0 } => Words::new("expected the bytes of the archive, found a file name", read),
        Base64Fault::Path { .. } => Words::new(
            "expected the bytes of the archive, found a path; `fileb://` only works on the command line",
            read,
        ),
        Base64Fault::DataUrl { .. } => {
            Words::new("the text starts with `data:`, like a data URL", "remove everything up to the comma")
        }
        Base64Fault::SourceCode => Words::new(
            "expected an archive, found source code, which only CloudFormation accepts",
            "add the code to a zip archive, and encode the archive here in base64",
        ),
        Base64Fault::UrlSafe { at } => Words::new(
            msg!("character {at} is `-` or `_`, from the URL-safe alphabet of base64", at = Int(at + 1)),
            "use the standard alphabet, with `+` and `/`",
        ),
        Base64Fault::WhiteSpace { at } => Words::new(
            msg!("character {at} of the base64 is a space or a line break", at = Int(at + 1)),
            "use one line without spaces (`base64 -w0`)",
        ),
        Base64Fault::MissingPadding { missing } => Words::new(
            msg!("missing padding of the base64: {missing} × `=`", missing = Int(*missing)),
            "add it at the end",
        ),
        Base64Fault::WrongLength { len } => Words::new(
            msg!("the base64 has {actual}, which is not a valid length", actual = Characters(*len)),
            "check whether it is truncated",
        ),
        Base64Fault::BadCharacter { at } => Words::new(
            msg!("character {at} of the text is not base64", at = Int(at + 1)),
            "encode the bytes of the archive here in base64",
        ),
    })
}
