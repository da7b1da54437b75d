//! Collects the members of a request from the arguments of a resource or a module call, in any order.

use lambda_lint_syntax::NodeId;

/// An object of the request.
#[derive(Debug)]
pub(crate) struct Group {
    /// The node of the document that it comes from.
    pub(super) origin: NodeId,
    pub(super) members: Vec<Member>,
}

/// A member of an object.
#[derive(Debug)]
pub(super) struct Member {
    /// Its name in the API.
    pub(super) name: &'static str,
    /// The name of the argument in the document.
    pub(super) origin: NodeId,
    pub(super) value: Value,
}

/// What a member is set to.
#[derive(Debug)]
pub(super) enum Value {
    /// A value of the document.
    Node(NodeId),
    /// Something that may be absent: a block that is made for each element of a collection.
    Optional,
    /// An object.
    Group(Group),
    /// A list of objects, each from a separate block.
    List(Vec<Group>),
}

impl Group {
    pub(super) fn new(origin: NodeId) -> Self {
        Group { origin, members: Vec::new() }
    }

    /// The member of this name that was added last.
    pub(super) fn member(&mut self, name: &str) -> Option<&mut Member> {
        self.members.iter_mut().rev().find(|member| member.name == name)
    }

    /// The value in the document that the member of this name is set to.
    pub(super) fn node(&self, name: &str) -> Option<NodeId> {
        let member = self.members.iter().rev().find(|member| member.name == name)?;
        if let Value::Node(node) = member.value { Some(node) } else { None }
    }

    /// Whether a pointer starts with the name of a member.
    pub(super) fn has(&self, pointer: &'static str) -> bool {
        split(pointer).is_some_and(|(name, _)| self.members.iter().any(|member| member.name == name))
    }

    /// Whether a pointer starts with the name of a member that is an object.
    pub(super) fn has_group(&self, pointer: &'static str) -> bool {
        let is_it = |name, member: &Member| member.name == name && matches!(member.value, Value::Group(_));
        split(pointer).is_some_and(|(name, _)| self.members.iter().any(|member| is_it(name, member)))
    }

    /// Adds a member whose pointer begins in this object, with the objects around it.
    pub(super) fn set(&mut self, pointer: &'static str, origin: NodeId, value: Value) {
        let Some((name, rest)) = split(pointer) else { return };
        let Some(rest) = rest else {
            self.members.push(Member { name, origin, value });
            return;
        };
        // in a list of objects, this is about the last one
        let inner = rest.strip_prefix("/-");
        let inner = inner.filter(|inner| inner.is_empty() || inner.starts_with('/'));
        match inner {
            Some("") => self.push(name, origin, value),
            Some(inner) => {
                if !matches!(self.member(name).map(|member| &member.value), Some(Value::List(_))) {
                    self.push(name, origin, Value::Group(Group::new(origin)));
                }
                if let Some(Member { value: Value::List(list), .. }) = self.member(name)
                    && let Some(group) = list.last_mut()
                {
                    group.set(inner, origin, value);
                }
            }
            None => {
                if !matches!(self.member(name).map(|member| &member.value), Some(Value::Group(_))) {
                    self.members.push(Member { name, origin, value: Value::Group(Group::new(origin)) });
                }
                if let Some(Member { value: Value::Group(group), .. }) = self.member(name) {
                    group.set(rest, origin, value);
                }
            }
        }
    }

    /// Adds an object to a list of objects. What may be absent makes the whole list unknown.
    fn push(&mut self, name: &'static str, origin: NodeId, value: Value) {
        let Value::Group(group) = value else {
            self.members.push(Member { name, origin, value: Value::Optional });
            return;
        };
        match self.member(name) {
            Some(Member { value: Value::List(list), .. }) => list.push(group),
            _ => self.members.push(Member { name, origin, value: Value::List(vec![group]) }),
        }
    }

    /// Removes a member.
    pub(super) fn remove(&mut self, name: &str) {
        self.members.retain(|member| member.name != name);
    }

    /// Makes the presence of a member unknown.
    pub(super) fn make_optional(&mut self, name: &str) {
        self.members.iter_mut().filter(|member| member.name == name).for_each(|member| member.value = Value::Optional);
    }
}

/// The first name of a pointer and the rest of it.
fn split(pointer: &'static str) -> Option<(&'static str, Option<&'static str>)> {
    let names = pointer.strip_prefix('/')?;
    Some(match names.find('/') {
        Some(end) => (&names[..end], Some(&names[end..])),
        None => (names, None),
    })
}
