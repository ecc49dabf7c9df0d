//! Anchors and aliases: copies for aliases within a bound, and the marks that forbid edits.

use crate::files::format::tree::{Fixed, MAX_DEPTH, Node, SyntaxCause, SyntaxProblem, Value, Wrong};
use compact_str::CompactString;
use std::collections::HashMap;
use std::ops::Range;

/// What copies of anchored nodes may weigh beyond the size of the file, in nodes.
const FREE_WEIGHT: usize = 10_000;
/// So many bytes of text weigh as much as one node.
const TEXT_PER_NODE: usize = 32;

/// The anchored nodes seen so far.
pub(super) struct Anchors {
    nodes: HashMap<usize, Anchored>,
    shared: Vec<Range<usize>>,
    left: usize,
}

struct Anchored {
    node: Node,
    weight: usize,
    height: usize,
    used: bool,
}

impl Anchors {
    pub(super) fn new(file_bytes: usize) -> Anchors {
        Anchors { nodes: HashMap::new(), shared: Vec::new(), left: FREE_WEIGHT + file_bytes }
    }

    /// Remembers a finished node under its anchor.
    pub(super) fn define(&mut self, id: usize, node: &Node) -> Result<(), SyntaxProblem> {
        let (weight, height) = measure(node);
        self.pay(weight, &node.span)?;
        self.nodes.insert(id, Anchored { node: node.clone(), weight, height, used: false });
        Ok(())
    }

    /// The text that an alias stands for, where a key is wanted.
    pub(super) fn key(&self, id: usize) -> Option<CompactString> {
        match &self.nodes.get(&id)?.node.value {
            Value::Text(text) | Value::Plain(text) => Some(text.clone()),
            _ => None,
        }
    }

    /// A copy for the alias at `span`, which lies below `depth` levels.
    pub(super) fn copy(&mut self, id: usize, span: Range<usize>, depth: usize) -> Result<Node, SyntaxProblem> {
        let Some(anchored) = self.nodes.get_mut(&id) else {
            // It stands inside the very node that it refers to.
            return Err(SyntaxProblem { cause: SyntaxCause::Syntax(Wrong::Value), span });
        };
        if !anchored.used {
            anchored.used = true;
            self.shared.push(anchored.node.span.clone());
        }
        if depth + anchored.height > MAX_DEPTH {
            return Err(SyntaxProblem { cause: SyntaxCause::TooDeep, span });
        }
        let weight = anchored.weight;
        self.pay(weight, &span)?;
        let mut node = self.nodes.get(&id).map_or_else(|| null(&span), |a| a.node.clone());
        mark_alias(&mut node);
        node.span = span;
        Ok(node)
    }

    /// Marks every node that stands inside an anchored node which some alias refers to.
    pub(super) fn mark_shared(&self, root: &mut Node) {
        let mut outermost: Vec<Range<usize>> = Vec::new();
        let mut shared = self.shared.clone();
        shared.sort_by_key(|span| (span.start, usize::MAX - span.end));
        for span in shared {
            if outermost.last().is_none_or(|last| span.end > last.end) {
                outermost.push(span);
            }
        }
        if !outermost.is_empty() {
            mark_shared(root, &outermost);
        }
    }

    fn pay(&mut self, weight: usize, span: &Range<usize>) -> Result<(), SyntaxProblem> {
        match self.left.checked_sub(weight) {
            Some(left) => self.left = left,
            None => {
                return Err(SyntaxProblem { cause: SyntaxCause::TooManyNodes, span: span.clone() });
            }
        }
        Ok(())
    }
}

fn null(span: &Range<usize>) -> Node {
    Node { value: Value::Null, span: span.clone(), fixed: None }
}

/// How much a node weighs and how many levels of lists and tables it has.
fn measure(node: &Node) -> (usize, usize) {
    match &node.value {
        Value::Text(text) | Value::Plain(text) => (1 + text.len() / TEXT_PER_NODE, 0),
        Value::List(_) | Value::Table(_) => {
            let keys = node.entries().iter().map(|entry| entry.key.len() / TEXT_PER_NODE).sum::<usize>();
            let inside = children(node).map(measure);
            let (weight, height) = inside.fold((1 + keys, 0), |a, b| (a.0 + b.0, a.1.max(b.1)));
            (weight, height + 1)
        }
        _ => (1, 0),
    }
}

fn children(node: &Node) -> impl Iterator<Item = &Node> {
    node.members().iter().chain(node.entries().iter().map(|entry| &entry.node))
}

/// Calls `visit` on the nodes directly below.
fn each_child(node: &mut Node, mut visit: impl FnMut(&mut Node)) {
    match &mut node.value {
        Value::List(members) => members.iter_mut().for_each(visit),
        Value::Table(entries) => entries.iter_mut().for_each(|entry| visit(&mut entry.node)),
        _ => {}
    }
}

fn mark_alias(node: &mut Node) {
    node.fixed = Some(Fixed::Alias);
    each_child(node, mark_alias);
}

/// `shared` is in file order and no span in it holds another.
fn mark_shared(node: &mut Node, shared: &[Range<usize>]) {
    if node.fixed == Some(Fixed::Alias) {
        return;
    }
    let nearest = shared.partition_point(|span| span.start <= node.span.start).checked_sub(1);
    if nearest.and_then(|n| shared.get(n)).is_some_and(|span| node.span.end <= span.end) {
        mark_below(node);
    } else {
        each_child(node, |child| mark_shared(child, shared));
    }
}

fn mark_below(node: &mut Node) {
    if node.fixed != Some(Fixed::Alias) {
        node.fixed = Some(Fixed::Shared);
        each_child(node, mark_below);
    }
}
