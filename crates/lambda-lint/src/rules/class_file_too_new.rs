use crate::contents::{Files, java};
use crate::facts::Family;
use crate::inspect::class_file::{self, java_version};
use crate::package::{self, Listed};
use crate::rule::declare_rule;
use crate::values::handler as parts;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// Java classes in the archive are compiled for a newer Java than the runtime has.
    ///
    /// The function fails with `UnsupportedClassVersionError`. The rule looks at the class of the handler, and at the libraries in
    /// `lib/` all of whose classes are too new. Folders of `META-INF/versions/` are for newer versions on purpose.
    ClassFileTooNew = "class-file-too-new", Warning,
    requires: [CodeZipFile],
    covers: ["zip-class-version"],
    evidence: [
        Documentation "2026-11-30" "the version of Java of each runtime" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-java.html",
        Judgement "2026-11-30" "the versions of class files" "https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html",
    ],
    pass: [
        r#"{
            "Runtime": "java17",
            "Handler": "example.App::run",
            "Code": {
                "ZipFile": "UEsDBBQAAAAAAAAAIVplD8v2CAAAAAgAAAARAAAAZXhhbXBsZS9BcHAuY2xhc3PK/rq+AAAAPVBLAQIUAxQAAAAAAAAAIVplD8v2CAAAAAgAAAARAAAAAAAAAAAAAACkgQAAAABleGFtcGxlL0FwcC5jbGFzc1BLBQYAAAAAAQABAD8AAAA3AAAAAAA="
            }
        }"#,
        r#"{
            "Runtime": "java17",
            "Handler": "example.App::run",
            "Code": {
                "ZipFile": "UEsDBBQAAAAAAAAAIVplD8v2CAAAAAgAAAARAAAAZXhhbXBsZS9BcHAuY2xhc3PK/rq+AAAAPVBLAwQUAAAAAAAAACFacjJ4rwgAAAAIAAAAJgAAAE1FVEEtSU5GL3ZlcnNpb25zLzIxL2V4YW1wbGUvQXBwLmNsYXNzyv66vgAAAEFQSwECFAMUAAAAAAAAACFaZQ/L9ggAAAAIAAAAEQAAAAAAAAAAAAAApIEAAAAAZXhhbXBsZS9BcHAuY2xhc3NQSwECFAMUAAAAAAAAACFacjJ4rwgAAAAIAAAAJgAAAAAAAAAAAAAApIE3AAAATUVUQS1JTkYvdmVyc2lvbnMvMjEvZXhhbXBsZS9BcHAuY2xhc3NQSwUGAAAAAAIAAgCTAAAAgwAAAAAA"
            }
        }"#,
    ],
    fail: [
        r#"{
            "Runtime": "java17",
            "Handler": "example.App::run",
            "Code": {
                "ZipFile": "UEsDBBQAAAAAAAAAIVpyMnivCAAAAAgAAAARAAAAZXhhbXBsZS9BcHAuY2xhc3PK/rq+AAAAQVBLAQIUAxQAAAAAAAAAIVpyMnivCAAAAAgAAAARAAAAAAAAAAAAAACkgQAAAABleGFtcGxlL0FwcC5jbGFzc1BLBQYAAAAAAQABAD8AAAA3AAAAAAA="
            }
        }"# => "/Code/ZipFile",
        r#"{
            "Runtime": "java17",
            "Handler": "example.App::run",
            "Code": {
                "ZipFile": "UEsDBBQAAAAAAAAAIVpEYuWujAAAAIwAAAALAAAAbGliL2FwcC5qYXJQSwMEFAAAAAAAAAAhWnIyeK8IAAAACAAAABEAAABleGFtcGxlL0FwcC5jbGFzc8r+ur4AAABBUEsBAhQDFAAAAAAAAAAhWnIyeK8IAAAACAAAABEAAAAAAAAAAAAAAKSBAAAAAGV4YW1wbGUvQXBwLmNsYXNzUEsFBgAAAAABAAEAPwAAADcAAAAAAFBLAQIUAxQAAAAAAAAAIVpEYuWujAAAAIwAAAALAAAAAAAAAAAAAACkgQAAAABsaWIvYXBwLmphclBLBQYAAAAAAQABADkAAAC1AAAAAAA="
            }
        }"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(files) = Files::of(request).filter(|files| files.family == Family::Java) else { return };
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
    let names = listed.names();
    let message =
        format!("classes in the archive are compiled for Java {newest}, the function runs Java {java}: {names}");
    out.at(Member::CodeZipFile, message)
        .help(format!(
            "compile with `--release {java}`, use a version of the library for Java {java}, or choose a newer runtime"
        ))
        .listed(listed)
        .param("actual", usize::from(newest))
        .param("java", usize::from(java))
        .related(Member::Runtime, "the version of Java is set here");
}
