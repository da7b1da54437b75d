//! Colours, as far as we set them ourselves.

use anstyle::{AnsiColor, Style};
use lambda_lint::Severity;

/// The styles in use: all empty without color.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Styles {
    pub(crate) bold: Style,
    pub(crate) dim: Style,
    pub(crate) good: Style,
    color: bool,
    links: bool,
}

impl Styles {
    /// Without links.
    pub(crate) fn new(color: bool) -> Self {
        let only = |style: Style| if color { style } else { Style::new() };
        Styles {
            bold: only(Style::new().bold()),
            dim: only(Style::new().dimmed()),
            good: only(AnsiColor::Green.on_default()),
            color,
            links: false,
        }
    }

    /// The same, with links if the terminal shows them.
    pub(crate) fn with_links(self, links: bool) -> Self {
        Styles { links, ..self }
    }

    /// A text that is a link where the terminal shows links (OSC 8).
    pub(crate) fn link(self, text: &str, url: impl FnOnce() -> Option<String>) -> String {
        match self.links.then(url).flatten() {
            Some(url) => format!("\x1b]8;;{url}\x1b\\{text}\x1b]8;;\x1b\\"),
            None => text.to_owned(),
        }
    }

    pub(crate) fn is_colored(self) -> bool {
        self.color
    }

    pub(crate) fn severity(self, severity: Severity) -> Style {
        if !self.color {
            return Style::new();
        }
        let color = match severity {
            Severity::Error => AnsiColor::BrightRed,
            Severity::Warning => AnsiColor::Yellow,
            Severity::Advice => AnsiColor::BrightCyan,
        };
        color.on_default().bold()
    }
}
