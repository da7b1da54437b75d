//! Which rules of a linter are on, and with which severity.

use super::{BuildError, Level, LinterBuilder};
use crate::diagnostic::Severity;
use crate::meta::{Group, Meta};
use crate::options::Placeholders;
use crate::rules;
use crate::schema::rules::PLACEHOLDER;
use crate::settings::Settings;
use crate::suggest;

impl LinterBuilder {
    /// Whether a rule is on, and with which severity.
    pub(super) fn level(&self, meta: &Meta, is_own: bool) -> Level {
        match self.decide(meta, is_own) {
            None => Level::Off,
            Some(None) => Level::Default,
            Some(Some(severity)) => Level::Fixed(severity),
        }
    }

    /// `None` if the rule is off, else the severity that the caller gave it.
    fn decide(&self, meta: &Meta, is_own: bool) -> Option<Option<Severity>> {
        let settings = &self.settings;
        let is_placeholder = meta.id == PLACEHOLDER.meta().id;
        if meta.is_left_out() || is_placeholder && settings.placeholders == Some(Placeholders::Allow) {
            return None;
        }
        let is_advice = meta.severity == Severity::Advice;
        let advice = settings.advice == Some(true);
        let names = |name: &str| {
            name == meta.id || is_advice && name == "advice" || meta.groups.iter().any(|group| group.as_str() == name)
        };
        let given = settings.severity.iter().rev();
        let mut given = given.filter(|(name, level)| if level.is_some() { *name == meta.id } else { names(name) });
        let given = match given.next() {
            Some((_, None)) => return None,
            Some((_, given)) => *given,
            None if is_placeholder => settings.placeholders.and_then(Placeholders::severity),
            None => None,
        };
        let selects = |name: &String| names(name) || name == "all" || name == "default" && (!is_advice || advice);
        let is_usual = settings.select.is_none() && (!is_advice || advice);
        let is_selected = settings.select.iter().flatten().chain(&settings.extend_select).any(selects);
        let on = is_own || given.is_some() || is_usual || is_selected;
        (on && !settings.ignore.iter().any(|name| names(name))).then_some(given)
    }

    /// Fails if this build does not have a rule that the caller turns on, so a clean report never means "not checked".
    pub(super) fn check_included(&self) -> Result<(), BuildError> {
        if cfg!(feature = "full") {
            return Ok(());
        }
        let Settings { select, extend_select, severity, advice, .. } = &self.settings;
        let mut on = select.iter().flatten().chain(extend_select);
        let is_left_out = |id: &&String| rules::find(id).is_some_and(Meta::is_left_out);
        let given = severity.iter().filter(|(_, level)| level.is_some()).map(|(id, _)| id);
        match on.clone().chain(given).find(is_left_out) {
            Some(id) => Err(BuildError::LeftOut(format!("the rule `{id}`"))),
            None if *advice == Some(true) || on.any(|id| id == "advice") => {
                Err(BuildError::LeftOut("advice".to_owned()))
            }
            None => Ok(()),
        }
    }

    pub(super) fn check_known(&self, id: &str) -> Result<(), BuildError> {
        let groups = Group::ALL.iter().map(|group| group.as_str()).chain(["all", "default", "advice"]);
        let more = self.extensions.iter();
        let reported = more.clone().flat_map(|more| more.reported.iter().copied());
        let checked = more.flat_map(|more| more.checked.iter().map(|rule| &rule.meta));
        let own: Vec<&str> = self.own.iter().flat_map(|pass| pass.rules()).map(|meta| meta.id.as_ref()).collect();
        let known = rules::all().chain(reported).chain(checked).map(|meta| meta.id.as_ref());
        let mut names = groups.chain(own).chain(known);
        if names.clone().any(|name| name == id) {
            return Ok(());
        }
        let nearest = suggest::nearest(id, &mut names).map(str::to_owned);
        Err(BuildError::UnknownRule { id: id.to_owned(), nearest })
    }
}
