//! Commands in a string that a shell runs: `bash -c "…"`, `eval "…"`, `ssh host "…"`, `CMD="…"; $CMD`.

use super::find::{Command, Finder, Interruption, PRINTERS, is_assignment};
use super::word::{UNKNOWN, Word};
use super::{BraceExpansion, Dialect};

/// How deep strings in strings are followed.
const MAX_DEPTH: usize = 3;

/// The commands in a string, if these words before it run it.
pub(super) fn commands(finder: &mut Finder<'_>, before: &[Word], string: &Word) -> Option<Vec<Command>> {
    if finder.depth == MAX_DEPTH || !string.is_quoted {
        return None;
    }
    let (dialect, skipped) = dialect_of(finder, before, string)?;
    let (text, places) = text_of(&string.part(skipped), dialect);
    let end = string.end;
    let place = |at: usize| places.get(at).copied().unwrap_or((end, end));
    let range = |(start, stop): (usize, usize)| {
        let (from, _) = place(start);
        (from, if stop > start { place(stop - 1).1 } else { from })
    };
    let operations = finder.operations;
    let mut inner = Finder { text: &text, first: 0, dialect, operations, depth: finder.depth + 1, work: finder.work };
    let mut commands = inner.run(0..text.len());
    finder.work = inner.work;
    for command in &mut commands {
        command.range = range(command.range);
        command.unclosed_quote = command.unclosed_quote.map(|at| place(at).0);
        command.globals.iter_mut().chain(&mut command.words).for_each(|word| word.relocate(&range));
        command.interruption = command.interruption.map(|interruption| match interruption {
            Interruption::Blanks(start, stop) => {
                let (start, stop) = range((start, stop));
                Interruption::Blanks(start, stop)
            }
            Interruption::Comment(start, stop) => {
                let (start, stop) = range((start, stop));
                Interruption::Comment(start, stop)
            }
            Interruption::Missing(at) => Interruption::Missing(place(at).0),
        });
    }
    Some(commands)
}

/// The text of a string with the place of each of its bytes. A variable replaces unknown text, so that the shell that runs the
/// string takes it for unknown, too.
fn text_of(string: &Word, dialect: Dialect) -> (String, Vec<(usize, usize)>) {
    let variable = if dialect == Dialect::Batch { "%_%" } else { "${_}" };
    let (mut text, mut places) = (String::new(), Vec::new());
    for (at, character) in string.text.char_indices() {
        match character {
            UNKNOWN => text.push_str(variable),
            other => text.push(other),
        }
        places.resize(text.len(), string.place(at));
    }
    (text, places)
}

/// The language of a string which these words run, and where its text begins; `None` if they do not run it.
fn dialect_of(finder: &Finder<'_>, before: &[Word], string: &Word) -> Option<(Dialect, usize)> {
    let bash = Dialect::Shell(BraceExpansion::Yes);
    let name = |word: &Word| {
        let name = word.text.rsplit(['/', '\\']).next().unwrap_or_default().to_ascii_lowercase();
        name.trim_end_matches(".exe").to_owned()
    };
    let is_declaration = |word: &Word| matches!(word.text.as_str(), "export" | "local" | "readonly" | "declare");
    if before.iter().all(|word| is_assignment(word) || is_declaration(word)) && is_assignment(string) {
        let (variable, _) = string.text.split_once('=')?;
        return is_run(finder.text.get(string.end..)?, variable).then_some((bash, variable.len() + 1));
    }
    let words: Vec<String> = before.iter().filter(|word| !is_assignment(word)).map(name).collect();
    let has = |program: &str| words.iter().any(|word| word == program);
    let last = before.last()?.text.to_ascii_lowercase();
    let last = last.rsplit(['/', '\\']).next().filter(|_| last.len() > 2).unwrap_or(&last);
    if words.iter().any(|word| PRINTERS.contains(&word.as_str())) {
        return None;
    }
    let is_command_flag = last.starts_with('-') && !last.starts_with("--") && last.ends_with('c');
    let dialect = match () {
        // a step of a Jenkinsfile; a shell has no script of such a name
        () if matches!(last, "sh" | "script:") => bash,
        () if last == "eval" => bash,
        () if is_command_flag && ["bash", "zsh", "ksh", "su"].iter().any(|shell| has(shell)) => bash,
        () if is_command_flag && ["sh", "dash", "ash"].iter().any(|shell| has(shell)) => {
            Dialect::Shell(BraceExpansion::Maybe)
        }
        () if matches!(last, "-c" | "-command") && (has("pwsh") || has("powershell")) => Dialect::PowerShell,
        () if matches!(last, "iex" | "invoke-expression") => Dialect::PowerShell,
        () if matches!(last, "/c" | "bat") && (has("cmd") || last == "bat") => Dialect::Batch,
        // the first word after its options is the host
        () if words.iter().skip_while(|word| *word != "ssh").skip(1).any(|word| !word.starts_with('-')) => bash,
        () => return None,
    };
    Some((dialect, 0))
}

/// Whether a script runs the value of a variable as a command.
fn is_run(rest: &str, variable: &str) -> bool {
    const STARTS: &[&str] =
        &["eval", "eval \"", "-c \"", "$(", "`", ";", "&&", "||", "|", "then", "do", "if", "!", "{"];
    [format!("${variable}"), format!("${{{variable}}}")].iter().any(|use_of| {
        rest.match_indices(use_of.as_str()).take(100).any(|(at, _)| {
            let next = rest[at + use_of.len()..].chars().next();
            let before = rest[..at].rsplit('\n').next().unwrap_or_default().trim();
            !next.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_')
                && (before.is_empty() || STARTS.iter().any(|start| before.ends_with(start)))
        })
    })
}
