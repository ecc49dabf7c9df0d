//! Lists whose positions are types of their own, so that a position in one list is not taken for one in another.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut, Index, IndexMut};

/// A position in a list.
pub trait Position: Copy {
    /// The position with that many members before it.
    fn after(before: usize) -> Self;

    /// How many members stand before it.
    fn before(self) -> usize;
}

macro_rules! positions {
    ($( $(#[$meta:meta])* $name:ident )*) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(usize);

        impl Position for $name {
            fn after(before: usize) -> $name {
                $name(before)
            }

            fn before(self) -> usize {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(out)
            }
        }
    )* };
}

positions! {
    /// The position of an item among those of its project.
    ItemAt
    /// The position of a file among those that a project was read from; the project file stands first.
    SourceAt
    /// The position of an item in the `items` list of its file.
    EntryAt
    /// The position of a person among those of the project.
    PersonAt
    /// The position of people who are meant together.
    GroupAt
}

impl SourceAt {
    /// The project file.
    pub(crate) const PROJECT_FILE: SourceAt = SourceAt(0);
}

/// A list with positions of its own.
#[derive(Debug, Clone)]
pub struct List<P, T> {
    members: Vec<T>,
    position: PhantomData<P>,
}

impl<P: Position, T> List<P, T> {
    /// Every position, in order.
    pub fn positions(&self) -> impl Iterator<Item = P> + Clone + use<P, T> {
        (0..self.members.len()).map(P::after)
    }

    /// Every member with its position, in order.
    pub fn entries(&self) -> impl Iterator<Item = (P, &T)> {
        self.members.iter().enumerate().map(|(before, member)| (P::after(before), member))
    }

    /// A list with as many members as another, all the same.
    pub(crate) fn as_long_as<U>(other: &List<P, U>, member: T) -> List<P, T>
    where
        T: Clone,
    {
        vec![member; other.members.len()].into()
    }

    /// Adds members at the end, and copies none of them where there were none before; returns where they stand.
    pub(crate) fn append(&mut self, mut more: Vec<T>) -> Vec<P> {
        let first = self.members.len();
        match first {
            0 => self.members = more,
            _ => self.members.append(&mut more),
        }
        (first..self.members.len()).map(P::after).collect()
    }

    /// Adds a member at the end; returns where it stands.
    pub fn push(&mut self, member: T) -> P {
        self.members.push(member);
        P::after(self.members.len() - 1)
    }
}

impl<P, T> Default for List<P, T> {
    fn default() -> List<P, T> {
        List { members: Vec::new(), position: PhantomData }
    }
}

impl<P, T> From<Vec<T>> for List<P, T> {
    fn from(members: Vec<T>) -> List<P, T> {
        List { members, position: PhantomData }
    }
}

impl<P, T> FromIterator<T> for List<P, T> {
    fn from_iter<I: IntoIterator<Item = T>>(members: I) -> List<P, T> {
        Vec::from_iter(members).into()
    }
}

impl<P, T> IntoIterator for List<P, T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.members.into_iter()
    }
}

impl<'a, P, T> IntoIterator for &'a List<P, T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.members.iter()
    }
}

/// The members, for whoever only goes through them.
impl<P, T> Deref for List<P, T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.members
    }
}

impl<P, T> DerefMut for List<P, T> {
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.members
    }
}

impl<P: Position, T> Index<P> for List<P, T> {
    type Output = T;

    fn index(&self, position: P) -> &T {
        &self.members[position.before()]
    }
}

impl<P: Position, T> IndexMut<P> for List<P, T> {
    fn index_mut(&mut self, position: P) -> &mut T {
        &mut self.members[position.before()]
    }
}
