use super::*;

#[track_caller]
fn imports(source: &str) -> Vec<String> {
    let module = scan(source).expect("it can be scanned");
    let show = |import: &Import<'_>| {
        let module = ".".repeat(import.level) + &import.module.join(".");
        if import.names.is_empty() { module } else { format!("{module}: {}", import.names.join(" ")) }
    };
    module.imports.iter().map(show).collect()
}

#[test]
fn imports_that_surely_run() {
    assert_eq!(
        imports("import a, b.c as d; import e\nfrom f.g import (h as i,\n  j)\n"),
        ["a", "b.c", "e", "f.g: h j"]
    );
    assert_eq!(imports("from . import x\nfrom ..y.z import w\nfrom ... import v\n"), [".: x", "..y.z: w", "...: v"]);
    assert_eq!(imports("import \\\n  a\r\nimport b\rimport c"), ["a", "b", "c"]);
    assert_eq!(imports("\u{feff}import a"), ["a"]);
    assert_eq!(imports("from a import *"), ["a"]);
}

#[test]
fn imports_that_may_not_run() {
    for source in [
        "def f():\n  import a\n",
        "class A:\n  import a\n",
        "try:\n  import a\nexcept ImportError:\n  a = None\n",
        "if x: import a\n",
        "if x:\n\n# comment\n  import a\n",
        "with suppress(ImportError):\n\timport a\n",
        "async def f():\n  import a\n",
        "match x:\n  case 1:\n    import a\n",
        "'''\nimport a\n'''\n",
        "x = (\nimport_a,\n)\n",
        "# import a\n",
        "x = 'import a'\n",
        "f'''\n{x!r:>{w}}\nimport a\n'''",
    ] {
        assert_eq!(imports(source), [] as [&str; 0], "{source}");
    }
    assert_eq!(imports("if x:\n  import a\nimport b\n"), ["b"]);
    assert_eq!(imports("def f(): return 1\nimport b\n"), ["b"]);
}

#[test]
fn strings() {
    for text in [
        r#"x = r'\' + "#,
        "x = f'{a[\"b\"]}'",
        "x = f\"{a[\"b\"]}\"",
        "x = f'{a:\"^10}'",
        "x = f'{{' + '}'",
        "x = f'{a!r:{b}.{c}}'",
        "x = f'{(lambda y: 1)(2)}'",
        "x = b'\\'' + rb\"\\\"\"",
        "x = \"\"\"a\"b\"\"c\"\"\"",
        "x = ''",
        "x = 'a\\\nb'",
        "x = f'''{\n1 # }\n}'''",
    ] {
        let source = format!("{}\nimport a\n", text.replace(r#"r'\' + "#, r#"r'\'' + '' "#));
        assert_eq!(imports(&source), ["a"], "{source}");
    }
    for broken in ["x = 'a\nimport b", "x = '''a", "x = (", "x = )", "x = f'{a'", "'"] {
        assert_eq!(scan(broken), None, "{broken}");
    }
}

#[test]
fn names_that_are_missing() {
    for source in [
        "def lambda_handler(event, context): pass\n",
        "class A:\n  def handler(self): pass\n",
        "def f():\n  def handler(): pass\n",
        "def f():\n  handler = 1\n",
        "# def handler\n'''\ndef handler(): pass\n'''\n",
        "app.handler = 1\n",
        "x = f(handler=1)\n",
        "def f(handler): pass\n",
    ] {
        assert!(scan(source).unwrap().lacks("handler"), "{source}");
    }
}

#[test]
fn names_that_may_be_defined() {
    for source in [
        "def handler(event, context): pass\n",
        "async def handler(event, context): pass\n",
        "class handler: pass\n",
        "handler = 1\n",
        "a = handler = 1\n",
        "a, (b, *handler) = x\n",
        "handler: Callable = x\n",
        "import handler\n",
        "import handler.x\n",
        "import a as handler\n",
        "from a import handler\n",
        "from a import b as handler\n",
        "from a import *\n",
        "if x:\n  handler = 1\n",
        "try:\n  from a import handler\nexcept E: handler = 1\n",
        "if x: from a import *\n",
        "for handler in x: pass\n",
        "with a as handler: pass\n",
        "if (handler := 1): pass\n",
        "def f():\n  global handler\n  handler = 1\n",
        "def f(): global handler; handler = 1\n",
        "globals()['handler'] = 1\n",
        "exec(code)\n",
        "def __getattr__(name): pass\n",
        "import sys\nsys.modules[__name__] = X()\n",
        "@decorator\ndef handler(): pass\n",
        "x = 1; handler = 2\n",
        "type handler = int\n",
    ] {
        assert!(!scan(source).unwrap().lacks("handler"), "{source}");
    }
}

#[test]
fn what_changes_the_search() {
    for source in ["import sys\nsys.path.insert(0, 'x')\n", "from sys import path\n", "import unzip_requirements\n"] {
        assert!(scan(source).unwrap().changes_search, "{source}");
    }
    for source in ["import os.path\n", "import sys\nprint(sys.argv)\n", "a.path.join()\n"] {
        assert!(!scan(source).unwrap().changes_search, "{source}");
    }
}

#[test]
fn hostile_sources() {
    let deep = "f'{".repeat(10_000);
    assert_eq!(scan(&deep), None);
    assert_eq!(scan(&"(".repeat(1_000_000)), None);
    let blocks: String = (0..2000).map(|i| format!("{}if x:\n", " ".repeat(i))).collect();
    assert_eq!(scan(&blocks), None);
    let long = format!("x = [{}]\nimport a\n", "1,".repeat(500_000));
    assert_eq!(imports(&long), ["a"]);
    let many = "import a\n".repeat(10_000);
    assert_eq!(scan(&many).unwrap().imports.len(), MAX_IMPORTS);
    let source = "import a.b\nfrom ..c import (d)\nx = f'{a:{b}}'\ndef f(): pass\n";
    for end in 0..source.len() {
        scan(&source[..end]);
    }
}
