//! One request, wherever it came from: its members, what rules say of them, and diagnostics of both.

use super::{ActivePass, AnyPass, Linter, downgrade, source_stage};
use crate::absence::Absence;
use crate::context::RequestContext;
use crate::diagnostic::Diagnostic;
use crate::model::MemberSet;
use crate::model::table::Member;
use crate::msg;
use crate::place::Place;
use crate::reporter::buffer::{DiagnosticBuffer, PassedOver};
use crate::reporter::{DiagnosticBuilder, Reporter};
use crate::request::Request;
use crate::request::package::Package;
use crate::resolve::Resolver;
use crate::schema::check::Checker;
use crate::schema::placeholder;
use crate::slots::Slots;
use crate::source::Tree;
use crate::source::position::Text;
use crate::syntax_rules as source_rules;
use crate::wrong_document::{self, WrongDocument};

impl Linter {
    /// Lints one request. `findings` are about what is around it.
    #[doc(hidden)]
    pub fn lint_request(
        &self,
        mut tree: Tree<'_>,
        context: &RequestContext<'_>,
        findings: Vec<DiagnosticBuilder<'_>>,
        text: &mut Text<'_>,
    ) -> Vec<Diagnostic> {
        let RequestContext { zip_file, named_package, operation, free, options, source_map, call, .. } = *context;
        let absence = operation.absence(context.absence);
        let context = &RequestContext { absence, ..*context };
        let supplied = MemberSet::of(if zip_file.is_some() { &[Member::Code] } else { &[] });
        let has_package = zip_file.is_some() || named_package.is_some();
        let is_partial = options.partial || absence == Absence::Unknown;
        let mut slots = Slots::new();
        let mut schema_findings = Checker::new(&mut tree, &mut slots, operation.input(), supplied, free).check();
        let mut is_request = true;
        if cfg!(feature = "full")
            && schema_findings.len() >= wrong_document::MIN_FINDINGS
            && let Some(found) = wrong_document::find(&mut tree, is_partial)
        {
            (slots, schema_findings) = (Slots::new(), DiagnosticBuffer::default());
            match found {
                WrongDocument::Whole(finding) => {
                    is_request = false;
                    schema_findings.add(finding);
                }
                WrongDocument::Partly(finding, unfilled) => {
                    schema_findings = Checker::new(&mut tree, &mut slots, operation.input(), supplied, free).check();
                    unfilled.into_iter().for_each(|value| slots.clear_node(value));
                    schema_findings.add(finding);
                }
            }
        }
        placeholder::apply_placeholders(&mut tree, &slots, &mut schema_findings);
        if absence == Absence::CodeOrRoleElsewhere {
            schema_findings.iter_mut().for_each(downgrade::missing_members);
        }
        // a client refuses unknown members; the service, to which this goes as it is, ignores them
        if call.is_some() || absence == Absence::Unknown && !context.is_checked_by_client {
            schema_findings.iter_mut().for_each(downgrade::unknown_members);
        }
        let tree = tree;
        let package = Package::default();
        let request = Request::new(&tree, &slots, context, &package);
        // an archive passed with the request counts like one in it
        let present = slots.present | if has_package { MemberSet::of(&[Member::CodeZipFile]).0 } else { 0 };
        let present = present | call.map_or(0, |_| MemberSet::CALL.0);
        let mut out = Reporter::new(source_rules::INVALID_JSON, schema_findings);
        if is_request {
            self.dispatch.each(MemberSet(present), |index| {
                let Some(ActivePass { pass, rules }) = self.passes.get(index) else { return };
                let metas = self.rules.get(rules.start as usize..rules.end as usize).unwrap_or_default();
                if named_package.is_some_and(|named| !source_stage::applies(metas, &named)) {
                    return;
                }
                out.start(rules.start, metas);
                match pass {
                    AnyPass::BuiltIn(rule) => (rule.check)(&request, &mut out),
                    AnyPass::Own(pass) => pass.run(&request, &mut out),
                }
            });
        }
        let mut all = if out.findings.is_empty() { Vec::new() } else { self.with_passed_over(out.findings) };
        all.extend(findings);
        if all.is_empty() {
            return Vec::new();
        }
        if named_package.is_some() {
            all.iter_mut().for_each(|finding| point_at_handler(finding, &slots));
        }
        let resolver = Resolver { tree: Some(&tree), slots: Some(&slots), source_map, zip_file: has_package };
        resolver.resolve(all, is_partial, |finding| self.severity_of(finding), text)
    }

    /// What is kept, and a closing word on what is not: its severity is the highest there, so that no refusal is lost.
    #[cold]
    fn with_passed_over<'r>(&self, findings: DiagnosticBuffer<'r>) -> Vec<DiagnosticBuilder<'r>> {
        let (mut findings, more) = findings.finish();
        for PassedOver { rule, count, place, severity } in more {
            let meta = rule.meta();
            let mut passed_over = DiagnosticBuilder::new(rule, place, "");
            passed_over.severity(severity);
            let Some(severity) = self.severity_of(&passed_over) else { continue };
            let message = msg!(
                "{rule} has {count} more findings, which are not shown",
                rule = Name(meta.id.clone().into_owned()),
                count = Int(count)
            );
            let mut finding = DiagnosticBuilder::new(source_rules::TOO_MANY_FINDINGS, place, message);
            finding.help("fix the ones that are shown, and run the linter again").severity(severity);
            findings.push(finding);
        }
        findings
    }
}

/// Moves a finding about the handler from the path of the package to the handler, which is easier to change there.
fn point_at_handler(finding: &mut DiagnosticBuilder<'_>, slots: &Slots) {
    let (path, handler) = (Place::from(Member::CodeZipFile), Place::from(Member::Handler));
    if finding.place == path
        && slots.node(Member::Handler).is_some()
        && let Some(at) = finding.related.iter().position(|(place, _)| *place == handler)
    {
        finding.place = handler;
        finding.related.remove(at);
    }
}
