//! The parser's events to a tree.

use super::scalar::{self, Scalar, Version};
use super::{SecretPlaces, YamlNote, expand, fault};
use crate::json::{MAX_DEPTH, MAX_NODES, SyntaxFault};
use crate::{NodeId, NodeKind, Syntax, Tree};
use granit_parser::{Event, ScalarStyle, Span, Tag};
use std::borrow::Cow;
use std::collections::HashMap;

/// Where the tags that YAML itself defines belong.
const YAML: &str = "tag:yaml.org,2002:";

type Done = Result<(), Box<SyntaxFault>>;

/// A list or an object that is not closed yet.
struct Open {
    node: NodeId,
    is_object: bool,
    /// Whether the next node is the name of a member.
    awaits_name: bool,
    /// The unknown value that it is the content of, because it has a tag.
    tagged: Option<NodeId>,
}

/// What is in a document besides values, to be replaced once all of it is read.
#[derive(Default)]
pub(super) struct References {
    /// Nodes that refer to others, in ascending order.
    pub(super) aliases: Vec<(NodeId, NodeId)>,
    /// The names `<<`, in ascending order.
    pub(super) merges: Vec<NodeId>,
    /// Names that repeat a value, and that value.
    pub(super) names: Vec<(NodeId, NodeId)>,
}

pub(super) struct Builder<'a> {
    text: &'a str,
    secrets: SecretPlaces,
    pub(super) documents: Vec<Tree<'a>>,
    /// How many nodes the finished documents have.
    finished: usize,
    budget: expand::Budget,
    tree: Tree<'a>,
    open: Vec<Open>,
    anchors: HashMap<usize, NodeId>,
    references: References,
    version: Version,
    /// The offset after the last token.
    end: usize,
}

impl<'a> Builder<'a> {
    pub(super) fn new(text: &'a str, secrets: SecretPlaces) -> Self {
        Builder {
            text,
            secrets,
            documents: Vec::new(),
            finished: 0,
            budget: expand::Budget::of_a_file(),
            tree: Builder::tree(text, text.len() / 14 + 8),
            open: Vec::new(),
            anchors: HashMap::new(),
            references: References::default(),
            version: Version::Current,
            end: 0,
        }
    }

    fn tree(text: &'a str, capacity: usize) -> Tree<'a> {
        Tree { syntax: Syntax::Yaml, ..Tree::new(Some(text), capacity.min(4096)) }
    }

    pub(super) fn event(&mut self, event: Event<'a>, span: Span) -> Done {
        // a text has offsets everywhere
        let range = span.byte_range().unwrap_or_default();
        let start = span.tag_start().and_then(|mark| mark.byte_offset()).unwrap_or(range.start);
        match event {
            Event::DocumentStart(_, version) => {
                let is_old = version.is_some_and(|version| (version.major, version.minor) == (1, 1));
                self.version = if is_old { Version::Old } else { Version::Current };
                self.end = range.end;
            }
            Event::Scalar(value, style, anchor, tag) => {
                let start = if tag.is_none() { self.scalar_start(&range, style) } else { start };
                let end = self.scalar_end(&range, style);
                self.scalar(value, style, tag.as_deref(), (start, end), anchor)?;
                self.end = end;
            }
            Event::SequenceStart(_, anchor, tag) => {
                // one that is not indented has its first dash outside of its span
                let start = if tag.is_none() && range.is_empty() { self.find(b"-", start) } else { start };
                self.container(NodeKind::List, tag.as_deref(), (start, range.end), anchor)?;
            }
            Event::MappingStart(_, anchor, tag) => {
                self.container(NodeKind::Object, tag.as_deref(), (start, range.end), anchor)?;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                // one in block style ends with what is in it, one in flow style with its bracket
                self.end = self.end.max(if range.is_empty() { 0 } else { range.end });
                if let Some(open) = self.open.pop() {
                    self.tree.close(open.node, self.end);
                    if let Some(tagged) = open.tagged {
                        self.tree.close(tagged, self.end);
                    }
                }
            }
            Event::Alias(anchor) => {
                self.alias(anchor, (range.start, range.end))?;
                self.end = range.end;
            }
            Event::DocumentEnd => self.finish_document()?,
            _ => {}
        }
        Ok(())
    }

    fn finish_document(&mut self) -> Done {
        // a second document is seldom, and many are small
        let tree = std::mem::replace(&mut self.tree, Builder::tree(self.text, 0));
        let references = std::mem::take(&mut self.references);
        self.anchors.clear();
        if tree.nodes.first().is_none_or(|root| root.kind == NodeKind::Null) {
            return Ok(());
        }
        let tree = expand::expand(tree, &references, &self.secrets, &mut self.budget)?;
        self.finished += tree.nodes.len();
        self.documents.push(tree);
        Ok(())
    }

    /// Where a scalar begins. The header of a block scalar is no part of its span.
    fn scalar_start(&self, range: &std::ops::Range<usize>, style: ScalarStyle) -> usize {
        let start = range.start;
        if matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
            return self.find(b"|>", start);
        }
        // if there is nothing after the colon
        let is_empty = range.is_empty() && style == ScalarStyle::Plain;
        let colon = usize::from(is_empty && self.text.as_bytes().get(start) == Some(&b':'));
        start + colon
    }

    /// The first of these signs between the last token and `start`, else `start`.
    fn find(&self, signs: &[u8], start: usize) -> usize {
        let mut at = self.end;
        loop {
            let rest = self.text.get(at..start).unwrap_or_default();
            at += match rest.as_bytes().first() {
                Some(sign) if signs.contains(sign) => return at,
                Some(b' ' | b'\t' | b'\r' | b'\n' | b':' | b'-' | b'?') => 1,
                Some(b'#') => rest.find(['\r', '\n']).unwrap_or(rest.len()),
                Some(b'!' | b'&') => rest.find([' ', '\t', '\r', '\n']).unwrap_or(rest.len()),
                _ => return start,
            };
        }
    }

    /// A block scalar's span goes on to what comes next, and what is empty has none.
    fn scalar_end(&self, range: &std::ops::Range<usize>, style: ScalarStyle) -> usize {
        match style {
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let written = self.text.get(range.clone()).unwrap_or_default();
                range.start + written.trim_end().len()
            }
            _ if range.is_empty() => self.scalar_start(range, style),
            _ => range.end,
        }
    }

    fn scalar(
        &mut self,
        value: Cow<'a, str>,
        style: ScalarStyle,
        tag: Option<&Tag>,
        (start, end): (usize, usize),
        anchor: usize,
    ) -> Done {
        let core = tag.and_then(Tag::core_suffix);
        let tag = tag.filter(|tag| tag.suffix() != "!");
        // what is not written is null
        let written = if start == end { "" } else { value.as_ref() };
        let is_name = self.open.last().is_some_and(|open| open.awaits_name);
        let is_plain = style == ScalarStyle::Plain && tag.is_none();
        if is_name {
            let name = self.check_place((start, end))?;
            if is_plain && written == "<<" {
                self.references.merges.push(name);
            } else if is_plain && scalar::resolve(written, self.version) != Scalar::Text {
                self.tree.notes.push((name, YamlNote::NameIsNoText));
            }
            self.define(anchor);
            self.push_text(if start == end { Cow::Borrowed("") } else { value }, (start, end));
            return Ok(());
        }
        let id = self.check_place((start, end))?;
        self.define(anchor);
        let scalar = match core {
            Some("str") => Scalar::Text,
            Some("null") => Scalar::Null,
            Some("bool" | "int" | "float") => scalar::resolve(written, Version::Old),
            _ if is_plain => scalar::resolve(written, self.version),
            _ => Scalar::Text,
        };
        match (&tag, core) {
            (Some(tag), _) if tag.suffix_in_namespace(YAML).as_deref() == Some("binary") => {
                let bytes = value.split_ascii_whitespace().collect::<String>();
                self.tree.push_decoded(NodeKind::Text, bytes, start, end);
                return Ok(());
            }
            (Some(tag), _) if tag.suffix_in_namespace(YAML).is_none() => {
                let tagged = self.push_tagged(tag, start, end);
                self.push_text(value, (start, end));
                self.tree.close(tagged, end);
                return Ok(());
            }
            _ => {}
        }
        if is_plain && self.version == Version::Current && scalar::is_other_in_old_version(written, &scalar) {
            self.tree.notes.push((id, YamlNote::OtherInOldVersion));
        }
        match scalar {
            Scalar::Null => drop(self.tree.push(NodeKind::Null, "", start, end)),
            Scalar::Boolean(false) => drop(self.tree.push(NodeKind::False, "", start, end)),
            Scalar::Boolean(true) => drop(self.tree.push(NodeKind::True, "", start, end)),
            Scalar::Number(number) => match (number, self.text.get(start..end)) {
                (Cow::Borrowed(number), Some(source)) if number == source => {
                    self.tree.push(NodeKind::Number, source, start, end);
                }
                (number, _) => self.tree.push_decoded(NodeKind::Number, number.into_owned(), start, end),
            },
            Scalar::Text => {
                if is_plain && scalar::is_date(&value) {
                    self.tree.notes.push((id, YamlNote::Date));
                }
                self.push_text(value, (start, end));
            }
        }
        Ok(())
    }

    fn push_text(&mut self, text: Cow<'a, str>, (start, end): (usize, usize)) {
        match text {
            Cow::Borrowed(text) => drop(self.tree.push(NodeKind::Text, text, start, end)),
            Cow::Owned(text) => self.tree.push_decoded(NodeKind::Text, text, start, end),
        }
    }

    /// Adds a value whose tag this reader does not know: unknown, followed by its tag. What it holds is added behind that.
    fn push_tagged(&mut self, tag: &Tag, start: usize, end: usize) -> NodeId {
        let tagged = self.tree.push(NodeKind::Unknown, "", start, end);
        self.tree.push_decoded(NodeKind::Text, tag.suffix().to_owned(), start, end);
        tagged
    }

    fn container(&mut self, kind: NodeKind, tag: Option<&Tag>, (start, end): (usize, usize), anchor: usize) -> Done {
        if self.open.last().is_some_and(|open| open.awaits_name) {
            return Err(fault::name_is_no_text(self.text, start, kind));
        }
        let node = self.check_place((start, end))?;
        self.define(anchor);
        if self.open.len() >= MAX_DEPTH {
            return Err(fault::too_deep(start, end));
        }
        let tag = tag.filter(|tag| tag.suffix_in_namespace(YAML).is_none() && tag.suffix() != "!");
        let tagged = tag.map(|tag| self.push_tagged(tag, start, end));
        let node = if tagged.is_some() { self.tree.nodes.len() as NodeId } else { node };
        self.tree.push(kind, "", start, end);
        let is_object = kind == NodeKind::Object;
        self.open.push(Open { node, is_object, awaits_name: is_object, tagged });
        self.end = end;
        Ok(())
    }

    fn alias(&mut self, anchor: usize, (start, end): (usize, usize)) -> Done {
        let is_name = self.open.last().is_some_and(|open| open.awaits_name);
        let target = self.anchors.get(&anchor).copied();
        let id = self.check_place((start, end))?;
        match target {
            Some(target) if is_name => {
                // a name is always a string
                if matches!(self.tree.kind(target), NodeKind::List | NodeKind::Object | NodeKind::Unknown) {
                    return Err(fault::name_is_no_text(self.text, start, self.tree.kind(target)));
                }
                let name = self.tree.text(target).to_owned();
                self.tree.push_decoded(NodeKind::Text, name, start, end);
                self.references.names.push((id, target));
            }
            target => {
                self.tree.push(NodeKind::Unknown, "", start, end);
                // one in an unknown value stays unknown
                self.references.aliases.extend(target.map(|target| (id, target)));
            }
        }
        Ok(())
    }

    /// The next node gets this anchor.
    fn define(&mut self, anchor: usize) {
        if anchor != 0 {
            self.anchors.insert(anchor, self.tree.nodes.len() as NodeId);
        }
    }

    /// Asked before each node: gives its number, and turns from name to value.
    fn check_place(&mut self, (start, end): (usize, usize)) -> Result<NodeId, Box<SyntaxFault>> {
        if self.finished + self.tree.nodes.len() >= MAX_NODES {
            return Err(fault::too_many(start, end));
        }
        if let Some(open) = self.open.last_mut() {
            open.awaits_name = open.is_object && !open.awaits_name;
        }
        Ok(self.tree.nodes.len() as NodeId)
    }
}
