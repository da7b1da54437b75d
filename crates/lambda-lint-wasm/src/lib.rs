//! lambda-lint for JavaScript: bindings only. `pkg/src/engine.ts` is the other side.
//!
//! Texts pass through buffers that stay where they are from call to call: JavaScript asks for room with [`input`] or
//! [`archive`], writes UTF-8 there, calls, and reads what [`output`] points to. Nothing is copied twice, nothing is
//! allocated for a request without findings, and there is nothing for the caller to free.

#[cfg(feature = "documents")]
mod documents;
mod options;
#[cfg(feature = "program")]
mod program;
mod report;

use lambda_lint::Document;
use options::Configured;
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;

/// A third of the size of the standard library's allocator, and faster.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// A buffer that was made larger than this for one call is given back after it.
const MAX_CAPACITY: usize = 1 << 20;

/// Everything that lasts longer than a call.
#[derive(Default)]
struct State {
    input: Vec<u8>,
    archive: Vec<u8>,
    output: String,
    linters: Vec<Configured>,
    #[cfg(feature = "program")]
    hosted: Option<lambda_lint_cli::Hosted>,
    /// The program's output and notes.
    #[cfg(feature = "program")]
    printed: [Vec<u8>; 2],
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

fn with<T>(act: impl FnOnce(&mut State) -> T) -> T {
    STATE.with_borrow_mut(act)
}

/// Makes room for this number of bytes, and returns its address. Earlier content stays.
#[wasm_bindgen]
pub fn input(length: usize) -> *const u8 {
    with(|state| room(&mut state.input, length))
}

/// Makes room for the bytes of an archive, and returns its address.
#[wasm_bindgen]
pub fn archive(length: usize) -> *const u8 {
    with(|state| room(&mut state.archive, length))
}

fn room(buffer: &mut Vec<u8>, length: usize) -> *const u8 {
    if buffer.len() < length {
        buffer.resize(length, 0);
    }
    buffer.as_ptr()
}

/// The address of the last result.
#[wasm_bindgen]
pub fn output() -> *const u8 {
    with(|state| state.output.as_ptr())
}

/// Creates a linter from the options in the input and returns its id; -1 if it cannot be made, the reason being in the
/// output, whose length is [`output_length`].
#[wasm_bindgen]
pub fn configure(length: usize) -> i32 {
    with(|state| match options::read(&state.input[..length]) {
        Ok(linter) => {
            state.linters.push(linter);
            state.linters.len() as i32 - 1
        }
        Err(reason) => {
            state.output = reason.to_string();
            -1
        }
    })
}

/// The length of the output.
#[wasm_bindgen]
pub fn output_length() -> usize {
    with(|state| state.output.len())
}

/// Forgets all linters.
#[wasm_bindgen]
pub fn forget() {
    with(|state| state.linters.clear());
}

/// Lints the request in the input with the linter of this number and gives the length of the output: the diagnostics
/// as a JSON list, or nothing if there are none.
///
/// `archive` is the length of the archive, -1 if there is none. Without `is_text` the request is a value that was
/// written as text only to get here: there are no spans.
#[wasm_bindgen]
pub fn lint(linter: usize, length: usize, archive: i32, is_text: bool) -> usize {
    with(|state| {
        let mut document = Document::from(&state.input[..length]);
        if let Ok(archive) = usize::try_from(archive) {
            document = document.zip_file(&state.archive[..archive]);
        }
        let found = state.linters[linter].linter.lint(document);
        state.output.clear();
        report::write(found, is_text, &mut state.output);
        give_back(state);
        state.output.len()
    })
}

/// Lints the requests that the document in the input holds with the linter of this number, and gives the length of the
/// output: an object with the diagnostics, the requests that were found, and a note where none was.
#[cfg(feature = "documents")]
#[wasm_bindgen]
pub fn document(linter: usize, length: usize) -> usize {
    with(|state| {
        let found = documents::lint(&state.linters[linter], &state.input[..length]);
        state.output.clear();
        found.write_json(&mut state.output);
        give_back(state);
        state.output.len()
    })
}

/// Frees the memory that only one call needed.
fn give_back(state: &mut State) {
    for buffer in [&mut state.input, &mut state.archive] {
        if buffer.len() > MAX_CAPACITY {
            *buffer = Vec::new();
        }
    }
}

/// Gives back what a call needed, after its output was read.
#[wasm_bindgen]
pub fn rest() {
    with(|state| {
        if state.output.capacity() > MAX_CAPACITY {
            state.output = String::new();
        }
    });
}

/// The ids of the rules that this module checks: one a line.
#[wasm_bindgen]
pub fn rules() -> usize {
    with(|state| {
        #[cfg(feature = "documents")]
        let all = lambda_lint_extract::rules::all();
        #[cfg(not(feature = "documents"))]
        let all = lambda_lint::rules::all();
        state.output.clear();
        for meta in all {
            if !meta.is_left_out() {
                state.output.push_str(&meta.id);
                state.output.push('\n');
            }
        }
        state.output.len()
    })
}

/// The version of the engine, its service model and the day of its data: one a line.
#[wasm_bindgen]
pub fn version() -> usize {
    with(|state| {
        let (model, data) = (lambda_lint::MODEL, lambda_lint::facts::AS_OF);
        state.output = format!("{}\n{model}\n{data}", env!("CARGO_PKG_VERSION"));
        state.output.len()
    })
}

/// Begins a run of the program with the current folder and the arguments in the input, each of which ends in a NUL; `seconds` is the time since 1970.
/// Returns the length of the output: the paths to read, each followed by a NUL.
#[cfg(feature = "program")]
#[wasm_bindgen]
pub fn program_begin(length: usize, seconds: f64) -> usize {
    with(|state| {
        let arguments = String::from_utf8_lossy(&state.input[..length]);
        let hosted = program::begin(&arguments, seconds as u64);
        state.output = program::paths(&hosted);
        state.hosted = Some(hosted);
        state.output.len()
    })
}

/// Adds the `.gitignore` of a folder: the input is the path of the folder, then the text.
#[cfg(feature = "program")]
#[wasm_bindgen]
pub fn program_ignored(folder: usize, length: usize) {
    with(|state| {
        let (folder, text) = state.input[..length].split_at(folder);
        if let Some(hosted) = &mut state.hosted {
            program::add_ignored(hosted, &String::from_utf8_lossy(folder), text);
        }
    });
}

/// Whether a search leaves out the path in the input.
#[cfg(feature = "program")]
#[wasm_bindgen]
pub fn program_skips(length: usize, is_folder: bool) -> bool {
    with(|state| {
        let path = String::from_utf8_lossy(&state.input[..length]);
        state.hosted.as_ref().is_none_or(|hosted| hosted.skips(std::path::Path::new(&*path), is_folder))
    })
}

/// Adds a file of a kind: the input is its path, then its bytes or why it cannot be read.
#[cfg(feature = "program")]
#[wasm_bindgen]
pub fn program_add(kind: u32, path: usize, length: usize) {
    with(|state| {
        let (path, bytes) = state.input[..length].split_at(path);
        if let (Some(hosted), Some(kind)) = (&mut state.hosted, program::Kind::new(kind)) {
            program::add(hosted, kind, &String::from_utf8_lossy(path), bytes);
        }
        give_back(state);
    });
}

/// Runs the program and gives its exit status.
#[cfg(feature = "program")]
#[wasm_bindgen]
pub fn program_run(color_stdout: bool, color_stderr: bool) -> u32 {
    with(|state| {
        let Some(hosted) = state.hosted.take() else { return 2 };
        let (status, out, notes) = program::run(hosted, color_stdout, color_stderr);
        state.printed = [out, notes];
        u32::from(status)
    })
}

/// The address of an output stream: 0 is stdout, 1 is stderr.
#[cfg(feature = "program")]
#[wasm_bindgen]
pub fn program_printed(stream: usize) -> *const u8 {
    with(|state| state.printed[stream & 1].as_ptr())
}

/// The length of that stream.
#[cfg(feature = "program")]
#[wasm_bindgen]
pub fn program_printed_length(stream: usize) -> usize {
    with(|state| state.printed[stream & 1].len())
}
