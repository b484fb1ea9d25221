//! Real chats, kept beside the repository: as many messages, senders and texts as a careful reader sees.

use super::{asked, said};
use postmortem_meeting::codec::chat::{Chat, Profile, Typed, decode, parse, typed};
use postmortem_meeting::domain::Scale;
use std::path::PathBuf;

/// A clone without the real chats runs everything else.
fn real(name: &str) -> Option<Chat> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/chatlogs").join(name);
    let Ok(bytes) = std::fs::read(&path) else {
        println!("no real chat at {}", path.display());
        return None;
    };
    Some(parse(&decode(&bytes).expect("short").text, None))
}

/// Senders by how often they speak, most first.
fn senders(chat: &Chat) -> Vec<(String, usize)> {
    let mut list: Vec<(String, usize)> = Vec::new();
    for message in &chat.messages {
        match list.iter_mut().find(|(name, _)| name == message.sender.as_str()) {
            Some((_, count)) => *count += 1,
            None => list.push((message.sender.to_string(), 1)),
        }
    }
    list.sort_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
    list
}

fn counts(list: &[(&str, usize)]) -> Vec<(String, usize)> {
    list.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect()
}

#[test]
fn zoom() {
    if let Some(chat) = real("ZOOM-v4-threads-reactions.txt") {
        assert_eq!(chat.profile, Profile::ZoomSaved);
        let wanted = [
            "John Doe: Good morning folks",
            "Alice Balice: Hi John",
            "Jane Smith: Hello there, John!",
            "Jack Doe: Hello world, this message is longer than 20 characters!",
            "Diane Smith: Hello there, Jack!",
            "John Doe: Please mute",
        ];
        assert_eq!(said(&chat), wanted);
        assert_eq!(
            chat.messages.iter().map(|m| m.direct).collect::<Vec<_>>(),
            [false, false, false, false, false, true]
        );
    }
    if let Some(chat) = real("ZOOM-v4-single-space-dm.txt") {
        assert_eq!((chat.profile, senders(&chat)), (Profile::ZoomSaved, counts(&[("Person 1", 3), ("Person 2", 2)])));
        assert_eq!(chat.messages.iter().filter(|m| m.direct).map(|m| m.body.as_str()).collect::<Vec<_>>(), ["search"]);
        assert_eq!(chat.messages[0].second, Some(16 * 3600 + 15 * 60 + 14));
    }
    if let Some(chat) = real("ZOOM-v1-one-line.txt") {
        assert_eq!((chat.profile, said(&chat)), (Profile::ZoomLine, vec!["Wiktor Mazur: good morning".to_owned()]));
    }
    if let Some(chat) = real("ZOOM-cloud-recording-tabs.txt") {
        // Three each, one of them a reaction.
        assert_eq!((chat.profile, senders(&chat)), (Profile::ZoomCloud, counts(&[("Alex", 3), ("Wheezy", 2)])));
        assert!(chat.messages[1].body.ends_with("?\nAre you putting a multiclass AUC ROC in your paper?"));
        assert!(chat.messages[2].body.starts_with("I'm not sure!"));
        assert_eq!(chat.messages[4].body, "l8r");
    }
}

#[test]
fn slack() {
    if let Some(chat) = real("SLACK-channel-brackets.txt") {
        let wanted = [("petrahoek", 16), ("mwanjiru", 14), ("Orla", 10), ("tobiasr", 5), ("yusufk", 5), ("dsantos", 1)];
        assert_eq!((chat.profile, senders(&chat)), (Profile::Slack, counts(&wanted)));
        let body = |nth: usize| chat.messages[nth].body.as_str();
        assert_eq!(body(2), "I am generally having issues accessing prow.k8s.io");
        assert!(body(6).starts_with("I'm seeing jobs") && body(6).ends_with("aren't responding at all."));
        assert_eq!(body(12), "man\ndeploy friday evening\nthey said\nit will be fine they said");
        assert_eq!(body(13), "[:fire: :fire_engine:  ongoing]");
        // Numbers that a program printed, and a line that is only a name, stay in the messages they stand in.
        assert!(chat.messages.iter().any(|m| m.sender.as_str() == "yusufk" && m.body.contains("\n     532\n")));
        assert!(body(8).contains("\nmwanjiru\n#11205"));
    }
    if let Some(chat) = real("SLACK-channel-edited-joins.txt") {
        // Two of sixteen only join.
        assert_eq!(
            (chat.profile, senders(&chat)),
            (Profile::Slack, counts(&[("Orla", 7), ("rovera", 5), ("pavi", 2)]))
        );
        assert_eq!(chat.messages[12].body, ":lgtm:");
        assert!(chat.messages[11].body.contains("a [retroactive] lgtm"));
        assert!(
            chat.messages[8].body.starts_with("I'm working on it\n"),
            "its header follows a text without a blank line"
        );
    }
    if let Some(chat) = real("SLACK-thread-relative-times.txt") {
        assert_eq!((chat.profile, senders(&chat)), (Profile::Slack, counts(&[("Orla", 9), ("rovera", 6)])));
        assert_eq!((chat.messages[14].second, chat.messages[14].body.as_str()), (None, "Also -> #testing-ops"));
    }
    if let Some(chat) = real("SLACK-thread-padded-times.txt") {
        assert_eq!((chat.profile, chat.messages.len(), senders(&chat).len()), (Profile::Slack, 39, 3));
        assert!(chat.messages.iter().all(|m| !m.body.contains('\n') && !m.body.contains("(edited)")));
    }
}

/// Nobody voted in them. A message that is a lone "yes" answers a question of words, and that is all.
#[test]
fn no_votes_in_them() {
    for name in [
        "SLACK-channel-brackets.txt",
        "SLACK-channel-edited-joins.txt",
        "SLACK-thread-padded-times.txt",
        "SLACK-thread-relative-times.txt",
        "ZOOM-cloud-recording-tabs.txt",
        "ZOOM-v1-one-line.txt",
        "ZOOM-v4-single-space-dm.txt",
        "ZOOM-v4-threads-reactions.txt",
    ] {
        let Some(chat) = real(name) else { continue };
        for message in &chat.messages {
            let first = message.body.lines().next().unwrap_or_default();
            for scale in Scale::ALL {
                for topics in [1, 3] {
                    let found = typed(&message.body, &asked(scale, topics));
                    assert!(!matches!(found, Typed::Vote(_)) || first == "yes", "{name} {scale:?} {}", message.body);
                }
            }
        }
    }
}
