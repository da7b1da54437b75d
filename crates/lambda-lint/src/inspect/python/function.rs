//! The parameters of a function, from the tokens of its `def`.

use super::Token;

/// A function at the top level of a module.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Function<'a> {
    /// Its name.
    pub name: &'a str,
    /// Whether it is an `async def`.
    pub is_async: bool,
    /// The line, counted from 1.
    pub line: usize,
    /// How it can be called.
    pub parameters: Parameters<'a>,
}

/// The parameters of a function.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Parameters<'a> {
    /// How many positional arguments it needs.
    pub required: usize,
    /// How many positional arguments it takes; `None` with `*args`.
    pub max: Option<usize>,
    /// The first parameter that needs a keyword.
    pub keyword: Option<&'a str>,
}

impl Parameters<'_> {
    /// Whether a call with this many positional arguments can succeed.
    pub fn accept(&self, count: usize) -> bool {
        self.required <= count && self.max.is_none_or(|max| count <= max) && self.keyword.is_none()
    }
}

/// Reads `(a, b=1, *, c)` from the tokens that follow the name of a function. Nothing if they are not a list.
pub(super) fn parameters<'a>(tokens: &[Token<'a>]) -> Option<Parameters<'a>> {
    let open = tokens.iter().position(|token| *token == Token::Mark('('))?;
    // `def f[T: (int, str)](a)`
    let open = match tokens.first()? {
        Token::Mark('[') => after_bracket(tokens)?,
        _ => open,
    };
    let list = tokens.get(open..).filter(|list| list.first() == Some(&Token::Mark('(')))?;
    let mut parameters = Parameters { max: Some(0), ..Parameters::default() };
    let mut needs_keyword = false;
    for part in parts(list)? {
        let stars = part.iter().take_while(|token| **token == Token::Mark('*')).count();
        let name = part.get(stars).and_then(Token::name);
        match (stars, name) {
            (0, None) if part == [Token::Mark('/')] => {}
            (0, Some(name)) => {
                let is_required = !has_default(part);
                if needs_keyword {
                    parameters.keyword = parameters.keyword.or(Some(name).filter(|_| is_required));
                } else {
                    parameters.required += usize::from(is_required);
                    parameters.max = parameters.max.map(|max| max + 1);
                }
            }
            (1, name) => {
                needs_keyword = true;
                if name.is_some() {
                    parameters.max = None;
                }
            }
            (2, Some(_)) => {}
            _ => return None,
        }
    }
    Some(parameters)
}

/// The parts between the commas of a list in parentheses.
fn parts<'t, 'a>(list: &'t [Token<'a>]) -> Option<Vec<&'t [Token<'a>]>> {
    let end = after_bracket(list)?;
    let inner = list.get(1..end - 1)?;
    let mut depth = 0_usize;
    let parts = inner.split(|token| {
        match token {
            Token::Mark('(' | '[' | '{') => depth += 1,
            Token::Mark(')' | ']' | '}') => depth = depth.saturating_sub(1),
            // the parameters of a `lambda` are not separated from those of the function
            _ => {}
        }
        depth == 0 && *token == Token::Mark(',')
    });
    // a comma may follow the last part
    let parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
    (!inner.contains(&Token::Name("lambda"))).then_some(parts)
}

/// Whether a part has a default: a `=` outside of brackets.
fn has_default(part: &[Token<'_>]) -> bool {
    let mut depth = 0_usize;
    part.iter().any(|token| {
        match token {
            Token::Mark('(' | '[' | '{') => depth += 1,
            Token::Mark(')' | ']' | '}') => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && *token == Token::Mark('=')
    })
}

/// The place after the bracket that closes the first one.
fn after_bracket(tokens: &[Token<'_>]) -> Option<usize> {
    let mut depth = 0_usize;
    let close = tokens.iter().position(|token| {
        match token {
            Token::Mark('(' | '[' | '{') => depth += 1,
            Token::Mark(')' | ']' | '}') => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    });
    close.map(|close| close + 1)
}
