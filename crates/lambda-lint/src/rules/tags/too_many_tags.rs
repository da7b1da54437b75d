use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg, sort};

declare_rule! {
    /// The function has more tags than Lambda allows.
    TooManyTags = "too-many-tags", Error,
    requires: [Tags],
    covers: ["tags-max"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-01-12" "51 tags are rejected" "",
        Documentation "2026-11-22" "50 tags for each resource" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-tags.html",
    ],
    pass: [
        r#"{
            "Tags": {
                "t0": "",
                "t1": "",
                "t2": "",
                "t3": "",
                "t4": "",
                "t5": "",
                "t6": "",
                "t7": "",
                "t8": "",
                "t9": "",
                "t10": "",
                "t11": "",
                "t12": "",
                "t13": "",
                "t14": "",
                "t15": "",
                "t16": "",
                "t17": "",
                "t18": "",
                "t19": "",
                "t20": "",
                "t21": "",
                "t22": "",
                "t23": "",
                "t24": "",
                "t25": "",
                "t26": "",
                "t27": "",
                "t28": "",
                "t29": "",
                "t30": "",
                "t31": "",
                "t32": "",
                "t33": "",
                "t34": "",
                "t35": "",
                "t36": "",
                "t37": "",
                "t38": "",
                "t39": "",
                "t40": "",
                "t41": "",
                "t42": "",
                "t43": "",
                "t44": "",
                "t45": "",
                "t46": "",
                "t47": "",
                "t48": "",
                "t49": ""
            }
        }"#,
    ],
    fail: [
        r#"{
            "Tags": {
                "t0": "",
                "t1": "",
                "t2": "",
                "t3": "",
                "t4": "",
                "t5": "",
                "t6": "",
                "t7": "",
                "t8": "",
                "t9": "",
                "t10": "",
                "t11": "",
                "t12": "",
                "t13": "",
                "t14": "",
                "t15": "",
                "t16": "",
                "t17": "",
                "t18": "",
                "t19": "",
                "t20": "",
                "t21": "",
                "t22": "",
                "t23": "",
                "t24": "",
                "t25": "",
                "t26": "",
                "t27": "",
                "t28": "",
                "t29": "",
                "t30": "",
                "t31": "",
                "t32": "",
                "t33": "",
                "t34": "",
                "t35": "",
                "t36": "",
                "t37": "",
                "t38": "",
                "t39": "",
                "t40": "",
                "t41": "",
                "t42": "",
                "t43": "",
                "t44": "",
                "t45": "",
                "t46": "",
                "t47": "",
                "t48": "",
                "t49": "",
                "t50": ""
            }
        }"# => "/Tags",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let max = request.options().quotas().tags;
    if request.len(Member::Tags).is_none_or(|count| count <= max) {
        return;
    }
    // a duplicate key is one tag
    let keys: Vec<_> = request.entries(Member::Tags).filter_map(|entry| entry.key()).collect();
    let mut keys = sort::sorted(keys, |a, b| a.cmp(b));
    keys.dedup();
    let count = keys.len();
    if count > max {
        out.report(
            Member::Tags,
            msg!(
                "the function has {actual}, above the limit of {max}",
                actual = Count(count, "tag", "tags"),
                max = Int(max)
            ),
        )
        .help(msg!("remove {excess}", excess = Count(count - max, "tag", "tags")));
    }
}
