//! Builds anew when a template is added: the macro that embeds the folder does not see new files.

#![expect(clippy::print_stdout, reason = "this is how a build script talks to cargo")]

fn main() {
    println!("cargo::rerun-if-changed=templates");
}
