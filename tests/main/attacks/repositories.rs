//! A folder that looks like a repository of git and was committed with the project: what it configures does not run.

use crate::support::keys::key;
use crate::support::shop::Shop;
use std::fs;

/// A signed project below the top of a repository, whose folder holds what a repository holds, with a filter.
fn planted() -> Shop {
    let shop = Shop::new();
    shop.runner.git(".", &["init", "-q"]);
    shop.runner.git("shop", &["init", "-q"]);
    shop.write(".gitattributes", "* filter=x\n");
    shop.runner.git("shop", &["add", "-A"]);
    shop.runner.git("shop", &["commit", "-q", "-m", "start"]);
    for name in ["HEAD", "objects", "refs", "index"] {
        fs::rename(shop.path(&format!(".git/{name}")), shop.path(name)).unwrap();
    }
    fs::remove_dir_all(shop.path(".git")).unwrap();
    let ran = shop.runner.path("ran");
    let config = format!(
        "[core]\n\tbare = false\n\tworktree = .\n[user]\n\temail = chen@acme.example\n[filter \"x\"]\n\tclean = \"touch {}; cat\"\n",
        ran.display()
    );
    shop.write("config", &config);
    // Whatever git remembers of the files is old, so that it would look at them anew.
    shop.edit("deliverables.toml", "title = \"Logo\"", "title = \"The logo\"");
    shop
}

#[test]
fn a_planted_repository_runs_nothing_and_says_nothing_of_who_acts() {
    let shop = planted();
    let key = key("lin");
    let sign = ["sign", "cutover", "--as", "lin", "--key", key.to_str().unwrap(), "--yes"];
    for words in [&["status"][..], &["check", "--no-input"], &["audit"], &["diff", "HEAD"], &["next"], &["log"], &sign]
    {
        shop.run(words);
        assert!(!shop.runner.path("ran").exists(), "{words:?}");
    }
    let signed = shop.run(&sign);
    assert!(signed.code == 3 && signed.err.contains("git cannot look at this folder"), "{signed:?}");
    let marked = shop.run(&["mark", "logo", "noted", "--note", "x", "--yes"]);
    assert!(marked.code == 2 && marked.err.contains("--as"), "the planted address names nobody: {marked:?}");
}
