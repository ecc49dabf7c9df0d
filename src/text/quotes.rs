//! Chinese quotation marks, of which the inner are single.

use std::borrow::Cow;

/// The text with “” inside of “” as ‘’; what stands in backticks, and a text whose marks do not pair, as it is.
pub(crate) fn nested(text: Cow<'static, str>) -> Cow<'static, str> {
    if !text.contains('“') {
        return text;
    }
    let (mut depth, mut is_code, mut deepest) = (0usize, false, 0);
    let mut told = String::with_capacity(text.len());
    for c in text.chars() {
        let mark = match c {
            '`' => {
                is_code = !is_code;
                c
            }
            '“' if !is_code => {
                depth += 1;
                deepest = deepest.max(depth);
                if depth % 2 == 0 { '‘' } else { c }
            }
            '”' if !is_code => {
                let Some(outer) = depth.checked_sub(1) else { return text };
                depth = outer;
                if outer % 2 == 1 { '’' } else { c }
            }
            _ => c,
        };
        told.push(mark);
    }
    if depth > 0 || deepest < 2 { text } else { told.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_in_quotes_are_single_and_nothing_else_changes() {
        let told = |text: &str| nested(text.to_owned().into());
        assert_eq!(told("认可““话机”清单”，共“一”项"), "认可“‘话机’清单”，共“一”项");
        assert_eq!(told("“甲“乙“丙”乙”甲”"), "“甲‘乙“丙”乙’甲”");
        for same in ["“甲”“乙”", "“没有“配对”", "”反“", "请写“`“甲”`”", ""] {
            assert_eq!(told(same), same);
        }
    }
}
