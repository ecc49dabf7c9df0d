//! What is said when a command line is wrong; in English the parser says it of its own accord.

use crate::text::{Lang, Text, sentences};
use clap::error::{ContextKind, ContextValue, ErrorKind};

sentences! {
    unknown_option(given) { "there is no option `{given}` here" "这里没有选项 `{given}`" }
    unknown_word(given) { "`{given}` was not expected here" "这里多了 `{given}`" }
    unknown_command(given) { "there is no command `{given}`" "没有命令 `{given}`" }
    no_value(option) { "`{option}` needs a value" "`{option}` 后面缺少值" }
    wrong_value(option, given) { "`{option}` does not take `{given}`" "`{option}` 不能取 `{given}`" }
    no_equals(option) { "`{option}` and its value are joined by `=`" "`{option}` 与值之间须用 `=` 连接" }
    too_many_values(option, given) { "`{option}` takes fewer values; `{given}` is too many" "`{option}` 的值太多，多出 `{given}`" }
    too_few_values(option, least, found) { "`{option}` takes {least} values, not {found}" "`{option}` 须有 {least} 个值，只给出 {found} 个" }
    twice(option) { "`{option}` can be given only once" "`{option}` 只能给出一次" }
    conflict(option, others) { "`{option}` does not go with {others}" "`{option}` 不能与{others}同时使用" }
    missing(list) { "missing: {list}" "缺少：{list}" }
    missing_command() { "which command?" "请写明要运行的命令" }
    not_utf8() { "the command line is not UTF-8" "命令行含有不是 UTF-8 编码的内容" }
    else_wrong() { "the command line is wrong" "命令行有误" }
    did_you_mean(near) { "did you mean {near}?" "是否想写{near}？" }
    can_be(list) { "it can be {list}" "可用：{list}" }
    usage(line) { "usage: {line}" "用法：{line}" }
    more(command) { "more: `{command}`" "详细说明：`{command}`" }
}

/// What is wrong with a command line, a hint where there is one, and the lines that follow: how it is written, and where
/// more is said. Nothing where no command line is wrong but help was asked for, and in the language of the parser itself.
pub(crate) fn usage_error(error: &clap::Error, lang: Lang) -> Option<(Text, Option<Text>, Vec<Text>)> {
    let help = matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::DisplayVersion
    );
    if lang == Lang::DEFAULT || help {
        return None;
    }
    let told = |kind| strings(error.get(kind)).join(" ");
    let quoted = |kind| list(&strings(error.get(kind)));
    let some = |kind| !strings(error.get(kind)).is_empty();
    let option = told(ContextKind::InvalidArg);
    let message = match error.kind() {
        ErrorKind::UnknownArgument if option.starts_with('-') => unknown_option(option),
        ErrorKind::UnknownArgument => unknown_word(option),
        ErrorKind::InvalidSubcommand => unknown_command(told(ContextKind::InvalidSubcommand)),
        ErrorKind::InvalidValue if told(ContextKind::InvalidValue).is_empty() => no_value(option),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => wrong_value(option, told(ContextKind::InvalidValue)),
        ErrorKind::NoEquals => no_equals(option),
        ErrorKind::TooManyValues => too_many_values(option, told(ContextKind::InvalidValue)),
        ErrorKind::TooFewValues => {
            too_few_values(option, told(ContextKind::MinValues), told(ContextKind::ActualNumValues))
        }
        ErrorKind::WrongNumberOfValues => {
            too_few_values(option, told(ContextKind::ExpectedNumValues), told(ContextKind::ActualNumValues))
        }
        ErrorKind::ArgumentConflict if told(ContextKind::PriorArg) == option => twice(option),
        ErrorKind::ArgumentConflict => conflict(option, quoted(ContextKind::PriorArg)),
        ErrorKind::MissingRequiredArgument => missing(quoted(ContextKind::InvalidArg)),
        ErrorKind::MissingSubcommand => missing_command(),
        ErrorKind::InvalidUtf8 => not_utf8(),
        _ => else_wrong(),
    };
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let known = [ContextKind::ValidValue, ContextKind::ValidSubcommand];
    let near = near.into_iter().find(|kind| some(*kind)).map(|kind| did_you_mean(quoted(kind)));
    let hint = near.or_else(|| known.into_iter().find(|kind| some(*kind)).map(|kind| can_be(quoted(kind))));
    let line = told(ContextKind::Usage);
    let line = line.trim_start_matches("Usage:").trim().replace("[OPTIONS]", "[选项]");
    let command = line.split(['[', '<', '-']).next().unwrap_or_default().trim().to_owned();
    let command = format!("{} --help", if command.is_empty() { "handover" } else { &command });
    let after = (!line.is_empty()).then(|| usage(line)).into_iter().chain([more(command)]);
    Some((message, hint, after.collect()))
}

/// The words of a part of an error.
fn strings(value: Option<&ContextValue>) -> Vec<String> {
    match value {
        Some(ContextValue::String(word)) => vec![word.clone()],
        Some(ContextValue::Strings(words)) => words.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect(),
        Some(ContextValue::Number(number)) => vec![number.to_string()],
        _ => Vec::new(),
    }
}

/// Words that can be typed, each between back-quotes.
fn list(words: &[String]) -> Text {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    super::words::name_list(&words)
}
