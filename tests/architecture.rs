//! The walls of the house, held against the source text. A wall that falls says what to do.
//!
//! The source is cut into words, strings and marks first, so that comments, attributes and tests do not count. Each
//! wall is a function of one file's text that gives complaints; samples at the end show that each can fail.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::path::{Path, PathBuf};

// Cutting

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Word(String),
    Text(String),
    Mark(char),
}

#[derive(Clone, Debug)]
struct Token {
    line: usize,
    piece: Piece,
}

impl Token {
    fn is(&self, word: &str) -> bool {
        matches!(&self.piece, Piece::Word(w) if w == word)
    }

    fn mark(&self, mark: char) -> bool {
        self.piece == Piece::Mark(mark)
    }
}

/// Words, strings and marks; comments, lifetimes and single characters are left out.
fn cut(source: &str) -> Vec<Token> {
    let chars: Vec<char> = source.chars().collect();
    let mut tokens = Vec::new();
    let (mut at, mut line) = (0, 1);
    let get = |at: usize| chars.get(at).copied().unwrap_or('\0');
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    while at < chars.len() {
        let c = chars[at];
        if c == '\n' {
            line += 1;
            at += 1;
        } else if c == '/' && get(at + 1) == '/' {
            while at < chars.len() && chars[at] != '\n' {
                at += 1;
            }
        } else if c == '/' && get(at + 1) == '*' {
            let mut depth = 0;
            loop {
                match (get(at), get(at + 1)) {
                    ('/', '*') => {
                        depth += 1;
                        at += 2;
                    }
                    ('*', '/') => {
                        depth -= 1;
                        at += 2;
                    }
                    (other, _) => {
                        line += usize::from(other == '\n');
                        at += 1;
                    }
                }
                if depth == 0 || at >= chars.len() {
                    break;
                }
            }
        } else if let Some((end, text)) = string(&chars, at) {
            tokens.push(Token { line, piece: Piece::Text(text) });
            line += chars[at..end].iter().filter(|c| **c == '\n').count();
            at = end;
        } else if c == '\'' {
            // A character when it is closed, a lifetime otherwise.
            if get(at + 1) == '\\' {
                at += 3;
                while at < chars.len() && chars[at] != '\'' {
                    at += 1;
                }
                at += 1;
            } else if get(at + 2) == '\'' {
                at += 3;
            } else {
                at += 1;
                while is_word(get(at)) {
                    at += 1;
                }
            }
        } else if is_word(c) {
            let start = at;
            while is_word(get(at)) {
                at += 1;
            }
            let word = chars[start..at].iter().collect();
            tokens.push(Token { line, piece: Piece::Word(word) });
        } else {
            if !c.is_whitespace() {
                tokens.push(Token { line, piece: Piece::Mark(c) });
            }
            at += 1;
        }
    }
    tokens
}

/// A string literal that begins here: where it ends and what it holds, escapes resolved as far as it matters.
fn string(chars: &[char], start: usize) -> Option<(usize, String)> {
    let get = |at: usize| chars.get(at).copied().unwrap_or('\0');
    if start > 0 && (chars[start - 1].is_alphanumeric() || chars[start - 1] == '_') {
        return None;
    }
    let mut at = start;
    if matches!(get(at), 'b' | 'c') {
        at += 1;
    }
    let raw = get(at) == 'r' && matches!(get(at + 1), '"' | '#');
    if raw {
        at += 1;
    }
    let mut fence = 0;
    while raw && get(at) == '#' {
        fence += 1;
        at += 1;
    }
    if get(at) != '"' {
        return None;
    }
    at += 1;
    let mut text = String::new();
    while at < chars.len() {
        let c = chars[at];
        if c == '\\' && !raw {
            match get(at + 1) {
                'n' | 't' | 'r' | '0' => text.push(' '),
                '\n' => {
                    while get(at + 2).is_whitespace() {
                        at += 1;
                    }
                }
                other => text.push(other),
            }
            at += 2;
        } else if c == '"' && (0..fence).all(|n| get(at + 1 + n) == '#') {
            return Some((at + 1 + fence, text));
        } else {
            text.push(c);
            at += 1;
        }
    }
    Some((at, text))
}

/// What the program is made of: without attributes, and without items under `#[cfg(test)]`.
fn shipped(source: &str) -> Vec<Token> {
    let tokens = cut(source);
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some((end, test)) = attribute(&tokens, at) else {
            kept.push(tokens[at].clone());
            at += 1;
            continue;
        };
        at = end;
        if !test {
            continue;
        }
        while let Some((end, _)) = attribute(&tokens, at) {
            at = end;
        }
        at = end_of_item(&tokens, at);
    }
    kept
}

/// An attribute that begins here: where it ends, and whether it keeps an item for tests.
fn attribute(tokens: &[Token], start: usize) -> Option<(usize, bool)> {
    if !tokens.get(start)?.mark('#') {
        return None;
    }
    let inner = usize::from(tokens.get(start + 1)?.mark('!'));
    let open = start + 1 + inner;
    if !tokens.get(open)?.mark('[') {
        return None;
    }
    let end = closing(tokens, open);
    let body = &tokens[open..end];
    let test = body.get(1).is_some_and(|t| t.is("test"))
        || body.get(1).is_some_and(|t| t.is("cfg"))
            && body.iter().any(|t| t.is("test"))
            && !body.iter().any(|t| t.is("not"));
    Some((end, test))
}

/// The place after the bracket that closes the one here.
fn closing(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0_i32;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        if let Piece::Mark(mark) = token.piece {
            match mark {
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return at + 1;
            }
        }
    }
    tokens.len()
}

fn end_of_item(tokens: &[Token], start: usize) -> usize {
    let mut at = start;
    while at < tokens.len() {
        match tokens[at].piece {
            Piece::Mark(';') => return at + 1,
            Piece::Mark('{') => return closing(tokens, at),
            Piece::Mark('(' | '[') => at = closing(tokens, at),
            _ => at += 1,
        }
    }
    at
}

// Files

struct File {
    /// From `src/`, with `/`.
    path: String,
    source: String,
}

impl File {
    /// The part of the house it belongs to; empty for `lib.rs` and `main.rs`.
    fn part(&self) -> &str {
        let inside = self.path.strip_prefix("src/").unwrap();
        inside.split_once('/').map_or("", |(part, _)| part)
    }
}

fn sources() -> Vec<File> {
    fn walk(dir: &Path, into: &mut Vec<PathBuf>) {
        let mut entries: Vec<_> = std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                walk(&path, into);
            } else if path.extension().is_some_and(|e| e == "rs") {
                into.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    walk(&root.join("src"), &mut paths);
    let files: Vec<File> = paths
        .into_iter()
        .map(|path| File {
            source: std::fs::read_to_string(&path).unwrap(),
            path: path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/"),
        })
        .collect();
    for part in PARTS {
        assert!(files.iter().any(|f| f.part() == part), "src/{part} is gone; tell this test");
    }
    files
}

/// Fails with everything a wall complains about, and with what to do about it.
fn hold(wall: impl Fn(&File) -> Vec<String>, advice: &str) {
    let complaints: Vec<String> = sources().iter().flat_map(wall).collect();
    assert!(complaints.is_empty(), "\n{}\n\n{advice}\n", complaints.join("\n"));
}

fn complain(file: &File, token: &Token, what: &str) -> String {
    format!("{}:{}: {what}", file.path, token.line)
}

const PARTS: [&str; 7] = ["domain", "codec", "locale", "present", "ui", "shell", "entry"];
const PURE: [&str; 4] = ["domain", "codec", "locale", "present"];

// Wall 1: the pure half is pure, and the arrows point one way

fn impure(file: &File) -> Vec<String> {
    if !PURE.contains(&file.part()) {
        return Vec::new();
    }
    let banned = [
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "yew",
        "gloo",
        "gloo_timers",
        "rand",
        "getrandom",
        "Instant",
        "SystemTime",
        "thread_local",
        "OnceCell",
        "OnceLock",
        "LazyCell",
        "LazyLock",
        "lazy_static",
        "RandomState",
    ];
    let doors = ["time", "env", "fs", "net", "process", "thread", "io", "os"];
    let tokens = shipped(&file.source);
    let mut complaints = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if let Piece::Word(word) = &token.piece
            && banned.contains(&word.as_str())
        {
            complaints.push(complain(file, token, word));
        }
        if token.is("std")
            && let Some(first) = after_colons(&tokens, at + 1)
        {
            for name in named(&tokens, first) {
                if doors.contains(&name.as_str()) {
                    complaints.push(complain(file, token, &format!("std::{name}")));
                }
            }
        }
    }
    complaints
}

/// The place after `::`, if it stands here.
fn after_colons(tokens: &[Token], at: usize) -> Option<usize> {
    (tokens.get(at)?.mark(':') && tokens.get(at + 1)?.mark(':')).then_some(at + 2)
}

/// The first names of a path, or of the paths of a group: `a::b` gives a, `{a::b, c}` gives a and c.
fn named(tokens: &[Token], at: usize) -> Vec<String> {
    match tokens.get(at).map(|t| &t.piece) {
        Some(Piece::Word(word)) => vec![word.clone()],
        Some(Piece::Mark('{')) => {
            let end = closing(tokens, at);
            let mut names = Vec::new();
            let mut depth = 0;
            let mut first = true;
            for token in &tokens[at..end] {
                match &token.piece {
                    Piece::Mark('{') => depth += 1,
                    Piece::Mark('}') => depth -= 1,
                    Piece::Mark(',') if depth == 1 => first = true,
                    Piece::Word(word) if depth == 1 && first => {
                        names.push(word.clone());
                        first = false;
                    }
                    _ => {}
                }
            }
            names
        }
        _ => Vec::new(),
    }
}

/// How many modules deep a file is: `src/domain/update/time.rs` is 3, `src/domain/mod.rs` 1.
fn depth(path: &str) -> usize {
    let inside = path.strip_prefix("src/").unwrap().strip_suffix(".rs").unwrap();
    inside.split('/').filter(|part| *part != "mod").count()
}

/// Parts of the house a file speaks of, with the token that does.
fn spoken_of(file: &File) -> Vec<(Token, String)> {
    let tokens = shipped(&file.source);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let mut next = at + 1;
        let mut root = tokens[at].is("crate") || tokens[at].is("postmortem_meeting");
        if tokens[at].is("super") {
            let mut ups = 1;
            while let Some(up) = after_colons(&tokens, next).filter(|up| tokens.get(*up).is_some_and(|t| t.is("super")))
            {
                ups += 1;
                next = up + 1;
            }
            root = ups >= depth(&file.path);
        }
        if root && let Some(first) = after_colons(&tokens, next) {
            found.extend(named(&tokens, first).into_iter().map(|name| (tokens[at].clone(), name)));
        }
        at = next;
    }
    found
}

fn wrong_arrow(file: &File) -> Vec<String> {
    let app = file.path == "src/ui/app.rs" || file.path.starts_with("src/ui/app/");
    let may: &[&str] = match file.part() {
        "domain" => &["domain"],
        "locale" => &["locale", "domain"],
        "codec" => &["codec", "domain"],
        "present" => &["present", "locale", "codec", "domain"],
        "ui" if app => &["ui", "shell", "present", "locale", "codec", "domain"],
        "ui" => &["ui", "present", "locale", "codec", "domain"],
        "shell" => &["shell", "present", "locale", "codec", "domain"],
        _ => &PARTS,
    };
    spoken_of(file)
        .into_iter()
        .filter(|(_, name)| !may.contains(&name.as_str()))
        .map(|(token, name)| complain(file, &token, &format!("speaks of {name}")))
        .collect()
}

#[test]
fn the_pure_half_knows_no_browser_no_clock_and_no_randomness() {
    hold(
        impure,
        "Time, entropy and the browser arrive in the pure half as data: read them in src/shell and pass them in.",
    );
}

#[test]
fn arrows_between_the_parts_point_one_way() {
    hold(
        wrong_arrow,
        "Arrows: entry -> ui, shell -> present -> locale, codec -> domain; ui knows shell only in ui/app.rs and \
         ui/app/. Move what is needed to the part both may use, or pass it in.",
    );
}

// Wall 2: one function changes a meeting

fn changes_a_meeting(file: &File) -> Vec<String> {
    let tokens = shipped(&file.source);
    let mut complaints = Vec::new();
    for at in 0..tokens.len() {
        let next = |n: usize| tokens.get(at + n);
        let mutable = tokens[at].is("mut") && next(1).is_some_and(|t| t.is("Meeting") || t.is("Timing"));
        if mutable && file.part() != "domain" {
            complaints.push(complain(file, &tokens[at], "takes a meeting to change it"));
        }
        let named = ["Meeting", "Timing", "Journal"].iter().any(|n| next(1).is_some_and(|t| t.is(n)));
        if tokens[at].is("struct") && named && next(2).is_some_and(|t| t.mark('{')) {
            let end = closing(&tokens, at + 2);
            for field in at + 3..end {
                let open = tokens[field].is("pub") && !tokens.get(field + 1).is_some_and(|t| t.mark('('));
                if open {
                    complaints.push(complain(file, &tokens[field], "a field anybody can change"));
                }
            }
        }
    }
    complaints
}

#[test]
fn update_is_the_only_function_that_changes_a_meeting() {
    hold(changes_a_meeting, "Make it an Action and do it in src/domain/update; keep the fields inside the domain.");
}

// Wall 4: no text for people outside locale, nothing that can panic

/// Literals that look like words for people and are none, with the reason.
const NO_WORDS: &[(&str, &str)] = &[
    ("0 auto auto 0", "a length list of CSS"),
    ("Win", "how browsers call that system"),
    ("Files", "the browser's name for a kind of thing that is dragged"),
    ("ELMO", "the stop word as shipped: a name, the same in every language"),
];

/// Names of keys as browsers give them.
const KEYS: &[&str] = &[
    "Alt",
    "Backspace",
    "Control",
    "Delete",
    "End",
    "Enter",
    "Escape",
    "Home",
    "Meta",
    "Process",
    "Shift",
    "Space",
    "Tab",
    "Unidentified",
];

/// Attributes that hold names and numbers, never words.
const TECHNICAL: &[&str] = &[
    "accept",
    "allow",
    "as",
    "autocomplete",
    "begin",
    "charset",
    "class",
    "content",
    "d",
    "dir",
    "dur",
    "fill",
    "height",
    "href",
    "id",
    "inputmode",
    "key",
    "lang",
    "media",
    "method",
    "name",
    "part",
    "points",
    "rel",
    "role",
    "sandbox",
    "sizes",
    "slot",
    "src",
    "stroke",
    "style",
    "target",
    "transform",
    "type",
    "viewBox",
    "width",
    "xmlns",
];

/// Attributes whose every letter is read by somebody.
const READ: &[&str] = &["alt", "label", "placeholder", "title", "roledescription", "valuetext"];

fn is_word_for_people(token: &str) -> bool {
    let bare = token.trim_matches(|c: char| ",.;:!?…“”\"()".contains(c));
    let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
    let plain = bare.chars().all(|c| c.is_alphabetic() || matches!(c, '’' | '\'' | '-'));
    let one = matches!(bare, "a" | "A" | "I");
    plain && (letters >= 2 || one) && !bare.starts_with('-') && !(bare.contains('-') && bare == bare.to_lowercase())
}

/// `{}`, `{name}`, `{n:02}`.
fn is_gap(token: &str) -> bool {
    let bare = token.trim_matches(|c: char| ",.;:!?…“”()".contains(c));
    bare.starts_with('{') && bare.ends_with('}')
}

/// Whether a literal reads like words for people: two words in a row, a word beside a gap, or one with a capital.
fn reads_like_words(text: &str) -> bool {
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let word = |t: &&str| is_word_for_people(t);
    let in_a_row = tokens.windows(2).any(|pair| match pair {
        [a, b] => word(a) && (word(b) || is_gap(b)) || is_gap(a) && word(b),
        _ => false,
    });
    let capital = tokens.first().is_some_and(|t| {
        let mut chars = t.chars();
        let rest = chars.as_str().chars().skip(1).collect::<String>();
        let rest = rest.trim_end_matches(|c: char| ",.;:!?…".contains(c));
        chars.next().is_some_and(char::is_uppercase)
            && !rest.is_empty()
            && rest.chars().all(|c| c.is_lowercase() || matches!(c, '’' | '\''))
    });
    let other_script = text.chars().any(|c| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase());
    in_a_row || capital || other_script
}

fn words_for_people(file: &File) -> Vec<String> {
    if !["domain", "present", "ui", "shell", "entry"].contains(&file.part()) {
        return Vec::new();
    }
    let tokens = shipped(&file.source);
    let mut complaints = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let Piece::Text(text) = &token.piece else { continue };
        if NO_WORDS.iter().any(|(allowed, _)| allowed == text) || KEYS.contains(&text.as_str()) {
            continue;
        }
        let before = |n: usize| at.checked_sub(n).and_then(|at| tokens.get(at));
        let attribute = before(1)
            .filter(|t| t.mark('='))
            .and_then(|_| before(2))
            .and_then(|t| match &t.piece {
                Piece::Word(word) => Some(word.as_str()),
                _ => None,
            })
            .filter(|_| !before(3).is_some_and(|t| t.is("let") || t.is("mut")));
        let class_names = tokens[..at].iter().rev().take(24).any(|t| t.is("classes"))
            && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || " -_:".contains(c));
        let child = before(1).is_some_and(|t| t.mark('{'))
            && tokens.get(at + 1).is_some_and(|t| t.mark('}'))
            && tokens.get(at + 2).is_some_and(|t| t.mark('<'));
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let suspicious = match attribute {
            Some(name) if READ.contains(&name) => letters > 0,
            Some(name) if TECHNICAL.contains(&name) => false,
            _ if child => letters > 1,
            _ if class_names => false,
            _ => reads_like_words(text),
        };
        if suspicious {
            complaints.push(complain(file, token, &format!("“{text}”")));
        }
    }
    complaints
}

/// Codecs name what is wrong with enums; `Display` would be text for people.
fn speaking_codec(file: &File) -> Vec<String> {
    if file.part() != "codec" {
        return Vec::new();
    }
    let tokens = shipped(&file.source);
    let speaks = |pair: &[Token]| (pair[0].is("Display") || pair[0].is("Error")) && pair[1].is("for");
    tokens.windows(2).filter(|pair| speaks(pair)).map(|pair| complain(file, &pair[0], "an error that speaks")).collect()
}

fn can_panic(file: &File) -> Vec<String> {
    let tokens = shipped(&file.source);
    let mut complaints = Vec::new();
    for at in 0..tokens.len() {
        let Piece::Word(word) = &tokens[at].piece else { continue };
        let next = |mark| tokens.get(at + 1).is_some_and(|t| t.mark(mark));
        let called = at > 0 && tokens[at - 1].mark('.') && next('(');
        let method = called && matches!(word.as_str(), "unwrap" | "expect" | "unwrap_err" | "expect_err");
        let shouted = next('!')
            && matches!(
                word.as_str(),
                "panic" | "todo" | "unimplemented" | "unreachable" | "assert" | "assert_eq" | "assert_ne"
            );
        let by_path =
            at > 1 && tokens[at - 1].mark(':') && matches!(word.as_str(), "unwrap" | "expect" | "unwrap_unchecked");
        if method || shouted || by_path || word == "unsafe" {
            complaints.push(complain(file, &tokens[at], word));
        }
    }
    complaints
}

#[test]
fn text_for_people_stands_in_locale_alone() {
    hold(
        words_for_people,
        "Give the text a key in src/locale and say it with Words. A literal that only looks like words goes into \
         NO_WORDS here, with the reason.",
    );
}

#[test]
fn codecs_name_what_is_wrong_and_do_not_say_it() {
    hold(speaking_codec, "Make the error an enum that a person's text in src/locale can be chosen by.");
}

#[test]
fn nothing_in_the_program_can_panic_on_purpose() {
    hold(
        can_panic,
        "Return a Refusal, an Option or an error instead; what cannot happen can be answered with a default.",
    );
}

// Wall 5: widgets share nothing; files stay readable

fn shares(file: &File) -> Vec<String> {
    // A `OnceCell` or a `RefCell` is shared only where one of these holds it.
    let banned = ["static", "thread_local", "lazy_static", "OnceLock", "LazyCell", "LazyLock"];
    shipped(&file.source)
        .iter()
        .filter(|t| banned.iter().any(|word| t.is(word)))
        .map(|t| complain(file, t, "shared by every widget on the page"))
        .collect()
}

fn fixed_id(file: &File) -> Vec<String> {
    if file.part() != "ui" {
        return Vec::new();
    }
    let tokens = shipped(&file.source);
    let mut complaints = Vec::new();
    for at in 0..tokens.len() {
        let Piece::Word(name) = &tokens[at].piece else { continue };
        if !tokens.get(at + 1).is_some_and(|t| t.mark('=')) || at > 0 && tokens[at - 1].is("let") {
            continue;
        }
        let braced = usize::from(tokens.get(at + 2).is_some_and(|t| t.mark('{')));
        let Some(Piece::Text(text)) = tokens.get(at + 2 + braced).map(|t| &t.piece) else {
            continue;
        };
        let refers = ["id", "for", "labelledby", "describedby", "controls", "owns", "activedescendant", "list"];
        let points = name == "href" && text.starts_with('#');
        if (refers.contains(&name.as_str()) || points) && !text.is_empty() {
            complaints.push(complain(file, &tokens[at], &format!("{name}=\"{text}\"")));
        }
    }
    complaints
}

fn too_long(file: &File) -> Vec<String> {
    let lines = file.source.lines().count();
    if lines > 600 { vec![format!("{}: {lines} lines", file.path)] } else { Vec::new() }
}

#[test]
fn two_widgets_on_a_page_share_nothing() {
    hold(shares, "Keep it in the App or pass it in; a const is fine where it never changes.");
}

#[test]
fn ids_in_the_page_are_made_from_a_prefix() {
    hold(fixed_id, "Make the id from the widget's own prefix, so that two widgets on a page do not clash.");
}

#[test]
fn no_file_is_longer_than_600_lines() {
    hold(too_long, "Cut the file where it says two things.");
}

// The walls can fall

fn complaints(wall: impl Fn(&File) -> Vec<String>, path: &str, source: &str) -> usize {
    wall(&File { path: path.to_owned(), source: source.to_owned() }).len()
}

fn good(wall: impl Fn(&File) -> Vec<String>, path: &str, samples: &[&str]) {
    for sample in samples {
        let found = wall(&File { path: path.to_owned(), source: (*sample).to_owned() });
        assert!(found.is_empty(), "a good sample was refused: {sample}\n{found:?}");
    }
}

fn bad(wall: impl Fn(&File) -> Vec<String>, path: &str, samples: &[&str]) {
    for sample in samples {
        assert!(complaints(&wall, path, sample) > 0, "a bad sample was let through: {sample}");
    }
}

#[test]
fn comments_attributes_lifetimes_and_tests_are_no_program() {
    let source = r##"
        //! unsafe "in a comment"
        /* unsafe /* nested */ unsafe */
        #![allow(clippy::panic, reason = "unsafe words")]
        #[doc = "unsafe"]
        fn a<'static_>(x: &'static str) -> char { '"' }
        fn b() -> char { '\'' }
        fn c() -> &'static str { r#"a "quoted" word"# }
        fn d() -> &'static [u8] { b"bytes" }
        #[cfg(test)]
        mod tests { use super::*; fn t(a: [u8; 3]) { unsafe { x.unwrap() } } }
        #[cfg(test)]
        #[allow(dead_code)]
        use unsafe_things::unsafe_;
        #[test]
        fn t() { panic!("{}", "}") }
        #[cfg(not(test))]
        fn kept() {}
        fn last() {}
    "##;
    let tokens = shipped(source);
    assert!(!tokens.iter().any(|t| t.is("unsafe") || t.is("static") || t.is("panic") || t.is("t")));
    assert!(tokens.iter().any(|t| t.is("kept")) && tokens.iter().any(|t| t.is("last")));
    let texts: Vec<&Piece> = tokens.iter().map(|t| &t.piece).filter(|p| matches!(p, Piece::Text(_))).collect();
    assert_eq!(texts, [&Piece::Text("a \"quoted\" word".to_owned()), &Piece::Text("bytes".to_owned())]);
    let last = tokens.iter().find(|t| t.is("last")).unwrap();
    assert_eq!(last.line, 19);
}

#[test]
fn the_wall_of_purity_can_fall() {
    bad(
        impure,
        "src/domain/a.rs",
        &[
            "use web_sys::Window;",
            "use std::time::Duration;",
            "use std::{fmt, time::Instant};",
            "fn f() { let n = std::time::SystemTime::now(); }",
            "fn f() { std::env::var(x); }",
            "thread_local! { }",
            "use yew::prelude::*;",
        ],
    );
    good(
        impure,
        "src/domain/a.rs",
        &[
            "// web_sys\nuse std::fmt;",
            "let yewtree = time; mod time;",
            "use std::{fmt::{self, Display}, collections::BTreeMap};",
            "#[cfg(test)] mod tests { use std::time::Instant; }",
        ],
    );
    good(impure, "src/shell/clock.rs", &["use web_sys::Window;"]);
}

#[test]
fn the_wall_of_arrows_can_fall() {
    bad(
        wrong_arrow,
        "src/domain/update/a.rs",
        &[
            "use crate::locale::Words;",
            "use crate::{domain::Text, codec};",
            "use super::super::super::present::x;",
            "fn f() -> crate::ui::App {}",
        ],
    );
    good(
        wrong_arrow,
        "src/domain/update/a.rs",
        &[
            "use crate::domain::Text;",
            "use super::super::locale;",
            "pub(in crate::domain) fn f() {}",
            "use crate::{domain::{Text, Date}};",
        ],
    );
    bad(wrong_arrow, "src/locale/a.rs", &["use crate::codec::save;", "use crate::present;"]);
    bad(wrong_arrow, "src/codec/a.rs", &["use crate::locale::Words;"]);
    bad(wrong_arrow, "src/present/a.rs", &["use crate::shell::x;", "use crate::ui::x;"]);
    bad(wrong_arrow, "src/ui/desk.rs", &["use crate::shell::Store;", "use crate::entry;"]);
    good(wrong_arrow, "src/ui/app.rs", &["use crate::shell::Store;"]);
    good(wrong_arrow, "src/ui/app/keys.rs", &["use crate::shell::Store;"]);
    bad(wrong_arrow, "src/ui/app.rs", &["use crate::entry;"]);
    bad(wrong_arrow, "src/shell/a.rs", &["use crate::ui::App;"]);
    good(wrong_arrow, "src/main.rs", &["fn main() { postmortem_meeting::entry::page(); }"]);
}

#[test]
fn the_wall_around_the_meeting_can_fall() {
    bad(changes_a_meeting, "src/present/a.rs", &["fn f(m: &mut Meeting) {}", "fn f(t: &mut Timing) {}"]);
    bad(changes_a_meeting, "src/domain/meeting.rs", &["pub struct Meeting { pub id: u8 }"]);
    good(
        changes_a_meeting,
        "src/domain/meeting.rs",
        &["pub struct Meeting { pub(in crate::domain) id: u8, next: u32 }"],
    );
    good(changes_a_meeting, "src/present/a.rs", &["fn f(m: &Meeting) { let mut meeting = m.clone(); }"]);
}

#[test]
fn the_wall_of_words_can_fall() {
    bad(
        words_for_people,
        "src/ui/a.rs",
        &[
            r#"html! { <p>{"Pause"}</p> }"#,
            r#"html! { <p>{"pause"}</p> }"#,
            r#"html! { <p>{ "no owner" }<br/></p> }"#,
            r#"html! { <button title="close">{x}</button> }"#,
            r#"html! { <button aria-label="close" /> }"#,
            r#"let a = "please try again";"#,
            r#"let a = "The meeting";"#,
            r#"let title = "Minutes";"#,
            r#"format!("{n} of {m}")"#,
            r#"format!("{} min", n)"#,
            r#"format!("step {n}")"#,
            r##"let a = r#"Say "yes""#;"##,
            "let a = \"会議\";",
            r#"let a = "Done.";"#,
            r#"let a = "We’re late";"#,
            "let a = \"a long \\\n     line\";",
        ],
    );
    good(
        words_for_people,
        "src/ui/a.rs",
        &[
            r#"html! { <p class="pm-row is-wide">{x}</p> }"#,
            r#"html! { <p class="row wide">{x}</p> }"#,
            r#"classes!("row", "is open", wide.then_some("wide one"))"#,
            r#"html! { <path d="M7 4.5v11M13 4.5v11"/> }"#,
            r#"html! { <svg viewBox="0 0 20 20" aria-hidden="true"/> }"#,
            r#"html! { <p>{"·"}</p> }"#,
            r#"if key == "Enter" || key == "ArrowDown" {}"#,
            r#"let a = "pm-meeting:v1";"#,
            r#"format!("{prefix}-{n}")"#,
            r#"format!("{head}{tail}")"#,
            r#"format!("{a} {b}")"#,
            r#"let a = "visibilitychange";"#,
            r#"let a = "--pm-scale: 1";"#,
            r#"let a = "QuotaExceededError";"#,
            r#"let a = "text/plain;charset=utf-8";"#,
            "// say \"The meeting\"\nlet a = 1;",
            r#"#[allow(dead_code, reason = "used by tests alone")] fn f() {}"#,
            r#"#[cfg(test)] mod tests { fn f() { let a = "The meeting"; } }"#,
        ],
    );
    good(words_for_people, "src/locale/a.rs", &[r#"let a = "The meeting";"#]);
    good(words_for_people, "src/codec/a.rs", &[r#"let a = "Action items";"#]);
}

#[test]
fn the_wall_of_speaking_codecs_can_fall() {
    bad(speaking_codec, "src/codec/a.rs", &["impl std::fmt::Display for Unreadable {}", "impl Error for X {}"]);
    good(speaking_codec, "src/codec/a.rs", &["impl From<X> for Y {}"]);
}

#[test]
fn the_wall_of_calm_can_fall() {
    bad(
        can_panic,
        "src/ui/a.rs",
        &[
            "x.unwrap()",
            "x\n  .expect(\"why\")",
            "Option::unwrap",
            "unsafe { x }",
            "panic!(\"no\")",
            "unreachable!()",
            "assert!(x)",
        ],
    );
    good(
        can_panic,
        "src/ui/a.rs",
        &[
            "x.unwrap_or_default()",
            "// x.unwrap()",
            "let expect = 1; expect + 1",
            "fn expect_liaison() {}",
            "debug_assert!(x)",
        ],
    );
}

#[test]
fn the_wall_between_widgets_can_fall() {
    bad(shares, "src/ui/a.rs", &["static A: u8 = 1;", "static mut B: u8 = 1;", "thread_local! { static A: u8 = 1; }"]);
    good(
        shares,
        "src/ui/a.rs",
        &["const A: &'static str = \"\";", "fn f<T: 'static>() {}", "struct A { b: OnceCell<u8> }"],
    );
    bad(
        fixed_id,
        "src/ui/a.rs",
        &[
            r#"html! { <p id="clock" /> }"#,
            r#"html! { <p id={"clock"} /> }"#,
            r#"html! { <label for="name" /> }"#,
            r#"html! { <p aria-labelledby="name" /> }"#,
            r##"html! { <use href="#i-pause" /> }"##,
        ],
    );
    good(
        fixed_id,
        "src/ui/a.rs",
        &[
            r#"html! { <p id={format!("{prefix}-clock")} /> }"#,
            r#"html! { <p id={ids.clock()} class="a" /> }"#,
            r#"let id = "x";"#,
            r#"html! { <a href="https://example.org" /> }"#,
        ],
    );
    bad(too_long, "src/ui/a.rs", &[&"\n".repeat(601)]);
    good(too_long, "src/ui/a.rs", &[&"\n".repeat(600)]);
}

#[test]
fn every_exception_is_still_needed() {
    let all: String = sources().into_iter().map(|f| f.source).collect();
    for (literal, reason) in NO_WORDS {
        assert!(all.contains(&format!("\"{literal}\"")), "“{literal}” ({reason}) is gone; take it off the list");
    }
}
