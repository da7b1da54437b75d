//! The declaration of a rule of the engine.

/// Declares a rule: prose, metadata, evidence, examples. The file's own `check` function does the rest.
///
/// ```text
/// declare_rule! {
///     /// One line that says the fault, which becomes the summary.
///     ///
///     /// Why the service refuses it or what goes wrong, and what to do instead.
///     RuntimeOnImage = "runtime-on-image", Error,      // `Error shape`, `source`, `record`: a pass reports it, and there is no `check`;
///                                              // `Error call`: it is about the HTTP call around the request
///                                              // `Error document`: a pass reports it of a document that is not a request
///                                              // `Error archive`: it reads the archive in `Code.ZipFile`
///     requires: [Runtime],             // runs only if at least one of these members is present; omit for "always"
///     yields_to: ["runtime-arn"],      // drops a finding where one of these rules reports the same place or one around it
///     covers: ["image-has-runtime"],   // rows of schema/catalogue
///     aws: INVALID_PARAMETER,          // a constant of AwsError; omit for warnings and advice
///     groups: [Security],              // omit if none
///     evidence: [
///         Answer "2025-05-14" "the service names Handler, Runtime and Layers" "https://…",
///         Documentation "2026-11-22" "" "https://…",
///     ],
///     pass: [r#"{"Runtime": "python3.13"}"#],
///     fail: [r#"{"PackageType": "Image", …}"# => "/Runtime"],
/// }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! declare_rule {
    (
        #[doc = $summary:literal]
        $(#[doc = $doc:literal])*
        $name:ident = $id:literal, $severity:ident $($made_by:ident)?,
        $(requires: [$($member:ident),* $(,)?],)?
        $(yields_to: [$($other:literal),* $(,)?],)?
        $(covers: [$($row:literal),* $(,)?],)?
        $(aws: $aws:ident,)?
        $(groups: [$($group:ident),* $(,)?],)?
        evidence: [$($kind:ident $date:literal $note:literal $url:literal),* $(,)?],
        pass: [$($pass:expr),* $(,)?],
        fail: [$($fail:expr => $($path:literal)|+),* $(,)?] $(,)?
    ) => {
        #[doc = $summary]
        $(#[doc = $doc])*
        #[expect(non_upper_case_globals, reason = "it is named like the type that it replaces")]
        pub(crate) static $name: $crate::declare_rule!(@type $($made_by)?) = $crate::declare_rule!(
            @value $($made_by)?;
            $crate::Meta::declared($crate::internals::Declaration {
                id: $id,
                severity: $crate::Severity::$severity,
                requires: $crate::declare_rule!(@requires $($made_by)?; $($($member,)*)?),
                aws: $crate::declare_rule!(@aws $($aws)?),
                groups: &[$($($crate::Group::$group),*)?],
                url: const { $crate::internals::first_url(&[$($url),*]) },
                yields_to: &[$($($other),*)?],
                covers: &[$($($row),*)?],
                evidence: &[$($crate::Evidence {
                    kind: $crate::EvidenceKind::$kind,
                    date: $date,
                    note: $note,
                    url: $url,
                }),*],
                summary: $summary.split_at(1).1,
                needs_full: $crate::declare_rule!(@needs_full $($made_by)?),
                prose: concat!($summary, $("\n", $doc),*),
                pass: &[$($crate::Example { request: $pass, paths: &[] }),*],
                fail: &[$($crate::Example { request: $fail, paths: &[$($path),+] }),*],
                examples: $crate::declare_rule!(@examples $($made_by)?),
            })
        );
    };
    (@aws) => { None };
    (@aws $aws:ident) => { Some($crate::AwsError::$aws) };
    (@requires call;) => { $crate::MemberSet::CALL };
    (@requires $($made_by:ident)?; $($member:ident,)*) => {
        $crate::MemberSet::of(&[$($crate::Member::$member),*])
    };
    (@needs_full archive) => { true };
    (@needs_full document) => { true };
    (@needs_full $($made_by:ident)?) => { false };
    (@examples) => { $crate::Examples::Patches };
    (@examples archive) => { $crate::Examples::Patches };
    (@examples document) => { $crate::Examples::Documents };
    (@examples shape) => { $crate::Examples::Patches };
    (@examples source) => { $crate::Examples::Documents };
    (@examples call) => { $crate::Examples::Calls };
    (@examples yaml) => { $crate::Examples::Yaml };
    (@examples yaml_text) => { $crate::Examples::Yaml };
    (@examples record) => { $crate::Examples::Wrapped };
    (@examples command) => { $crate::Examples::Commands };
    (@examples sdk) => { $crate::Examples::Python };
    (@examples powershell) => { $crate::Examples::PowerShell };
    // rules with a check of their own; all others are reported by a pass or an extractor
    (@type) => { $crate::internals::BuiltIn };
    (@type archive) => { $crate::internals::BuiltIn };
    (@type call) => { $crate::internals::BuiltIn };
    (@type yaml) => { $crate::internals::BuiltIn };
    (@type $made_by:ident) => { $crate::Meta };
    (@value; $meta:expr) => { $crate::internals::BuiltIn::declared($meta, check) };
    (@value archive; $meta:expr) => { $crate::internals::BuiltIn::declared($meta, check) };
    (@value call; $meta:expr) => { $crate::internals::BuiltIn::declared($meta, check) };
    (@value yaml; $meta:expr) => { $crate::internals::BuiltIn::declared($meta, check) };
    (@value $made_by:ident; $meta:expr) => { $meta };
}
pub(crate) use declare_rule;
