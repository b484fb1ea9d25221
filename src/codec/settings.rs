//! What one person likes in this browser: cues, and the single keys. Kept apart from every meeting.

use super::json::{self, Value, Writer};

/// The longest text that is read, in bytes; a longer one is not ours.
const CAP: usize = 1_000;

/// What a single key does. The order is that of [`Keys`] and never changes; new ones come last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "named after what they do")]
pub enum Command {
    Next,
    Pause,
    Stage,
    Directive,
    Agenda,
    Park,
    Note,
    Poll,
    Minutes,
    Undo,
    Redo,
    Menu,
    Keys,
}

impl Command {
    /// All of them, in order.
    pub const ALL: [Self; 13] = [
        Self::Next,
        Self::Pause,
        Self::Stage,
        Self::Directive,
        Self::Agenda,
        Self::Park,
        Self::Note,
        Self::Poll,
        Self::Minutes,
        Self::Undo,
        Self::Redo,
        Self::Menu,
        Self::Keys,
    ];
}

/// Why a key was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clash {
    /// Something else has it.
    Taken(Command),
    /// A space presses buttons, digits are votes, and the rest types nothing.
    Unusable,
}

/// One key for each command, small letters where there are two sizes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys([char; Command::ALL.len()]);

impl Default for Keys {
    fn default() -> Self {
        Self(['n', 'p', 's', 'd', 'a', 'k', 'i', 'v', 'm', 'u', 'r', 'o', '?'])
    }
}

impl Keys {
    /// The key of a command.
    pub fn of(&self, command: Command) -> char {
        self.0.get(command as usize).copied().unwrap_or('\0')
    }

    /// What a key does.
    pub fn find(&self, key: char) -> Option<Command> {
        let key = small(key);
        Command::ALL.into_iter().find(|command| self.of(*command) == key)
    }

    /// The same keys with another one for a command.
    pub fn with(&self, command: Command, key: char) -> Result<Self, Clash> {
        let key = small(key);
        if key.is_whitespace() || key.is_control() || key.is_numeric() {
            return Err(Clash::Unusable);
        }
        if let Some(other) = self.find(key).filter(|other| *other != command) {
            return Err(Clash::Taken(other));
        }
        let mut keys = self.clone();
        if let Some(place) = keys.0.get_mut(command as usize) {
            *place = key;
        }
        Ok(keys)
    }

    /// What [`Keys::text`] wrote; the usual key where that one cannot be, or is missing.
    fn read(text: &str) -> Self {
        let wanted = Command::ALL.into_iter().zip(text.chars());
        // Twice, so that two commands may have changed places.
        let mut keys = Self(['\0'; Command::ALL.len()]);
        for (command, key) in wanted.chain(Command::ALL.into_iter().zip(Self::default().0)) {
            if keys.of(command) == '\0' {
                keys = keys.with(command, key).unwrap_or(keys);
            }
        }
        // One whose usual key somebody else has now.
        if keys.0.contains(&'\0') { Self::default() } else { keys }
    }

    fn text(&self) -> String {
        self.0.iter().collect()
    }
}

fn small(key: char) -> char {
    key.to_lowercase().next().unwrap_or(key)
}

/// What one person likes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The remaining time stands in the window's title.
    pub title: bool,
    /// A soft sound at the cue and at the end of a box.
    pub chime: bool,
    /// The clock shows minutes only.
    pub rough: bool,
    /// The screen stays on while the meeting runs.
    pub awake: bool,
    /// Single keys work.
    pub single: bool,
    /// Which ones.
    pub keys: Keys,
}

impl Default for Settings {
    fn default() -> Self {
        Self { title: true, chime: false, rough: false, awake: false, single: true, keys: Keys::default() }
    }
}

impl Settings {
    /// One line of JSON.
    ///
    /// ```
    /// use postmortem_meeting::codec::settings::Settings;
    /// let line = r#"{"title":true,"chime":false,"rough":false,"awake":false,"single":true,"keys":"npsdakivmuro?"}"#;
    /// assert_eq!(Settings::default().write(), line);
    /// ```
    pub fn write(&self) -> String {
        let mut out = Writer::default();
        out.raw("{");
        let switches = [self.title, self.chime, self.rough, self.awake, self.single];
        for (name, on) in NAMES.into_iter().zip(switches) {
            out.name(name);
            out.raw(if on { "true" } else { "false" });
        }
        out.name("keys");
        out.text(&self.keys.text());
        out.close("}");
        out.done()
    }

    /// Reads what [`Settings::write`] wrote; whatever is missing or foreign in it is as usual.
    pub fn read(line: &str) -> Self {
        let mut settings = Self::default();
        let Some(value) = Some(line).filter(|line| line.len() <= CAP).and_then(|line| json::read(line).ok()) else {
            return settings;
        };
        let switches =
            [&mut settings.title, &mut settings.chime, &mut settings.rough, &mut settings.awake, &mut settings.single];
        for (name, switch) in NAMES.into_iter().zip(switches) {
            if let Some(Value::Bool(on)) = value.get(name) {
                *switch = *on;
            }
        }
        if let Some(Value::String(keys)) = value.get("keys") {
            settings.keys = Keys::read(keys);
        }
        settings
    }
}

const NAMES: [&str; 5] = ["title", "chime", "rough", "awake", "single"];
