//! Measures a complete run of the program, compared with trivial programs and with similar tools:
//!
//! ```text
//! cargo bench -p lambda-lint-cli -- ajv="ajv validate --spec=draft2020 -s schema.json -d {}"
//! ```
//!
//! `hello` prints a line, `parse` reads and parses the files of a folder, one after the other: both are this program itself. A peer is
//! a name and a command line, in which `{}` stands for the file. The rounds are interleaved, so that a busy machine is
//! busy for all of them.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const ROUNDS: usize = 400;
/// The number of rounds for slow programs.
const SLOW_ROUNDS: usize = 20;
const SLOW: Duration = Duration::from_millis(50);
const FILES: usize = 1000;
const REQUEST: &str = include_str!("../../../examples/orders.json");

/// A name and a command line.
type Program = (String, Vec<String>);

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["hello"] => println!("hello"),
        ["parse", folder] => println!("{}", parse(folder.as_ref()).expect("the files are there")),
        _ => compare(args.iter().filter_map(|arg| arg.split_once('=')).collect()),
    }
}

/// Reads and parses every file of a folder, and counts their members.
fn parse(folder: &Path) -> std::io::Result<usize> {
    let names = std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    let mut names = names.collect::<std::io::Result<Vec<_>>>()?;
    names.sort();
    let mut members = 0;
    for name in names {
        let request: serde_json::Value = serde_json::from_slice(&std::fs::read(name)?)?;
        members += request.as_object().map_or(0, serde_json::Map::len);
    }
    Ok(members)
}

fn compare(peers: Vec<(&str, &str)>) {
    let folder = tempfile::tempdir().expect("there is a place for files");
    let one = folder.path().join("one.json");
    let many = folder.path().join("many");
    std::fs::write(&one, REQUEST).expect("a file can be written");
    std::fs::create_dir(&many).expect("a folder can be made");
    for number in 0..FILES {
        let request = REQUEST.replace("\"orders\"", &format!("\"orders-{number}\""));
        std::fs::write(many.join(format!("{number:04}.json")), request).expect("a file can be written");
    }
    let (one, many) = (one.display().to_string(), many.display().to_string());
    let this = std::env::current_exe().expect("a program has a name").display().to_string();
    let line = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let check = |what: &str| ("lambda-lint".to_owned(), line(&[env!("CARGO_BIN_EXE_lambda-lint"), "check", what]));
    let mut programs = vec![("hello".to_owned(), line(&[&this, "hello"])), check(&one)];
    programs.extend(peers.iter().map(|(name, command)| {
        let words = command.split_whitespace().map(|word| word.replace("{}", &one));
        ((*name).to_owned(), words.collect())
    }));
    measure("one file", &programs);
    measure("1,000 files in a folder", &[("parse".to_owned(), line(&[&this, "parse", &many])), check(&many)]);
}

/// Prints the least and the median time of each program.
fn measure(title: &str, programs: &[Program]) {
    println!("{title}");
    let mut times: Vec<Vec<Duration>> = vec![Vec::new(); programs.len()];
    for round in 0..ROUNDS {
        for ((_, line), times) in programs.iter().zip(&mut times) {
            if round < SLOW_ROUNDS || times[0] < SLOW {
                times.push(run(line));
            }
        }
    }
    for ((name, _), mut times) in programs.iter().zip(times) {
        times.sort();
        let millis = |time: Duration| time.as_secs_f64() * 1e3;
        println!("  {name:<18} {:>9.2} ms, median {:>9.2} ms", millis(times[0]), millis(times[times.len() / 2]));
    }
}

fn run(line: &[String]) -> Duration {
    let mut command = Command::new(&line[0]);
    command.args(&line[1..]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    let status = command.status().unwrap_or_else(|error| panic!("{line:?}: {error}"));
    let time = start.elapsed();
    assert!(status.success(), "{line:?}: {status}");
    time
}
