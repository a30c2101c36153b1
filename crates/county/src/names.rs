//! What people of the county are called: a family name that says it is invented, and trees, birds and plants.

use crate::chance::Chance;

const TREES: [&str; 30] = [
    "Alder",
    "Apple",
    "Aspen",
    "Beech",
    "Birch",
    "Blackthorn",
    "Box",
    "Cedar",
    "Chestnut",
    "Cypress",
    "Damson",
    "Dogwood",
    "Elder",
    "Elm",
    "Fir",
    "Gean",
    "Hawthorn",
    "Hazel",
    "Hornbeam",
    "Juniper",
    "Larch",
    "Lime",
    "Maple",
    "Medlar",
    "Oak",
    "Pine",
    "Plum",
    "Rowan",
    "Walnut",
    "Yew",
];

const BIRDS: [&str; 40] = [
    "Avocet",
    "Bittern",
    "Blackbird",
    "Brambling",
    "Bullfinch",
    "Bunting",
    "Chaffinch",
    "Chough",
    "Curlew",
    "Dipper",
    "Dotterel",
    "Dunnock",
    "Fieldfare",
    "Firecrest",
    "Gannet",
    "Goldcrest",
    "Goldfinch",
    "Grebe",
    "Greenfinch",
    "Heron",
    "Hobby",
    "Kestrel",
    "Kingfisher",
    "Knot",
    "Lapwing",
    "Linnet",
    "Magpie",
    "Nightjar",
    "Nuthatch",
    "Osprey",
    "Plover",
    "Redstart",
    "Redwing",
    "Siskin",
    "Skylark",
    "Starling",
    "Swift",
    "Twite",
    "Wagtail",
    "Whimbrel",
];

/// A family name.
pub(crate) fn family(chance: &mut Chance) -> String {
    format!("Invented-{}", chance.of_list(&TREES))
}

/// Given names.
pub(crate) fn given(chance: &mut Chance) -> String {
    format!("{} {}", chance.of_list(&BIRDS), chance.of_list(&TREES))
}
