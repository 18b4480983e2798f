//! Who is merged into whom. A fold sees one subject, and a circle may run over many: so this is one
//! function over all that a village said of pairs of workers, in the order of the log. A merge that
//! would close a circle is set aside, for good; of two that merge one worker into two others, the
//! later stands.

use std::collections::{BTreeMap, BTreeSet};

/// What was said of two workers. `T` names one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said<T> {
    /// Whether they are one person; else they are two.
    pub same: bool,
    /// The worker whom the entry is about: the one that is kept.
    pub keep: T,
    /// The one beside it: the one that is dropped.
    pub drop: T,
}

/// What comes of all that was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merges<T> {
    /// The one who was dropped → the one who was kept, and which of the sayings it was.
    into: BTreeMap<T, (T, usize)>,
    circular: BTreeSet<usize>,
    /// Pairs of whom it was last said that they are two, the lesser first.
    apart: BTreeSet<(T, T)>,
}

/// Follows what was said of pairs, given in the order of the log.
pub fn merges<T: Ord + Copy>(said: &[Said<T>]) -> Merges<T> {
    let (into, circular, apart) = Default::default();
    let mut merges = Merges { into, circular, apart };
    for (place, Said { same, keep, drop }) in said.iter().copied().enumerate() {
        if !same {
            for (one, other) in [(keep, drop), (drop, keep)] {
                if merges.keep_of(one).is_some_and(|(kept, _)| kept == other) {
                    merges.into.remove(&one);
                }
            }
            merges.apart.insert(pair(keep, drop));
        } else if merges.path(keep).any(|one| one == drop) {
            merges.circular.insert(place);
        } else {
            merges.into.insert(drop, (keep, place));
            merges.apart.remove(&pair(keep, drop));
        }
    }
    merges
}

fn pair<T: Ord>(one: T, other: T) -> (T, T) {
    if one < other { (one, other) } else { (other, one) }
}

impl<T: Ord + Copy> Merges<T> {
    /// A worker, into whom he was merged, into whom that one was … It ends: there is no circle.
    fn path(&self, worker: T) -> impl Iterator<Item = T> {
        std::iter::successors(Some(worker), |one| self.keep_of(*one).map(|(keep, _)| keep))
    }

    /// Into whom a worker was merged, and which of the sayings it was.
    pub fn keep_of(&self, worker: T) -> Option<(T, usize)> {
        self.into.get(&worker).copied()
    }

    /// Everybody who was merged into somebody.
    pub fn dropped(&self) -> impl Iterator<Item = T> {
        self.into.keys().copied()
    }

    /// The sayings that would have closed a circle.
    pub fn circular(&self) -> &BTreeSet<usize> {
        &self.circular
    }

    /// Whether it was last said of two that they are not one person.
    pub fn are_apart(&self, one: T, other: T) -> bool {
        self.apart.contains(&pair(one, other))
    }

    /// The worker under whom one is read now. Who was merged into somebody that does not stand any
    /// more, as one taken back elsewhere, stands for himself again: nobody is lost behind another.
    pub fn root(&self, worker: T, stands: impl Fn(T) -> bool) -> T {
        let keeps = self.path(worker).skip(1);
        keeps.take_while(|keep| stands(*keep)).last().unwrap_or(worker)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `"b>a"`: b is merged into a; `"a|b"`: they are two.
    fn of(said: &str) -> Merges<char> {
        let said = said.split(' ').map(|text| {
            let letters: Vec<char> = text.chars().collect();
            let same = letters[1] == '>';
            Said { same, keep: letters[2], drop: letters[0] }
        });
        merges(&said.collect::<Vec<_>>())
    }

    fn roots(merges: &Merges<char>) -> String {
        "abcd".chars().map(|one| merges.root(one, |_| true)).collect()
    }

    #[test]
    fn merges_are_followed_to_the_root_in_the_order_of_the_log() {
        let table = [
            ("b>a", "aacd", ""),
            ("b>a c>b", "aaad", ""),
            ("b>a a>b", "aacd", "1"),
            ("b>a c>b a>c", "aaad", "2"),
            ("a>a", "abcd", "0"),
            ("b>a b>c", "accd", ""),
            ("b>a b|a", "abcd", ""),
            ("b>a a|b", "abcd", ""),
            // Set aside for good: undoing the first does not bring the second back.
            ("b>a a>b a|b", "abcd", "1"),
            ("b>a a|b a>b", "bbcd", ""),
            ("b>a c>b c|a", "aaad", ""),
        ];
        for (said, expected, circular) in table {
            let merges = of(said);
            assert_eq!(roots(&merges), expected, "{said}");
            let aside: String = merges.circular().iter().map(usize::to_string).collect();
            assert_eq!(aside, circular, "{said}");
        }
    }

    #[test]
    fn that_they_are_two_holds_until_somebody_says_otherwise() {
        assert!(of("b|a").are_apart('a', 'b'));
        assert!(!of("b|a b>a").are_apart('a', 'b'));
        assert!(of("b>a a|b").are_apart('a', 'b'));
        assert!(of("a|b b>a a>b").circular().contains(&2));
    }

    #[test]
    fn who_was_merged_into_one_that_is_gone_stands_for_himself() {
        let merges = of("b>a c>b");
        assert_eq!(merges.root('c', |one| one != 'b'), 'c');
        assert_eq!(merges.root('c', |one| one != 'a'), 'b');
    }
}
