//! Projects whose acts are held against history, and whose items go elsewhere.

use super::files::{Files, Make};
use super::projects::{items, lines, project, taken_back};

/// Each project with its name and a size that is large enough for what is bounded to show.
pub(super) const PROJECTS: [(&str, Make, usize); 4] = [
    ("pairs of acts that were taken back", taken_back, 300),
    ("items of two roles that many share", two_roles, 400),
    ("items with a field of their own each", own_fields, 150),
    ("signers", signers, 300),
];

/// People who all have two roles, and items that name both.
fn two_roles(n: usize) -> Files {
    let person = |at| format!("[[people]]\nid = \"p{at}\"\nparty = \"giver\"\nrole = [\"r{}\"]\n", at % 2);
    project(&lines(n, person), "scope", items(0..n, |_| "owner = [\"r0\", \"r1\"]".into()))
}

/// As many names of free fields as items.
fn own_fields(n: usize) -> Files {
    project("", "scope", items(0..n, |at| format!("extra = {{ field{at} = \"value\" }}")))
}

/// People who are all to sign.
fn signers(n: usize) -> Files {
    let mut files = project("", "scope", items(0..20, |_| String::new()));
    let people = lines(n, |at| format!("[[people]]\nid = \"p{at}\"\nparty = \"giver\"\n"));
    let ids = lines(n, |at| format!(", \"p{at}\""));
    files[0].1 = files[0].1.replace("\"chen\"]", &format!("\"chen\"{ids}]")) + &people;
    files
}
