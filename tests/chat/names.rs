//! Names: the same one however it is written, and two that only look the same.

use postmortem_meeting::codec::chat::{clean_name, fold_name, is_own, look_alike, twins};
use postmortem_meeting::domain::Text;
use proptest::prelude::*;

#[test]
fn one_person_has_one_key() {
    for (name, key) in [
        ("Ann Bo", "ann bo"),
        ("  ANN\u{a0}\u{202f} bo ", "ann bo"),
        ("Ａｎｎ　Ｂｏ", "ann bo"),
        ("Ann Bo (Guest)", "ann bo"),
        ("Ann Bo (she/her) (You)", "ann bo"),
        ("Ann Bo (they / them)", "ann bo"),
        ("Ann\u{200b} \u{202e}Bo\u{202c}", "ann bo"),
        ("Jose\u{301} A\u{308}nne", "josé änne"),
        ("José Änne", "josé änne"),
        ("Ann (Payments)", "ann (payments)"),
        ("(Guest)", "(guest)"),
        ("Ann\tBo\n", "ann bo"),
        ("Lima, Ana", "lima, ana"),
        ("Σίσυφος", "σίσυφος"),
        ("山田 太郎", "山田 太郎"),
        ("", ""),
    ] {
        assert_eq!(fold_name(name), key, "{name}");
    }
}

#[test]
fn names_are_shown_without_tricks() {
    assert_eq!(clean_name("Ann\u{202e}oB\u{202c}\u{7} \t X").as_str(), "AnnoB X");
    assert_eq!(clean_name("Ann &amp; Bo &lt;x&gt;").as_str(), "Ann & Bo <x>");
    assert_eq!(clean_name("👩\u{200d}🚀 Ann").as_str(), "👩\u{200d}🚀 Ann");
}

#[test]
fn look_alikes() {
    for (a, b) in [("Ann", "Аnn"), ("Ivan", "lvan"), ("Bo Poe", "Во Рое"), ("Kate", "Κate"), ("Ann0", "AnnO")] {
        assert!(look_alike(a, b) && look_alike(b, a), "{a} {b}");
    }
    for (a, b) in [("Ann", "Ann"), ("Ann", "ANN"), ("Ann", "Ann (Guest)"), ("Ann", "Anna"), ("", ""), ("Иван", "Ivan")]
    {
        assert!(!look_alike(a, b), "{a} {b}");
    }
}

#[test]
fn twins_are_told_with_whom_they_look_like() {
    let names = |names: &[&str]| names.iter().map(|name| Text::line(name)).collect::<Vec<_>>();
    let known = names(&["Ann Bo", "Іван"]);
    let pairs = |senders: &[&str]| {
        let found = twins(&names(senders), &known);
        found.iter().map(|(a, b)| format!("{a}={b}")).collect::<Vec<_>>()
    };
    assert_eq!(pairs(&["Аnn Bo", "Cy", "ann bo"]), ["Аnn Bo=Ann Bo"], "who is known is not the one to doubt");
    assert_eq!(pairs(&["Bo Poe", "Во Рое"]), ["Bo Poe=Во Рое", "Во Рое=Bo Poe"], "among strangers both are");
    assert_eq!(pairs(&["Ann Bo", "Ann Bo", ""]), [""; 0]);
}

#[test]
fn what_apps_call_oneself() {
    assert!(["you", "ich", "vous", "あなた", "أنت"].iter().all(|own| is_own(own)));
    assert!(!is_own("yuki") && !is_own("") && is_own(&fold_name("You (Host)")));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_key_is_its_own_key(name in any::<String>()) {
        let key = fold_name(&name);
        prop_assert_eq!(fold_name(&key), key.clone());
prop_assert_eq!(fold_name(&format!(" {name} ")), key);
        let shown = clean_name(&name);
let tricks = shown.as_str().chars().any(|c| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c));
        prop_assert!(!tricks);
        prop_assert!(!look_alike(&name, &name));
    }
}
