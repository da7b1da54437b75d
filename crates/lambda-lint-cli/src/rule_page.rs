//! The page of a rule on the web. The address is made here and nowhere else.

/// Where every rule has its page: the site that `cargo xtask site` builds.
const PAGES: &str = concat!(env!("CARGO_PKG_HOMEPAGE"), "/rules/");

/// The address of the page of a rule; `None` for a rule of a policy, which has none.
pub(crate) fn url(id: &str) -> Option<String> {
    (!crate::policy::is_own(id)).then(|| format!("{PAGES}{id}.html"))
}
