use crate::draft::Edit;
use crate::rule::declare_rule;
use crate::shape::describe::shorten;
use crate::{Diagnostics, Member, PackageType, Request};

declare_rule! {
    /// `EntryPoint` or `Command` of an image holds a whole command line in one entry.
    ///
    /// No shell takes it apart: the first entry is the name of the program, blanks included, and each argument is an entry
    /// of its own.
    ImageCommandInShellForm = "image-command-in-shell-form", Warning,
    requires: [ImageConfigEntryPoint, ImageConfigCommand],
    covers: ["imageconfig-shell-form"],
    evidence: [
        Documentation "2026-11-22" "the command and its arguments are a list" "https://docs.aws.amazon.com/lambda/latest/api/API_ImageConfig.html",
        Judgement "2026-11-22" "as in other container engines" "",
    ],
    pass: [
        r#"{
            "PackageType": "Image",
            "ImageConfig": {"EntryPoint": ["/lambda-entrypoint.sh"], "Command": ["app.handler"]}
        }"#,
        r#"{
            "PackageType": "Image",
            "ImageConfig": {"EntryPoint": ["sh", "-c"], "Command": ["exec node server.js"]}
        }"#,
        r#"{"PackageType": "Image", "ImageConfig": {"Command": ["--title=Orders of today"]}}"#,
    ],
    fail: [
        r#"{
            "PackageType": "Image",
            "ImageConfig": {"EntryPoint": ["python -m awslambdaric"], "Command": ["app.handler"]}
        }"# => "/ImageConfig/EntryPoint/0",
        r#"{"PackageType": "Image", "ImageConfig": {"Command": ["node server.js"]}}"# => "/ImageConfig/Command/0",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    if request.package_type() != Some(PackageType::Image) {
        return;
    }
    // behind an entry point, one argument may well have blanks
    let program = match request.is_filled(Member::ImageConfigEntryPoint) {
        true => Member::ImageConfigEntryPoint,
        false => Member::ImageConfigCommand,
    };
    let mut entries = request.entries(program);
    let (Some(entry), None) = (entries.next(), entries.next()) else { return };
    let Some(line) = entry.text().filter(|line| is_command_line(line)) else { return };
    let draft =
        out.at(entry.place(), format!("`{}` is taken as the name of one program, blanks included", shorten(line)));
    // where quotes and the like hold words together, or a shell is needed, the words are not what blanks part
    if line.contains(['"', '\'', '\\', '$', '|', '>', '&', ';']) {
        draft
            .help("write one entry for the program and one for each argument, or start a shell: `[\"sh\", \"-c\", …]`");
        return;
    }
    let words: Vec<_> = line.split_ascii_whitespace().map(crate::path::quoted).collect();
    let list = format!("[{}]", words.join(", "));
    draft.help(format!("write one entry for each word: `{}`", shorten(&list)));
    draft.unsafe_fix("write one entry for each word", vec![Edit::Replace(program.into(), list)]);
}

/// Whether a text with blanks is a command and its arguments, and not a path with blanks in it, or an option for the
/// entry point of the image.
fn is_command_line(line: &str) -> bool {
    if line.starts_with('-') {
        return false;
    }
    let mut words = line.split_ascii_whitespace().skip(1).peekable();
    let is_path = |word: &str| word.contains('/') && !word.starts_with(['/', '-', '.']);
    words.peek().is_some() && !(line.starts_with('/') && words.any(is_path))
}
