use crate::place::Edit;
use crate::rule::declare_rule;
use crate::{Member, PackageType, Reporter, Request, msg};

declare_rule! {
    /// `EntryPoint` or `Command` of an image has a whole command line in one entry.
    ///
    /// No shell splits it: the first entry is the name of the program, including spaces, and each argument needs its own
    /// entry.
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    if request.package_type() != Some(PackageType::Image) {
        return;
    }
    // after an entry point, an argument may contain spaces
    let program = match request.is_filled(Member::ImageConfigEntryPoint) {
        true => Member::ImageConfigEntryPoint,
        false => Member::ImageConfigCommand,
    };
    let mut entries = request.entries(program);
    let (Some(entry), None) = (entries.next(), entries.next()) else { return };
    let Some(line) = entry.text().filter(|line| is_command_line(line)) else { return };
    let found = out.report(
        entry.place(),
        msg!("{value} is read as the name of one program, including the spaces", value = Text(line)),
    );
    // with quotes or operators, splitting at spaces would be wrong
    if line.contains(['"', '\'', '\\', '$', '|', '>', '&', ';']) {
        found.help("use one entry for the program and one for each argument, or start a shell: `[\"sh\", \"-c\", …]`");
        return;
    }
    let words: Vec<_> = line.split_ascii_whitespace().map(crate::path::quoted).collect();
    let list = format!("[{}]", words.join(", "));
    found.help(msg!("use one entry for each word: {expected}", expected = Text(&list)));
    found.unsafe_fix("use one entry for each word", vec![Edit::Replace(program.into(), list)]);
}

/// Whether a text with spaces is a command with arguments, and not a path with spaces or an option for the entry point of
/// the image.
fn is_command_line(line: &str) -> bool {
    if line.starts_with('-') {
        return false;
    }
    let mut words = line.split_ascii_whitespace().skip(1).peekable();
    let is_path = |word: &str| word.contains('/') && !word.starts_with(['/', '-', '.']);
    words.peek().is_some() && !(line.starts_with('/') && words.any(is_path))
}
