//! The importer of written postmortems: real documents, generated ones, our own in other styles, and hostile ones.

// Tests may stop at the first surprise.
#![allow(clippy::expect_used, clippy::indexing_slicing)]

use postmortem_meeting::codec::postmortem::{self, FoundItem, Postmortem};
use serde_json::Value;
use std::path::PathBuf;

fn read(text: &str) -> Postmortem {
    postmortem::read(text.as_bytes()).expect("a text")
}

#[test]
fn a_person_and_a_quarter_behind_a_title_are_a_person_and_a_quarter() {
    let read = |line: &str| {
        let found = read(&format!("# A\n\n## Action items\n\n- {line}\n"));
        let item = found.items.into_iter().next().expect("an item");
        (item.title.clone(), item.owner.clone().unwrap_or_default(), item.due.clone().unwrap_or_default())
    };
    let own = |title: &str, owner: &str, due: &str| (title.to_owned(), owner.to_owned(), due.to_owned());
    assert_eq!(
        read("Rehearse the switch to fixed prices every quarter, Henrik Solberg, Q2 2026"),
        own("Rehearse the switch to fixed prices every quarter", "Henrik Solberg", "Q2 2026")
    );
    assert_eq!(
        read("Add an alert for the age of prices, Q2 2026"),
        own("Add an alert for the age of prices", "", "Q2 2026")
    );
    assert_eq!(read("Call the partners, Friday, end of day").2, "Friday, end of day");
}

// ---------------------------------------------------------------------------------------------- real documents

/// The real documents are kept beside the repository; a clone without them runs everything else.
fn shared() -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/postmortems");
    let there = path.join("expected.json").exists();
    if !there {
        println!("no real documents at {}", path.display());
    }
    there.then_some(path)
}

/// Case folding, white-space folding, no Markdown marks, no final full stop.
fn norm(text: &str) -> String {
    let bare: String = text.to_lowercase().chars().filter(|c| !matches!(c, '*' | '`' | '_' | '~')).collect();
    let folded = bare.split_whitespace().collect::<Vec<_>>().join(" ");
    folded.trim_end_matches('.').to_owned()
}

fn same(found: &str, wanted: &str) -> bool {
    norm(found) == norm(wanted)
}

/// The second chance: one is the start of the other and at least 60 % as long.
fn near(found: &str, wanted: &str) -> bool {
    let (a, b) = (norm(found), norm(wanted));
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    long.starts_with(&short) && short.chars().count() * 10 >= long.chars().count() * 6
}

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().map(|list| list.iter().filter_map(Value::as_str).collect()).unwrap_or_default()
}

fn titles(action: &Value) -> Vec<&str> {
    let mut all = vec![action["title"].as_str().unwrap_or_default()];
    all.extend(texts(&action["also_accept"]));
    all
}

/// Whether a field is the value or one of the values that also count.
fn right(found: Option<&str>, holder: &Value, field: &str) -> bool {
    let also = holder[format!("{field}_also_accept")].as_array().cloned().unwrap_or_default();
    std::iter::once(&holder[field]).chain(also.iter()).any(|wanted| wanted.as_str() == found)
}

#[derive(Default)]
struct Score {
    listed: usize,
    found: usize,
    matched: usize,
    optional: usize,
    /// right, of
    fields: [(usize, usize); 5],
    spurious: [usize; 4],
    wrong: Vec<String>,
}

const FIELDS: [&str; 5] = ["owner", "due", "ticket", "done", "priority"];

fn score(found: &Postmortem, wanted: &Value) -> Score {
    let actions = wanted["actions"].as_array().expect("actions");
    let mut score = Score { listed: actions.len(), found: found.items.len(), ..Score::default() };
    let mut free: Vec<&FoundItem> = found.items.iter().collect();
    let mut pairs: Vec<(&Value, &FoundItem)> = Vec::new();
    for chance in [same, near] {
        for action in actions {
            if pairs.iter().any(|(a, _)| std::ptr::eq(*a, action)) {
                continue;
            }
            if let Some(at) = free.iter().position(|item| titles(action).iter().any(|t| chance(&item.title, t))) {
                pairs.push((action, free.remove(at)));
            }
        }
    }
    score.matched = pairs.len();
    let optional = texts(&wanted["optional"]);
    for item in free {
        if optional.iter().any(|o| same(&item.title, o) || near(&item.title, o) || item.title.starts_with(o)) {
            score.optional += 1;
        } else {
            score.wrong.push(format!("extra: {}", item.title));
        }
    }
    for action in actions {
        if !pairs.iter().any(|(a, _)| std::ptr::eq(*a, action)) {
            score.wrong.push(format!("missed: {}", action["title"]));
        }
    }
    for item in &found.items {
        if texts(&wanted["must_not_find"]).iter().any(|t| same(&item.title, t) || near(&item.title, t)) {
            score.wrong.push(format!("must not be found: {}", item.title));
        }
    }
    for (action, item) in pairs {
        let values = [&item.owner, &item.due, &item.ticket, &None, &item.priority];
        for (nth, field) in FIELDS.iter().enumerate() {
            let (has, good) = if *field == "done" {
                (action["done"] == true, action["done"] == item.done)
            } else {
                (action[*field].is_string(), right(values[nth].as_deref(), action, field))
            };
            score.fields[nth].1 += usize::from(has);
            score.fields[nth].0 += usize::from(has && good);
            if !good {
                if !has && nth < 4 {
                    score.spurious[nth] += 1;
                }
                score.wrong.push(format!("{field} {:?} done {} of: {}", values[nth], item.done, item.title));
            }
        }
    }
    score
}

#[test]
fn real_postmortems_are_read_as_a_careful_reader_reads_them() {
    let Some(shared) = shared() else { return };
    let source = std::fs::read_to_string(shared.join("expected.json")).expect("expected.json");
    let expected: Value = serde_json::from_str(&source).expect("json");
    let mut total = Score::default();
    let mut defects = Vec::new();
    println!(
        "{:<38} {:>6} {:>5} {:>7} {:>8} {:>9} {:>6}  {:>5} {:>5} {:>6} {:>5} {:>5}  title date",
        "document",
        "listed",
        "found",
        "matched",
        "optional",
        "precision",
        "recall",
        "owner",
        "due",
        "ticket",
        "done",
        "prio"
    );
    let ratio = |a: usize, b: usize| if b == 0 { 1.0 } else { a as f64 / b as f64 };
    let print = |name: &str, s: &Score, end: &str| {
        let of = |n: usize| format!("{}/{}", s.fields[n].0, s.fields[n].1);
        println!(
            "{:<38} {:>6} {:>5} {:>7} {:>8} {:>9.3} {:>6.3}  {:>5} {:>5} {:>6} {:>5} {:>5}  {end}",
            name,
            s.listed,
            s.found,
            s.matched,
            s.optional,
            ratio(s.matched, s.found - s.optional),
            ratio(s.matched, s.listed),
            of(0),
            of(1),
            of(2),
            of(3),
            of(4)
        );
    };
    for (name, wanted) in expected.as_object().expect("an object").iter().filter(|(n, _)| n.ends_with(".md")) {
        let found = postmortem::read(&std::fs::read(shared.join(name)).expect("document")).expect("a text");
        let score = score(&found, wanted);
        // A document without a title: the expected one is its file's name, so leaving it open is right.
        let untitled = name.starts_with("05");
        let title = found.title.as_ref().map(|t| t.text.as_str());
        let title_right = if untitled { title.is_none() } else { right(title, wanted, "title") };
        let date_right = right(found.date.as_ref().map(|d| d.text.as_str()), wanted, "date");
        let severity_right = right(found.severity.as_ref().map(|s| s.text.as_str()), wanted, "severity");
        let status_right = right(found.status.as_ref().map(|s| s.text.as_str()), wanted, "status");
        let mut names: Vec<&str> = found.authors.iter().map(|a| a.text.trim_matches('@')).collect();
        names.extend(found.owners.iter().map(|a| a.text.trim_matches('@')));
        let word = |good: bool| if good { "right" } else { "WRONG" };
        print(name, &score, &format!("{} {}", word(title_right), word(date_right)));
        for (what, good) in [
            ("title", title_right),
            ("date", date_right),
            ("severity", severity_right),
            ("status", status_right),
            ("authors", names == texts(&wanted["authors"])),
        ] {
            if !good {
                defects.push(format!(
                    "{name}: {what}: {title:?} {:?} {:?} {:?} {names:?}",
                    found.date, found.severity, found.status
                ));
            }
        }
        defects.extend(score.wrong.iter().map(|w| format!("{name}: {w}")));
        total.listed += score.listed;
        total.found += score.found;
        total.matched += score.matched;
        total.optional += score.optional;
        for nth in 0..5 {
            total.fields[nth].0 += score.fields[nth].0;
            total.fields[nth].1 += score.fields[nth].1;
        }
        for nth in 0..4 {
            total.spurious[nth] += score.spurious[nth];
        }
    }
    print("all", &total, "");
    println!(
        "fields where the document states none: owner {}, due {}, ticket {}, done {}",
        total.spurious[0], total.spurious[1], total.spurious[2], total.spurious[3]
    );
    for defect in &defects {
        println!("  {defect}");
    }
    assert!(ratio(total.matched, total.listed) >= 0.95, "recall");
    assert!(ratio(total.matched, total.found - total.optional) >= 0.95, "precision");
    for (nth, (good, of)) in total.fields.iter().enumerate() {
        assert!(ratio(*good, *of) >= 0.9, "{} right for {good} of {of}", FIELDS[nth]);
    }
    assert!(
        !defects.iter().any(|d| d.contains("must not be found") || d.contains(": title: ") || d.contains(": date: ")),
        "{defects:#?}"
    );
    assert_eq!(
        defects,
        Vec::<String>::new(),
        "nothing at all is wrong today; a change that breaks one of these says why"
    );
}

// ------------------------------------------------------------------------------------- our own, in other styles

/// One action as `title | owner | due | ticket | done`, empty where not stated.
fn line_of(item: &FoundItem) -> String {
    let word = |w: &Option<String>| w.clone().unwrap_or_default();
    let done = if item.done { "done" } else { "" };
    [item.title.clone(), word(&item.owner), word(&item.due), word(&item.ticket), done.to_owned()]
        .join(" | ")
        .trim_end()
        .to_owned()
}

fn fixture(name: &str, head: &str, actions: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/postmortems").join(name);
    let found = postmortem::read(&std::fs::read(path).expect("fixture")).expect("a text");
    let word = |s: &Option<postmortem::Spotted>| s.as_ref().map(|s| s.text.clone()).unwrap_or_default();
    let got_head = [&found.title, &found.incident, &found.date, &found.severity, &found.status].map(word).join(" | ");
    let got: Vec<String> = found.items.iter().map(line_of).collect();
    let lines = |text: &str| text.lines().map(|l| l.trim().to_owned()).filter(|l| !l.is_empty()).collect::<Vec<_>>();
    assert_eq!(got, lines(actions), "actions of {name}");
    assert_eq!(got_head.trim_end(), head, "header of {name}");
}

#[test]
fn a_template_with_issue_responsible_and_target_date_columns() {
    fixture(
        "atlassian.md",
        "Payments intermittently declined for European cards | HOT-4711 | 2026-03-03 | SEV-2 | In review",
        "Add an expiry probe for every intermediate | Ilse Brandt | 2026-03-17 | https://jira.example.com/browse/HOT-4720 |
         Validate bundles | chains in the pipeline | ravi@example.com | 2026-03-31 |  |
         Write a rollback page for the gateway |  |  |  |
         Rotate by hand once with the new script | Tomás Peña | 2026-04-02 |  |",
    );
}

#[test]
fn a_table_below_a_bold_label_with_states_behind_the_bug_numbers() {
    fixture(
        "sre-book.md",
        "Search Overload Postmortem (incident #465) |  | 2026-01-21 |  | Complete, action items in progress",
        "Update playbook with instructions for cascading failure | jlee |  |  | done
         Use a flux capacitor to balance load between clusters | mkhan |  | Bug 5554823 |
         Schedule a cascading failure test for the next DiRT | agood |  |  |
         Investigate running the indexer continuously | jlee |  | Bug 5554824 |
         Plug the file descriptor leak in the ranking subsystem | agood |  | Bug 5554825 | done",
    );
}

#[test]
fn a_numbered_list_with_fields_in_every_place() {
    fixture(
        "pagerduty.md",
        "Webhook deliveries delayed |  | 2026-02-09 | SEV-3 |",
        "Alert on leaderless partitions | @jun | 2026-02-20 | https://tracker.example.org/browse/HOOK-81 |
         Unpin partition leadership. | Priya N. | 2026-03-01 | HOOK-82 |
         Add a runbook for broker restarts |  |  | https://tracker.example.org/browse/HOOK-79 | done
         Load-test the queue with three brokers so that we know what one broker less means | @noor | 2026-03-15 |  |",
    );
}

#[test]
fn wiki_headings_tables_links_and_nested_bullets() {
    fixture(
        "confluence.md",
        "INC-2093 Login loop after identity provider update | INC-2093 | 2025-10-14 | Sev 1 |",
        "Pin the provider version | Dana Wu | 2025-10-21 | https://jira.example.net/browse/IDP-301 | done
         Replay logins in staging before each update | Mandeep Kaur | Q1 2026 | IDP-302 |
         Tell support how to read the loop counter |  | ASAP |  |
         Add a canary tenant | Dana Wu |  |  |
         Make the redirect limit configurable |  | 2025-11-30 |  |
         Count redirects per session |  |  |  |",
    );
}

#[test]
fn a_plain_mail_without_any_markup() {
    fixture(
        "mail.md",
        "Postmortem: nightly billing run skipped (SEV2) |  | 2026-05-05 | SEV2 |",
        "Expire stale run locks after 6 hours | Olu | 2026-05-12 |  |
         Page on a missing run | Beth Ng | 2026-05-15 |  |
         Document how to start a run by hand |  |  | BILL-77 |",
    );
}

#[test]
fn a_german_document() {
    fixture(
        "deutsch.md",
        "Störung im Bestellsystem am 14.10.2025 |  | 2025-10-14 | hoch | Entwurf",
        "Verbindungspool auf 200 erhöhen | Cem Yıldız | 2025-10-16 |  | done
         Alarm bei 80 % Auslastung einrichten | Änne Weiß | 2025-10-24 | SHOP-311 |
         Lasttest vor jedem Schlussverkauf | j.gross@example.de | 2025-12-01 |  |
         Datenbank auf eigene Maschine umziehen | Cem Yıldız | Q1 2026 |  |
         Ablaufplan für Neustarts schreiben | Änne Weiß | 2025-10-31 |  | done",
    );
}

#[test]
fn a_french_document_with_labelled_bullets() {
    fixture(
        "francais.md",
        "Indisponibilité du portail client |  | 2025-11-03 | majeure |",
        "Relire les règles de pare-feu à deux | Zoé Lefèvre | 2025-11-14 | https://suivi.exemple.fr/browse/RES-12 |
         Ajouter une sonde depuis l'extérieur | Karim B. | fin décembre |  | done",
    );
}

#[test]
fn a_japanese_document() {
    fixture(
        "nihongo.md",
        "注文APIの障害報告 |  | 2025-10-14 | SEV2 | 公開済み",
        "接続プールの上限を引き上げる | 佐藤 | 2025-10-20 | OPS-118 | done
         プール使用率のアラートを追加する | 山田太郎 | 2025-10-31 | OPS-119 |
         負荷試験を四半期ごとに行う | 鈴木 |  |  |",
    );
}

#[test]
fn headings_that_are_the_actions_themselves() {
    fixture(
        "blocks.md",
        "Postmortem: image resizing stalled |  | 2026-02-11 | Minor |",
        "Time out stuck jobs | Farid | 2026-02-25 | https://git.example.com/media/resize/issues/90 |
         Show queue age on the board | Lotte |  |  |",
    );
}

#[test]
fn bold_labels_instead_of_headings_and_bullets_of_a_word_processor() {
    fixture(
        "loose.md",
        "Checkout latency — review of 6 June 2026 |  | 2026-06-06 |  |",
        "Add a latency budget to the release checklist | @lena | Friday |  |
         Cap the cache at 40 GB | @bo |  | #512 |
         Revert the resize |  |  |  | done
         Ask vendor about eviction | Sam Okoro | 2026-06-20 |  |
         draft it | Lena Fischer |  |  |
         agree it in the ops meeting |  |  |  | done",
    );
}

fn actions(text: &str) -> Vec<String> {
    read(text).items.iter().map(|i| line_of(i).trim_end_matches([' ', '|']).to_owned()).collect()
}

#[test]
fn the_story_of_what_was_done_gives_way_to_a_sure_list() {
    let text = "# Gateway down (INC-881)\n\nStatus: Draft | Severity: SEV1 | Date: 2026-04-01 | Owner: Rae Kim\n\n## Remediation\n- We rolled back.\n\n\
        ## Lessons learned and follow-ups\n### What went wrong\n- Slow rollback\n### Follow-ups\n- Automate rollback [#77](https://git.example.com/x/issues/77) @rae (in progress)\n\
        - Describe the flag, assigned to Rae Kim, ETA end of April\n- (P0) Fix the retry storm — JIRA: API-12 — Due 04/20/2026\n- Talk to @bob about quotas\n- TODO\n\n## Open questions\n- [ ] Page twice?\n";
    assert_eq!(
        actions(text),
        [
            "Automate rollback | @rae |  | https://git.example.com/x/issues/77",
            "Describe the flag | Rae Kim | end of April",
            "Fix the retry storm |  | 2026-04-20 | API-12",
            "Talk to @bob about quotas",
        ]
    );
    let found = read(text);
    let word = |s: &Option<postmortem::Spotted>| s.as_ref().map(|s| s.text.clone());
    assert_eq!(word(&found.incident).as_deref(), Some("INC-881"));
    assert_eq!(word(&found.severity).as_deref(), Some("SEV1"));
    assert_eq!(found.owners[0].text, "Rae Kim");
}

#[test]
fn a_template_nobody_filled_in_has_no_actions() {
    let text = "# Postmortem template\n\n## Action items\n| Action | Owner | Due |\n|---|---|---|\n| [Action item] | [Owner] | [Date] |\n| ... | | |\n|  |  |  |\n\n- [ ] <what>\n- None\n- TBD\n";
    assert_eq!(actions(text), Vec::<String>::new());
}

#[test]
fn a_wiki_page_with_its_own_headings_lists_and_tables() {
    let text = "== Incident 2026-02-03: Mail delayed ==\n\n=== Timeline ===\n* 08:00 Start\n\n=== Actionables ===\n\
        * Raise the queue limit ([https://phab.example.org/T1234 T1234]) - \'\'\'done\'\'\'\n{| class=\"wikitable\"\n! Task !! Owner !! Due\n|-\n| Document the queue || Ida || 2026-02-20\n|-\n| Check backups\n| Per\n| 3 March 2026\n|}\n";
    assert_eq!(
        actions(text),
        [
            "Raise the queue limit |  |  | https://phab.example.org/T1234 | done",
            "Document the queue | Ida | 2026-02-20",
            "Check backups | Per | 2026-03-03"
        ]
    );
}

#[test]
fn plain_words_on_a_line_of_their_own_part_sections() {
    let text = "# Kassen står\n\nDato: 3. mars 2026\n\nNeste steg\n\n1. Bytt ut svitsjen innen 10. mars 2026\n2. Bestill ny linje (frist: 15.03.2026, ansvarlig: Ola Nordmann)\n\nLæringspunkter\n- Vi må øve mer\n";
    assert_eq!(actions(text), ["Bytt ut svitsjen |  | 2026-03-10", "Bestill ny linje | Ola Nordmann | 2026-03-15"]);
}

#[test]
fn a_day_that_can_be_read_two_ways_stays_words() {
    let due = |words: &str| read(&format!("## Action items\n- Do a thing (due: {words})\n")).items[0].due.clone();
    assert_eq!(due("5/6/2026").as_deref(), Some("5/6/2026"));
    assert_eq!(due("25/6/2026").as_deref(), Some("2026-06-25"));
    assert_eq!(due("31.02.2026").as_deref(), Some("31.02.2026"));
    assert_eq!(due("Q4 2025").as_deref(), Some("Q4 2025"));
}

// ---------------------------------------------------------------------------------------------- generated documents

use proptest::prelude::*;

#[derive(Debug, Clone)]
struct Known {
    title: String,
    owner: Option<String>,
    due: Option<(u32, u32, u32)>,
    ticket: Option<String>,
    done: bool,
}

/// Heading, then the names of the columns: action, owner, due, ticket, status; then a word for done.
type Words = (&'static str, [&'static str; 5], &'static str);

const LANGUAGES: &[Words] = &[
    ("Action items", ["Action item", "Owner", "Due date", "Ticket", "Status"], "Done"),
    ("Follow-ups", ["Task", "Assignee", "Due", "Jira", "State"], "Closed"),
    ("Next Steps:", ["What", "Who", "When", "Issue", "Status"], "completed"),
    (
        "7. Corrective and preventive actions",
        ["Corrective action", "Responsible", "Deadline", "Link", "Status"],
        "DONE",
    ),
    ("Maßnahmen", ["Maßnahme", "Verantwortlich", "Bis wann", "Ticket", "Stand"], "erledigt"),
    ("Mesures correctives", ["Mesure", "Responsable", "Échéance", "Lien", "Statut"], "terminé"),
    ("Acciones correctivas", ["Acción", "Responsable", "Fecha límite", "Enlace", "Estado"], "hecho"),
    ("Próximos passos", ["Ação", "Responsável", "Prazo", "Link", "Situação"], "concluído"),
    ("Aksjonspunkter", ["Tiltak", "Ansvarlig", "Frist", "Sak", "Status"], "utført"),
    ("Åtgärder", ["Åtgärd", "Ansvarig", "Deadline", "Ärende", "Status"], "klart"),
    ("Handlingspunkter", ["Opgave", "Ansvarlig", "Frist", "Sag", "Status"], "færdig"),
    ("Actiepunten", ["Actie", "Eigenaar", "Deadline", "Ticket", "Status"], "afgerond"),
    ("Azioni correttive", ["Azione", "Responsabile", "Scadenza", "Riferimento", "Stato"], "completato"),
    ("再発防止策", ["対策", "担当者", "期限", "チケット", "状態"], "完了"),
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn day(date: (u32, u32, u32), style: u8) -> String {
    let (y, m, d) = date;
    let name = MONTHS[m as usize - 1];
    let short: String = name.chars().take(3).collect();
    let nth = match d {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    match style % 6 {
        0 => format!("{y}-{m:02}-{d:02}"),
        1 => format!("{d} {name} {y}"),
        2 => format!("{short} {d}{nth}, {y}"),
        3 => format!("{d:02}.{m:02}.{y}"),
        4 if d > 12 => format!("{m:02}/{d:02}/{y}"),
        4 => format!("{y}/{m:02}/{d:02}"),
        _ => format!("{name} {d}, {y}"),
    }
}

fn known() -> impl Strategy<Value = Known> {
    let verb = prop::sample::select(vec![
        "Add",
        "Remove",
        "Rewrite",
        "Teach",
        "Alert on",
        "Rotate",
        "Bound",
        "Split",
        "Überwache",
        "Ajouter",
        "追加する",
    ]);
    let thing = prop::sample::select(vec![
        "the retry loop",
        "pool limits",
        "`max_conns`",
        "the canary tenant",
        "three dashboards",
        "a rollback page (for the gateway)",
        "DNS zones, all of them",
        "the UTF-8 path",
        "the on-call guide",
    ]);
    let end = prop::sample::select(vec![
        "in staging",
        "for the queue",
        "with a test",
        "so that support sees it",
        "before each release",
    ]);
    let owner = prop::option::of(prop::sample::select(vec![
        "@ana",
        "Ana Lima",
        "bo@example.org",
        "@team-db",
        "Jürgen Groß",
        "Zoë van Dijk",
    ]));
    let due = prop::option::of((2024u32..2028, 1u32..13, 1u32..29));
    let ticket = prop::option::of(
        (prop::sample::select(vec!["OPS", "SHOP2", "INF"]), 1u32..9999).prop_map(|(k, n)| format!("{k}-{n}")),
    );
    (verb, thing, end, owner, due, ticket, any::<bool>()).prop_map(|(verb, thing, end, owner, due, ticket, done)| {
        Known { title: format!("{verb} {thing} {end}"), owner: owner.map(str::to_owned), due, ticket, done }
    })
}

fn link(ticket: &str, style: u8) -> String {
    match style % 3 {
        0 => ticket.to_owned(),
        1 => format!("[{ticket}](https://jira.example.com/browse/{ticket})"),
        _ => format!("https://jira.example.com/browse/{ticket}"),
    }
}

/// A table with its columns in a given order; a column nobody fills is left out.
fn table(items: &[Known], words: &Words, order: &[usize], style: u8) -> String {
    let cell = |item: &Known, column: usize| match column {
        0 => item.title.replace('|', "\\|"),
        1 => item.owner.clone().unwrap_or_else(|| ["", "-", "TBD"][style as usize % 3].to_owned()),
        2 => item.due.map(|d| day(d, style)).unwrap_or_default(),
        3 => item.ticket.as_ref().map(|t| link(t, style)).unwrap_or_default(),
        _ => {
            if item.done {
                words.2.to_owned()
            } else {
                String::new()
            }
        }
    };
    let bare = style % 4 == 3;
    let row = |cells: Vec<String>| {
        if bare { cells.join(" | ") } else { format!("| {} |", cells.join(" | ")) }
    };
    let mut out = vec![row(order.iter().map(|c| words.1[*c].to_owned()).collect())];
    out.push(row(order.iter().map(|_| "---".to_owned()).collect()));
    for item in items {
        // Without the outer pipes an empty first cell cannot be told from one.
        let filled = |c: String| {
            if bare && c.is_empty() { "-".to_owned() } else { c }
        };
        out.push(row(order.iter().map(|c| filled(cell(item, *c))).collect()));
    }
    out.join("\n")
}

fn tasks(items: &[Known], _: &Words, style: u8) -> String {
    let mut out = Vec::new();
    for (nth, item) in items.iter().enumerate() {
        if nth.is_multiple_of(3) && style.is_multiple_of(2) {
            out.push(format!("\n### Group {}\n", ["Database", "Edge", "Process"][nth / 3 % 3]));
        }
        let mark = ["-", "*", "+", "1."][style as usize % 4];
        let ticked = if item.done { ["[x]", "[X]"][nth % 2] } else { ["[ ]", "[]"][nth % 2] };
        let mut fields = Vec::new();
        fields.extend(item.owner.as_ref().map(|o| format!("owner: {o}")));
        fields.extend(item.due.map(|d| format!("due: {}", day(d, style))));
        fields.extend(item.ticket.as_ref().map(|t| link(t, style)));
        let end = if fields.is_empty() {
            String::new()
        } else {
            format!(" ({})", fields.join(["; ", ", "][style as usize % 2]))
        };
        out.push(format!("{mark} {ticked} {}{end}", item.title));
    }
    out.join("\n")
}

fn nested(items: &[Known], words: &Words, style: u8) -> String {
    let mut out = Vec::new();
    for item in items {
        out.push(format!("- {}", item.title));
        let mut field = |nth: usize, value: Option<String>| {
            if let Some(value) = value {
                let name = words.1[nth];
                out.push(match style % 3 {
                    0 => format!("  - {name}: {value}"),
                    1 => format!("    * **{name}:** {value}"),
                    _ => format!("  - **{name}**: {value}"),
                });
            }
        };
        field(1, item.owner.clone());
        field(2, item.due.map(|d| day(d, style)));
        field(3, item.ticket.as_ref().map(|t| link(t, style)));
        field(4, item.done.then(|| words.2.to_owned()));
    }
    out.join("\n")
}

fn sentences(items: &[Known], _: &Words, style: u8) -> String {
    let mut out = Vec::new();
    for (nth, item) in items.iter().enumerate() {
        let mut text = format!("{}.", item.title);
        if let Some(owner) = &item.owner {
            text += &format!(" Owner: {owner}.");
        }
        if let Some(due) = item.due {
            text += &format!(" Due: {}.", day(due, style));
        }
        if let Some(ticket) = &item.ticket {
            text += &format!("\n  Ticket: {}", link(ticket, style));
        }
        if item.done {
            text += " ✅";
        }
        out.push(format!("{}. {text}", nth + 1));
    }
    out.join("\n")
}

fn labelled(items: &[Known], _: &Words, style: u8) -> String {
    let mut out = Vec::new();
    for item in items {
        out.push(format!("**Action item:** {}", item.title));
        out.extend(item.owner.as_ref().map(|o| format!("**Owner:** {o}")));
        out.extend(item.due.map(|d| format!("**Due:** {}", day(d, style))));
        out.extend(item.ticket.as_ref().map(|t| format!("**Ticket:** {}", link(t, style))));
        out.extend(item.done.then(|| "**Status:** done".to_owned()));
        out.push(String::new());
    }
    out.join("\n")
}

fn cases(count: u32) -> ProptestConfig {
    ProptestConfig { cases: count, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn every_known_action_is_found_with_its_fields_and_no_other(
        items in prop::collection::vec(known(), 1..9),
        language in 0..LANGUAGES.len(),
        shape in 0u8..5,
        style in 0u8..60,
        order in Just([0usize, 1, 2, 3, 4]).prop_shuffle(),
        front in any::<bool>(),
        mail in any::<bool>(),
    ) {
        let words = &LANGUAGES[language];
        let body = match shape {
            0 => table(&items, words, &order, style),
            1 => tasks(&items, words, style),
            2 => nested(&items, words, style),
            3 => sentences(&items, words, style),
            _ => labelled(&items, words, style),
        };
        let top = if front {
            "---\ntitle: Orders were lost\ndate: 2024-01-05\nseverity: SEV-2\nauthors: [Ana Lima]\n---\n".to_owned()
        } else {
            "# Orders were lost\n\n**Date:** 5 January 2024\n**Severity:** SEV-2\n- Author: Ana Lima\n".to_owned()
        };
        let people = if mail { "\n## Participants\n- ana@example.org\n- Bo\n" } else { "" };
        let heading = match style % 3 {
            0 => format!("## {}", words.0),
            1 => format!("{}\n-------------", words.0),
            _ => format!("**{}**", words.0),
        };
        let text = format!("{top}{people}\n## Timeline\n- 10:00 Action: restarted\n- 10:05 Alert\n\n## Root cause\n- A full disk\n\n{heading}\n\n{body}\n\n## Appendix\n- A graph\n");
        let found = read(&text);
        prop_assert_eq!(found.title.as_ref().map(|t| t.text.as_str()), Some("Orders were lost"));
        prop_assert_eq!(found.date.as_ref().map(|t| t.text.as_str()), Some("2024-01-05"));
        prop_assert_eq!(found.severity.as_ref().map(|t| t.text.as_str()), Some("SEV-2"));
        prop_assert_eq!(found.authors.iter().map(|t| t.text.as_str()).collect::<Vec<_>>(), vec!["Ana Lima"]);
        prop_assert_eq!(found.items.len(), items.len(), "{}\n{:#?}", text, found.items);
        for (got, want) in found.items.iter().zip(&items) {
            let title = want.title.replace('`', "");
            prop_assert_eq!(got.title.trim_end_matches('.'), title.as_str(), "{}", text);
            prop_assert_eq!(&got.owner, &want.owner, "{}", text);
            let due = want.due.map(|(y, m, d)| format!("{y}-{m:02}-{d:02}"));
            prop_assert_eq!(&got.due, &due, "{}", text);
            let ticket = got.ticket.as_ref().map(|t| t.trim_start_matches("https://jira.example.com/browse/").to_owned());
            prop_assert_eq!(&ticket, &want.ticket, "{}", text);
            prop_assert_eq!(got.done, want.done, "{}", text);
        }
    }
}

// ---------------------------------------------------------------------------------------------- hostile and odd texts

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn no_bytes_at_all_bring_it_down(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = postmortem::read(&bytes);
    }

    #[test]
    fn no_text_brings_it_down_and_lines_stay_in_range(
        parts in prop::collection::vec(
            prop_oneof![
                3 => prop::sample::select(vec![
                    "# ", "## Action items\n", "- ", "- [ ] ", "- [x", "* ", "  ", "\t", "\n", "\n\n", "| ", "|---|---|\n", "||", "**", "*",
                    "_", "~~", "`", "```\n", "<!--", "-->", "<br>", "[", "](", "](https://x.y/issues/1)", ")", "(", "https://a.b/pull/2",
                    "Owner: ", "**Owner:** ", "Due: ", "2025-10-14", "14 Oct", "by Friday", "@ana", "a@b.c", "#12", "OPS-7", "P1", "---\n",
                    "===\n", "> ", "{|\n", "|}\n", "{code}\n", "h2. Actions\n", "== To do ==\n", "Action item: ", "Maßnahmen:\n", "期限：", "✅",
                    "DONE", "\\", "&amp;", "\u{fffc}", "\r\n", "title: x\n", "完了", "ﬀ", "İ", "e\u{301}",
                ]).prop_map(str::to_owned),
                1 => "\\PC{0,12}",
            ],
            0..60,
        )
    ) {
        let text: String = parts.concat();
        if let Ok(found) = postmortem::read(text.as_bytes()) {
            let spots = [&found.title, &found.incident, &found.date, &found.severity, &found.status, &found.link];
            let lists = found.owners.iter().chain(&found.authors).chain(&found.people);
            for spot in spots.into_iter().flatten().chain(lists) {
                prop_assert!((1..=found.lines).contains(&spot.line), "{:?} of {}", spot, found.lines);
                prop_assert!(!spot.text.is_empty() && spot.text.len() <= 300);
            }
            for item in &found.items {
                let (from, to) = item.lines;
                prop_assert!(1 <= from && from <= to && to <= found.lines, "{:?} of {}", item, found.lines);
                prop_assert!(!item.title.trim().is_empty() && !item.title.contains(['\n', '\u{fffc}']), "{:?}", item);
            }
        }
    }

    #[test]
    fn every_day_written_without_doubt_is_read(date in (1990u32..2100, 1u32..13, 1u32..29), style in 0u8..6) {
        let found = read(&format!("# A\n\n## Action items\n- Do a thing. Due: {}\n", day(date, style)));
        let (y, m, d) = date;
        prop_assert_eq!(found.items[0].due.clone(), Some(format!("{y}-{m:02}-{d:02}")));
    }
}

#[test]
fn windows_and_old_line_ends_change_nothing() {
    let own = std::fs::read_dir(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/postmortems"))
        .expect("own fixtures");
    let real = shared().map(|path| std::fs::read_dir(path).expect("real documents"));
    for path in own
        .chain(real.into_iter().flatten())
        .map(|e| e.expect("entry").path())
        .filter(|p| p.extension().is_some_and(|e| e == "md"))
    {
        let text = std::fs::read_to_string(&path).expect("text");
        for end in ["\r\n", "\r"] {
            assert_eq!(read(&text), read(&text.replace('\n', end)), "{}", path.display());
        }
    }
}

#[test]
fn byte_order_marks_are_understood() {
    let text = "# Überlast\n\n## Action items\n- [x] Add an alert\n";
    let wanted = read(text);
    let wide = |mark: [u8; 2], of: fn(u16) -> [u8; 2]| {
        let units: Vec<u8> = text.encode_utf16().flat_map(of).collect();
        postmortem::read(&[&mark[..], &units].concat())
    };
    assert_eq!(postmortem::read(&["\u{feff}".as_bytes(), text.as_bytes()].concat()).as_ref(), Ok(&wanted));
    assert_eq!(wide([0xff, 0xfe], u16::to_le_bytes).as_ref(), Ok(&wanted));
    assert_eq!(wide([0xfe, 0xff], u16::to_be_bytes).as_ref(), Ok(&wanted));
}

#[test]
fn what_is_no_text_says_why() {
    use postmortem::Unreadable;
    assert_eq!(postmortem::read(b""), Err(Unreadable::Empty));
    assert_eq!(postmortem::read(b" \n\t\n"), Err(Unreadable::Empty));
    assert_eq!(postmortem::read(b"PK\x03\x04\0\0"), Err(Unreadable::NotText));
    assert_eq!(postmortem::read(&[0xc3, 0x28, 0x41]), Err(Unreadable::NotText));
    assert_eq!(postmortem::read(&[0xff, 0xfe, 0x00, 0xd8]), Err(Unreadable::NotText));
    let long = vec![b'a'; 10 * 1024 * 1024];
    assert_eq!(postmortem::read(&long), Err(Unreadable::TooLong { bytes: long.len(), cap: postmortem::CAP }));
    assert!(postmortem::read(&long[..postmortem::CAP]).is_ok());
}

#[test]
fn a_document_without_actions_is_no_error() {
    let found = read("# A quiet day\n\n## Timeline\n- 10:00 nothing\n- [x] 10:05 Restart done\n\n## Impact\n- none\n");
    assert_eq!(found.items, vec![]);
}

/// A reader whose work grew with the square of the length would not come back from these.
#[test]
fn hostile_texts_end() {
    let fill = |part: &str, size: usize| part.repeat(size / part.len());
    let long = [
        "a",
        "[ ",
        "](",
        "`",
        "`` ` ",
        "<a ",
        "<!--",
        "https://a.b/",
        ">\n",
        "---\n",
        "```\n",
        "((",
        "2025-",
        "[a|http://b",
    ];
    for part in long {
        assert!(read(&fill(part, postmortem::CAP)).lines > 0);
    }
    let parts =
        ["*a ", "**a _b ~~c ", "| ", ": ", "Owner: ", "- ", "# a\n", "|a|b|\n|-|-|\n", "1 Oct ", "a:\n", "**a**\n"];
    let below = [
        "- [ ] a\n",
        "- Owner: a\n",
        "- a (owner: b, due: Friday)\n",
        "  - a:\n",
        "a:\n",
        "| a | b |\n",
        "**a**\n",
        "### a\n",
        "- a b c d, ",
        "x@y.z ",
        "- a - b: c\n",
        "Owner: a\n",
    ];
    for text in parts
        .map(|p| fill(p, postmortem::CAP / 64))
        .into_iter()
        .chain(below.map(|p| "## Action items\n".to_owned() + &fill(p, postmortem::CAP / 64)))
    {
        assert!(read(&text).lines > 0);
    }
    let deep = (0..3000).fold("## Action items\n".to_owned(), |text, n| text + &" ".repeat(n % 700) + "- [ ] a:\n");
    assert!(read(&deep).lines > 0);
    assert_eq!(read(&("## Action items\n".to_owned() + &"- [ ] Add an alert\n".repeat(100_000))).items.len(), 100_000);
}
