//! Every text a person reads, and the language data that goes with it.
//!
//! A text is a key of a section: `words.say(Desk::Pause)`. Gaps are written `{name}` and filled with
//! [`Words::fill`]; a text that counts something has a form per plural, parted by `|`, and is said with
//! [`Words::count`]. A key without a text does not compile.

mod dates;
mod desk;
mod domain;
mod follow;
mod hints;
mod minutes;
mod polls;
mod refusals;
mod sample;
mod setup;
mod stage;
mod windows;

pub use desk::{Decide, Desk, Menu, Say};
pub use domain::{DIRECTIVE, DIRECTIVE_BY, DIRECTIVE_SOURCE};
pub use follow::{Follow, HandOver};
pub use minutes::Paper;
pub use polls::Polls;
pub use sample::Sample;
pub use setup::Setup;
pub use stage::OnStage;
pub use windows::{Mini, Windows};

/// Makes a section: an enum of keys, each with its English text.
macro_rules! texts {
    ($(#[$doc:meta])* $section:ident { $($key:ident = $text:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "a key is documented by its text")]
        pub enum $section { $($key),* }

        impl $crate::locale::Key for $section {
            fn english(self) -> &'static str {
                match self { $(Self::$key => $text),* }
            }
        }

        impl $section {
            /// Every key of the section.
            pub const ALL: &'static [Self] = &[$(Self::$key),*];
        }
    };
}
pub(in crate::locale) use texts;

/// A text's name.
pub trait Key: Copy {
    /// The text in English.
    fn english(self) -> &'static str;
}

/// The words of one language, and how it writes numbers and dates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words;

impl Words {
    /// The language's tag, for `lang`.
    pub fn tag(&self) -> &'static str {
        "en"
    }

    /// A text as it stands.
    pub fn say(&self, key: impl Key) -> &'static str {
        key.english()
    }

    /// A text with its `{gaps}` filled.
    ///
    /// ```
    /// use postmortem_meeting::locale::{Desk, Words};
    /// assert_eq!(Words.fill(Desk::StepOf, &[("n", "3"), ("of", "9")]), "Step 3 of 9");
    /// ```
    pub fn fill(&self, key: impl Key, gaps: &[(&str, &str)]) -> String {
        fill(key.english(), gaps)
    }

    /// A text that counts `n` things, in the right plural; `{n}` is the number, further gaps are filled too.
    pub fn count(&self, key: impl Key, n: usize, gaps: &[(&str, &str)]) -> String {
        let mut forms = key.english().split('|');
        let one = forms.next().unwrap_or_default();
        let form = if n == 1 { one } else { forms.next().unwrap_or(one) };
        let number = n.to_string();
        let mut all = vec![("n", number.as_str())];
        all.extend_from_slice(gaps);
        fill(form, &all)
    }
}

fn fill(text: &str, gaps: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, behind)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        if let Some((_, value)) = gaps.iter().find(|(gap, _)| *gap == name) {
            filled.push_str(value);
        }
        rest = behind;
    }
    filled.push_str(rest);
    filled
}
