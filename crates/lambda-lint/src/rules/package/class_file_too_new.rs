use crate::contents::{Files, java};
use crate::facts::Family;
use crate::inspect::class_file::{self, java_version};
use crate::request::handler as parts;
use crate::request::package::{self, Listed};
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// Java classes in the archive are compiled for a newer Java version than the runtime.
    ///
    /// The function fails with `UnsupportedClassVersionError`. The rule checks the class of the handler, and the libraries
    /// in `lib/` whose classes are all too new. It ignores `META-INF/versions/`, which is meant for newer versions.
    ClassFileTooNew = "class-file-too-new", Warning,
    requires: [CodeZipFile],
    covers: ["zip-class-version"],
    evidence: [
        Documentation "2026-11-30" "the Java version of each runtime" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-java.html",
        Judgement "2026-11-30" "the versions of class files" "https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html",
    ],
    pass: [
        r#"{
            "Runtime": "java17",
            "Handler": "example.App::run",
            "Code": {"ZipFile": {"example/App.class": "!class 61"}}
        }"#,
        r#"{
            "Runtime": "java17",
            "Handler": "example.App::run",
            "Code": {
                "ZipFile": {
                    "example/App.class": "!class 61",
                    "META-INF/versions/21/example/App.class": "!class 65"
                }
            }
        }"#,
    ],
    fail: [
        r#"{
            "Runtime": "java17",
            "Handler": "example.App::run",
            "Code": {"ZipFile": {"example/App.class": "!class 62"}}
        }"# => "/Code/ZipFile",
        r#"{
            "Runtime": "java17",
            "Handler": "example.App::run",
            "Code": {"ZipFile": {"lib/app.jar": {"example/App.class": "!class 65"}}}
        }"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(files) = Files::of_family(request, Family::Java) else { return };
    let Some((java, _)) = files.version() else { return };
    let mut listed = Listed::default();
    let mut newest = 0;
    if let Some(handler) = package::readable_handler(request) {
        let name = format!("{}.class", parts::java(handler).0.replace('.', "/"));
        let class = files.get(&name).and_then(|entry| Some((entry, files.archive.read(&entry, 8).ok()?)));
        if let Some((entry, head)) = class
            && let Some(needed) = class_file::major_version(&head).map(java_version)
            && needed > java
        {
            newest = needed;
            listed.add(&entry);
        }
    }
    if listed.count == 0
        && let Some((major, class)) = java::lowest_version(files.archive)
        && java_version(major) > java
        && let Some(entry) = files.get(&class)
    {
        newest = java_version(major);
        listed.add(&entry);
    }
    java::libraries(&files, &mut |name, library| {
        let needed = java::lowest_version(library).map_or(0, |(major, _)| java_version(major));
        if needed > java
            && let Some(entry) = files.get(name)
        {
            newest = newest.max(needed);
            listed.add(&entry);
        }
        false
    });
    if listed.count == 0 {
        return;
    }
    out.report(
        Member::CodeZipFile,
        msg!(
            "classes in the archive are compiled for Java {actual}, but the function runs Java {java}: {names}",
            actual = Int(newest),
            java = Int(java),
            names = listed.list()
        ),
    )
    .help(msg!(
        "compile with {option}, use a library version for Java {java}, or use a newer runtime",
        option = Name(format!("--release {java}")),
        java = Int(java)
    ))
    .param("entries", listed.count)
    .related(Member::Runtime, "the Java version is set here");
}
