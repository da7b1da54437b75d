//! Here-documents of a shell script that hold text, not commands: usage texts, configuration, programs in other languages.

use super::Dialect;
use std::collections::BTreeMap;
use std::ops::Range;

/// Programs that run the commands they read.
const SHELLS: &[&str] = &["sh", "bash", "zsh", "dash", "ksh", "ash", "ssh"];
/// Programs that copy or search what they read. Their arguments may name a shell.
const COPIERS: &[&str] =
    &["cat", "tee", "read", "echo", "printf", "grep", "sed", "awk", "mapfile", "readarray", ":", "python", "python3"];
/// Words that come before the program.
const KEYWORDS: &[&str] = &["then", "do", "else", "if", "while", "until", "{", "!", "time", "command", "exec"];

/// The bodies of here-documents without commands, in document order.
pub(super) fn texts(text: &str, range: Range<usize>, dialect: Dialect) -> Vec<Range<usize>> {
    let Some(part) = text.get(range.clone()).filter(|part| part.contains("<<")) else { return Vec::new() };
    if !matches!(dialect, Dialect::Shell(_) | Dialect::Dockerfile) {
        return Vec::new();
    }
    let mut bodies = Vec::new();
    let ends = ends(part);
    let (mut at, mut before) = (0, 0);
    while let Some(line) = part.get(at..).and_then(|rest| rest.split_inclusive('\n').next()) {
        let mut next = at + line.len();
        let is_comment = line.trim_start().starts_with('#');
        for (start, _) in line.match_indices("<<").filter(|_| !is_comment) {
            let Some(delimiter) = delimiter(line, start) else { continue };
            let Some((body_end, end)) = end_of(&ends, delimiter, next) else { continue };
            let body = next..body_end;
            if !holds_commands(&part[before..at + line.len()], at + start - before, &part[body.clone()]) {
                bodies.push(range.start + body.start..range.start + body.end);
                next = end;
            }
        }
        if line.is_empty() {
            break;
        }
        if !line.trim_end_matches(['\n', '\r']).ends_with('\\') || next > at + line.len() {
            before = next;
        }
        at = next;
    }
    bodies
}

/// Where the lines are that may end a here-document: their start and their end.
fn ends(part: &str) -> BTreeMap<&str, Vec<(usize, usize)>> {
    let mut ends: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    let mut at = 0;
    for line in part.split_inclusive('\n') {
        let word = line.trim();
        if !word.is_empty() && word.bytes().all(is_of_delimiter) {
            ends.entry(word).or_default().push((at, at + line.len()));
        }
        at += line.len();
    }
    ends
}

fn is_of_delimiter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'!' | b'.')
}

/// The word that ends the here-document whose `<<` is at this place of the line.
fn delimiter(line: &str, start: usize) -> Option<&str> {
    let is_string = line[..start].ends_with('<') || line[start + 2..].starts_with('<');
    let rest = line[start + 2..].trim_start_matches(['-', '~']).trim_start_matches([' ', '\t']);
    let rest = rest.trim_start_matches(['\'', '"', '\\']);
    let length = rest.bytes().take_while(|byte| is_of_delimiter(*byte)).count();
    let word = rest.get(..length).filter(|word| !word.is_empty())?;
    (!is_string).then_some(word)
}

/// The first line at or after a place that ends a here-document with this word.
fn end_of(ends: &BTreeMap<&str, Vec<(usize, usize)>>, word: &str, from: usize) -> Option<(usize, usize)> {
    let lines = ends.get(word)?;
    lines.get(lines.partition_point(|(start, _)| *start < from)).copied()
}

/// Whether the commands on a line run the here-document whose `<<` is at this place, or write it to a script.
fn holds_commands(line: &str, at: usize, body: &str) -> bool {
    let names_shell = |first: &str| SHELLS.iter().any(|shell| first.split(['/', ' ']).any(|word| word == *shell));
    let first = body.lines().next().unwrap_or_default().trim();
    if first.starts_with("#!") {
        return names_shell(first);
    }
    let start = line[..at].rfind([';', '|', '(', '`']).map_or(0, |start| start + 1);
    let start = line[..at].rfind("&&").map_or(start, |and| start.max(and + 2));
    let end = line[at..].find([';', ')', '`']).map_or(line.len(), |end| at + end);
    let pipeline = line[start..end].split("&&").next().unwrap_or_default().split("||").next().unwrap_or_default();
    pipeline.split('|').any(runs_commands)
}

/// Whether a command runs what it reads as a script, or writes it to one.
fn runs_commands(command: &str) -> bool {
    // the redirection of the here-document is no argument
    let spaced = command.replace("<<", " <<").replace('>', " > ");
    let words: Vec<&str> =
        spaced.split_whitespace().map(|word| word.trim_matches(['"', '\''])).filter(|word| *word != "\\").collect();
    let is_script = |word: &str| [".sh", ".bash", ".zsh", ".ksh"].iter().any(|ending| word.ends_with(ending));
    let name = |word: &str| word.rsplit('/').next().unwrap_or_default().to_owned();
    if words.windows(2).any(|pair| pair[0] == ">" && is_script(pair[1])) {
        return true;
    }
    let is_before = |word: &&&str| KEYWORDS.contains(*word) || word.contains('=');
    let Some(program) = words.iter().find(|word| !is_before(word)).map(|word| name(word)) else { return false };
    match program.as_str() {
        "tee" => words.iter().any(|word| is_script(word)),
        "sudo" if words.contains(&"tee") => words.iter().any(|word| is_script(word)),
        // a step of a Dockerfile
        "RUN" => {
            words[1..].iter().all(|word| word.starts_with("--") || word.starts_with("<<")) || is_shell(&words[1..])
        }
        other => !COPIERS.contains(&other) && is_shell(&words),
    }
}

/// Whether one of these words is a shell that reads its commands from the input.
fn is_shell(words: &[&str]) -> bool {
    let name = |word: &str| word.rsplit('/').next().unwrap_or_default().to_owned();
    let Some(at) = words.iter().rposition(|word| SHELLS.contains(&name(word).as_str())) else { return false };
    let arguments = || words[at + 1..].iter().take_while(|word| !word.starts_with("<<") && **word != ">");
    match name(words[at]).as_str() {
        // the command may be one that copies
        "ssh" => !arguments().any(|word| word.split_whitespace().any(|word| COPIERS.contains(&word))),
        _ => arguments().all(|word| word.starts_with('-') && *word != "-c") || arguments().any(|word| *word == "-s"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::BraceExpansion;
    use super::*;

    fn is_text(line: &str) -> bool {
        let script = format!("{line}\nbody\nEOF\nnext\n");
        let bodies = texts(&script, 0..script.len(), Dialect::Shell(BraceExpansion::Yes));
        bodies.iter().any(|body| &script[body.clone()] == "body\n")
    }

    #[test]
    fn tells_text_from_commands() {
        for line in [
            "cat <<EOF",
            "cat <<'EOF'",
            "cat >&2 <<-\"EOF\"",
            "cat << EOF > README.md",
            "  cat <<\\EOF | sed s/a/b/",
            "read -r -d '' USAGE <<EOF",
            "sudo tee /etc/app.conf <<EOF",
            "grep bash <<EOF",
            "if [ \"$SHELL\" = bash ]; then cat <<EOF",
            "bash && cat <<EOF",
            "python3 - <<EOF",
            ": <<EOF",
            "TEXT=$(cat <<EOF",
            "bash install.sh <<EOF",
            "./install.sh <<EOF",
            "ssh host 'cat > notes' <<EOF",
        ] {
            assert!(is_text(line), "{line}");
        }
        for line in [
            "bash <<EOF",
            "sudo -u deploy bash -s -- prod <<'EOF'",
            "ssh -T deploy@host <<EOF",
            "ssh host \\\n  bash -s <<EOF",
            "docker exec -i box /bin/sh <<EOF",
            "cat <<EOF | bash",
            "cat <<EOF | ssh host",
            "cat > deploy.sh <<EOF",
            "cat <<EOF >deploy.sh",
            "sudo tee bin/deploy.sh <<EOF",
            "RUN <<EOF",
            "cat <<< EOF",
            "echo $((1 << 2))",
            "# cat <<EOF",
        ] {
            assert!(!is_text(line), "{line}");
        }
    }

    #[test]
    fn a_script_that_is_written_holds_commands() {
        let script = "cat > deploy <<EOF\n#!/bin/bash\nbody\nEOF\ncat <<A <<B\na\nA\nb\nB\n";
        let bodies = texts(script, 0..script.len(), Dialect::Shell(BraceExpansion::Yes));
        assert_eq!(bodies.iter().map(|body| &script[body.clone()]).collect::<Vec<_>>(), ["a\n", "b\n"]);
    }
}
