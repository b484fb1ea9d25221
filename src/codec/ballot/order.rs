//! Sorting, once for all lists: the library's own sort is made anew for every kind of element, and each time it weighs
//! as much as all of a ballot's format.

use std::cmp::Ordering;

/// Sorts a list; equal elements stay in their order.
pub(in crate::codec) fn sort<T>(list: &mut [T], order: impl Fn(&T, &T) -> Ordering) {
    let moves = moves(list.len(), &|a, b| match (list.get(a), list.get(b)) {
        (Some(a), Some(b)) => order(a, b),
        _ => Ordering::Equal,
    });
    for (a, b) in moves {
        list.swap(a, b);
    }
}

/// Sorts a list and keeps one of equal elements.
pub(in crate::codec) fn sort_set<T: Ord>(list: &mut Vec<T>) {
    sort(list, T::cmp);
    list.dedup();
}

/// The swaps that sort a list: its places in sorted order, by merging runs of one, two, four and so on.
#[inline(never)]
fn moves(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    let mut places: Vec<usize> = (0..count).collect();
    let mut width = 1;
    while width < count {
        let mut merged = Vec::with_capacity(count);
        for pair in places.chunks(width * 2) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            while let ([a, rest_left @ ..], [b, rest_right @ ..]) = (left, right) {
                if compare(*a, *b) == Ordering::Greater {
                    merged.push(*b);
                    right = rest_right;
                } else {
                    merged.push(*a);
                    left = rest_left;
                }
            }
            merged.extend(left);
            merged.extend(right);
        }
        places = merged;
        width *= 2;
    }
    let mut moves = Vec::with_capacity(count);
    for at in 0..count {
        // What a swap took away from its place lies where it was swapped to.
        let mut from = at;
        while let Some(next) = places.get(from).copied() {
            from = next;
            if from >= at {
                break;
            }
        }
        moves.push((at, from));
    }
    moves
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_equals_keep_their_order() {
        for count in 0..70_u32 {
            let mut list: Vec<(u32, u32)> = (0..count).map(|n| (n * 31 % 7, n)).collect();
            let mut expected = list.clone();
            expected.sort_by_key(|pair| pair.0);
            sort(&mut list, |a, b| a.0.cmp(&b.0));
            assert_eq!(list, expected);
            let mut set: Vec<u32> = list.iter().map(|pair| pair.0).collect();
            sort_set(&mut set);
            assert_eq!(set, std::collections::BTreeSet::from_iter(set.clone()).into_iter().collect::<Vec<_>>());
            assert_eq!(set.len(), count.min(7) as usize);
        }
    }
}
