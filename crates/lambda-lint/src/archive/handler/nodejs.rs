//! How the Node.js runtime client finds a module (`UserFunction` in `aws-lambda-nodejs-runtime-interface-client`, read on
//! 2026-11-30).
//!
//! For `folder/name.export`, the last segment is divided at its first dot. Then the client tries, in this order:
//!
//! 1. `folder/name` without an extension. If that is a folder, Node.js loads it, and nothing below is tried any more.
//! 2. `folder/name` with `.js`, `.mjs`, `.cjs`, and from Node.js 24 on `.ts`, `.mts`, `.cts`.
//! 3. `require.resolve("name")`, without the folder: in `node_modules` of the folder and its parents, and in `NODE_PATH`,
//!    which ends in `/var/task`. Only `.js`, `.json`, `.node` and folders are found this way.

use super::{Candidate, files};
use crate::archive::Index;
use crate::aws::handler as parts;

/// The first version of Node.js whose runtime runs TypeScript as it is.
const TYPESCRIPT_SINCE: u32 = 24;

/// What `require` adds to a name.
const REQUIRED: &[&str] = &["", ".js", ".json", ".node", "/package.json", "/index.js", "/index.json", "/index.node"];

/// Extensions that only the client adds, not `require`.
const IMPORTED: &[&str] = &[".mjs", ".cjs", ".ts", ".mts", ".cts"];

/// All files that satisfy a handler.
pub(super) fn candidates(handler: &str, identifier: &str) -> Vec<Candidate> {
    let Some((stem, _)) = module(handler) else { return Vec::new() };
    let mut all = files(stem, &[".js", ".mjs", ".cjs"]);
    if node_version(identifier) >= TYPESCRIPT_SINCE {
        all.extend(files(stem, &[".ts", ".mts", ".cts"]));
    }
    all.extend(files(stem, &["", "/package.json", "/index.js", "/index.json", "/index.node"]));
    let (mut folder, name) = stem.split_at(stem.rfind('/').map_or(0, |slash| slash + 1));
    all.extend(files(name, REQUIRED));
    loop {
        all.extend(files(&format!("{folder}node_modules/{name}"), REQUIRED));
        let Some(shorter) = folder.strip_suffix('/') else { break };
        folder = &folder[..shorter.rfind('/').map_or(0, |slash| slash + 1)];
    }
    all
}

/// The folder that Node.js loads in place of a file with the same name, such as `lib/handler/` for `lib/handler.mjs`,
/// and that file. `None` if the folder can be loaded.
pub(crate) fn hidden_by_folder(index: &Index<'_>, handler: &str) -> Option<(String, usize)> {
    let (stem, _) = module(handler)?;
    let folder = format!("{stem}/");
    let is_folder = index.any(|name| name.starts_with(folder.as_bytes())).is_some();
    if !is_folder || files(stem, REQUIRED).iter().any(|file| index.find(file).is_some()) {
        return None;
    }
    let hidden = index.get_with_extension(stem.as_bytes(), IMPORTED)?;
    Some((folder, hidden))
}

/// The path of the module without its extension, and the export.
fn module(handler: &str) -> Option<(&str, &str)> {
    let handler = handler.strip_prefix("/var/task/").unwrap_or(handler);
    let (stem, export) = parts::nodejs(handler)?;
    let is_parent = handler.as_bytes().windows(2).any(|pair| pair == b"..");
    let stem = stem.strip_prefix("./").unwrap_or(stem);
    (!is_parent && !stem.is_empty() && !stem.ends_with('/')).then_some((stem, export))
}

/// The version of Node.js that a runtime has: 24 for `nodejs24.x`.
fn node_version(identifier: &str) -> u32 {
    let digits = identifier.bytes().skip_while(|b| !b.is_ascii_digit()).take_while(u8::is_ascii_digit);
    digits.fold(0, |version, digit| version.saturating_mul(10).saturating_add(u32::from(digit - b'0')))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use super::*;

    #[test]
    fn versions_of_node() {
        for (identifier, version) in [("nodejs22.x", 22), ("nodejs8.10", 8), ("nodejs", 0)] {
            assert_eq!(node_version(identifier), version);
        }
    }

    #[test]
    fn files_of_the_folder() {
        let (old, new) = ("nodejs22.x", "nodejs24.x");
        check(old, "index.handler", &["index.js", "index.mjs", "index.cjs", "index"], &["index.ts", "src/index.js"]);
        check(new, "index.handler", &["index.js", "index.ts", "index.mts", "index.cts"], &["index.tsx"]);
        check(old, "api.get", &["api.js", "api/index.js", "api/package.json", "api.json"], &["api/other.js"]);
        check(old, "a.b/index.handler", &["a.b/index.js"], &["a.js"]);
        check(old, "./index.handler", &["index.js"], &[]);
        check(old, "/var/task/src/index.handler", &["src/index.js"], &["var/task/src/index.js"]);
        for malformed in ["index", "", ".handler", "src/.handler", "../index.handler", "src/index"] {
            check(old, malformed, &[], &["index.js", ".js"]);
        }
    }

    #[test]
    fn the_bare_name_from_the_root() {
        let at_root = ["handler.js", "handler.json", "handler.node", "handler", "handler/index.js"];
        for found in at_root {
            check("nodejs22.x", "lib/handler.run", &["lib/handler.js", found], &[]);
        }
        let not_found = ["handler.mjs", "handler.cjs", "handler.ts", "lib/handler.json", "a/handler.js"];
        check("nodejs22.x", "lib/handler.run", &["lib/handler.js", "lib/handler.mjs"], &not_found);
        check("nodejs24.x", "lib/handler.run", &["lib/handler.js", "lib/handler.ts"], &not_found);
    }

    #[test]
    fn installed_packages() {
        let packages =
            ["node_modules/handler/package.json", "src/node_modules/handler.js", "src/a/node_modules/handler/index.js"];
        for package in packages {
            check("nodejs22.x", "src/a/handler.run", &["src/a/handler.js", package], &[]);
        }
        let not_found = ["node_modules/handler.mjs", "node_modules/src/a/handler.js", "b/node_modules/handler.js"];
        check("nodejs22.x", "src/a/handler.run", &["src/a/handler.js"], &not_found);
    }
}
