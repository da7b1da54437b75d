//! Shortcuts for automata: single steps depend on each other, while many bytes can be tested at once.
//!
//! A pattern tells itself what its values usually look like: its words, and how many bytes of a set stand between them. Along such a
//! usual value, each state gets the word or the number of bytes that comes next. Where something else comes, the automaton goes
//! by single steps, so a bad guess costs time, never the verdict.

use super::dfa::{ByteSets, Dfa};
use regex_syntax::hir::{Class, Hir, HirKind};

/// Shorter words and fewer bytes are not worth a look of their own.
const MIN_LENGTH: usize = 3;
/// The maximum number of common values; the patterns of the model have a few dozen.
const MAX_PATHS: usize = 4096;

/// A piece of a usual value.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    /// These bytes.
    Word(Vec<u8>),
    /// So many bytes of a set.
    Count(Vec<u8>, usize),
}

/// For each state the number of its shortcut, from 1, or 0; and the initializers of the engine's `Shortcut`s.
pub(super) fn of(dfa: &Dfa, hir: &Hir, sets: &mut ByteSets) -> (Vec<usize>, Vec<String>) {
    let mut of_state: Vec<Option<String>> = vec![None; dfa.len()];
    // the first state is the dead one
    for (state, shortcut) in of_state.iter_mut().enumerate().skip(1) {
        *shortcut = run(dfa, state, sets);
    }
    let runs: Vec<bool> = of_state.iter().map(Option::is_some).collect();
    for way in ways(hir) {
        let mut state = dfa.start;
        for piece in joined(way) {
            // bytes of a run go together and the one behind them by a single step, so the shortcut is that of the rest
            let piece = match &piece {
                Piece::Word(word) if runs[state] && word.len() > 1 && dfa.step(state, word[0]) != state => {
                    state = dfa.step(state, word[0]);
                    Piece::Word(word[1..].to_vec())
                }
                _ => piece,
            };
            let (to, shortcut) = follow(dfa, state, &piece, sets);
            if of_state[state].is_none() {
                of_state[state] = shortcut;
            }
            state = to;
        }
    }
    let mut shortcuts: Vec<String> = Vec::new();
    let number = |shortcut: Option<String>| {
        let Some(shortcut) = shortcut else { return 0 };
        let at = shortcuts.iter().position(|known| *known == shortcut).unwrap_or(shortcuts.len());
        if at == shortcuts.len() {
            shortcuts.push(shortcut);
        }
        at + 1
    };
    (of_state.into_iter().map(number).collect(), shortcuts)
}

/// The bytes that do not lead out of a state, if there are several.
fn run(dfa: &Dfa, state: usize, sets: &mut ByteSets) -> Option<String> {
    let bytes: Vec<usize> = (0..=255).filter(|&byte| dfa.step(state, byte) == state).map(usize::from).collect();
    (bytes.len() > 1).then(|| format!("Shortcut::Run({})", sets.add(bytes)))
}

/// The state after a piece, and the shortcut to it, if there is one.
fn follow(dfa: &Dfa, from: usize, piece: &Piece, sets: &mut ByteSets) -> (usize, Option<String>) {
    match piece {
        Piece::Word(word) => {
            let to = word.iter().fold(from, |state, &byte| dfa.step(state, byte));
            let text = String::from_utf8_lossy(word);
            (
                to,
                (to != 0 && word.len() >= MIN_LENGTH).then(|| format!("Shortcut::Word {{ text: {text:?}, to: {to} }}")),
            )
        }
        Piece::Count(bytes, count) => {
            let mut state = from;
            let mut leads_there = true;
            for _ in 0..*count {
                let behind: Vec<usize> = bytes.iter().map(|&byte| dfa.step(state, byte)).collect();
                let usual = behind.iter().max_by_key(|&&to| behind.iter().filter(|&&other| other == to).count());
                let usual = usual.copied().unwrap_or(0);
                leads_there &= behind.iter().all(|&to| to == usual);
                state = usual;
            }
            let is_worth = leads_there && state != 0 && *count >= MIN_LENGTH;
            let shortcut = is_worth.then(|| {
                let set = sets.add(bytes.iter().copied().map(usize::from).collect());
                format!("Shortcut::Count {{ set: {set}, count: {count}, to: {state} }}")
            });
            (state, shortcut)
        }
    }
}

/// Words that follow each other are one word.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::new();
    for piece in pieces {
        match (joined.last_mut(), piece) {
            (Some(Piece::Word(word)), Piece::Word(more)) => word.extend(more),
            (_, piece) => joined.push(piece),
        }
    }
    joined
}

/// The usual values of a pattern, the longest words first: what may be there is there, what may be repeated is not.
fn ways(hir: &Hir) -> Vec<Vec<Piece>> {
    let mut ways = match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => vec![Vec::new()],
        HirKind::Literal(literal) => vec![vec![Piece::Word(literal.0.to_vec())]],
        HirKind::Class(class) => vec![vec![Piece::Count(ascii(class), 1)]],
        HirKind::Capture(capture) => ways(&capture.sub),
        HirKind::Concat(parts) => parts.iter().fold(vec![Vec::new()], |ways_so_far: Vec<Vec<Piece>>, part| {
            let behind = ways(part);
            let all = ways_so_far.iter().flat_map(|way| behind.iter().map(|more| [&way[..], more].concat()));
            all.take(MAX_PATHS).collect()
        }),
        HirKind::Alternation(parts) => parts.iter().flat_map(ways).collect(),
        HirKind::Repetition(repetition) => {
            let least = repetition.min as usize;
            let once = ways(&repetition.sub);
            match repetition.sub.kind() {
                HirKind::Class(class) if least > 0 => vec![vec![Piece::Count(ascii(class), least)]],
                // any number of bytes of a set, and mostly none
                HirKind::Class(class) => vec![Vec::new(), vec![Piece::Count(ascii(class), 1)]],
                // few values have what is one of several
                HirKind::Alternation(_) if least == 0 => vec![Vec::new()],
                // nor a mere word
                HirKind::Literal(_) if least == 0 => [Vec::new()].into_iter().chain(once).collect(),
                _ if least == 0 => once.into_iter().chain([Vec::new()]).collect(),
                _ => once.into_iter().map(|way| vec![way; least].concat()).collect(),
            }
        }
    };
    ways.truncate(MAX_PATHS);
    ways
}

/// The bytes of a class that are ASCII: of others, no usual value has any.
fn ascii(class: &Class) -> Vec<u8> {
    let is_in = |byte: u8| match class {
        Class::Unicode(class) => class.iter().any(|range| (range.start()..=range.end()).contains(&char::from(byte))),
        Class::Bytes(class) => class.iter().any(|range| (range.start()..=range.end()).contains(&byte)),
    };
    (0..0x80).filter(|&byte| is_in(byte)).collect()
}
