//! The program in a pipe.

use crate::{Place, with};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::Stdio;

#[test]
fn a_closed_pipe_does_not_panic() {
    let place = Place::new(&[]);
    for format in ["pretty", "concise", "json", "json-lines"] {
        let mut command = place.command(&["check", "--lines", "--format", format]);
        let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = piped.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let writer = std::thread::spawn(move || {
            for _ in 0..20_000 {
                if stdin.write_all(b"{\"MemorySize\": 64}\n").is_err() {
                    break;
                }
            }
        });
        let mut first = [0; 10];
        child.stdout.as_mut().unwrap().read_exact(&mut first).unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{format}");
        let status = output.status.code();
        // JSON begins before anything is found
        let was_early = format == "json" && status == Some(0);
        assert!(was_early || status == Some(1), "{format}: what was found so far counts, not {status:?}");
    }
    for args in [&["rules"][..], &["schema"], &["completions", "bash"], &["explain", "unknown-member"]] {
        let mut command = place.command(args);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{args:?}");
    }
}

#[test]
fn results_come_while_the_input_pauses() {
    let mut command = Place::new(&[]).command(&["check", "--lines", "--format", "json-lines"]);
    command.current_dir(std::env::temp_dir());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for line in 1..=3 {
        let request = with("\"MemorySize\": 64").replace('\n', " ");
        writeln!(stdin, "{request}").unwrap();
        let mut result = String::new();
        stdout.read_line(&mut result).unwrap();
        assert!(result.starts_with(&format!("{{\"line\":{line},\"errors\":1,")), "{result}");
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(1));
}
