//! lambda-lint for JavaScript: bindings only. `pkg/src/engine.ts` is the other side.
//!
//! Texts pass through buffers that stay where they are from call to call: JavaScript asks for room with [`input`] or
//! [`archive`], writes UTF-8 there, calls, and reads what [`output`] points to. Nothing is copied twice, nothing is
//! allocated for a request without findings, and there is nothing for the caller to free.

#[cfg(feature = "documents")]
mod documents;
mod options;
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
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

fn with<T>(act: impl FnOnce(&mut State) -> T) -> T {
    STATE.with_borrow_mut(act)
}

/// Makes room for so many bytes and says where. What was written there before stays.
#[wasm_bindgen]
pub fn input(length: usize) -> *const u8 {
    with(|state| room(&mut state.input, length))
}

/// Makes room for the bytes of an archive and says where.
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

/// Where the last result is.
#[wasm_bindgen]
pub fn output() -> *const u8 {
    with(|state| state.output.as_ptr())
}

/// Makes a linter with the options in the input and gives its number; -1 if it cannot be made, the reason being in the
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

/// Gives back what was needed for one call only.
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
