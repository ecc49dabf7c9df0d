//! What an attacker with a tool of their own can do to a record: change anything in it, and make every digest, whatever
//! follows from it, and their own signature right again.

use crate::support::keys::{NAMESPACE, sign_file};
use crate::support::shop::{Shop, statement_file};
use handover::document::derived::derived;
use handover::document::record::Record;
use handover::evidence::Digest;
use serde_json::Value;
use std::fs;

/// Changes the one record of the cutover, makes its derived part and its folder fit where they can be made to, and has
/// one signer sign it; whatever others signed stays as it is. Returns the folder.
pub(crate) fn resign(shop: &Shop, who: &str, change: impl FnOnce(&mut Value)) -> String {
    let folder = shop.record();
    let before = fs::read(shop.path(&format!("{folder}/record.json"))).unwrap();
    let mut record: Value = serde_json::from_slice(&before).unwrap();
    change(&mut record);
    let bytes = rendered(&record);
    put(shop, who, &folder, &before, &bytes)
}

/// The bytes of a changed record, with what follows from it made right where it is still a record.
pub(crate) fn rendered(record: &Value) -> Vec<u8> {
    if let Ok(mut made) = serde_json::from_value::<Record>(record.clone()) {
        made.derived = derived(&made.given);
        return [serde_json::to_vec_pretty(&made).unwrap(), b"\n".to_vec()].concat();
    }
    [serde_json::to_vec_pretty(record).unwrap(), b"\n".to_vec()].concat()
}

/// Puts other bytes in the place of a record and signs them; returns its folder.
pub(crate) fn put(shop: &Shop, who: &str, folder: &str, before: &[u8], bytes: &[u8]) -> String {
    let record: Value = serde_json::from_slice(bytes).unwrap();
    let stage = record["given"]["terms"]["stage"].as_str().unwrap_or("cutover").to_owned();
    let (old, new) = (Digest::of(before).to_string(), Digest::of(bytes).to_string());
    let target = format!("records/{stage}-{}", &new[..16]);
    fs::rename(shop.path(folder), shop.path(&target)).unwrap();
    fs::write(shop.path(&format!("{target}/record.json")), bytes).unwrap();
    let statement = format!("{target}/{}", statement_file(who));
    let text = shop.read(&statement).replace(&old, &new);
    let reserved: Vec<String> = record["derived"]["reservations"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|one| Some(format!("  \"{}\",\n", one["item"].as_str()?)))
        .collect();
    let list = if reserved.is_empty() { "[]".to_owned() } else { format!("[\n{}]", reserved.concat()) };
    let start = text.find("reservations = ").unwrap();
    let end = text.find("seen = ").unwrap();
    shop.write(&statement, &format!("{}reservations = {list}\n{}", &text[..start], &text[end..]));
    sign_file(&shop.path(&statement), who, NAMESPACE);
    target
}
