//! JSON, YAML and command lines as flat trees with spans, and edits of their text. Knows nothing of AWS.
//!
//! This is a part of [lambda-lint](https://crates.io/crates/lambda-lint). Its API serves the other parts and is not stable.
//!
//! - [`json::parse`], [`yaml::parse`] and [`value::read`] read a document into a [`Tree`].
//! - [`command::commands`] reads the words of commands in scripts; [`literal::plant`] makes a tree of the values in them.
//! - [`copy::Copier`] makes a tree of pieces of another one.
//! - [`edits::text_edits`] turns [`edits::NodeEdit`]s into [`TextEdit`]s.
//! - [`position::Text`] turns byte offsets into [`Span`]s.
//! - [`source_map::SourceMap`] leads from a tree that was made of pieces of a document back to that document.
//!
//! # Features
//!
//! - `hcl`: trees from HCL
//! - `value`: trees from a `serde_json::Value`
//! - `yaml`: trees from YAML
#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod bytes;
mod children;
pub mod code;
pub mod command;
mod conflict;
pub mod copy;
pub mod edits;
#[cfg(feature = "hcl")]
pub mod hcl;
pub mod json;
pub mod literal;
pub mod number;
pub mod path;
mod place;
pub mod position;
mod size;
pub mod sort;
pub mod source_map;
mod string;
mod text_edit;
#[cfg(feature = "value")]
pub mod value;
#[cfg(feature = "yaml")]
pub mod yaml;

use std::cell::OnceCell;

pub use place::Step;
pub use position::{Position, Span};
pub use text_edit::TextEdit;

/// The number of a [`Node`] in its [`Tree`]. The root is 0.
pub type NodeId = u32;

/// The JSON type of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeKind {
    /// `null`
    Null,
    /// `false`
    False,
    /// `true`
    True,
    /// A number, kept as it is written.
    Number,
    /// A string, or the name of a member.
    Text,
    /// A list; its entries follow it in the tree.
    List,
    /// An object; name and value follow it in turn.
    Object,
    /// A value that only a later step knows, such as an expression of a workflow language.
    Unknown,
}

impl NodeKind {
    /// The kind in words, with its article.
    pub fn describe(self) -> &'static str {
        match self {
            NodeKind::Null => "null",
            NodeKind::False | NodeKind::True => "a boolean",
            NodeKind::Number => "a number",
            NodeKind::Text => "a string",
            NodeKind::List => "a list",
            NodeKind::Object => "an object",
            NodeKind::Unknown => "a value not known yet",
        }
    }
}

/// The value breaks a constraint of its own: rules do not look at it.
pub const INVALID: u8 = 1;
/// The text of the node is in [`Tree::decoded`], because the source writes it otherwise.
const DECODED: u8 = 2;
/// The node repeats another node: its range is that of the alias.
#[cfg(feature = "yaml")]
const REPEATED: u8 = 4;
/// The value is the same as that of an environment variable or of the archive, by way of an alias: nothing shows it.
#[cfg(feature = "yaml")]
const SECRET: u8 = 8;
/// An alias repeats the node elsewhere: what is edited here is edited there.
#[cfg(feature = "yaml")]
const SHARED: u8 = 16;
/// A list or an object may hold more than is written: entries, keys or members that only a later step knows.
const OPEN: u8 = 32;
/// Whether the value is there at all, only a later step knows.
const OPTIONAL: u8 = 64;

/// The language of the text that a tree was read from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Syntax {
    /// JSON, strictly.
    #[default]
    Json,
    /// YAML, as the AWS CLI reads it.
    #[cfg(feature = "yaml")]
    Yaml,
    /// HCL, the language of Terraform.
    #[cfg(feature = "hcl")]
    Hcl,
    /// A script for bash or another POSIX shell.
    Shell,
    /// A script for PowerShell.
    PowerShell,
    /// A batch file for the Windows command prompt.
    Batch,
    /// A makefile.
    Make,
    /// A Dockerfile.
    Dockerfile,
    /// Markdown, with commands and source code in fences.
    Markdown,
    /// Python.
    Python,
    /// JavaScript or TypeScript.
    JavaScript,
}

/// One value or member name of a document.
#[derive(Debug, Clone, Copy)]
pub struct Node<'a> {
    text: &'a str,
    /// Byte offset of the first byte of the token in the document.
    pub start: u32,
    /// Byte offset after the last byte of the token.
    pub end: u32,
    /// The next node after this one and its contents.
    pub next: NodeId,
    /// What the node is.
    pub kind: NodeKind,
    flags: u8,
}

/// A document as a flat list of nodes, in document order.
///
/// An object is followed by name, value, name, value …; a list by its entries.
#[derive(Debug)]
pub struct Tree<'a> {
    nodes: Vec<Node<'a>>,
    /// Which nodes have their text in `texts`, in ascending order: nodes that repeat each other share it.
    decoded: Vec<(NodeId, u32)>,
    /// Decoded texts, which differ from the source.
    texts: Vec<String>,
    /// The text that spans refer to; `None` for a document that never was text.
    source: Option<&'a str>,
    syntax: Syntax,
    /// The places of the values that aliases repeat, by node, in ascending order.
    #[cfg(feature = "yaml")]
    anchored: Vec<(NodeId, (u32, u32))>,
    /// A note of the parser for rules.
    #[cfg(feature = "yaml")]
    notes: Vec<(NodeId, yaml::YamlNote)>,
    /// See [`Tree::parents`]: only needed where there is something to report.
    parents: OnceCell<Vec<(NodeId, usize)>>,
}

impl<'a> Tree<'a> {
    /// The number of nodes.
    pub fn count(&self) -> usize {
        self.nodes.len()
    }

    fn new(source: Option<&'a str>, capacity: usize) -> Self {
        Tree {
            nodes: Vec::with_capacity(capacity),
            decoded: Vec::new(),
            texts: Vec::new(),
            source,
            syntax: Syntax::Json,
            #[cfg(feature = "yaml")]
            anchored: Vec::new(),
            #[cfg(feature = "yaml")]
            notes: Vec::new(),
            parents: OnceCell::new(),
        }
    }

    #[inline(always)]
    fn push(&mut self, kind: NodeKind, text: &'a str, start: usize, end: usize) -> NodeId {
        let id = self.nodes.len() as NodeId;
        self.nodes.push(Node { text, start: start as u32, end: end as u32, next: id + 1, kind, flags: 0 });
        id
    }

    fn push_decoded(&mut self, kind: NodeKind, text: String, start: usize, end: usize) {
        let id = self.push(kind, "", start, end);
        self.nodes[id as usize].flags = DECODED;
        self.decoded.push((id, self.texts.len() as u32));
        self.texts.push(text);
    }

    /// Removes the node that was added last.
    fn pop(&mut self) {
        let Some(id) = self.nodes.len().checked_sub(1) else { return };
        self.nodes.pop();
        if self.decoded.pop_if(|(decoded, _)| *decoded as usize == id).is_some() {
            self.texts.pop();
        }
    }

    /// Ends a list or an object: all nodes since belong to it.
    #[inline]
    fn close(&mut self, container: NodeId, end: usize) {
        let next = self.nodes.len() as NodeId;
        let node = &mut self.nodes[container as usize];
        node.next = next;
        node.end = end as u32;
    }

    /// The text that spans refer to; `None` for a document that never was text.
    pub fn source(&self) -> Option<&'a str> {
        self.source
    }

    /// The source text of a node; empty if it has none.
    #[cfg(feature = "yaml")]
    pub fn written(&self, id: NodeId) -> &'a str {
        let node = self.node(id);
        self.source.and_then(|source| source.get(node.start as usize..node.end as usize)).unwrap_or_default()
    }

    /// The language of that text.
    pub fn syntax(&self) -> Syntax {
        self.syntax
    }

    /// Whether a node repeats another node, so it cannot be edited in place.
    #[cfg(feature = "yaml")]
    pub fn is_repeated(&self, id: NodeId) -> bool {
        self.nodes[id as usize].flags & REPEATED != 0
    }

    /// Whether an alias repeats a node elsewhere, or what it is in.
    #[cfg(feature = "yaml")]
    pub fn is_shared(&self, id: NodeId) -> bool {
        self.nodes[id as usize].flags & SHARED != 0
    }

    /// Whether a value outside of the environment is that of a variable, or of the archive, too.
    #[cfg(feature = "yaml")]
    pub fn is_secret(&self, id: NodeId) -> bool {
        self.nodes[id as usize].flags & SECRET != 0
    }

    /// The values for which [`is_secret`](Self::is_secret) holds.
    #[cfg(feature = "yaml")]
    pub fn secrets(&self) -> impl Iterator<Item = NodeId> {
        (0..).zip(&self.nodes).filter(|(_, node)| node.flags & SECRET != 0).map(|(id, _)| id)
    }

    /// What the reader noticed, by node, in ascending order.
    #[cfg(feature = "yaml")]
    pub fn notes(&self) -> &[(NodeId, yaml::YamlNote)] {
        &self.notes
    }

    /// A node.
    #[inline(always)]
    pub fn node(&self, id: NodeId) -> &Node<'a> {
        &self.nodes[id as usize]
    }

    /// What a node is.
    #[inline(always)]
    pub fn kind(&self, id: NodeId) -> NodeKind {
        self.nodes[id as usize].kind
    }

    /// Whether a value was marked as one that breaks a constraint of its own.
    #[inline(always)]
    pub fn is_invalid(&self, id: NodeId) -> bool {
        self.nodes[id as usize].flags & INVALID != 0
    }

    /// Says whether a list or an object may hold more than the tree has of it.
    fn set_open(&mut self, container: NodeId, is_open: bool) {
        if is_open {
            self.nodes[container as usize].flags |= OPEN;
        }
    }

    /// Whether a list or an object may hold more than the tree has of it.
    #[inline(always)]
    pub fn is_open(&self, id: NodeId) -> bool {
        self.nodes[id as usize].flags & OPEN != 0
    }

    /// Whether a value may be absent: it counts neither as present nor as absent.
    #[inline(always)]
    pub fn is_optional(&self, id: NodeId) -> bool {
        self.nodes[id as usize].flags & OPTIONAL != 0
    }

    /// Marks a value that breaks a constraint of its own.
    pub fn mark_invalid(&mut self, id: NodeId) {
        self.nodes[id as usize].flags |= INVALID;
    }

    /// The value is determined by a later step; its text is kept.
    pub fn mark_unknown(&mut self, id: NodeId) {
        let node = &mut self.nodes[id as usize];
        node.kind = NodeKind::Unknown;
        node.flags &= !INVALID;
    }

    /// Takes what a value is for not known yet.
    pub fn forget(&mut self, id: NodeId) {
        self.nodes[id as usize].kind = NodeKind::Unknown;
    }

    /// The text of a string, of a member name or of a number, without quotes and escapes.
    #[inline]
    pub fn text(&self, id: NodeId) -> &str {
        let node = &self.nodes[id as usize];
        if node.flags & DECODED == 0 { node.text } else { self.decoded_text(id) }
    }

    /// The text of a string that breaks no constraint of its own.
    #[inline]
    pub fn valid_text(&self, id: NodeId) -> Option<&str> {
        let node = &self.nodes[id as usize];
        let is_valid = node.kind == NodeKind::Text && node.flags & INVALID == 0;
        is_valid.then(|| if node.flags & DECODED == 0 { node.text } else { self.decoded_text(id) })
    }

    /// Whether the text of a node stands in the source as it is, and in JSON without an escape.
    pub fn is_verbatim(&self, id: NodeId) -> bool {
        self.source.is_some() && self.syntax == Syntax::Json && self.nodes[id as usize].flags & DECODED == 0
    }

    #[cold]
    fn decoded_text(&self, id: NodeId) -> &str {
        match self.decoded.binary_search_by_key(&id, |entry| entry.0) {
            Ok(index) => &self.texts[self.decoded[index].1 as usize],
            Err(_) => "",
        }
    }
}
