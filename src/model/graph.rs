//! A graph of many nodes in little room, and the circles in it. Pure.

use crate::work::steps;

/// Which nodes an arrow leads to, for each node; nodes are numbers from 0.
#[derive(Debug, Clone)]
pub(crate) struct Graph {
    /// Where the arrows of each node begin among all, and where the last end.
    first: Vec<usize>,
    arrows: Vec<usize>,
}

impl Graph {
    /// A graph of so many nodes with these arrows, from and to.
    pub(crate) fn of(nodes: usize, arrows: &[(usize, usize)]) -> Graph {
        steps(nodes + arrows.len());
        let mut first = vec![0; nodes + 1];
        arrows.iter().for_each(|(from, _)| first[from + 1] += 1);
        for node in 0..nodes {
            first[node + 1] += first[node];
        }
        let mut free = first.clone();
        let mut sorted = vec![0; arrows.len()];
        for (from, to) in arrows {
            sorted[free[*from]] = *to;
            free[*from] += 1;
        }
        Graph { first, arrows: sorted }
    }

    /// How many nodes there are.
    pub(crate) fn nodes(&self) -> usize {
        self.first.len() - 1
    }

    /// The nodes that the arrows of a node lead to, in the order in which they were given.
    pub(crate) fn next(&self, node: usize) -> &[usize] {
        &self.arrows[self.first[node]..self.first[node + 1]]
    }

    /// The nodes taken together that lead to each other in a circle, each node by itself elsewhere; a group
    /// comes after all those to which its arrows lead (Tarjan 1972).
    pub(crate) fn groups(&self) -> Vec<Vec<usize>> {
        const UNSEEN: usize = usize::MAX;
        let mut seen = vec![UNSEEN; self.nodes()];
        let mut lowest = vec![0; self.nodes()];
        let mut waiting: Vec<usize> = Vec::new();
        let mut is_waiting = vec![false; self.nodes()];
        let (mut groups, mut count) = (Vec::new(), 0);
        // The path is kept apart from the call stack, so that a long chain cannot overflow it.
        let mut path: Vec<(usize, usize)> = Vec::new();
        for start in 0..self.nodes() {
            if seen[start] != UNSEEN {
                continue;
            }
            path.push((start, 0));
            while let Some((node, turn)) = path.pop() {
                if turn == 0 {
                    (seen[node], lowest[node]) = (count, count);
                    count += 1;
                    waiting.push(node);
                    is_waiting[node] = true;
                }
                let from = self.first[node] + turn;
                steps(1);
                if from < self.first[node + 1] {
                    let to = self.arrows[from];
                    path.push((node, turn + 1));
                    if seen[to] == UNSEEN {
                        path.push((to, 0));
                    } else if is_waiting[to] {
                        lowest[node] = lowest[node].min(seen[to]);
                    }
                    continue;
                }
                if let Some((before, _)) = path.last() {
                    lowest[*before] = lowest[*before].min(lowest[node]);
                }
                if lowest[node] == seen[node] {
                    let begin = waiting.iter().rposition(|other| *other == node).unwrap_or_default();
                    let group = waiting.split_off(begin);
                    group.iter().for_each(|other| is_waiting[*other] = false);
                    groups.push(group);
                }
            }
        }
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(nodes: usize, arrows: &[(usize, usize)]) -> Vec<Vec<usize>> {
        let mut groups = Graph::of(nodes, arrows).groups();
        groups.iter_mut().for_each(|group| group.sort_unstable());
        groups
    }

    #[test]
    fn a_node_comes_after_those_it_leads_to() {
        assert_eq!(groups(3, &[(0, 1), (1, 2)]), [[2], [1], [0]]);
        assert_eq!(groups(3, &[(2, 1), (1, 0), (2, 0)]), [[0], [1], [2]]);
    }

    #[test]
    fn nodes_in_a_circle_stand_together() {
        assert_eq!(groups(5, &[(0, 1), (1, 2), (2, 0), (2, 3), (4, 0)]), [vec![3], vec![0, 1, 2], vec![4]]);
        assert_eq!(groups(2, &[(0, 0), (1, 0)]), [[0], [1]]);
    }
}
