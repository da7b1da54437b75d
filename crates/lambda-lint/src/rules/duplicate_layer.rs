use crate::rule::declare_rule;
use crate::shape::describe::shorten;
use crate::{Diagnostics, Edit, Member, Request};

declare_rule! {
    /// The same layer stands twice in `Layers`.
    ///
    /// A function has one version of a layer. The service refuses two versions of the same layer, and the same version
    /// twice just as well.
    DuplicateLayer = "duplicate-layer", Error,
    on: [Layers],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2025-11-25" "two versions of a layer are refused, and so is one version twice" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html",
    ],
    pass: [
        r#"{"Layers": ["arn:aws:lambda:eu-west-1:123456789012:layer:a:1", "arn:aws:lambda:eu-west-1:123456789012:layer:b:1"]}"#,
        r#"{"Layers": ["arn:aws:lambda:eu-west-1:123456789012:layer:a:1", "arn:aws:lambda:eu-west-1:210987654321:layer:a:1"]}"#,
    ],
    fail: [
        r#"{"Layers": ["arn:aws:lambda:eu-west-1:123456789012:layer:a:1", "arn:aws:lambda:eu-west-1:123456789012:layer:a:2"]}"# => "/Layers/1",
        r#"{"Layers": ["arn:aws:lambda:eu-west-1:123456789012:layer:a:1", "arn:aws:lambda:eu-west-1:123456789012:layer:b:1", "arn:aws:lambda:eu-west-1:123456789012:layer:a:1"]}"# => "/Layers/2",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    // one layer has no twin, and most functions have no more
    if request.entries(Member::Layers).nth(1).is_none() {
        return;
    }
    let layers = request.layers();
    for (index, &(entry, layer)) in layers.iter().enumerate() {
        let Some(&(first, _)) = layers[..index].iter().find(|(_, other)| *other == layer) else { continue };
        let is_same = first.text() == entry.text();
        let name = shorten(layer.name);
        let message = match is_same {
            true => format!("the layer `{name}` stands twice in `Layers`"),
            false => format!("there are two versions of the layer `{name}` in `Layers`"),
        };
        let draft = out.at(entry, message);
        draft.help("keep one version of each layer").related(first, "the layer stands here first");
        if is_same {
            draft.fix("remove the second one", vec![Edit::Remove(entry.place())]);
        }
    }
}
