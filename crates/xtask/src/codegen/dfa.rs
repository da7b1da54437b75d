//! A portable pattern as the smallest automaton over bytes, or as a set of characters.

use super::shortcuts;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

use anyhow::{Context, Result, ensure};
use regex_automata::dfa::{Automaton, dense};
use regex_automata::nfa::thompson;
use regex_automata::util::start;
use regex_automata::{Anchored, MatchKind};
use regex_syntax::hir::{Class, Hir, HirKind};

/// A pattern that is one class repeated, with more ranges than this, becomes a set of characters:
/// as an automaton over UTF-8 the letters of all scripts are tens of kilobytes.
const MIN_RANGES: usize = 16;

/// The sets of bytes in the patterns, each once: a set is a bit in the table of all bytes.
#[derive(Debug, Default)]
pub(crate) struct ByteSets(Vec<Vec<usize>>);

impl ByteSets {
    /// The initializer of the engine's `ByteSet` for these bytes, ascending.
    pub(super) fn add(&mut self, bytes: Vec<usize>) -> String {
        let at = self.0.iter().position(|known| *known == bytes).unwrap_or(self.0.len());
        if at == self.0.len() {
            self.0.push(bytes);
        }
        format!("ByteSet(1 << {at})")
    }

    /// The table: for each byte the sets that it is in.
    pub(crate) fn table(&self) -> Result<String> {
        ensure!(self.0.len() <= 32, "{} sets of bytes do not fit 32 bits", self.0.len());
        let sets_of = |byte| {
            (0..).zip(&self.0).filter(|(_, set)| set.contains(&byte)).fold(0_u32, |bits, (at, _)| bits | 1 << at)
        };
        Ok(format!("[u32; 256] = {:?}", (0..256).map(sets_of).collect::<Vec<_>>()))
    }
}

/// The initializer of the engine's `Pattern`.
pub(crate) fn initializer(portable: &str, sets: &mut ByteSets) -> Result<String> {
    let hir = regex_syntax::parse(portable).with_context(|| format!("the portable pattern {portable:?}"))?;
    let automaton = match repeated_class(&hir) {
        Some((least, ranges)) if ranges.len() > MIN_RANGES => charset(least, &ranges, sets)?,
        _ => Dfa::build(portable)?.initializer(&hir, sets)?,
    };
    Ok(format!("Pattern::new({portable:?}, {automaton})"))
}

/// The class and the least number of times, if the pattern is `^[…]*$` or `^[…]+$`.
fn repeated_class(hir: &Hir) -> Option<(u32, Vec<(char, char)>)> {
    let HirKind::Concat(parts) = hir.kind() else { return None };
    let [start, middle, end] = parts.as_slice() else { return None };
    let edges = [start, end].iter().all(|hir| matches!(hir.kind(), HirKind::Look(_)));
    let HirKind::Repetition(repetition) = middle.kind() else { return None };
    let HirKind::Class(Class::Unicode(class)) = repetition.sub.kind() else { return None };
    let wanted = edges && repetition.max.is_none() && repetition.min <= 1;
    wanted.then(|| (repetition.min, class.iter().map(|range| (range.start(), range.end())).collect()))
}

/// The initializer of a set of characters: those of ASCII, pairs of 16-bit numbers for each plane.
fn charset(least: u32, ranges: &[(char, char)], sets: &mut ByteSets) -> Result<String> {
    let mut ascii = Vec::new();
    let mut planes: BTreeMap<u32, Vec<(u32, u32)>> = BTreeMap::new();
    for &(start, end) in ranges {
        let (start, end) = (u32::from(start), u32::from(end));
        ascii.extend((start..=end.min(0x7f)).map(|char| char as usize));
        if end < 0x80 {
            continue;
        }
        for plane in start >> 16..=end >> 16 {
            let first = start.max(plane << 16).max(0x80);
            let last = end.min(plane << 16 | 0xffff);
            planes.entry(plane).or_default().push((first & 0xffff, last & 0xffff));
        }
    }
    let mut out = format!("Automaton::Set(&Set {{ least: {least}, ascii: {}, planes: &[", sets.add(ascii));
    let highest = planes.keys().last().copied().unwrap_or(0);
    for plane in 0..=highest {
        write!(out, "&{:?},", planes.get(&plane).cloned().unwrap_or_default())?;
    }
    out.push_str("] })");
    Ok(out)
}

/// A minimal automaton. State 0 is dead; the accepting states are the last ones.
#[derive(Debug)]
pub(super) struct Dfa {
    /// The class of each byte.
    classes: Vec<usize>,
    /// `next[state][class]`.
    next: Vec<Vec<usize>>,
    pub(super) start: usize,
    first_accepting: usize,
}

impl Dfa {
    /// How many states there are.
    pub(super) fn len(&self) -> usize {
        self.next.len()
    }

    /// The state after a byte.
    pub(super) fn step(&self, state: usize, byte: u8) -> usize {
        self.next[state][self.classes[usize::from(byte)]]
    }

    fn build(portable: &str) -> Result<Self> {
        let config = dense::Config::new().match_kind(MatchKind::All).minimize(false).accelerate(false);
        let dfa = dense::Builder::new()
            .configure(config.start_kind(regex_automata::dfa::StartKind::Anchored))
            .thompson(thompson::Config::new().shrink(true))
            .build(portable)
            .with_context(|| format!("compiling {portable:?}"))?;
        let first = dfa.start_state(&start::Config::new().anchored(Anchored::Yes))?;

        // Every reachable state, numbered in order of discovery, with all 256 transitions.
        let mut numbers = HashMap::from([(first, 0)]);
        let mut states = vec![first];
        let mut next: Vec<Vec<usize>> = Vec::new();
        let mut accepting = Vec::new();
        let mut index = 0;
        while index < states.len() {
            let state = states[index];
            let row = (0..=255).map(|byte| {
                let to = dfa.next_state(state, byte);
                *numbers.entry(to).or_insert_with(|| {
                    states.push(to);
                    states.len() - 1
                })
            });
            next.push(row.collect());
            accepting.push(dfa.is_match_state(dfa.next_eoi_state(state)));
            index += 1;
        }
        Ok(Self::minimal(&next, &accepting))
    }

    /// Moore's algorithm: split the states by what they accept until nothing splits any more.
    fn minimal(next: &[Vec<usize>], accepting: &[bool]) -> Self {
        let mut part: Vec<usize> = accepting.iter().map(|&accepts| usize::from(accepts)).collect();
        loop {
            let mut numbers = HashMap::new();
            let split: Vec<usize> = (0..next.len())
                .map(|state| {
                    let row: Vec<usize> = next[state].iter().map(|&to| part[to]).collect();
                    let fresh = numbers.len();
                    *numbers.entry((part[state], row)).or_insert(fresh)
                })
                .collect();
            let before = part.iter().collect::<std::collections::HashSet<_>>().len();
            part = split;
            if numbers.len() == before {
                break;
            }
        }

        // The dead state first, then those that do not accept, then those that do.
        let count = part.iter().max().map_or(0, |last| last + 1);
        let member = |number: usize| part.iter().position(|&p| p == number).expect("every part has a state");
        let dead = |number: usize| {
            let state = member(number);
            !accepting[state] && next[state].iter().all(|&to| part[to] == number)
        };
        let mut order: Vec<usize> = (0..count).collect();
        order.sort_by_key(|&number| (accepting[member(number)], !dead(number)));
        let has_dead = dead(order[0]);
        let shift = usize::from(!has_dead);
        let place: HashMap<usize, usize> = order.iter().enumerate().map(|(at, &number)| (number, at + shift)).collect();
        let mut full = if has_dead { Vec::new() } else { vec![vec![0; 256]] };
        full.extend(order.iter().map(|&number| next[member(number)].iter().map(|&to| place[&part[to]]).collect()));
        let accept = order.iter().filter(|&&number| accepting[member(number)]).count();

        // Bytes that every state treats alike are one class.
        let mut columns: HashMap<Vec<usize>, usize> = HashMap::new();
        let mut classes = Vec::new();
        let mut samples = Vec::new();
        for byte in 0..256 {
            let column: Vec<usize> = full.iter().map(|row| row[byte]).collect();
            let fresh = columns.len();
            let class = *columns.entry(column).or_insert_with(|| {
                samples.push(byte);
                fresh
            });
            classes.push(class);
        }
        let next: Vec<Vec<usize>> = full.iter().map(|row| samples.iter().map(|&byte| row[byte]).collect()).collect();
        let first_accepting = next.len() - accept;
        Self { classes, next, start: place[&part[0]], first_accepting }
    }

    /// The table has a row for each class, so that the row of the next byte can be found before its state is known.
    fn initializer(&self, hir: &Hir, sets: &mut ByteSets) -> Result<String> {
        let states = self.next.len();
        ensure!(states <= 256, "{states} states do not fit a byte");
        let table: Vec<usize> =
            (0..self.next[0].len()).flat_map(|class| self.next.iter().map(move |row| row[class])).collect();
        let (numbers, shortcuts) = shortcuts::of(self, hir, sets);
        ensure!(shortcuts.len() < 256, "{} shortcuts do not fit a byte", shortcuts.len());
        Ok(format!(
            "Automaton::Table(&Table {{ states: {states}, start: {}, accepting: {}, classes: &{:?}, next: &{table:?}, \
             shortcut: &{numbers:?}, shortcuts: &[{}] }})",
            self.start,
            self.first_accepting,
            self.classes,
            shortcuts.join(", "),
        ))
    }
}
