//! Builds anew when a template is added: the macro that embeds the folder does not see new files.

fn main() {
    println!("cargo::rerun-if-changed=templates");
}
