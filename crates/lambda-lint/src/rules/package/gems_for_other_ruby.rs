use crate::contents::{Files, ruby};
use crate::facts::Family;
use crate::request::package;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// The gems in the archive are installed for another version of Ruby.
    ///
    /// Bundler installs gems into `vendor/bundle/ruby/3.3.0` for Ruby 3.3. The runtime only looks in the folder of its own version,
    /// so `require` fails: `cannot load such file`. Gems with native code would not load either.
    GemsForOtherRuby = "gems-for-other-ruby", Warning,
    requires: [CodeZipFile],
    covers: ["zip-ruby-gems"],
    evidence: [
        Documentation "2026-12-01" "install the gems with the Ruby version of the runtime, in `vendor/bundle`" "https://docs.aws.amazon.com/lambda/latest/dg/ruby-package.html",
        Documentation "2026-12-01" "`GEM_PATH` of the layers and the function" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
    ],
    pass: [
        r#"{
            "Runtime": "ruby3.4",
            "Handler": "function.handler",
            "Code": {"ZipFile": {"function.rb": "", "vendor/bundle/ruby/3.4.0/gems/rack-3.1.0/lib/rack.rb": ""}}
        }"#,
        r#"{
            "Runtime": "ruby3.4",
            "Handler": "function.handler",
            "Code": {
                "ZipFile": {
                    "function.rb": "",
                    "vendor/bundle/ruby/3.3.0/gems/rack-3.1.0/lib/rack.rb": "",
                    "vendor/bundle/ruby/3.4.0/gems/rack-3.1.0/lib/rack.rb": ""
                }
            }
        }"#,
    ],
    fail: [
        r#"{
            "Runtime": "ruby3.4",
            "Handler": "function.handler",
            "Code": {"ZipFile": {"function.rb": "", "vendor/bundle/ruby/3.3.0/gems/rack-3.1.0/lib/rack.rb": ""}}
        }"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(files) = Files::of_family(request, Family::Ruby) else { return };
    if package::may_set(request, &["GEM_PATH", "GEM_HOME", "RUBYLIB", "RUBYOPT"]) {
        return;
    }
    let (Some((major, minor)), Some(version)) = (files.version(), ruby::gems_for_other_version(&files)) else { return };
    out.report(
        Member::CodeZipFile,
        msg!(
            "the gems in the archive are for Ruby {actual}, but the function runs Ruby {ruby}",
            actual = Word(version.strip_suffix(".0").unwrap_or(&version).to_owned()),
            ruby = Word(format!("{major}.{minor}"))
        ),
    )
    .help(msg!(
        "run {command} with Ruby {ruby}",
        command = Name("bundle install"),
        ruby = Word(format!("{major}.{minor}"))
    ))
    .related(Member::Runtime, "the Ruby version is set here");
}
