//! What members say together, or when they are taken apart: found out once, for the first rule that asks.

use super::{Entry, PackageType, Request, State};
use crate::archive::{Archive, Index, NotAnArchive};
use crate::aws::arn::{Arn, FunctionName};
use crate::facts::{self, Family, Partition, Runtime};
use crate::model::table::Member;
use crate::request::layer::{self, Layer};
use crate::request::target::Target;

impl<'r> Request<'r> {
    /// The package type that the service assumes; `None` if that is not known.
    #[inline]
    pub fn package_type(&self) -> Option<PackageType> {
        match self.state(Member::PackageType) {
            State::Absent => Some(PackageType::Zip),
            State::Value(_) => match self.text(Member::PackageType)? {
                "Image" => Some(PackageType::Image),
                _ => Some(PackageType::Zip),
            },
            State::Invalid | State::Unknown => None,
        }
    }

    /// Facts about the runtime, if the request names one that is known. For an image there is none: it brings its
    /// own, and the name of another is too many, whichever it is.
    #[inline]
    pub fn runtime(&self) -> Option<&'static Runtime> {
        *self.runtime.get_or_init(|| {
            let runtime = facts::runtime(self.text(Member::Runtime)?)?;
            (self.package_type() != Some(PackageType::Image)).then_some(runtime)
        })
    }

    /// The function's name in its parts, if it is valid.
    pub fn function_name(&self) -> Option<FunctionName<'r>> {
        *self.function_name.get_or_init(|| self.text(Member::FunctionName).map(FunctionName::parse))
    }

    /// The ARN of the role in its parts, if it is valid.
    pub(crate) fn role(&self) -> Option<Arn<'r>> {
        *self.role.get_or_init(|| self.text(Member::Role).and_then(Arn::parse))
    }

    /// Keeps what `values::handler` finds out for several rules.
    #[inline]
    pub(crate) fn unusual_handler(
        &self,
        find: impl FnOnce() -> Option<(Family, &'r str)>,
    ) -> Option<(Family, &'r str)> {
        *self.unusual_handler.get_or_init(find)
    }

    /// The layers with their parts.
    pub(crate) fn layers(&self) -> &[(Entry<'r>, Layer<'r>)] {
        self.layers.get_or_init(|| layer::take_apart(self))
    }

    /// The region of the function: from the options, or what the ARNs in the request agree on.
    pub fn region(&self) -> Option<&'r str> {
        self.target().region
    }

    /// The account of the function: from the options, the name's ARN, or the role.
    pub fn account(&self) -> Option<&'r str> {
        self.target().account
    }

    /// The partition of the function: that of its region, or of its ARNs.
    pub fn partition(&self) -> Option<&'static Partition> {
        self.target().partition
    }

    /// Where the function goes, and what says so.
    pub(crate) fn target(&self) -> &Target<'r> {
        self.target.get_or_init(|| Target::of(self, self.options))
    }

    /// The deployment package: the archive passed with the request or the one in `Code.ZipFile`. It is opened when the first
    /// rule asks for it. `None` if it is absent, too large, or not an archive: other rules report these.
    ///
    /// ```
    /// # use lambda_lint::{Linter, Member, Meta, Reporter, Request, Rule, Severity};
    /// # #[derive(Debug)] struct Example(Meta);
    /// # impl Rule for Example {
    /// #     fn meta(&self) -> &Meta { &self.0 }
    /// fn check(&self, request: &Request<'_>, out: &mut Reporter<'_>) {
    ///     let Some(archive) = request.archive() else { return };
    ///     if archive.total_entries() > 10_000 {
    ///         out.report(Member::CodeZipFile, "the package has more files than the team allows");
    ///     }
    /// }
    /// # }
    /// # let rule = Example(Meta::new("example", Severity::Advice, "an example"));
    /// # Linter::builder().rule(rule).build().unwrap().lint_str("{}");
    /// ```
    pub fn archive(&self) -> Option<&'r Archive<'r>> {
        self.package.open(self)?.ok()
    }

    /// The names in the deployment package, sorted when the first rule asks for them. `None` where
    /// [`archive`](Self::archive) is.
    pub fn archive_index(&self) -> Option<&'r Index<'r>> {
        Some(self.package.index(self.archive()?))
    }

    /// Why the deployment package is not an archive, if there is one.
    pub(crate) fn archive_fault(&self) -> Option<NotAnArchive> {
        self.package.open(self)?.err()
    }
}
