//! Projects that people began with an earlier version: they keep their meaning.

use handover::checks::check_all;
use handover::files::load::load_project;
use handover::model::clock;
use handover::model::finding::Severity;
use std::path::Path;

/// What `tests/projects/first` holds, each with what the first version made of it.
const FIRST: [&str; 4] = ["store-agency", "客服中心交接", "vendor", "post"];

#[test]
fn projects_of_the_first_version_load_and_stand_as_they_did() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/projects/first");
    let now = clock::parse_moment("2026-11-20T18:00:00+08:00").unwrap();
    for name in FIRST {
        let loaded = load_project(&folder.join(name), now).unwrap();
        let then = std::fs::read_to_string(folder.join(format!("{name}.states"))).unwrap();
        let view = &loaded.view;
        let line = |(item, standing): (&handover::model::item::Item, &handover::model::standing::Standing)| {
            let flag = |flag: bool| if flag { "True" } else { "False" };
            let state = standing.state.word().replace(' ', "-");
            let (made, steps) = standing.steps;
            format!(
                "{} {state} {} {made} {steps} {}",
                item.name,
                flag(standing.counts),
                flag(standing.days_late.is_some())
            )
        };
        let mut now: Vec<String> = view.project.items.iter().zip(&view.standings).map(line).collect();
        let mut then: Vec<&str> = then.lines().collect();
        now.sort();
        then.sort_unstable();
        assert_eq!(now, then, "{name}");
        let found = check_all(&loaded);
        let errors: Vec<_> = found.iter().filter(|finding| finding.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
    }
}
