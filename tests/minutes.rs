//! The minutes: what stands in them, what never does, and that typed text stays text.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
#![allow(clippy::manual_is_multiple_of, reason = "scripts are arithmetic on raw numbers")]

#[path = "laws/example.rs"]
mod example;
#[path = "laws/script.rs"]
mod script;

use example::{SECRET, Story};
use postmortem_meeting::codec::document::{Block, Document, Entry, Line, Link, Table};
use postmortem_meeting::codec::{markdown, plain};
use postmortem_meeting::domain::*;
use postmortem_meeting::locale::{Paper, Words};
use postmortem_meeting::present::minutes;
use proptest::prelude::*;

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Two hours ahead of UTC, as Berlin in October.
fn berlin(at: Timestamp) -> i64 {
    at.millis() + 2 * 60 * MINUTE
}

fn of(meeting: &Meeting, now: Timestamp) -> Document {
    minutes::document(meeting, now, &Words, &berlin)
}

fn told(story: &Story) -> String {
    plain::write(&of(story.meeting(), story.now()))
}

/// Compares with a file that people looked at; `GOLDEN=write` takes the new text over, for people to look at.
fn golden(name: &str, text: &str) {
    let path = format!("{}/tests/golden/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var("GOLDEN").is_ok_and(|v| v == "write") {
        std::fs::write(&path, text).unwrap();
    }
    let before = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(before, text, "{name} changed; look at it and run again with GOLDEN=write");
}

// What stands in them

#[test]
fn the_minutes_of_a_held_meeting_as_markdown() {
    let story = example::held();
    golden("minutes.md", &markdown::write(&of(story.meeting(), story.now())));
}

#[test]
fn the_minutes_of_a_held_meeting_as_plain_text() {
    golden("minutes.txt", &told(&example::held()));
}

#[test]
fn the_decisions_for_the_chat() {
    let story = example::held();
    let short = minutes::short(story.meeting(), story.now(), &Words, &berlin);
    golden("minutes-short.txt", &plain::write(&short));
}

#[test]
fn the_plan_of_a_draft() {
    let story = example::draft();
    golden("plan.md", &markdown::write(&of(story.meeting(), story.now())));
}

#[test]
fn a_meeting_without_a_decision_says_so() {
    for story in [Story::new(), example::draft()] {
        let text = told(&story);
        assert!(text.contains(Words.say(Paper::NoDecision)), "{text}");
    }
}

#[test]
fn a_meeting_with_nothing_in_it_has_short_minutes() {
    let text = markdown::write(&of(Story::new().meeting(), Timestamp::default()));
    assert!(text.lines().count() < 16, "{text}");
}

#[test]
fn a_running_meeting_says_when_the_minutes_were_written() {
    let mut story = example::draft();
    story.at(0).act(Action::Start);
    story.at(600);
    assert!(told(&story).contains("10:10"), "{}", told(&story));
}

#[test]
fn a_leader_who_hedged_or_said_nothing_has_not_committed() {
    let text = told(&example::held());
    assert!(text.contains("Yusuf Demir has not committed, but said: we’ll try for 3 November"));
    assert!(text.contains("Priya Raghunathan said nothing and has not committed"));
    assert!(text.contains("Yusuf Demir, Tomasz Wiśniewski said nothing and have not committed"));
    assert!(text.contains("Tomasz Wiśniewski declines: no sprint has room before December"));
}

#[test]
fn an_unfinished_row_says_what_it_lacks() {
    let text = markdown::write(&of(example::held().meeting(), Timestamp::default()));
    let row = text.lines().find(|l| l.starts_with("| Cap retries")).unwrap();
    assert!(row.contains("several owners") && row.contains("no date") && row.contains("no ticket"), "{row}");
    assert!(row.contains("nobody committed") && row.contains("**nobody yet**"), "{row}");
}

#[test]
fn a_required_role_that_was_not_there_is_named() {
    let text = told(&example::held());
    assert!(text.contains("Nobody was here as: Customer liaison"), "{text}");
}

#[test]
fn what_the_document_calls_done_is_not_open() {
    let text = told(&example::held());
    let done = text.split("Done already").nth(1).unwrap();
    assert!(done.contains("Raise the fraud client’s pool"));
    let open = text.split("Not decided").nth(1).unwrap().split("Done already").next().unwrap();
    assert!(!open.contains("Raise the fraud client’s pool"));
}

#[test]
fn the_teams_own_opening_words_stand_in_the_minutes() {
    let mut story = example::held();
    let text = Text::block("We look at the system,\nnot at each other.");
    story.act(Action::SetDirective { text: Some(text) });
    let text = told(&story);
    assert!(text.contains("not at each other.") && !text.contains("Prime Directive"));
}

/// A heading stands above something.
fn no_heading_is_empty(document: &Document) {
    for (at, block) in document.blocks.iter().enumerate() {
        let Block::Heading(level, text) = block else { continue };
        match document.blocks.get(at + 1) {
            None => panic!("“{text}” is the end"),
            Some(Block::Heading(next, other)) => {
                assert!(next > level, "“{text}” stands above “{other}” alone")
            }
            Some(Block::List(entries)) => assert!(!entries.is_empty()),
            Some(Block::Table(table) | Block::Chart(table, _)) => assert!(!table.rows.is_empty()),
            Some(Block::Facts(facts)) => assert!(!facts.is_empty()),
            Some(_) => {}
        }
    }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn a_private_note_is_in_no_minutes(begin in script::begin(), raws in script::anything(), place in any::<u16>(), later in any::<bool>()) {
        let mut meeting = script::meeting(begin);
        script::play(&mut meeting, &raws);
        let Some(step) = meeting.steps().get(usize::from(place) % meeting.steps().len().max(1)).map(|s| s.id) else {
            return Ok(());
        };
        let at = meeting.heard();
        let mark = if later { Mark::Insight } else { Mark::Private };
        let note = Action::AddNote { step, mark, text: Text::line(SECRET) };
        prop_assert_eq!(update(&mut meeting, &Stamped { at, action: note }).err(), None);
        if later {
            let note = meeting.notes().last().unwrap().id;
            let action = Action::MarkNote { note, mark: Mark::Private };
            prop_assert_eq!(update(&mut meeting, &Stamped { at, action }).err(), None);
        }
        for document in [of(&meeting, at), minutes::short(&meeting, at, &Words, &berlin)] {
            for text in [markdown::write(&document), plain::write(&document)] {
                prop_assert!(!text.contains("worn out"));
            }
        }
    }

    #[test]
    fn the_minutes_can_be_written_at_any_moment_and_are_the_same_each_time(
        begin in script::begin(), raws in script::anything(), later in -10_000_000_i64..100_000_000, zone in -840_i64..840,
    ) {
        let journal = script::journal(begin, &raws);
        let now = journal.meeting().heard().plus(later);
        let local = |at: Timestamp| at.millis() + zone * MINUTE;
        let document = minutes::document(journal.meeting(), now, &Words, &local);
        let again = Journal::replay(journal.start().clone(), journal.log().to_vec()).unwrap();
        prop_assert_eq!(&minutes::document(again.meeting(), now, &Words, &local), &document);
        prop_assert_eq!(markdown::write(&document), markdown::write(&document));
        prop_assert!(!plain::write(&document).is_empty());
        no_heading_is_empty(&document);
    }

    #[test]
    fn every_decided_item_stands_under_its_decision(begin in script::begin(), raws in script::anything()) {
        let mut meeting = script::meeting(begin);
        script::play(&mut meeting, &raws);
        let document = of(&meeting, meeting.heard());
        for (choice, key) in [(Choice::Later, Paper::Later), (Choice::Dont, Paper::NotDoing)] {
            let items = meeting.items().iter().filter(|i| i.choice == Some(choice));
            let titles: Vec<Line> = items.map(|i| Line::typed(i.title.as_str())).collect();
            let heading = Block::Heading(3, Words.say(key).to_owned());
            let listed = document.blocks.iter().position(|b| *b == heading).map(|at| &document.blocks[at + 1]);
            let shown: Vec<Line> = match listed {
                Some(Block::List(entries)) => entries.iter().map(|e| e.line.clone()).collect(),
                _ => Vec::new(),
            };
            prop_assert_eq!(shown, titles);
        }
    }

    #[test]
    fn rows_of_a_markdown_table_keep_their_number_of_cells(begin in script::begin(), raws in script::anything()) {
        let mut meeting = script::meeting(begin);
        script::play(&mut meeting, &raws);
        let text = markdown::write(&of(&meeting, meeting.heard()));
        let mut columns = None;
        for line in text.lines() {
            if line.starts_with('|') {
                let cells = bars(line);
                prop_assert_eq!(cells, *columns.get_or_insert(cells), "{}", line);
                prop_assert!(line.ends_with('|'));
            } else {
                columns = None;
            }
        }
    }
}

// Typed text stays text

/// Bars that part cells: those without a backslash before them.
fn bars(row: &str) -> usize {
    let (mut bars, mut escaped) = (0, false);
    for c in row.chars() {
        bars += usize::from(c == '|' && !escaped);
        escaped = c == '\\' && !escaped;
    }
    bars
}

/// Reads escaped text back, as strictly as can be: whatever could be markup and is not escaped is an error.
fn unescaped(markdown: &str) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = markdown;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        rest = after;
        match c {
            '\\' => {
                let next = after.chars().next().filter(char::is_ascii_punctuation);
                out.push(next.ok_or_else(|| format!("a loose backslash before {after:?}"))?);
                rest = &after[1..];
            }
            '&' => {
                let known = [("lt;", '<'), ("gt;", '>'), ("amp;", '&')];
                let found = known.iter().find(|(name, _)| after.starts_with(name));
                let (name, c) = found.ok_or_else(|| format!("an entity at {after:?}"))?;
                out.push(*c);
                rest = &after[name.len()..];
            }
            '<' if after.starts_with("br>") => {
                out.push('\n');
                rest = &after[3..];
            }
            '<' => {
                let (address, behind) = after.split_once('>').ok_or("an open bracket")?;
                if Link::new(address, address).is_none() {
                    return Err(format!("<{address}> is no web address"));
                }
                out.push_str(address);
                rest = behind;
            }
            '>' | '*' | '_' | '`' | '[' | ']' | '{' | '}' | '|' | '~' | '$' | '^' => {
                return Err(format!("a loose {c} before {after:?}"));
            }
            _ => out.push(c),
        }
    }
    Ok(out)
}

/// What a line could begin with to be more than a line.
fn begins_something(line: &str) -> bool {
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = digits.len() < line.len() && (digits.starts_with('.') || digits.starts_with(')'));
    numbered || line.starts_with(['#', '-', '+', '=', '>', '|', '\t', ':']) || line.starts_with("    ")
}

fn trimmed_lines(text: &str) -> String {
    text.split('\n').map(str::trim).collect::<Vec<_>>().join("\n")
}

fn written(block: Block) -> String {
    let document = Document { title: String::new(), blocks: vec![block] };
    markdown::write(&document).strip_prefix("# \n\n").unwrap().to_owned()
}

/// Checks a text in every place a document can hold one.
fn stays_text(text: &Text) -> Result<(), TestCaseError> {
    let typed = text.as_str();
    if typed.is_empty() {
        return Ok(());
    }
    let expected = trimmed_lines(typed);

    let paragraph = written(Block::Paragraph(Line::typed(typed)));
    for line in paragraph.lines() {
        prop_assert!(!begins_something(line), "{:?}", line);
    }
    let read = unescaped(paragraph.strip_suffix('\n').unwrap());
    prop_assert_eq!(read.map(|t| trimmed_lines(&t)), Ok(expected.clone()));

    let quote = written(Block::Quote(Line::typed(typed)));
    let mut lines = Vec::new();
    for line in quote.strip_suffix('\n').unwrap().split('\n') {
        let line = line.strip_prefix('>').unwrap().trim();
        prop_assert!(!begins_something(line), "{:?}", line);
        lines.push(line);
    }
    prop_assert_eq!(unescaped(&lines.join("\n")), Ok(expected.clone()));

    let inner = vec![Entry::new(Line::typed(typed))];
    let list = written(Block::List(vec![Entry { line: Line::typed(typed), inner }]));
    let mut lines: Vec<&str> = list.strip_suffix('\n').unwrap().split('\n').collect();
    let half = lines.len() / 2;
    let nested = lines.split_off(half);
    for (indent, lines) in [("", lines), ("  ", nested)] {
        let mut read = Vec::new();
        for (number, line) in lines.into_iter().enumerate() {
            let line = if line.trim().is_empty() { "" } else { line.strip_prefix(indent).unwrap() };
            let line = if number == 0 { line.strip_prefix("- ").unwrap() } else { line.trim_start() };
            prop_assert!(!begins_something(line), "{:?}", line);
            read.push(line.trim());
        }
        prop_assert_eq!(unescaped(&read.join("\n")), Ok(expected.clone()));
    }

    let head = vec!["a".to_owned(), "b".to_owned()];
    let rows = vec![vec![Line::typed(typed), Line::new().strong(typed)], vec![Line::typed(typed)]];
    let table = written(Block::Table(Table { head, rows, numbers: 1 }));
    let lines: Vec<&str> = table.lines().collect();
    prop_assert_eq!(lines.len(), 4, "a row is a line");
    for line in &lines {
        prop_assert_eq!(bars(line), 3, "{:?}", line);
    }
    let cell = lines[3].strip_prefix("| ").unwrap().strip_suffix(" |  |").unwrap();
    prop_assert_eq!(unescaped(cell).map(|t| trimmed_lines(&t)), Ok(expected));

    let heading = written(Block::Heading(2, typed.to_owned()));
    prop_assert_eq!(heading.lines().count(), 1);
    let read = unescaped(heading.trim_end().strip_prefix("## ").unwrap_or(""));
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    prop_assert_eq!(read.map(|t| folded(&t)), Ok(folded(typed)));
    Ok(())
}

#[test]
fn what_people_type_stays_text() {
    for (n, typed) in script::TYPED.iter().enumerate() {
        stays_text(&Text::block(typed)).unwrap_or_else(|e| panic!("{n}: {typed:?}: {e}"));
    }
    for typed in [
        "1. one\n2) two\n\n\n10. ten",
        "a\n===\nb\n---\n* * *\n+ c",
        "    indented",
        "![x](https://e.example/x.png)",
        "<!-- hidden --> <b>bold</b> &nbsp; &#124;",
        "| a | b |\n|---|---|\n| c | d |",
        "http://ok.example/a_b*c ftp://x.example/a_b www.example.com/a_b",
        "https://e.example/a|b see (https://e.example/b), done.",
        "\\\\| \\",
        "$x^2$ ==mark== ^^up^^ ++in++ ~~out~~ ~sub~",
        ":::warning\n:smile: : term",
        "{{template}} {toc} {% tag %}",
        "- [ ] task\n- [x] done",
        "[ref]: https://e.example 'title'",
    ] {
        stays_text(&Text::block(typed)).unwrap_or_else(|e| panic!("{typed:?}: {e}"));
    }
}

proptest! {
    #![proptest_config(cases(3_000))]

    #[test]
    fn text_of_any_kind_stays_text(typed in "([a-c0-2 \n*_`<>|\\[\\](){}#+.!~&$^=:/\"'\\\\-]|https://|www\\.|lt;|<br>|javascript:|é|\u{2028}){0,24}") {
        stays_text(&Text::block(&typed))?;
    }

    #[test]
    fn what_is_read_as_a_link_leads_to_the_web(typed in "([a-z:/.]|https?://|javascript:|data:|HTTPS://|[<>\"' |()]){0,12}") {
        if let Some(link) = Link::new("x", &typed) {
            let lower = typed.to_lowercase();
            prop_assert!(lower.starts_with("https://") || lower.starts_with("http://"));
            prop_assert!(!link.to().contains([' ', '<', '>', '"', '\'', '|', '(', ')']));
        }
        let shown: String = Line::typed(&typed)
            .runs()
            .iter()
            .map(|run| match run {
                postmortem_meeting::codec::document::Run::Plain(text) => text.clone(),
                postmortem_meeting::codec::document::Run::Link(link) => link.text().to_owned(),
                other => panic!("typed text became {other:?}"),
            })
            .collect();
        prop_assert_eq!(shown, typed, "nothing that was typed is lost");
    }
}

#[test]
fn the_reader_of_these_tests_sees_markup() {
    for bad in ["*a*", "a_b", "<b>", "<javascript:alert(1)>", "[a](b)", "a | b", "&nbsp;", "\\a", "`a`"] {
        assert!(unescaped(bad).is_err(), "{bad}");
    }
    assert!(begins_something("# a") && begins_something("1. a") && begins_something("- a"));
    assert_eq!(bars("| a \\| b | c \\\\| d |"), 4);
}

#[test]
fn a_script_in_a_link_field_is_no_link() {
    let mut story = Story::new();
    story.act(Action::Describe { fact: Fact::Link, text: Text::line("javascript:alert(1)") });
    let text = markdown::write(&of(story.meeting(), story.now()));
    assert!(text.contains("**Document**: javascript:alert(1)") && !text.contains("](<"));
}

#[test]
fn a_folded_detail_a_chart_and_a_named_link_are_written_whole() {
    let line = Line::of("see ").then(Line::typed("https://e.example/a_b")).plain("!").emphasis(" so ");
    let blocks = vec![
        Block::Folded("1 < 2".to_owned(), vec![Block::Paragraph(line)]),
        Block::Chart(
            Table { head: vec!["Step".to_owned()], rows: vec![vec![Line::of("Opening")]], numbers: 0 },
            vec!["Opening ██".to_owned(), "two".to_owned()],
        ),
    ];
    let document = Document { title: "T".to_owned(), blocks };
    let expected = "# T\n\n<details><summary>1 &lt; 2</summary>\n\nsee <https://e.example/a_b>! *so*\n\n</details>\n\n| Step |\n| --- |\n| Opening |\n";
    assert_eq!(markdown::write(&document), expected);
    assert_eq!(plain::write(&document), "T\n\n1 < 2\n\nsee https://e.example/a_b! so \n\nOpening ██\ntwo\n");
}
