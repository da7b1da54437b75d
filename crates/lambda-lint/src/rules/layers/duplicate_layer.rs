use crate::rule::declare_rule;
use crate::{Edit, Reporter, Request, msg};

declare_rule! {
    /// The same layer is in `Layers` more than once.
    ///
    /// A function can have one version of a layer. The service rejects two versions of the same layer, and the same version
    /// twice.
    DuplicateLayer = "duplicate-layer", Error,
    requires: [Layers],
    covers: ["layers-duplicate"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2025-11-25" "two versions of a layer are rejected; so is one version twice" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html",
    ],
    pass: [
        r#"{
            "Layers": [
                "arn:aws:lambda:eu-west-1:123456789012:layer:a:1",
                "arn:aws:lambda:eu-west-1:123456789012:layer:b:1"
            ]
        }"#,
        r#"{
            "Layers": [
                "arn:aws:lambda:eu-west-1:123456789012:layer:a:1",
                "arn:aws:lambda:eu-west-1:210987654321:layer:a:1"
            ]
        }"#,
    ],
    fail: [
        r#"{
            "Layers": [
                "arn:aws:lambda:eu-west-1:123456789012:layer:a:1",
                "arn:aws:lambda:eu-west-1:123456789012:layer:a:2"
            ]
        }"# => "/Layers/1",
        r#"{
            "Layers": [
                "arn:aws:lambda:eu-west-1:123456789012:layer:a:1",
                "arn:aws:lambda:eu-west-1:123456789012:layer:b:1",
                "arn:aws:lambda:eu-west-1:123456789012:layer:a:1"
            ]
        }"# => "/Layers/2",
        r#"{
            "Layers": [
                "arn:aws:lambda:eu-west-1:123456789012:layer:a:1",
                "arn:aws:lambda:eu-west-1:123456789012:layer:a:1"
            ]
        }"# => "/Layers/1",
        // one layer, one finding
        r#"{
            "Layers": [
                "arn:aws:lambda:eu-west-1:123456789012:layer:a:1",
                "arn:aws:lambda:eu-west-1:123456789012:layer:a:2",
                "arn:aws:lambda:eu-west-1:123456789012:layer:a:3"
            ]
        }"# => "/Layers/1",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let layers = request.layers();
    for (index, &(first, layer)) in layers.iter().enumerate() {
        let is_seen = layers[..index].iter().any(|(_, other)| *other == layer);
        let mut others = layers[index + 1..].iter().filter(|(_, other)| *other == layer).map(|&(entry, _)| entry);
        let Some(second) = others.next().filter(|_| !is_seen) else { continue };
        let others: Vec<_> = others.collect();
        let is_same = [second].iter().chain(&others).all(|entry| entry.text() == first.text());
        let (layer, count) = (layer.name, others.len() + 2);
        let message = match is_same {
            true => {
                msg!("the layer {layer} is listed {count}", layer = Text(layer), count = Count(count, "time", "times"))
            }
            false => msg!(
                "the layer {layer} is listed {count}, in different versions",
                layer = Text(layer),
                count = Count(count, "time", "times")
            ),
        };
        let found = out.report(second, message);
        found.help("keep one version of each layer").related(first, "the first entry");
        for entry in &others {
            found.related(*entry, "another entry");
        }
        if is_same {
            let removed = [second].iter().chain(&others).map(|entry| Edit::Remove(entry.place())).collect();
            // a later layer overrides an earlier one, so the order counts
            let entries = std::iter::once(&second).chain(&others);
            let is_adjacent = entries.zip(first.index() + 1..).all(|(entry, expected)| entry.index() == expected);
            match is_adjacent {
                true => found.fix("keep the first entry", removed),
                false => found.unsafe_fix("keep the first entry", removed),
            };
        }
    }
}
