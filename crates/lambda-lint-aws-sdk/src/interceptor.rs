//! The interceptor: lints the body of a call after the SDK has serialized it.

use aws_sdk_lambda::config::interceptors::BeforeTransmitInterceptorContextRef;
use aws_sdk_lambda::config::{ConfigBag, Intercept, RuntimeComponents};
use aws_sdk_lambda::error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::Metadata;
use lambda_lint::{Linter, RefusedError};
use std::error::Error;

/// An interceptor that stops a `CreateFunction` call with errors. It sends calls with warnings only, and all other operations.
///
/// The body is checked as it is sent, so that members that are newer than this crate are checked, too.
#[derive(Debug, Clone)]
pub struct RefuseFaulty {
    linter: Linter,
}

impl RefuseFaulty {
    /// An interceptor with these rules and options. Give the linter the region of the client, which the body does not have.
    pub fn new(linter: Linter) -> Self {
        RefuseFaulty { linter }
    }
}

impl Intercept for RefuseFaulty {
    fn name(&self) -> &'static str {
        "lambda-lint"
    }

    /// # Errors
    ///
    /// [`RefusedError`] if the service would refuse the request.
    fn read_after_serialization(
        &self,
        context: &BeforeTransmitInterceptorContextRef<'_>,
        _runtime_components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if !config.load::<Metadata>().is_some_and(|call| call.service() == "Lambda" && call.name() == "CreateFunction")
        {
            return Ok(());
        }
        // a body that is a stream has no bytes yet; the SDK has none for this operation
        let Some(body) = context.request().body().bytes() else { return Ok(()) };
        self.linter.lint_slice(body).into_result()?;
        Ok(())
    }
}

/// The report of a call that [`RefuseFaulty`] stopped.
///
/// ```
/// use lambda_lint_aws_sdk::refusal;
///
/// fn explain(error: &(dyn std::error::Error + 'static)) {
///     for diagnostic in refusal(error).iter().flat_map(|refused| refused.0.errors()) {
///         eprintln!("{}: {}", diagnostic.path, diagnostic.message);
///     }
/// }
/// ```
pub fn refusal<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a RefusedError> {
    std::iter::successors(Some(error), |&error| error.source()).find_map(|error| error.downcast_ref())
}
