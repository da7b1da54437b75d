//! The secrets of a text in YAML: every value behind a name that stands for one, the comments among them, and what an
//! alias among them repeats.

use super::careful::{self, Text};
use super::level::Level;
use super::{MAX_DEPTH, holds_secret, is_header_of_secret, may_hold_secret, part_after_name, script};
use granit_parser::{Event, Parser, ScalarStyle};
use lambda_lint::Syntax;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// A longer text is no name of a member.
const LONGEST_NAME: usize = 100;

pub(super) fn find(text: &str, broken_at: Option<Range<usize>>) -> Vec<Range<usize>> {
    let mut finder = Finder { text, ..Finder::default() };
    let options = granit_parser::options! {
        max_buffered_comment_events: text.len(),
        // as the engine reads it
        block_scalar_eof_without_line_feed: true,
        flow_nesting_limit: MAX_DEPTH + 1,
        block_nesting_limit: MAX_DEPTH + 1,
    };
    let (mut read, mut stopped) = (0, false);
    for event in Parser::new_from_str_with_options(text, options) {
        let Ok((event, span)) = event else {
            stopped = true;
            break;
        };
        let range = span.byte_range().unwrap_or_default();
        // the text before a fault is read as the engine read it; the text after it may be anything
        if broken_at.as_ref().is_some_and(|fault| range.start >= fault.start) {
            break;
        }
        read = range.end.max(read);
        finder.event(&event, range);
    }
    let is_secret = finder.levels.last().is_none_or(|open| open.level.is_secret_value());
    // nobody has looked at what the parser had in hand when it stopped
    let unread = text.get(read..).unwrap_or_default();
    let unread = text.len() - unread.trim_start_matches([':', ',', ' ', '\t', '\r', '\n']).len();
    let from = match broken_at {
        Some(fault) if is_secret => Some(if stopped { unread.min(fault.start) } else { fault.start }),
        Some(fault) => {
            let between = text.get(unread..fault.end).unwrap_or_default();
            Some(if stopped && (may_hold_secret(between) || between.contains(['*', '&', '\\'])) {
                unread
            } else {
                fault.end
            })
        }
        None => stopped.then_some(unread),
    };
    finder.hidden.extend(from.map(|from| from..text.len()));
    if from.is_some() {
        finder.hidden.extend(careful::find(text, Text::Broken));
    }
    finder.finish()
}

/// What has an anchor.
struct Anchored {
    range: Range<usize>,
    is_scalar: bool,
    /// The text of a scalar that may be a name.
    name: Option<String>,
}

/// An object or a list that is open.
struct Open {
    level: Level,
    start: usize,
    anchor: usize,
    /// The offset after the last key or entry.
    behind: usize,
    /// Where it begins with its tag and its anchor, if it is a secret as a whole.
    whole: Option<usize>,
}

#[derive(Default)]
struct Finder<'a> {
    text: &'a str,
    levels: Vec<Open>,
    /// The ranges to hide, unsorted.
    hidden: Vec<Range<usize>>,
    /// The offset after the last secret.
    end: usize,
    anchors: HashMap<usize, Anchored>,
    /// Where each alias begins, ascending, and its target.
    aliases: Vec<(usize, usize)>,
    /// The targets of aliases in the place of a secret.
    targets: Vec<usize>,
}

impl Finder<'_> {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        let anchor = event.anchor_id().unwrap_or_default();
        match event {
            Event::DocumentStart(..) => self.close(range.start),
            Event::Comment(..) => {
                let between = self.text.get(self.end..range.start).unwrap_or_default();
                let is_behind = self.end > 0 && !between.contains(['\n', '\r']);
                if is_behind || self.level().is_some_and(|level| level.is_secret()) {
                    self.hidden.push(range);
                }
            }
            Event::Scalar(value, style, ..) => {
                if anchor != 0 {
                    let name = (value.len() <= LONGEST_NAME).then(|| value.clone().into_owned());
                    self.anchors.insert(anchor, Anchored { range: range.clone(), is_scalar: true, name });
                }
                if self.turn_to_value() {
                    self.set_behind(range.end);
                    // elsewhere, names such as `Fn::Sub` have a colon
                    let is_variable = self.level().is_some_and(|level| level.is_hidden());
                    let syntax = if is_variable { Syntax::Yaml } else { Syntax::Json };
                    self.hidden.extend(part_after_name(self.text, range, syntax));
                    return self.level().into_iter().for_each(|level| level.name(value));
                }
                if is_header_of_secret(value) {
                    self.level().into_iter().for_each(|level| level.hide_rest());
                }
                let is_null = *style == ScalarStyle::Plain && range.is_empty();
                let whole = self.with_properties(&range);
                let is_value = !is_null || !whole.is_empty();
                let is_secret = |level: &Level| level.is_secret() || is_value && level.is_secret_value();
                if self.level().is_none_or(|level| is_secret(level)) {
                    return self.value(true, whole);
                }
                if value.contains("-function") {
                    let script = script::find(self.text.get(range.clone()).unwrap_or_default());
                    self.hidden
                        .extend(script.into_iter().map(|found| range.start + found.start..range.start + found.end));
                }
                self.value(holds_secret(value), range);
            }
            Event::Alias(target) => {
                let anchored = self.anchors.get(target);
                let is_scalar = anchored.is_some_and(|anchored| anchored.is_scalar);
                let name = anchored.and_then(|anchored| anchored.name.clone());
                if self.turn_to_value() {
                    self.set_behind(range.end);
                    return self.level().into_iter().for_each(|level| match &name {
                        Some(name) => level.name(name),
                        None => level.hidden_name(),
                    });
                }
                self.aliases.push((range.start, *target));
                let is_secret = |level: &Level| level.is_secret() || is_scalar && level.is_secret_value();
                let is_secret = self.level().is_none_or(|level| is_secret(level));
                if is_secret {
                    self.targets.push(*target);
                }
                self.value(is_secret, range);
            }
            Event::SequenceStart(..) | Event::MappingStart(..) => {
                let is_name = self.turn_to_value();
                let is_object = matches!(event, Event::MappingStart(..));
                let from = self.with_properties(&range).start;
                let outer = self.level();
                let is_secret = outer.as_ref().is_some_and(|outer| outer.is_secret());
                let is_whole = outer.as_ref().is_some_and(|outer| outer.hides_whole() || is_name && outer.is_hidden());
                let level = Level::within(outer.as_deref(), is_object);
                if is_secret && !is_whole {
                    self.hidden.push(from..range.start);
                }
                let whole = is_whole.then_some(from);
                self.levels.push(Open { level, start: range.start, anchor, behind: range.end, whole });
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let Some(Open { level, start, anchor, behind, whole }) = self.levels.pop() else { return };
                if let Some(from) = whole {
                    self.hidden.push(from..range.end.max(behind));
                }
                if anchor != 0 {
                    self.anchors.insert(anchor, Anchored { range: start..range.end, is_scalar: false, name: None });
                }
                if level.is_hidden() && !range.is_empty() {
                    self.end = range.end;
                }
                self.value(false, range);
            }
            _ => {}
        }
    }

    /// Leaves everything that is open.
    fn close(&mut self, end: usize) {
        let whole = self.levels.drain(..).filter_map(|open| open.whole);
        self.hidden.extend(whole.map(|from| from..end));
    }

    /// A value with the tag and the anchor in front of it, which are a password if nobody put that in quotes.
    fn with_properties(&self, value: &Range<usize>) -> Range<usize> {
        let behind = self.levels.last().map_or(value.start, |open| open.behind);
        let mut rest = self.text.get(behind..value.start).unwrap_or_default();
        loop {
            rest = rest.trim_start_matches([' ', '\t', '\r', '\n', ':', ',', '-', '?']);
            // what says how a block of text is written is none of its properties
            if let Some(block) = rest.strip_prefix(['|', '>']) {
                rest = block.trim_start_matches(|c: char| matches!(c, '+' | '-') || c.is_ascii_digit());
                continue;
            }
            if !rest.starts_with('#') {
                return value.start - rest.len()..value.end;
            }
            rest = rest.trim_start_matches(|c| !matches!(c, '\r' | '\n'));
        }
    }

    fn set_behind(&mut self, end: usize) {
        if let Some(open) = self.levels.last_mut() {
            open.behind = end;
        }
    }

    fn level(&mut self) -> Option<&mut Level> {
        self.levels.last_mut().map(|open| &mut open.level)
    }

    /// Whether this node is a name. What follows a name is its value.
    fn turn_to_value(&mut self) -> bool {
        let Some(level) = self.level() else { return false };
        let is_name = level.awaits_name();
        level.turn();
        is_name
    }

    /// Hides what aliases in the place of a secret repeat, and what aliases in that repeat, and so on.
    fn hide_targets(&mut self) {
        let mut seen = HashSet::new();
        while let Some(target) = self.targets.pop() {
            let Some(anchored) = self.anchors.get(&target).filter(|_| seen.insert(target)) else { continue };
            let range = anchored.range.clone();
            let first = self.aliases.partition_point(|(start, _)| *start < range.start);
            let inside = self.aliases[first..].iter().take_while(|(start, _)| *start < range.end);
            self.targets.extend(inside.map(|(_, target)| *target));
            self.hidden.push(range);
        }
    }

    /// Ends a value.
    fn value(&mut self, is_secret: bool, range: Range<usize>) {
        self.set_behind(range.end);
        if is_secret {
            self.end = range.end;
            self.hidden.push(range);
        }
        if let Some(level) = self.level().filter(|level| level.awaits_name()) {
            level.expect(true);
        }
    }

    /// The ranges in their order, each on one line.
    fn finish(mut self) -> Vec<Range<usize>> {
        self.close(self.text.len());
        self.hide_targets();
        self.hidden.sort_by_key(|range| (range.start, Reverse(range.end)));
        let mut found = Vec::new();
        let mut at = 0;
        for range in std::mem::take(&mut self.hidden) {
            let mut start = range.start.max(at);
            at = at.max(range.end);
            for line in self.text.get(start..range.end).unwrap_or_default().split_inclusive(['\n', '\r']) {
                let hidden = line.trim();
                // the quotes of a string are no secret, and look better
                let quote = hidden.chars().next().filter(|quote| matches!(quote, '"' | '\''));
                let inside = quote.and_then(|quote| hidden.strip_prefix(quote)?.strip_suffix(quote));
                let begin = start + line.len() - line.trim_start().len() + usize::from(inside.is_some());
                let length = inside.unwrap_or(hidden).len();
                found.extend((length > 0).then_some(begin..begin + length));
                start += line.len();
            }
        }
        found
    }
}

#[cfg(test)]
mod tests;
