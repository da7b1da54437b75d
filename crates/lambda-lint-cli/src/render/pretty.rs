//! For people: where, what, the line with the place underlined, what to do.

use super::excerpt::{Excerpt, Window};
use super::style::Styles;
use super::{Document, Render, Summary, concise, plain};
use crate::plural::counted;
use crate::secrets;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};
use lambda_lint::{Diagnostic, Related, Severity, Span, Syntax};
use std::io::{self, Write};
use std::ops::Range;

/// Lines that lie within so many bytes are shown together.
const SHOWN_TOGETHER: usize = 4096;

pub(crate) struct Pretty {
    styles: Styles,
    quiet: bool,
}

impl Pretty {
    pub(crate) fn new(styles: Styles, quiet: bool) -> Self {
        Pretty { styles, quiet }
    }
}

impl Render for Pretty {
    fn document(&mut self, document: &Document, out: &mut dyn Write) -> io::Result<()> {
        findings(document, self.styles, out)
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        closing(summary, self.styles, self.quiet, out)
    }
}

/// The closing line. Where something could not be read, it does not say that all is fine.
pub(super) fn closing(summary: &Summary, styles: Styles, quiet: bool, out: &mut dyn Write) -> io::Result<()> {
    if quiet || summary.files == 0 {
        return Ok(());
    }
    let Styles { bold, dim, good, .. } = styles;
    let inputs = match summary.lines {
        Some(lines) => counted(lines, "line"),
        None => counted(summary.files, "file"),
    };
    if summary.errors + summary.warnings + summary.advice == 0 {
        return match summary.has_failed {
            true => Ok(()),
            false => writeln!(out, "{good}all fine{good:#} in {inputs}"),
        };
    }
    let mut parts = vec![counted(summary.errors, "error"), counted(summary.warnings, "warning")];
    if summary.advice > 0 {
        parts.push(format!("{} of advice", counted(summary.advice, "piece")));
    }
    writeln!(out, "{bold}{}{bold:#} in {inputs}", parts.join(", "))?;
    writeln!(out, "{dim}`lambda-lint explain RULE` says why{dim:#}")
}

/// All findings of a document.
pub(crate) fn findings(document: &Document, styles: Styles, out: &mut dyn Write) -> io::Result<()> {
    if document.diagnostics.is_empty() {
        return Ok(());
    }
    let page = Page::new(document, styles);
    for diagnostic in &document.diagnostics {
        concise::line(&document.name, diagnostic, page.styles, out)?;
        let body = page.body(diagnostic);
        // the renderer pads lines that hold nothing else
        for line in body.lines() {
            writeln!(out, "{}", line.trim_end())?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// The rules about texts that cannot be read.
const BROKEN: &[&str] =
    &["invalid-json", "invalid-yaml", "invalid-utf8", "trailing-text", "nesting-too-deep", "too-many-values"];

/// The value of a member that does not exist and is not similar to one: the rest of its line. It may be one of an
/// environment variable at a wrong place. JSON has brackets around these, so there it is not.
fn value_of_unknown(document: &Document, found: &Diagnostic) -> Option<Range<usize>> {
    let is_json = document.syntax == Syntax::Json;
    let is_unknown = found.rule.starts_with("unknown-") && found.nearest().is_none();
    let span = found.span.filter(|_| is_unknown && !is_json)?;
    let end = span.end.offset.checked_sub(document.offset)?;
    let rest = document.text.get(end..)?.lines().next()?;
    let value = rest.trim_start_matches(['"', '\'', ' ', '\t']).strip_prefix([':', '='])?.trim();
    let value = value.trim_end_matches([',', '}']).trim_matches(['"', '\'']);
    let start = value.as_ptr() as usize - document.text.as_ptr() as usize;
    (!value.is_empty()).then(|| start..start + value.len())
}

/// A document, ready to be shown.
struct Page<'a> {
    document: &'a Document,
    secrets: Vec<Range<usize>>,
    styles: Styles,
    renderer: Renderer,
}

impl<'a> Page<'a> {
    fn new(document: &'a Document, styles: Styles) -> Self {
        let is_fault = |found: &&Diagnostic| !document.is_read && BROKEN.contains(&found.rule.as_ref());
        let fault = document.diagnostics.iter().find(is_fault).and_then(|fault| fault.span);
        let fault = fault.map(|span| span.start.offset - document.offset..span.end.offset - document.offset);
        let mut secrets = secrets::find(&document.text, document.syntax, fault);
        let unknown = document.diagnostics.iter().filter_map(|found| value_of_unknown(document, found));
        secrets = secrets::merge(secrets, unknown.collect());
        Page {
            document,
            secrets,
            styles,
            // lines are cut before the renderer sees them
            renderer: if styles.is_colored() { Renderer::styled() } else { Renderer::plain() }
                .term_width(usize::MAX / 2),
        }
    }

    fn body(&self, diagnostic: &Diagnostic) -> String {
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Advice => Level::INFO,
        };
        let mut group = Group::with_level(level);
        let (snippet, apart) = match diagnostic.span {
            Some(span) => self.snippet(span, &diagnostic.related),
            None => (None, diagnostic.related.iter().collect()),
        };
        let has_snippet = snippet.is_some();
        if let Some(snippet) = snippet {
            group = group.element(snippet);
        }
        for related in apart {
            group = group.element(Level::NOTE.message(self.note(related)));
        }
        if let Some(help) = &diagnostic.help {
            group = group.element(Level::HELP.message(plain::one_line(help)));
        }
        if has_snippet || diagnostic.help.is_some() { self.renderer.render(&[group]) } else { String::new() }
    }

    /// The lines of the finding, with related places that are near to it. The others are returned.
    fn snippet<'d>(
        &self,
        span: Span,
        related: &'d [Related],
    ) -> (Option<Snippet<'static, Annotation<'static>>>, Vec<&'d Related>) {
        let text = &self.document.text;
        let primary = self.first_line_of(span);
        let line = Window::at(text, primary.start);
        let mut window = line.clone();
        let mut first_line = span.start.line;
        let (mut near, mut apart) = (Vec::new(), Vec::new());
        for related in related {
            let Some(related_span) = related.span else {
                apart.push(related);
                continue;
            };
            let place = self.first_line_of(related_span);
            let other = Window::at(text, place.start);
            let both = window.and(&other);
            let is_inside = line.range.start <= place.start && place.end <= line.range.end;
            if is_inside && related_span.start.line == span.start.line {
                near.push((place, &related.message));
            } else if !line.is_cut() && !other.is_cut() && both.range.len() <= SHOWN_TOGETHER {
                window = both;
                first_line = first_line.min(related_span.start.line);
                near.push((place, &related.message));
            } else {
                apart.push(related);
            }
        }
        let excerpt = Excerpt::of(text, &window, &self.secrets);
        let context = near.into_iter().map(|(place, message)| {
            AnnotationKind::Context.span(excerpt.place(place)).label(plain::one_line(message).into_owned())
        });
        let primary = AnnotationKind::Primary.span(excerpt.place(primary.start..primary.end.min(window.range.end)));
        let annotations: Vec<_> = std::iter::once(primary).chain(context).collect();
        let snippet = Snippet::source(excerpt.text).line_start(first_line as usize).annotations(annotations);
        (Some(snippet), apart)
    }

    /// The part of a span that is on its first line: an object of fifty lines is clear from where it begins.
    fn first_line_of(&self, span: Span) -> Range<usize> {
        let text = &self.document.text;
        let start = (span.start.offset - self.document.offset).min(text.len());
        let end = (span.end.offset - self.document.offset).min(text.len());
        let end_of_line = Window::at(text, start).range.end;
        start..end.min(end_of_line).max(start)
    }

    fn note(&self, related: &Related) -> String {
        let name = plain::one_line(&self.document.name);
        let message = plain::one_line(&related.message);
        match related.span {
            Some(span) => format!("{name}:{}:{}: {message}", span.start.line, span.start.column),
            None => format!("{}: {message}", plain::one_line(&related.path)),
        }
    }
}
