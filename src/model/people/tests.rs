//! Who is meant by what, and who is asked.

use super::*;

fn people(number: usize) -> People {
    let mut people = People::default();
    for n in 0..number {
        let party = if n % 2 == 0 { Party::Giver } else { Party::Receiver };
        let role = vec![if n < 2 { "Lead".to_owned() } else { "ops".to_owned() }];
        people.push(Person { role, ..Person::named(&format!("p{n}"), &format!("Person {n}"), party) });
    }
    people
}

fn asked(people: &People, owner: &[&str], party: Option<Party>) -> Vec<String> {
    let owner: Vec<String> = owner.iter().map(|word| (*word).to_owned()).collect();
    let asked = people.asked(&owner, party);
    let told: Vec<String> = people.everyone(&asked).iter().map(|at| people.person(*at).id.clone()).collect();
    let by_one: Vec<String> = people.iter().map(|person| person.id.clone()).collect();
    let by_one = by_one.into_iter().filter(|id| people.is_asked(&asked, people.at(id).unwrap()));
    assert_eq!(told, by_one.collect::<Vec<_>>());
    told
}

#[test]
fn an_owner_means_people_by_id_name_or_role_and_else_everyone_of_the_party() {
    let people = people(6);
    let giver = Some(Party::Giver);
    assert_eq!(asked(&people, &["p2"], giver), ["p2"]);
    assert_eq!(asked(&people, &["Person 4", "p2"], giver), ["p2", "p4"]);
    assert_eq!(asked(&people, &["lead"], None), ["p0", "p1"]);
    assert_eq!(asked(&people, &["LEAD", "p5"], giver), ["p0"]);
    assert_eq!(asked(&people, &["P2", "the desk"], giver), ["p2"], "whatever the case of its letters");
    assert_eq!(asked(&people, &["“person　2”"], giver), ["p2"]);
    assert_eq!(asked(&people, &["the desk"], giver), ["p0", "p2", "p4"]);
    assert_eq!(asked(&people, &[], Some(Party::Witness)), Vec::<String>::new());
}

#[test]
fn the_same_people_are_the_same_however_they_are_named() {
    let people = people(6);
    let asked = |words: &[&str]| {
        people.asked(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>(), Some(Party::Giver))
    };
    assert_eq!(asked(&["p0"]), asked(&["Person 0", "lead"]));
    assert_eq!(asked(&["p0", "ops"]), asked(&[]));
    let many = super::tests::people(100);
    let all = many.asked(&[], Some(Party::Giver));
    assert_eq!(many.asked(&["lead".to_owned(), "ops".to_owned()], Some(Party::Giver)).groups.len(), 1);
    assert_eq!((all.few(), many.everyone(&all).len()), (None, 50));
    let ops = many.asked(&["ops".to_owned()], Some(Party::Giver));
    assert_eq!(many.asked(&["p8".to_owned(), "ops".to_owned()], Some(Party::Giver)), ops);
    assert_eq!(many.everyone(&ops).len(), 49);
}
