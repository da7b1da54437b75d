//! A handler in its parts, as each runtime divides it.
//!
//! Pairs of characters are looked for by bytes, because searching a `str` for a `str` brings a general algorithm along,
//! 3 KB of WebAssembly.

/// File without its ending, and export: the last segment of the path is divided at its first dot.
pub(crate) fn nodejs(handler: &str) -> Option<(&str, &str)> {
    let segment = handler.rfind('/').map_or(0, |slash| slash + 1);
    let dot = segment + handler[segment..].find('.')?;
    Some((&handler[..dot], &handler[dot + 1..]))
}

/// Module and function: divided at the last dot. In the module `/` counts as a dot.
pub(crate) fn python(handler: &str) -> Option<(&str, &str)> {
    handler.rsplit_once('.')
}

/// Class and method of Java: divided at the last `::`, which need not be there.
pub(crate) fn java(handler: &str) -> (&str, Option<&str>) {
    let at = handler.as_bytes().windows(2).rposition(|pair| pair == b"::");
    at.map_or((handler, None), |at| (&handler[..at], Some(&handler[at + 2..])))
}

/// The .NET assembly, and the text after the first `::`, if any.
pub(crate) fn dotnet(handler: &str) -> (&str, Option<&str>) {
    let at = position(handler, b"::");
    at.map_or((handler, None), |at| (&handler[..at], Some(&handler[at + 2..])))
}

pub(super) fn position(text: &str, pair: &[u8; 2]) -> Option<usize> {
    text.as_bytes().windows(2).position(|two| two == pair)
}
