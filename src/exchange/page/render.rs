//! An answer page as one self-contained HTML file.
//!
//! In: an [`AnswerPage`]. Out: text. Whatever a project says is escaped here; the policy lets nothing run or load but the
//! script and the styles of this file, by their digests.

use super::cards::{AnswerPage, Card, PageData, ValueAsked, ValueField};
use crate::evidence::Digest;
use crate::text::json::render_json;
use crate::text::markup::html as escape;
use crate::text::say::{page as say, words};
use crate::text::{Lang, Text};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// As many characters as a note takes in a browser; a file may hold a few more.
const LONGEST_NOTE: usize = 2_000;

/// The page as a file.
///
/// # Errors
///
/// Never for a page that was made of a project.
pub(crate) fn render_page(page: &AnswerPage) -> serde_json::Result<String> {
    let lang = page.lang;
    let say = |text: Text| escape(text.of(lang));
    let policy = format!(
        "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        Digest::of(SCRIPT.as_bytes()).base64(),
        Digest::of(STYLE.as_bytes()).base64()
    );
    let title = say(say::title(&page.heading, &page.project));
    let count = page.cards.len();
    let waits = match count {
        0 => say::nothing_waits(),
        count => say::waits(words::items(count)),
    };
    let mut text = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body class=\"{}\">\n\
         <header>\n<p class=\"project\">{}</p>\n<h1>{}</h1>\n<p class=\"waits\">{}</p>\n<p>{}</p>\n",
        lang.tag(),
        lang.class(),
        escape(&page.project),
        escape(&page.heading),
        say(waits),
        escape(&page.made),
    );
    if count > 0 {
        text.push_str(&format!(
            "<p>{}</p>\n<p id=\"kept\"></p>\n<p>{}</p>\n<p class=\"jump\"><a href=\"#saving\">{}</a></p>\n",
            say(say::how()),
            say(say::in_your_name()),
            say(say::to_saving())
        ));
    }
    text.push_str(&format!(
        "<noscript><p class=\"notice\">{}</p></noscript>\n</header>\n<main>\n",
        say(say::no_script())
    ));
    for (at, card) in page.cards.iter().enumerate() {
        text.push_str(&card_text(card, at, count, lang));
    }
    for stage in &page.stages {
        text.push_str(&format!(
            "<section class=\"card\">\n<h2>{}</h2>\n<p>{}</p>\n</section>\n",
            say(say::stage_heading(stage)),
            say(say::stage_waits(stage))
        ));
    }
    if count > 0 {
        text.push_str(&saving(lang));
    }
    text.push_str(&format!(
        "</main>\n<script type=\"application/json\" id=\"data\">{}</script>\n<script>{SCRIPT}</script>\n</body>\n</html>\n",
        data(&page.data)?
    ));
    Ok(text)
}

/// Data that ends no script and begins no comment, whatever is in it.
fn data(data: &PageData) -> serde_json::Result<String> {
    Ok(render_json(data)?.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026"))
}

fn card_text(card: &Card, at: usize, count: usize, lang: Lang) -> String {
    let say = |text: Text| escape(text.of(lang));
    let number = at + 1;
    let mut text = format!(
        "<section class=\"card\" id=\"card{at}\" aria-labelledby=\"title{at}\">\n\
         <p class=\"place\"><span>{}</span> <span>{}</span></p>\n<h2 id=\"title{at}\">{}</h2>\n",
        say(say::card_of(number, count)),
        escape(&card.place),
        escape(&card.title)
    );
    if let Some((distance, late)) = &card.due {
        let class = if *late { "due late" } else { "due" };
        text.push_str(&format!("<p class=\"{class}\">{}</p>\n", escape(distance)));
    }
    let details: String = card.details.iter().map(|line| format!("<p>{}</p>\n", escape(line))).collect();
    if !details.is_empty() {
        text.push_str(&format!("<div class=\"details\">\n{details}</div>\n"));
    }
    text.push_str("<dl>\n");
    let mut last: Option<&str> = None;
    for (label, value) in &card.facts {
        if last != Some(label) {
            text.push_str(&format!("<dt>{}</dt>\n", escape(label)));
        }
        text.push_str(&format!("<dd>{}</dd>\n", escape(value)));
        last = Some(label);
    }
    text.push_str("</dl>\n");
    if let Some(confirms) = &card.confirms {
        text.push_str(&format!("<p class=\"confirms\">{}</p>\n", escape(confirms)));
    }
    text.push_str(&form(card, at, lang));
    text.push_str("</section>\n");
    text
}

/// The answers to choose from, and the fields that they take; the script shows those that are needed.
fn form(card: &Card, at: usize, lang: Lang) -> String {
    let say = |text: Text| escape(text.of(lang));
    let radio = |value: &str, label: &str, checked: &str| {
        format!(
            "<label class=\"choice\"><input type=\"radio\" name=\"did{at}\" value=\"{value}\"{checked}> <span>{label}</span></label>\n"
        )
    };
    let choices: String =
        card.offers.iter().enumerate().map(|(n, offer)| radio(&n.to_string(), &escape(&offer.label), "")).collect();
    let value = card.value.as_ref().map(|asked| value_field(asked, at, lang)).unwrap_or_default();
    format!(
        "<form autocomplete=\"off\">\n<fieldset aria-describedby=\"said{at}\">\n<legend>{}</legend>\n{}{choices}</fieldset>\n{value}\
         <div class=\"field\" id=\"notes{at}\" hidden>\n<label for=\"note{at}\">{}</label>\n\
         <textarea id=\"note{at}\" rows=\"3\" maxlength=\"{LONGEST_NOTE}\" aria-describedby=\"said{at}\"></textarea>\n</div>\n\
         <p class=\"said\" id=\"said{at}\" role=\"status\"></p>\n</form>\n",
        say(say::your_answer()),
        radio("", &say(say::no_answer()), " checked"),
        say(say::note()),
    )
}

fn value_field(asked: &ValueAsked, at: usize, lang: Lang) -> String {
    let named = format!("id=\"value{at}\" aria-describedby=\"hint{at} said{at}\"");
    let field = match &asked.field {
        ValueField::Menu(options) => {
            let option = |(value, label): &(String, String)| {
                format!("<option value=\"{}\">{}</option>\n", escape(value), escape(label))
            };
            let options: String = options.iter().map(option).collect();
            format!(
                "<select {named}>\n<option value=\"\">{}</option>\n{options}</select>",
                escape(say::choose_value().of(lang))
            )
        }
        ValueField::Number => format!("<input type=\"text\" inputmode=\"decimal\" maxlength=\"200\" {named}>"),
        ValueField::Whole(range) => {
            let range = range.map(|(low, high)| format!(" min=\"{low}\" max=\"{high}\"")).unwrap_or_default();
            format!("<input type=\"number\" step=\"1\"{range} {named}>")
        }
        ValueField::Day => format!("<input type=\"date\" {named}>"),
        ValueField::Words => format!("<input type=\"text\" maxlength=\"{LONGEST_NOTE}\" {named}>"),
    };
    format!(
        "<div class=\"field\" id=\"values{at}\" hidden>\n<label for=\"value{at}\">{}</label>\n{field}\n<p class=\"hint\" id=\"hint{at}\">{}</p>\n</div>\n",
        escape(&asked.question),
        escape(&asked.hint)
    )
}

/// The last section, which gives the answers back.
fn saving(lang: Lang) -> String {
    let say = |text: Text| escape(text.of(lang));
    format!(
        "<section class=\"saving\" id=\"saving\" aria-labelledby=\"saving-title\" tabindex=\"-1\">\n<h2 id=\"saving-title\">{}</h2>\n\
         <p id=\"count\" role=\"status\"></p>\n<p><button type=\"button\" id=\"save\" class=\"main\">{}</button></p>\n\
         <p id=\"saved\" role=\"status\"></p>\n<label for=\"text\">{}</label>\n\
         <textarea id=\"text\" rows=\"6\" readonly spellcheck=\"false\"></textarea>\n\
         <p><button type=\"button\" id=\"copy\">{}</button> <button type=\"button\" id=\"clear\">{}</button></p>\n</section>\n",
        say(say::saving()),
        say(say::save()),
        say(say::as_text()),
        say(say::copy()),
        say(say::clear()),
    )
}
