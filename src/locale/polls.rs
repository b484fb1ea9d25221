//! The words of polls: scales and their legends, what a result asks for, and who can read what (design, domain 4).

use super::{Words, texts};
use crate::domain::{About, Duty, Electorate, Ending, Light, PollDraft, Scale, Secrecy, Why};

texts! {
    /// Asking the room, counting, revealing; the ballot page.
    Polls {
        Head = "Ask the room",
        ChangeHow = "Change how it is asked",
        Changed = "Done",
        WithNames = "with names",
        WithoutNames = "without names",
        Scale = "How people answer",
        Question = "The question, in one sentence",
        Topics = "One topic a line",
        NoTopics = "There is nothing to vote on yet: add action items or topics.",
        Options = "One option a line, two to fifteen",
        Voters = "Who votes",
        VotersNote = "Leaders pull votes along. Leave them out here; they answer by name later.",
        Names = "Votes carry names",
        NamesAlways = "A commitment always carries a name.",
        NamesNever = "This one is never asked with names.",
        How = "How votes travel",
        InTheOpen = "in the open",
        InTheOpenNote = "A digit or a plain code in the chat. Quick. Everybody in the chat can read it.",
        SealedShort = "sealed",
        SealedNote = "A code only this page can open. Others in the chat cannot read it.",
        PublishedShort = "sealed, opened for all at the end",
        PublishedNote = "As sealed; afterwards everybody can recount.",
        SuggestTap = "You are few: hands on camera, and you tap the votes in.",
        SuggestType = "Quickest here: everybody types, and presses Enter when you say go.",
        SuggestSeal = "Better sealed: nobody should weigh their answer against the others’.",
        NoSeal = "This browser gives no good chance numbers, so nothing can be sealed here.",
        Ask = "Ask now",
        AskSmall = "Nothing is shown before you reveal",
        Latest = "Back to the last result",

        RoundOf = "Round {n} of {of}",
        Tag = "Poll {tag}",
        InOf = "{n} of {of} in",
        In = "{n} in",
        Waiting = "Waiting for {names}",
        WaitingMore = "Waiting for {names} and {n} more",
        AllIn = "Everybody is in.",
        HiddenUntil = "Hidden until all are shown at once",
        BringIn = "Bring votes in",
        PasteChat = "Paste the chat",
        PasteHere = "Paste the call’s chat here, as often as you like",
        PasteAgain = "Nothing counts twice. Copy the whole chat, or the part since you asked.",
        OpenChat = "Open a saved chat",
        TapIn = "Tap them in",
        TapWho = "Whose vote?",
        TapSomebody = "Somebody",
        TapWhich = "{name} shows",
        TapKeys = "Digit keys work too.",
        Untap = "Take the last tap back",
        AskThem = "Ask them to vote",
        OtherWays = "Other ways to ask",
        CopyLink = "Copy the voting link",
        CopyCode = "Copy the poll code",
        CopyTyped = "Copy the line for the chat",
        LinkLength = "{n} of 480 characters",
        LinkCut = "Titles are shortened so that it fits into the chat.",
        LinkNumbers = "Items go by number so that it fits into the chat. Show them on the stage.",
        LinkLong = "Longer than some chats take (480). Use fewer or shorter topics.",
        TagSay = "Say it aloud: poll {tag}. People see the same letters on their page.",
        Countdown = "Type it, and press Enter when you are told to.",
        CountDown = "Count down",
        CountedDown = "Now: press Enter",
        TypedLine = "Poll {tag}: type {values}. {question}",
        Profile = "Read as",
        ProfileGuess = "As it looks",
        ChatRead = "{n} message read|{n} messages read",
        ChatNothing = "No vote found in it. Is it the part since you asked?",
        ChatTooLong = "The chat has {size}; up to {cap} is read. Copy the part since you asked.",
        ChatBig = "This chat has {size}. Read it? Copying only the part since you asked is quicker.",
        ChatReadIt = "Read it",
        ChatLeave = "Leave it",
        LettersWide = "The file’s letters were read as UTF-16.",
        LettersGuessed = "The file does not say how its letters are written. They were read as Windows-1252; names with accents may look wrong.",
        LooksLike = "looks like {name}, in other letters",
        ChatNoOpener = "The line that asks is not in it, so typed digits were not counted. Codes were.",
        ChatAll = "Count the whole text",
        ChatWorking = "Reading the chat: {n} of {of} ballots opened",
        NotCounted = "{n} not counted|{n} not counted",
        AsideHidden = "What they say is shown after the reveal.",
        Reveal = "Reveal {n} of {of}",
        RevealN = "Reveal {n}",
        RevealSmall = "Everyone sees all votes at once",
        Drop = "Take the question away",
        KeyKept = "The key to these votes is on this page only, also over a reload. It is destroyed at the reveal.",
        KeyLoose = "This page cannot keep the key over a reload. Copy the recovery code and keep it, or send it to your co-facilitator only.",
        KeyGone = "The key to these votes is not here: another page or browser opened this question. Paste the recovery code, or ask anew.",
        KeyCopy = "Copy the recovery code",
        KeyHere = "Recovery code",
        KeyWrong = "That is not the recovery code of this question.",
        UrnGone = "Votes that came in before the reload are not here. Paste the chat once more.",

        Lowest = "Lowest",
        Middle = "Middle",
        Asks = "What this asks of you",
        OnlyYou = "Only you see this",
        Second = "Second round",
        SecondSmall = "Round {n} is kept in the minutes",
        FirstRound = "Round 1",
        Agree = "Agreed",
        AgreeDoubts = "Agreed, doubts on record",
        Disagree = "Not agreed",
        KeepAs = "On record: {ending}",
        KeepSmall = "It stands in the minutes",
        Words = "What follows: next step, who, until when",
        Conclude = "What did the room make of it?",
        Another = "Ask something else",
        RecordChoices = "Take over what the room leans to",
        RecordAnswers = "Take the answers into the roll call",
        Extend = "Extend by {n} min",
        SettleAs = "Count as {level}",
        CountIt = "Count it",
        SettleHow = "Count as",
        Dismiss = "Leave it out",
        WasCounted = "counted by hand",
        WasDismissed = "left out",
        ResultCode = "Copy the result code",
        ResultNote = "Anybody can recount with it.",

        StageDoubts = "The doubts are heard first. Then we vote once more.",
        StageHear = "Agreed so far. The doubts are heard.",
        StageGo = "We go on.",
        StageNotYet = "Not yet. We hear why first.",
        StageLowest = ", lowest {least}",

        BallotHead = "Your vote",
        BallotPoll = "Poll {tag}",
        BallotSealed = "Sealed: only the facilitator’s page can open it.",
        BallotPublished = "Sealed: the facilitator can read it; everybody can once it is over.",
        BallotOpen = "Not sealed: everybody in the chat can read it.",
        BallotNamed = "Your vote carries your name.",
        BallotUnnamed = "Your vote carries no name of its own. The chat shows who posted it.",
        BallotTag = "The facilitator shows the same letters: {tag}. Other letters? Do not vote.",
        BallotName = "Your name, as in the call; the chat shows it too",
        BallotChoose = "Choose an answer first.",
        BallotTooMany = "That is more than three dots. Take some away.",
        BallotDots = "{n} of {of} dots placed",
        SealCopy = "Seal and copy my vote",
        OpenCopy = "Copy it unsealed: short, and everybody can read it",
        PlainCopy = "Copy my vote",
        ThenPaste = "Then paste it in the call’s chat",
        CopiedHead = "Copied. Now paste it in the call’s chat.",
        ByHandHead = "Copy this and paste it in the call’s chat.",
        YourCode = "Your vote as a code",
        NothingLeft = "Nothing has left this page by itself. Your vote counts once the code is in the chat.",
        CopyAgain = "Copy again",
        ChangeVote = "Change my vote",
        NewestCounts = "A changed vote gives a new code. The newest one counts, wherever it stands in the chat.",
        OtherBrowser = "This browser keeps nothing here, so it cannot tell a changed vote from a second one. Vote once.",
        NoBoxBallot = "Have a poll code, or another code?",
        NoBoxNote = "Paste the code or the link from the chat: vote, follow a meeting, or go on with one.",
        BallotPaste = "Poll code or link, or another code",
        BallotOpenIt = "Open it",
        LinkWasCut = "The link or code was cut. Ask for it again.",
        CodeNewer = "This code was made by a newer version. Reload the page, or ask for its address.",
        CodeNone = "There is no code in this text. Codes begin with PMUP, PMUF or PMUH.",
        TopicOf = "{n} of {of}",
        BackToStart = "Back to the first page",

        PaperRound = "Round {n}, {voted}",
        PaperCount = "{name}: {n}",
        PaperAside = "{n} not counted|{n} not counted",
        PaperNoEnding = "nothing was concluded",
        PaperOpen = "not revealed",
        SaidRevealed = "Revealed. {light}",
    }
}

impl Words {
    /// What a scale is called.
    pub fn scale(&self, scale: Scale) -> &'static str {
        match scale {
            Scale::Fist => "Fist of five",
            Scale::Consent => "Consent",
            Scale::Gradients => "Gradients of agreement",
            Scale::Thumbs => "Thumbs",
            Scale::Disposition => "Do, later, don’t",
            Scale::Commitment => "Commitment",
            Scale::Dots => "Dot vote",
            Scale::Safety => "Safety check",
            Scale::YesNo => "Yes or no",
            Scale::Own => "Own options",
        }
    }

    /// The question a scale asks unless somebody writes another.
    pub fn scale_question(&self, scale: Scale) -> &'static str {
        match scale {
            Scale::Fist => "How confident are you that this plan makes a repeat less likely?",
            Scale::Consent => "Do you see harm in it?",
            Scale::Gradients => "Where do you stand on this?",
            Scale::Thumbs => "Shall we go on with this?",
            Scale::Disposition => "Do it, do it later, or don’t?",
            Scale::Commitment => "Will you stand behind this?",
            Scale::Dots => "Which of these deserve our time? Three dots each.",
            Scale::Safety => "How openly can you speak here today?",
            Scale::YesNo => "Was it worth it?",
            Scale::Own => "Which one?",
        }
    }

    /// The exit questions.
    pub fn exit_questions(&self) -> [&'static str; 2] {
        ["Did you learn something?", "Would you come again?"]
    }

    /// How an option is marked and what it means; options begin with 1. Empty for options of the team's own.
    pub fn level(&self, scale: Scale, option: u16) -> (&'static str, &'static str) {
        let levels: &[(&str, &str)] = match scale {
            Scale::Fist => &[
                ("0", "Stop: a reason must be heard first"),
                ("1", "I expect it to fail"),
                ("2", "Serious doubts"),
                ("3", "Can live with it, doubts worth hearing"),
                ("4", "Confident, small doubts"),
                ("5", "Sure it will help"),
            ],
            Scale::Consent => &[
                ("1", "Consent: good enough, safe enough to try"),
                ("2", "Concern: noted, does not block"),
                ("3", "Objection: a risk to our aim, I give the reason"),
            ],
            Scale::Gradients => &[
                ("1", "All in"),
                ("2", "Yes, with a small flaw"),
                ("3", "Supported with reservations"),
                ("4", "Not affected, no view"),
                ("5", "Needs more talk"),
                ("6", "Dislike it, won’t hold it up"),
                ("7", "Strongly against, don’t count on me"),
                ("8", "Block"),
            ],
            Scale::Thumbs => &[("1", "Up: yes"), ("2", "Sideways: don’t mind"), ("3", "Down: no")],
            Scale::Disposition => &[("1", "Do"), ("2", "Later"), ("3", "Don’t")],
            Scale::Commitment => &[
                ("1", "I commit"),
                ("2", "Counter-offer"),
                ("3", "I’ll answer by a date"),
                ("4", "I need to understand first"),
                ("5", "I decline"),
            ],
            Scale::Dots => &[("1", "One dot"), ("2", "Two dots"), ("3", "Three dots")],
            Scale::Safety => &[
                ("1", "I’ll say nothing"),
                ("2", "I’ll say what is safe"),
                ("3", "I’ll say most things"),
                ("4", "I’ll speak about nearly all"),
                ("5", "I’ll talk about anything"),
            ],
            Scale::YesNo => &[("1", "Yes"), ("2", "No"), ("3", "Abstain")],
            Scale::Own => &[],
        };
        levels.get(usize::from(option).wrapping_sub(1)).copied().unwrap_or_default()
    }

    /// Who is asked.
    pub fn electorate(&self, who: Electorate) -> &'static str {
        match who {
            Electorate::Anybody => "anybody",
            Electorate::Everybody => "everybody here",
            Electorate::Team => "the team without its leaders",
            Electorate::Leaders => "the leaders",
        }
    }

    /// What people type into the chat to vote: "0 to 5", "1 to 3".
    pub fn typed_values(&self, asked: &PollDraft) -> String {
        let options = if asked.scale == Scale::Own { asked.options.len() } else { asked.scale.options() };
        let to = |first: &str, last: usize| super::fill("{a} to {b}", &[("a", first), ("b", &last.to_string())]);
        match asked.scale {
            Scale::Fist => to("0", 5),
            Scale::Consent => "yes, concern or object".to_owned(),
            Scale::Thumbs => "+1, shrug or -1".to_owned(),
            Scale::Disposition if asked.topics.len() < 2 => "do, later or don’t".to_owned(),
            Scale::Disposition => "such as 1 do, 2 later, 3 don’t".to_owned(),
            Scale::Dots => "up to three numbers, such as 1 1 3".to_owned(),
            Scale::YesNo if asked.topics.len() < 2 => "yes or no".to_owned(),
            Scale::YesNo => "such as 1 yes, 2 no".to_owned(),
            _ => to("1", options),
        }
    }

    /// Who can read a vote, said next to the vote.
    pub fn who_reads(&self, secrecy: Secrecy) -> &'static str {
        match secrecy {
            Secrecy::Open => "Everyone in the chat can read it now.",
            Secrecy::Sealed => "The facilitator can read it, nobody else in the chat.",
            Secrecy::Published => "The facilitator can read it; everyone can after the end.",
        }
    }

    /// What a result leads to, said before the vote.
    pub fn triggers(&self, scale: Scale) -> &'static str {
        match scale {
            Scale::Fist => {
                "Two or below: no go yet, the doubt is heard first. Threes are asked what would lift them by one."
            }
            Scale::Consent => "One objection stops it until it is worked in. Concerns go into the minutes.",
            Scale::Gradients => "A seven or eight stops it. Mostly fours to sixes: expect drift.",
            Scale::Thumbs => "More up than down: we go on.",
            Scale::Disposition => "It shows where the room leans. The approver decides, item by item.",
            Scale::Commitment => "Goes on record by name. Silence or a hedge is not a commitment.",
            Scale::Dots => "Gives an order, no approval.",
            Scale::Safety => "Decides nothing. It changes how we talk today.",
            Scale::YesNo => "Helps us run the next one better.",
            Scale::Own => "Shows where the room leans.",
        }
    }

    /// A result as a whole.
    pub fn light(&self, light: Light) -> &'static str {
        match light {
            Light::Go => "Go on.",
            Light::Hear => "Go on, and hear the doubts.",
            Light::Stop => "Not yet.",
            Light::Order => "An order, not a decision.",
        }
    }

    /// What to do about a result; `{n}` is filled by the caller through [`Words::duty_said`].
    pub fn duty_said(&self, duty: Duty, about: About) -> String {
        let counted = |n: u16, text: &str| {
            let mut forms = text.split('|');
            let one = forms.next().unwrap_or_default();
            let many = forms.next().unwrap_or(one);
            if n == 1 { one.to_owned() } else { super::fill(many, &[("n", &n.to_string())]) }
        };
        let plain = match duty {
            Duty::NobodyVoted => "Nobody voted. Ask once more, or take the question away.",
            Duty::AllSure => "Everyone is at four or five.",
            Duty::LiftThrees(n) => {
                return counted(
                    n,
                    "One three: ask what would lift it by one.|{n} threes: ask what would lift them by one.",
                );
            }
            Duty::HearLow(n) => {
                return counted(
                    n,
                    "One serious doubt. Hear it first: thank, listen, restate. Amend the plan or write the doubt down, then vote once more.|{n} serious doubts. Hear them first: thank, listen, restate. Amend the plan or write the doubts down, then vote once more.",
                );
            }
            Duty::AllThree => "All threes: rather fear or fatigue than consent. Ask in writing, or vote unnamed.",
            Duty::AllFive => "All fives. Ask once for the likeliest reason to fail.",
            Duty::NoObjection => "No objection: accepted.",
            Duty::WorkIn(n) => {
                return counted(
                    n,
                    "One objection: test the argument, not the person. Work it in, then ask again.|{n} objections: one at a time. Test the argument, not the person. Work them in, then ask again.",
                );
            }
            Duty::NoteConcerns(n) => {
                return counted(n, "One concern goes into the minutes.|{n} concerns go into the minutes.");
            }
            Duty::RealSupport => "Real support.",
            Duty::Lukewarm => "Lukewarm: expect drift. Ask what would move those in the middle.",
            Duty::Against(n) => {
                return counted(
                    n,
                    "One is strongly against or blocks. Stop, and ask what would move them.|{n} are strongly against or block. Stop, and ask what would move them.",
                );
            }
            Duty::Extend if matches!(about, About::Extension(_)) => "More up than down: extend, and say the minutes.",
            Duty::Extend => "More up than down.",
            Duty::Split => "Split. A short extension at most.",
            Duty::MoveOn => "More down than up: move on.",
            Duty::Approver => "It shows where the room leans. The approver decides, item by item.",
            Duty::AllCommit => "All leaders commit.",
            Duty::NotCommitted(n) => {
                return counted(
                    n,
                    "One leader has not committed: on record as open, with a date.|{n} leaders have not committed: on record as open, with a date.",
                );
            }
            Duty::Silent(n) => {
                return counted(
                    n,
                    "One leader is silent. That is not a commitment.|{n} leaders are silent. That is not a commitment.",
                );
            }
            Duty::OrderOnly => "An order, no approval: have the top ones confirmed one by one.",
            Duty::TreadLightly => {
                "Some cannot speak openly. Call on nobody by name, let people write, keep contested parts for later. Do not look for who it was."
            }
            Duty::SpeakOpenly => "People can speak openly.",
            Duty::MostChose => "Say what most chose, and what the others did.",
        };
        plain.to_owned()
    }

    /// A sentence to say aloud after a result, if there is one.
    pub fn duty_quote(&self, duty: Duty) -> Option<&'static str> {
        Some(match duty {
            Duty::HearLow(_) | Duty::Against(_) => "Someone sees a serious risk. I’d like to hear it before we go on.",
            Duty::LiftThrees(_) => "For the threes: what would lift it by one?",
            Duty::AllThree => "I see only threes. What is the worry we are not saying?",
            Duty::AllFive => "I hear no doubts. If this fails in three months, what was the reason?",
            Duty::WorkIn(_) => "What is the risk, and what would have to change for it to be safe enough to try?",
            Duty::Lukewarm => "For those in the middle: what would move you by one?",
            _ => return None,
        })
    }

    /// How a poll ended.
    pub fn ending(&self, ending: Ending) -> &'static str {
        match ending {
            Ending::Agreed => "agreed",
            Ending::AgreedWithDoubts => "agreed, doubts on record",
            Ending::NotAgreed => "not agreed",
            Ending::Noted => "noted",
        }
    }

    /// Why something was not counted.
    pub fn why(&self, why: Why) -> &'static str {
        match why {
            Why::Unclear => "can be read in more than one way",
            Why::OtherPoll => "belongs to another question or round",
            Why::Forged => "was not made by a ballot page for this question",
            Why::Conflict => "came in two versions, and nothing tells which is newer",
            Why::SameName => "is a second ballot under the same name",
            Why::OtherSender => "was posted by somebody else than its name says",
            Why::Late => "came after the reveal",
            Why::Newer => "was made by a newer version of the page",
            Why::Cut => "is a code that is not whole",
            Why::NotABallot => "is the voting link, not a vote",
            Why::TooMany => "is beyond the most that is read",
            Why::TooManyDots => "has more dots than there are",
            Why::NoKey => "is sealed, and its key is not here",
            Why::NotAsked => "is from somebody who is not asked here",
            Why::Replaced => "was replaced by a newer vote",
        }
    }

    /// A size in megabytes, with one digit behind the point.
    pub fn megabytes(&self, bytes: usize) -> String {
        let tenths = bytes.div_ceil(100_000);
        super::fill("{n}.{m} MB", &[("n", &(tenths / 10).to_string()), ("m", &(tenths % 10).to_string())])
    }

    /// The layouts of chats, in the order of `codec::chat::Profile::ALL`.
    pub fn chats(&self) -> [&'static str; 13] {
        [
            "Zoom, saved chat",
            "Zoom, older saved chat",
            "Zoom, cloud recording",
            "Google Meet",
            "Google Meet, recording",
            "Teams, classic",
            "Teams",
            "Webex",
            "BigBlueButton",
            "Jitsi",
            "Slack",
            "Discord",
            "Name: text",
        ]
    }
}
