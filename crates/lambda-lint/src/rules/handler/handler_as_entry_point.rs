use crate::bytes;
use crate::place::Edit;
use crate::rule::declare_rule;
use crate::{Member, PackageType, Reporter, Request, msg};

declare_rule! {
    /// `ImageConfig.EntryPoint` is a handler instead of the program that starts the runtime.
    ///
    /// The entry point replaces the program of the image, such as `/lambda-entrypoint.sh` in AWS's base images. A handler is
    /// not a program, so the function fails to start with `Runtime.InvalidEntrypoint`. Set the handler in `Command`.
    HandlerAsEntryPoint = "handler-as-entry-point", Warning,
    requires: [ImageConfigEntryPoint],
    covers: ["imageconfig-shell-form"],
    evidence: [
        Documentation "2026-11-30" "`CMD` names the handler, `ENTRYPOINT` the program" "https://docs.aws.amazon.com/lambda/latest/dg/images-create.html",
        Documentation "2026-11-30" "" "https://docs.aws.amazon.com/lambda/latest/api/API_ImageConfig.html",
    ],
    pass: [
        r#"{
            "PackageType": "Image",
            "ImageConfig": {"EntryPoint": ["/lambda-entrypoint.sh"], "Command": ["app.handler"]}
        }"#,
        r#"{"PackageType": "Image", "ImageConfig": {"EntryPoint": ["start.sh"]}}"#,
    ],
    fail: [
        r#"{"PackageType": "Image", "ImageConfig": {"EntryPoint": ["app.lambda_handler"]}}"# => "/ImageConfig/EntryPoint/0",
        r#"{
            "PackageType": "Image",
            "ImageConfig": {"EntryPoint": ["example.Orders::handleRequest"], "Command": ["x"]}
        }"# => "/ImageConfig/EntryPoint/0",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    if request.package_type() != Some(PackageType::Image) {
        return;
    }
    let Some(first) = request.entries(Member::ImageConfigEntryPoint).next() else { return };
    let Some(handler) = first.text().filter(|text| is_handler(text)) else { return };
    let found = out
        .report(first.place(), msg!("{value} is a handler, not a program", value = Text(handler)))
        .help(msg!("set the handler in {@Command}, and omit {@EntryPoint} unless the image needs another program"));
    let is_alone = request.len(Member::ImageConfigEntryPoint) == Some(1);
    if is_alone && request.is_absent(Member::ImageConfigCommand) {
        let edit = Edit::Rename(Member::ImageConfigEntryPoint.into(), "Command".to_owned());
        found.unsafe_fix("rename `EntryPoint` to `Command`", vec![edit]);
    }
}

/// Whether a text can only be a handler: `file.handler`, or with `::` between class and method. A path such as `/app/handler`
/// and a file such as `start.sh` may be programs.
fn is_handler(text: &str) -> bool {
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '/' | ':' | '$' | '+');
    if text.starts_with(['/', '.', '-']) || !text.chars().all(is_word) {
        return false;
    }
    if bytes::contains(text, "::") {
        return !text.starts_with("::") && !text.ends_with("::") && !bytes::contains(text, "::::");
    }
    let Some((file, function)) = text.rsplit_once('.') else { return false };
    let function = function.to_ascii_lowercase();
    !file.is_empty()
        && (bytes::contains(&function, "handler") || function.starts_with("handle"))
        && !function.contains('/')
}
