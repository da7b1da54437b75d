//! The declaration of a rule of the engine.

/// Declares a rule: prose, metadata, evidence, examples. The file's own `check` function does the rest.
///
/// ```text
/// declare_rule! {
///     /// One line that states the problem; it becomes the summary.
///     ///
///     /// Why the service refuses it or what goes wrong, and what to do instead.
///     RuntimeOnImage = "runtime-on-image", Error,      // `Error shape`, `source`, `record`: a pass reports it, and there is no `check`;
///                                              // `Error call`: it is about the HTTP call around the request
///                                              // `Error document`: a pass reports it of a document that is not a request
///                                              // `Error archive`: it reads the archive in `Code.ZipFile`
///     requires: [Runtime],             // runs only if at least one of these members is present; omit for "always"
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
#[macro_export]
macro_rules! declare_rule {
    (
        #[doc = $summary:literal]
        $(#[doc = $doc:literal])*
        $name:ident = $id:literal, $severity:ident $($made_by:ident)?,
        $(requires: [$($member:ident),* $(,)?],)?
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
        pub(crate) static $name: $crate::rule::declare_rule!(@type $($made_by)?) = $crate::rule::declare_rule!(
            @value $($made_by)?;
            $crate::meta::Meta::declared($crate::meta::Declaration {
                id: $id,
                severity: $crate::diagnostic::Severity::$severity,
                requires: $crate::rule::declare_rule!(@requires $($made_by)?; $($($member,)*)?),
                aws: $crate::rule::declare_rule!(@aws $($aws)?),
                groups: &[$($($crate::meta::Group::$group),*)?],
                url: const { $crate::meta::first_url(&[$($url),*]) },
                covers: &[$($($row),*)?],
                evidence: &[$($crate::meta::Evidence {
                    kind: $crate::meta::EvidenceKind::$kind,
                    date: $date,
                    note: $note,
                    url: $url,
                }),*],
                summary: $summary.split_at(1).1,
                needs_full: $crate::rule::declare_rule!(@needs_full $($made_by)?),
                prose: concat!($summary, $("\n", $doc),*),
                pass: &[$($crate::meta::Example { request: $pass, paths: &[] }),*],
                fail: &[$($crate::meta::Example { request: $fail, paths: &[$($path),+] }),*],
                examples: $crate::rule::declare_rule!(@examples $($made_by)?),
            })
        );
    };
    (@aws) => { None };
    (@aws $aws:ident) => { Some($crate::diagnostic::AwsError::$aws) };
    (@requires call;) => { $crate::model::MemberSet::CALL };
    (@requires $($made_by:ident)?; $($member:ident,)*) => {
        $crate::model::MemberSet::of(&[$($crate::model::table::Member::$member),*])
    };
    (@needs_full archive) => { true };
    (@needs_full document) => { true };
    (@needs_full $($made_by:ident)?) => { false };
    (@examples) => { $crate::meta::Examples::Patches };
    (@examples archive) => { $crate::meta::Examples::Patches };
    (@examples document) => { $crate::meta::Examples::Documents };
    (@examples shape) => { $crate::meta::Examples::Patches };
    (@examples source) => { $crate::meta::Examples::Documents };
    (@examples call) => { $crate::meta::Examples::Calls };
    (@examples yaml) => { $crate::meta::Examples::Yaml };
    (@examples yaml_text) => { $crate::meta::Examples::Yaml };
    (@examples record) => { $crate::meta::Examples::Wrapped };
    (@examples command) => { $crate::meta::Examples::Commands };
    (@examples sdk) => { $crate::meta::Examples::Python };
    (@examples powershell) => { $crate::meta::Examples::PowerShell };
    // rules with a check of their own; all others are reported by a pass or an extractor
    (@type) => { $crate::rule::BuiltIn };
    (@type archive) => { $crate::rule::BuiltIn };
    (@type call) => { $crate::rule::BuiltIn };
    (@type yaml) => { $crate::rule::BuiltIn };
    (@type $made_by:ident) => { $crate::meta::Meta };
    (@value; $meta:expr) => { $crate::rule::BuiltIn::declared($meta, check) };
    (@value archive; $meta:expr) => { $crate::rule::BuiltIn::declared($meta, check) };
    (@value call; $meta:expr) => { $crate::rule::BuiltIn::declared($meta, check) };
    (@value yaml; $meta:expr) => { $crate::rule::BuiltIn::declared($meta, check) };
    (@value $made_by:ident; $meta:expr) => { $meta };
}
#[doc(hidden)]
pub use declare_rule;
