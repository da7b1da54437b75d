//! The syntax tree of the parser to a [`Tree`].

use super::calls::{self, Part};
use super::fault;
use crate::json::{MAX_NODES, SyntaxFault};
use crate::{NodeId, NodeKind, OPEN, OPTIONAL, Syntax, Tree};
use hcl_edit::Span;
use hcl_edit::expr::{Array, Expression, Object, ObjectKey, ObjectValue, TraversalOperator};
use hcl_edit::structure::{Block, BlockLabel, Body, Structure};
use hcl_edit::template::{Element, Template};
use std::ops::Range;

type Done = Result<(), Box<SyntaxFault>>;

pub(super) fn tree<'a>(text: &'a str, base: usize, body: &Body) -> Result<Tree<'a>, Box<SyntaxFault>> {
    let tree = Tree { syntax: Syntax::Hcl, ..Tree::new(Some(text), (text.len() / 14 + 8).min(4096)) };
    let mut builder = Builder { text, base, tree };
    let root = builder.push(NodeKind::Object, 0..text.len().saturating_sub(base))?;
    builder.body(body)?;
    builder.close(root);
    Ok(builder.tree)
}

pub(super) struct Builder<'a> {
    text: &'a str,
    /// The offset in the text at which the parser began.
    base: usize,
    tree: Tree<'a>,
}

impl<'a> Builder<'a> {
    fn push(&mut self, kind: NodeKind, span: Range<usize>) -> Result<NodeId, Box<SyntaxFault>> {
        let (start, end) = (self.base + span.start, self.base + span.end);
        if self.tree.nodes.len() >= MAX_NODES {
            return Err(fault::over_limit(start));
        }
        Ok(self.tree.push(kind, "", start, end))
    }

    fn close(&mut self, container: NodeId) {
        let end = self.tree.node(container).end as usize;
        self.tree.close(container, end);
    }

    fn flag(&mut self, id: NodeId, flag: u8) {
        self.tree.nodes[id as usize].flags |= flag;
    }

    /// A text, a name or a number: borrowed where the source writes it as it is.
    fn scalar(&mut self, kind: NodeKind, value: &str, span: Range<usize>) -> Done {
        let (start, end) = (self.base + span.start, self.base + span.end);
        let written = self.text.get(start..end).unwrap_or_default();
        let inner = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(written);
        if inner != value {
            if self.tree.nodes.len() >= MAX_NODES {
                return Err(fault::over_limit(start));
            }
            self.tree.push_decoded(kind, value.to_owned(), start, end);
            return Ok(());
        }
        let id = self.push(kind, span)?;
        self.tree.nodes[id as usize].text = inner;
        Ok(())
    }

    fn body(&mut self, body: &Body) -> Done {
        body.iter().try_for_each(|structure| match structure {
            Structure::Attribute(attribute) => {
                self.scalar(NodeKind::Text, attribute.key.as_str(), span(&attribute.key))?;
                self.expression(&attribute.value)
            }
            Structure::Block(block) => self.block(block),
        })
    }

    fn block(&mut self, block: &Block) -> Done {
        self.scalar(NodeKind::Text, block.ident.as_str(), span(&block.ident))?;
        let whole = span(block);
        let mut objects = vec![self.push(NodeKind::Object, whole.clone())?];
        for label in &block.labels {
            match label {
                BlockLabel::Ident(ident) => self.scalar(NodeKind::Text, ident.as_str(), span(ident))?,
                BlockLabel::String(string) => self.scalar(NodeKind::Text, string.as_str(), span(string))?,
            }
            objects.push(self.push(NodeKind::Object, whole.clone())?);
        }
        self.body(&block.body)?;
        objects.into_iter().rev().for_each(|object| self.close(object));
        Ok(())
    }

    fn expression(&mut self, expression: &Expression) -> Done {
        let at = span(expression);
        match expression {
            Expression::Null(_) => self.push(NodeKind::Null, at).map(drop),
            Expression::Bool(boolean) => {
                let kind = if *boolean.value() { NodeKind::True } else { NodeKind::False };
                self.push(kind, at).map(drop)
            }
            Expression::Number(number) => self.number(&number.value().to_string(), at),
            Expression::String(string) => self.scalar(NodeKind::Text, string.value(), at),
            Expression::Array(array) => self.array(array, at),
            Expression::Object(object) => self.object(object, at),
            Expression::Parenthesis(parenthesis) => self.expression(parenthesis.inner()),
            Expression::StringTemplate(template) => self.template(template, expression, at),
            Expression::HeredocTemplate(heredoc) => match text_of(&heredoc.template) {
                // `<<-` takes away indentation
                Some(text) if !self.written(&at).starts_with("<<-") => self.scalar(NodeKind::Text, &text, at),
                _ => self.unknown(expression, at),
            },
            Expression::FuncCall(call) => match calls::parts(call) {
                Some(parts) => self.parts(parts, at),
                None => match calls::same_value(call) {
                    Some(inner) => self.expression(inner),
                    None => self.unknown(expression, at),
                },
            },
            _ => self.unknown(expression, at),
        }
    }

    fn written(&self, span: &Range<usize>) -> &'a str {
        self.text.get(self.base + span.start..self.base + span.end).unwrap_or_default()
    }

    /// A number as it is written, unless only HCL writes it so.
    fn number(&mut self, value: &str, at: Range<usize>) -> Done {
        let written = self.written(&at);
        let digits = written.strip_prefix('-').unwrap_or(written);
        let is_json = digits.len() == 1
            || digits.starts_with(|first: char| matches!(first, '1'..='9'))
            || digits.starts_with("0.");
        self.scalar(NodeKind::Number, if is_json { written } else { value }, at)
    }

    fn unknown(&mut self, expression: &Expression, at: Range<usize>) -> Done {
        let id = self.push(NodeKind::Unknown, at)?;
        if calls::may_be_null(expression) {
            self.flag(id, OPTIONAL);
        }
        Ok(())
    }

    fn array(&mut self, array: &Array, at: Range<usize>) -> Done {
        let list = self.push(NodeKind::List, at)?;
        self.entries(list, array)?;
        self.close(list);
        Ok(())
    }

    fn entries(&mut self, list: NodeId, array: &Array) -> Done {
        for entry in array.iter() {
            let id = self.tree.nodes.len() as NodeId;
            self.expression(entry)?;
            // an entry is never taken as absent, unless this is how Terraform 0.11 wrote a whole list
            let is_old =
                matches!(entry, Expression::StringTemplate(template) if template.as_single_element().is_some());
            match (self.tree.kind(id), is_old) {
                (NodeKind::Unknown, true) => {
                    self.flag(id, OPTIONAL);
                    self.flag(list, OPEN);
                }
                (NodeKind::Unknown, false) => self.tree.nodes[id as usize].flags &= !OPTIONAL,
                _ => {}
            }
        }
        Ok(())
    }

    fn object(&mut self, object: &Object, at: Range<usize>) -> Done {
        let id = self.push(NodeKind::Object, at)?;
        for (key, value) in object.iter() {
            self.pair(id, key, value, true)?;
        }
        self.close(id);
        Ok(())
    }

    /// A key with its value. A computed key leaves the object open.
    fn pair(&mut self, object: NodeId, key: &ObjectKey, value: &ObjectValue, is_known: bool) -> Done {
        let Some(name) = calls::literal_key(key) else {
            self.flag(object, OPEN);
            return Ok(());
        };
        self.scalar(NodeKind::Text, &name, span(key))?;
        let id = self.tree.nodes.len() as NodeId;
        if is_known {
            self.expression(value.expr())?;
        } else {
            self.push(NodeKind::Unknown, span(value.expr()))?;
        }
        // the key is present for any value
        if self.tree.kind(id) == NodeKind::Unknown {
            self.tree.nodes[id as usize].flags &= !OPTIONAL;
        }
        Ok(())
    }

    /// Evaluates `merge` or `concat`.
    fn parts(&mut self, parts: Vec<Part<'_>>, at: Range<usize>) -> Done {
        let is_list = parts.iter().any(|part| matches!(part, Part::Entries(_)));
        let id = self.push(if is_list { NodeKind::List } else { NodeKind::Object }, at)?;
        for part in parts {
            match part {
                Part::Entries(array) => self.entries(id, array)?,
                Part::Pair(key, value, is_known) => self.pair(id, key, value, is_known)?,
                Part::Rest => self.flag(id, OPEN),
            }
        }
        self.close(id);
        Ok(())
    }

    /// A quoted template: its text if all of it is literal, the value in it if it is nothing but one expression.
    fn template(&mut self, template: &Template, expression: &Expression, at: Range<usize>) -> Done {
        match (text_of(template), template.as_single_element()) {
            (Some(text), _) => self.scalar(NodeKind::Text, &text, at),
            (None, Some(Element::Interpolation(inner))) if calls::is_literal(&inner.expr) => {
                self.expression(&inner.expr)
            }
            _ => self.unknown(expression, at),
        }
    }
}

/// The text of a template without anything that is computed.
fn text_of(template: &Template) -> Option<String> {
    let mut text = String::new();
    for element in template.iter() {
        match element {
            Element::Literal(literal) => text.push_str(literal.value()),
            Element::Interpolation(inner) => text.push_str(&scalar_of(&inner.expr)?),
            Element::Directive(_) => return None,
        }
    }
    Some(text)
}

/// The text that a scalar becomes in a template.
fn scalar_of(expression: &Expression) -> Option<String> {
    match expression {
        Expression::String(string) => Some(string.value().clone()),
        Expression::Number(number) => Some(number.value().to_string()),
        Expression::Bool(boolean) => Some(boolean.value().to_string()),
        Expression::Parenthesis(parenthesis) => scalar_of(parenthesis.inner()),
        // the folder of the file
        Expression::Traversal(traversal) => match (&traversal.expr, traversal.operators.as_slice()) {
            (Expression::Variable(root), [operator]) if root.as_str() == "path" => {
                let is_module =
                    matches!(operator.value(), TraversalOperator::GetAttr(name) if name.as_str() == "module");
                is_module.then(|| ".".to_owned())
            }
            _ => None,
        },
        _ => None,
    }
}

fn span(of: &impl Span) -> Range<usize> {
    of.span().unwrap_or(0..0)
}
