use crate::message::invisible::Invisible;
use crate::place::{Edit, Place};
use crate::rule::declare_rule;
use crate::{Entry, Member, Reporter, Request, msg};

declare_rule! {
    /// A value contains an invisible character.
    ///
    /// Zero width spaces, direction marks, no-break spaces and byte order marks come with text that is copied from a web page,
    /// a chat or a spreadsheet. The service accepts them in a handler, a key or a variable. The function then looks for a file,
    /// an object or a number that contains this character. In free text, characters that belong to a script or an emoji are
    /// not reported.
    ///
    /// `malformed-value` reports members that do not allow such characters.
    InvisibleCharacter = "invisible-character", Warning,
    requires: [
        Handler, CodeS3Key, CodeS3ObjectVersion, KMSKeyArn, CodeSourceKMSKeyArn, DurableConfigKMSKeyArn,
        DeadLetterConfigTargetArn, ImageConfigEntryPoint, ImageConfigCommand, ImageConfigWorkingDirectory,
        RuntimeConfigRuntimeArn, RuntimeConfigRuntimeAlias, EnvironmentVariables, Tags,
    ],
    covers: ["handler-absolute"],
    evidence: [
        Tools "2026-11-30" "the names of these characters" "https://www.unicode.org/charts/PDF/U2000.pdf",
        Judgement "2026-11-30" "a name never contains them on purpose" "",
    ],
    pass: [
        r#"{"Handler": "größe.handler"}"#,
        "{\"Environment\": {\"Variables\": {\"GREETING\": \"❤\u{fe0f} Ça va\u{a0}?\"}}}",
    ],
    fail: [
        "{\"Handler\": \"index.handler\u{200b}\"}" => "/Handler",
        "{\"Environment\": {\"Variables\": {\"LIMIT\": \"12345\u{202c}\"}}}" => "/Environment/Variables/LIMIT",
    ],
}

/// Names: any invisible character is a mistake.
const NAMES: &[Member] = &[
    Member::Handler,
    Member::CodeS3Key,
    Member::CodeS3ObjectVersion,
    Member::KMSKeyArn,
    Member::CodeSourceKMSKeyArn,
    Member::DurableConfigKMSKeyArn,
    Member::DeadLetterConfigTargetArn,
    Member::ImageConfigWorkingDirectory,
    Member::RuntimeConfigRuntimeArn,
    Member::RuntimeConfigRuntimeAlias,
];

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    for &member in NAMES {
        if let Some(found) = request.text(member).and_then(Invisible::in_name) {
            report(out, member.into(), "the value", &found);
        }
    }
    for member in [Member::ImageConfigEntryPoint, Member::ImageConfigCommand] {
        for entry in request.entries(member) {
            check_entry(out, &entry, Invisible::in_name);
        }
    }
    for member in [Member::EnvironmentVariables, Member::Tags] {
        for entry in request.entries(member) {
            check_entry(out, &entry, Invisible::in_text);
            let key = entry.key().filter(|_| entry.is_key_valid());
            if let Some(found) = key.and_then(Invisible::in_name) {
                report(out, entry.key_place(), "the key", &found);
            }
        }
    }
}

fn check_entry(out: &mut Reporter<'_>, entry: &Entry<'_>, find: fn(&str) -> Option<Invisible>) {
    if let Some(found) = entry.text().and_then(find) {
        report(out, entry.place(), "the value", &found);
    }
}

fn report(out: &mut Reporter<'_>, place: Place, what: &'static str, found: &Invisible) {
    let characters: String = found.characters.iter().collect();
    out.report(
        place,
        msg!(
            "{what} contains {names} at character {at}",
            what = Word(what),
            names = Word(found.describe()),
            at = Int(found.at)
        ),
    )
    .help(found.help())
    .param("characters", characters)
    .unsafe_fix(found.help(), vec![Edit::Substitute(place, found.substitutes())]);
}
