use super::*;

#[track_caller]
fn scanned(source: &str) -> Module<'_> {
    scan(source).unwrap_or_else(|| panic!("it can be scanned: {source}"))
}

fn texts<'a>(found: &[Found<'a>]) -> Vec<&'a str> {
    found.iter().map(|found| found.text).collect()
}

#[test]
fn es_modules() {
    for (source, imports) in [
        ("import a from 'a'\nimport * as b from \"b\"; import {c as d, e} from 'c'", &["a", "b", "c"][..]),
        ("import 'a'\nimport b, { c } from 'b'", &["a", "b"]),
        ("import{a}from'a';import b from'b';", &["a", "b"]),
        ("#!/usr/bin/env node\n'use strict'\nimport a from 'a' with { type: 'json' }", &["a"]),
        ("export * from 'a'; export { b } from 'b'; export * as c from 'c'", &["a", "b", "c"]),
        ("export { a }\nconst b = 'b'", &[]),
        ("export default 1", &[]),
        ("export const a = 1", &[]),
        ("export async function a() {}", &[]),
        ("/* x */ export class A {}", &[]),
    ] {
        let module = scanned(source);
        assert!(module.es_syntax.is_some(), "{source}");
        assert_eq!(texts(&module.imports), imports, "{source}");
    }
    for source in [
        "import('a')",
        "const a = await import('a')",
        "x.import = 1; x.export()",
        "const a = { import: 1, export: 2 }",
        "// import a from 'a'\n/* import b from 'b' */",
        "const a = `import b from 'b'`",
        "const a = `${b}\nimport c from 'c'`",
        "const a = /'/; const b = 'import c from \"c\"'",
        "function f() {}\n/import a from 'b'/.test(x)",
        "if (x) /'/.exec(y)",
        "a = b / c; d = 'e' / f",
        "a++ / 2; '/'",
        "x = {} / 2; y = '/'",
    ] {
        assert_eq!(scanned(source).es_syntax, None, "{source}");
    }
}

#[test]
fn requires() {
    for (source, requires) in [
        ("const a = require('a'), { b, c: [d] } = require(\"b\")\nrequire('c')", &["a", "b", "c"][..]),
        ("'use strict'\nvar a = require('a')", &["a"]),
        ("var a = __importDefault(require('a')); const b = tslib_1.__importStar(require('b'));", &["a", "b"]),
        ("var a = require('a').promises;", &["a"]),
        ("const a = f()\nconst b = require('b')", &["b"]),
        ("function f() {}\nrequire('a')", &["a"]),
    ] {
        assert_eq!(texts(&scanned(source).requires), requires, "{source}");
        assert!(scanned(source).commonjs_syntax.is_some(), "{source}");
    }
    for source in [
        "function f() { require('a') }",
        "try { require('a') } catch {}",
        "if (x) require('a')",
        "if (x)\n  require('a')",
        "if (x) {} else require('a')",
        "const f = () => require('a')",
        "x && require('a')",
        "const a = x ? require('a') : 1",
        "const require = createRequire(import.meta.url)\nconst a = require('a')",
        "import { require } from 'x'\nconst a = require('a')",
        "require(name)",
        "x.require('a')",
        "const a = require.resolve('a')",
        "// require('a')\n`${1}require('a')`",
    ] {
        assert_eq!(texts(&scanned(source).requires), [] as [&str; 0], "{source}");
    }
}

#[test]
fn syntax_of_commonjs() {
    for source in ["module.exports = {}", "exports.a = 1", "x()\nmodule.exports.a = 1", "const a = require('a')"] {
        assert!(scanned(source).commonjs_syntax.is_some(), "{source}");
    }
    for source in [
        "const module = x\nmodule.exports = 1",
        "if (typeof module !== 'undefined') { module.exports = 1 }",
        "typeof require",
        "module.hot = 1",
        "exports",
    ] {
        assert_eq!(scanned(source).commonjs_syntax, None, "{source}");
    }
}

#[test]
fn await_at_the_top_level() {
    for source in ["await f()", "const a = await f()", "const { a } = await import('a')", "x()\nawait y;"] {
        assert!(scanned(source).top_level_await.is_some(), "{source}");
    }
    for source in [
        "async function f() { await g() }",
        "const f = async () => await g()",
        "const f = async () => { await g() }",
        "const await = 1",
        "await = 1; await(x)",
        "x.await\ny",
        "f(await)",
    ] {
        assert_eq!(scanned(source).top_level_await, None, "{source}");
    }
}

#[test]
fn variables_of_commonjs() {
    for source in ["const a = path.join(__dirname, 'a')", "var a = __filename;", "const a = f([`${__dirname}/a`])"] {
        assert!(scanned(source).commonjs_global.is_some(), "{source}");
    }
    for source in [
        "const __dirname = f(); const a = path.join(__dirname, 'a')",
        "const a = () => __dirname",
        "const a = typeof __dirname === 'undefined' ? b : __dirname",
        "const a = { __dirname: 1 }",
        "const a = b.__dirname",
        "function f() { return __dirname }",
        "const a = 1\nf(() => __dirname)",
        "import { __dirname } from './a.js'; const b = __dirname",
    ] {
        assert_eq!(scanned(source).commonjs_global, None, "{source}");
    }
}

#[test]
fn names_of_imports() {
    let names = |source| {
        let module = scanned(source);
        module.imported_names.iter().map(|(from, name)| format!("{} {}", from.text, name.text)).collect::<Vec<_>>()
    };
    assert_eq!(names("import { a, b as c, } from 'd'; import e from 'f'"), ["d a", "d b"]);
    assert_eq!(names("import { default as a } from 'b'"), ["b default"]);
    assert_eq!(names("import {} from 'b'"), [] as [&str; 0]);
}

#[test]
fn exported_names() {
    for (source, names) in [
        ("exports.a = 1; module.exports.b = 2; exports['c'] = 3", &["a", "b", "c"][..]),
        (
            "module.exports = { a, b: c, async d() {}, *e() {}, 'f': 1, get g() { return [x, y] } }",
            &["a", "b", "d", "e", "f", "g"],
        ),
        ("exports = module.exports = { a }", &["a"]),
        ("Object.defineProperty(exports, '__esModule', { value: true });\nexports.a = void 0;", &["__esModule", "a"]),
        ("if (x) { exports.a = f(exports.b) }", &["a", "b"]),
        ("exports.a ||= 1", &["a"]),
        ("if (require.main === module) { f() }\nexports.a = 1", &["a"]),
        (
            "export const a = 1, b = [x, y], { c, d: { e } } = f;\nexport function g() {}",
            &["a", "b", "c", "d", "e", "g"],
        ),
        ("export { a as b, c, d as 'e' }; export default class {}", &["b", "c", "e", "default"]),
        ("export async function* a() {}\nexport class B {}\nexport * as c from 'c'", &["a", "B", "c"]),
        ("const handler = async () => {}", &[]),
        ("module.exports = async (event) => ({ a: 1 });", &[]),
        ("module.exports = event => f(event); module.exports.a = 1", &["a"]),
        ("module.exports = async function* run() { return { a: 1 } }\nfunction f() {}", &[]),
        ("async function run() {}\nmodule.exports = run;", &[]),
        ("module.exports = run\nfunction run() { return run() }", &[]),
        ("const run = async (event) => {};\nmodule.exports = run;", &[]),
        ("module.exports = f(x);\n0 && (module.exports = {\n  a,\n  b\n});", &["a", "b"]),
        ("module.exports=f(x);0&&(module.exports={a});", &["a"]),
        ("", &[]),
    ] {
        let module = scanned(source);
        assert_eq!(module.exports, names, "{source}");
        assert!(!module.exports_more, "{source}");
    }
    for source in [
        "module.exports = require('./x')",
        "module.exports = f()",
        "module.exports = { ...a }",
        "module.exports = { [a]: 1 }",
        "module.exports = { a }.b",
        "exports[a] = 1",
        "Object.assign(exports, a)",
        "__exportStar(require('a'), exports)",
        "(function (m) { m.exports = 1 })(module)",
        "this.a = 1",
        "eval(x)",
        "export * from 'a'",
        "exports.\\u0061 = 1",
        "module[x] = 1",
        "0 && (module.exports = __toCommonJS(x))",
        "module.exports = f(x); 0 && (module.exports = { a, ...require('b') })",
        "module.exports = function () { return {} }()",
        "module.exports = (function () { return {} })()",
        "module.exports = (a)",
        "module.exports = run; function run() {} run.a = 1",
        "module.exports = run; function run() {} f(run)",
        "module.exports = run; function f() { function run() {} }",
        "const run = f(); module.exports = run",
        "module.exports = run",
    ] {
        assert!(scanned(source).exports_more, "{source}");
    }
}

#[test]
fn unclear_sources() {
    for source in ["'a", "`a", "`${", "/a", "(", ")", "[}", "/* a", "'a\n'", "x = <a>it's</a>"] {
        assert_eq!(scan(source), None, "{source}");
    }
}

#[test]
fn hostile_sources() {
    assert_eq!(scan(&"`${".repeat(100_000)), None);
    assert_eq!(scan(&"{".repeat(1_000_000)), None);
    assert_eq!(scan(&" ".repeat(MAX_SOURCE + 1)), None);
    let objects = "module.exports = {a:1,".repeat(50_000) + &"}".repeat(50_000);
    assert_eq!(scan(&objects), None);
    let many = "exports.a = 1;".repeat(100_000);
    assert!(scanned(&many).exports_more);
    let imports = "import {".repeat(1000) + &"}".repeat(1000);
    scan(&imports);
    let lists = "export const a,".repeat(20_000);
    scan(&lists);
    let source = "import a, { b } from 'c'; export { d as e }; x = /a[/]b/g; `${f(`g`)}`; module.exports = { h };";
    for end in 0..source.len() {
        scan(&source[..end]);
    }
}
