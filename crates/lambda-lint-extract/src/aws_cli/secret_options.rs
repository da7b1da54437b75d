//! Options of the AWS CLI whose values are never shown.

/// The options.
const SECRET_OPTIONS: [&str; 4] = ["--cli-input-json", "--environment", "--zip-file", "--code"];

/// The secret option that begins a word in which its value follows without a space, as in `--environmentVariables={A=1}`.
///
/// ```
/// use lambda_lint_extract::joined_secret_option;
/// assert_eq!(joined_secret_option("--zip-filefileb://a.zip"), Some("--zip-file"));
/// assert_eq!(joined_secret_option("--code-signing-config-arn"), None);
/// ```
pub fn joined_secret_option(word: &str) -> Option<&'static str> {
    let is_joined =
        |option: &&str| word.strip_prefix(*option).is_some_and(|rest| rest.len() > 2 && !rest.starts_with(['-', '=']));
    SECRET_OPTIONS.into_iter().find(is_joined)
}
