//! Builds a linter: its rules, their severities, and the region and date to check for.

use super::{ActivePass, AnyPass, BuildError, Dispatch, Level, Linter};
use crate::date::Date;
use crate::diagnostic::Severity;
use crate::facts;
use crate::meta::{Meta, MetaRef};
use crate::model::MemberSet;
use crate::options::{Options, Placeholders, Quotas};
use crate::rule::{BuiltIn, Pass, Rule};
use crate::rules;
use crate::settings::Settings;
use crate::suggest;
use std::sync::Arc;

/// Rules that another crate adds to those of the engine.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extension {
    pub(super) reported: &'static [&'static Meta],
    pub(super) checked: &'static [&'static BuiltIn],
}

/// Builds a [`Linter`] from rules and options.
#[derive(Debug, Clone, Default)]
pub struct LinterBuilder {
    pub(super) settings: Settings,
    today: Option<Date>,
    quotas: Quotas,
    pub(super) extensions: Vec<Extension>,
    pub(super) own: Vec<Arc<dyn Pass>>,
}

impl LinterBuilder {
    /// Adds a layer of settings on top of those so far.
    pub fn settings(mut self, settings: Settings) -> Self {
        self.settings = self.settings.with(settings);
        self
    }

    /// The region of the function, such as `eu-west-1`.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.settings.region = Some(region.into());
        self
    }

    /// The account of the function, 12 digits.
    pub fn account(mut self, account: impl Into<String>) -> Self {
        self.settings.account = Some(account.into());
        self
    }

    /// Check as of this date. The default is the date of the engine's data.
    pub fn as_of(mut self, date: Date) -> Self {
        self.settings.as_of = Some(date);
        self
    }

    /// The date for requests without a date of their own. The record of a call has one.
    ///
    /// ```
    /// use lambda_lint::{Date, Linter};
    /// let linter = Linter::builder().today(Date::new(2019, 3, 1)).build().unwrap();
    /// let report = linter.lint_str(r#"{"Runtime": "nodejs8.10"}"#);
    /// assert!(report.errors().all(|error| error.path != "/Runtime"), "in 2019 it was fine");
    /// ```
    pub fn today(mut self, date: Date) -> Self {
        self.today = Some(date);
        self
    }

    /// Quotas that differ from the service's defaults.
    pub fn quotas(mut self, quotas: Quotas) -> Self {
        self.quotas = quotas;
        self
    }

    /// Whether members may be missing, as in an unfinished form or a file that a tool completes.
    pub fn partial(mut self, partial: bool) -> Self {
        self.settings.partial = Some(partial);
        self
    }

    /// Whether to also run rules of severity advice.
    pub fn advice(mut self, advice: bool) -> Self {
        self.settings.advice = Some(advice);
        self
    }

    /// Runs only these rules: ids, groups, `all`, `default` (errors and warnings) or `advice`.
    /// The caller's own rules and the rules about syntax errors stay on.
    pub fn select<I: IntoIterator<Item: Into<String>>>(mut self, rules: I) -> Self {
        self.settings.select.get_or_insert_default().extend(rules.into_iter().map(Into::into));
        self
    }

    /// Turns off rules: ids or groups.
    pub fn ignore<I: IntoIterator<Item: Into<String>>>(mut self, rules: I) -> Self {
        self.settings.ignore.extend(rules.into_iter().map(Into::into));
        self
    }

    /// Turns off a rule or a group.
    pub fn without(self, rule: impl Into<String>) -> Self {
        self.ignore([rule])
    }

    /// Sets the severity of a rule, and turns it on.
    pub fn severity(mut self, rule: impl Into<String>, severity: Severity) -> Self {
        self.settings.severity.push((rule.into(), Some(severity)));
        self
    }

    /// How to treat placeholders. The last call of this or of [`severity`](Self::severity) for the rule `placeholder` wins.
    ///
    /// ```
    /// use lambda_lint::{Linter, Placeholders};
    ///
    /// let request = r#"{
    ///     "FunctionName": "orders", "Role": "arn:aws:iam::YOUR_ACCOUNT_ID:role/orders",
    ///     "Runtime": "nodejs24.x", "Handler": "index.handler", "Code": {"S3Bucket": "builds", "S3Key": "orders.zip"}
    /// }"#;
    /// let lint = |choice| Linter::builder().placeholders(choice).build().unwrap().lint_str(request);
    /// assert!(lint(Placeholders::Allow).diagnostics().is_empty());
    /// assert!(lint(Placeholders::Warn).is_ok());
    /// assert_eq!(lint(Placeholders::Error).errors().next().unwrap().path, "/Role");
    /// ```
    pub fn placeholders(mut self, choice: Placeholders) -> Self {
        self.settings.set_placeholders(choice);
        self
    }

    /// Adds rules that are selected and ignored like those of the engine: `reported` by the caller of the linter, and
    /// `checked` by it.
    #[doc(hidden)]
    pub fn extend(mut self, reported: &'static [&'static Meta], checked: &'static [&'static BuiltIn]) -> Self {
        self.extensions.push(Extension { reported, checked });
        self
    }

    /// Adds a custom rule, which is always on.
    pub fn rule(self, rule: impl Rule + 'static) -> Self {
        self.pass(rule)
    }

    /// Adds a custom pass. Its rules are always on.
    pub fn pass(mut self, pass: impl Pass + 'static) -> Self {
        self.own.push(Arc::new(pass));
        self
    }

    /// Builds the linter.
    ///
    /// # Errors
    ///
    /// Fails for an unknown rule, a duplicate or empty id, or an invalid region or account.
    pub fn build(self) -> Result<Linter, BuildError> {
        let options = self.options()?;
        let Settings { select, extend_select, ignore, severity, .. } = &self.settings;
        let selected = select.iter().flatten().chain(extend_select);
        for id in selected.chain(ignore).chain(severity.iter().map(|(id, _)| id)) {
            self.check_known(id)?;
        }
        self.check_included()?;
        let mut linter = Linter {
            passes: Vec::new(),
            dispatch: Dispatch::default(),
            rules: Vec::new(),
            levels: Vec::new(),
            options,
        };
        let mut required = Vec::new();
        // the rules of the engine's passes come first, see `RuleRef`
        for meta in rules::of_passes().chain(self.extensions.iter().flat_map(|more| more.reported.iter().copied())) {
            self.register(&mut linter, MetaRef::Static(meta), false);
        }
        let extended = self.extensions.iter().flat_map(|more| more.checked.iter().copied());
        let checked = rules::checked().chain(extended);
        for rule in checked {
            let start = linter.rules.len();
            self.register(&mut linter, MetaRef::Static(&rule.meta), false);
            activate(&mut linter, start, AnyPass::BuiltIn(rule), &mut required)?;
        }
        for pass in &self.own {
            let start = linter.rules.len();
            for meta in pass.rules() {
                if !is_id(&meta.id) {
                    return Err(BuildError::InvalidId { id: meta.id.clone().into_owned() });
                }
                if linter.rules.iter().any(|other| other.get().id == meta.id) {
                    return Err(BuildError::DuplicateRule { id: meta.id.clone().into_owned() });
                }
                self.register(&mut linter, MetaRef::Own(Arc::new(meta.clone())), true);
            }
            activate(&mut linter, start, AnyPass::Own(Arc::clone(pass)), &mut required)?;
        }
        linter.dispatch = Dispatch::new(&required);
        Ok(linter)
    }

    /// The options, if the region and the account exist.
    fn options(&self) -> Result<Options, BuildError> {
        let settings = &self.settings;
        let mut options = Options {
            as_of: settings.as_of,
            today: self.today,
            partial: settings.partial == Some(true),
            quotas: self.quotas.clone(),
            ..Options::default()
        };
        settings.quotas.iter().for_each(|&(quota, max)| options.quotas.set(quota, max));
        if let Some(region) = &settings.region {
            options.region = Some(known_region(region)?);
        }
        if let Some(account) = &settings.account {
            if account.len() != 12 || !account.bytes().all(|b| b.is_ascii_digit()) {
                return Err(BuildError::InvalidAccount(account.clone()));
            }
            options.account = Some(account.clone());
        }
        Ok(options)
    }

    /// Adds a rule to a linter.
    fn register(&self, linter: &mut Linter, meta: MetaRef, is_own: bool) {
        linter.levels.push(self.level(meta.get(), is_own));
        linter.rules.push(meta);
    }
}

/// Adds the pass that reports the rules from the number `start`, unless all are off.
fn activate(linter: &mut Linter, start: usize, pass: AnyPass, required: &mut Vec<MemberSet>) -> Result<(), BuildError> {
    let number = |index: usize| u16::try_from(index).ok().filter(|&index| index < u16::MAX);
    let (Some(first), Some(end)) = (number(start), number(linter.rules.len())) else {
        return Err(BuildError::TooManyRules);
    };
    let levels = linter.levels.iter().skip(start);
    let is_on = |(rule, level): (&MetaRef, &Level)| (*level != Level::Off).then(|| rule.get().requires);
    let mut on = linter.rules.iter().skip(start).zip(levels).filter_map(is_on);
    let Some(one) = on.next() else { return Ok(()) };
    // a rule that requires nothing always runs
    let all =
        on.fold(
            one,
            |all, one| if all.is_empty() || one.is_empty() { MemberSet::of(&[]) } else { MemberSet(all.0 | one.0) },
        );
    required.push(all);
    linter.passes.push(ActivePass { pass, rules: first..end });
    Ok(())
}

/// Whether this is a kebab-case name, optionally with a namespace.
fn is_id(id: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    id.split(['/', '-']).all(|word| !word.is_empty() && word.bytes().all(is_letter))
}

/// Accepts a region of a known form, even if it is newer than the data.
fn known_region(region: &str) -> Result<String, BuildError> {
    if facts::partition_of_region(region).is_some() {
        return Ok(region.to_owned());
    }
    let nearest = suggest::nearest(region, &mut facts::regions()).map(str::to_owned);
    Err(BuildError::UnknownRegion { region: region.to_owned(), nearest })
}
