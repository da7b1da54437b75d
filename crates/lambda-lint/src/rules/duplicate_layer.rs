use crate::rule::declare_rule;
use crate::shape::describe::shorten;
use crate::{Diagnostics, Edit, Request};

declare_rule! {
    /// The same layer stands twice in `Layers`.
    ///
    /// A function has one version of a layer. The service refuses two versions of the same layer, and the same version
    /// twice just as well.
    DuplicateLayer = "duplicate-layer", Error,
    requires: [Layers],
    covers: ["layers-duplicate"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2025-11-25" "two versions of a layer are refused, and so is one version twice" "",
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let layers = request.layers();
    for (index, &(first, layer)) in layers.iter().enumerate() {
        let is_seen = layers[..index].iter().any(|(_, other)| *other == layer);
        let mut others = layers[index + 1..].iter().filter(|(_, other)| *other == layer).map(|&(entry, _)| entry);
        let Some(second) = others.next().filter(|_| !is_seen) else { continue };
        let others: Vec<_> = others.collect();
        let is_same = [second].iter().chain(&others).all(|entry| entry.text() == first.text());
        let name = shorten(layer.name);
        let message = match (is_same, others.len()) {
            (true, 0) => format!("the layer `{name}` stands twice in `Layers`"),
            (false, 0) => format!("there are two versions of the layer `{name}` in `Layers`"),
            (_, more) => format!("the layer `{name}` stands {} times in `Layers`", more + 2),
        };
        let draft = out.at(second, message);
        draft.help("keep one version of each layer").related(first, "the layer stands here first");
        draft.word("layer", layer.name).param("count", others.len() + 2);
        for entry in &others {
            draft.related(*entry, "and here again");
        }
        if is_same {
            let removed = [second].iter().chain(&others).map(|entry| Edit::Remove(entry.place())).collect();
            draft.fix("keep the first one", removed);
        }
    }
}
