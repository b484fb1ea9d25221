//! The words of the follow link and of handing a meeting over.

use super::texts;

texts! {
    /// The plan of a running meeting, for others.
    Follow {
        Head = "For others",
        Copy = "Copy the follow link",
        CopyNote = "For the chat: whoever opens it sees agenda and countdown as planned now. Nothing else of the meeting is in it.",
        WithTitle = "With the meeting’s title",
        Moved = "The times moved since you shared the follow link.",
        CopyNew = "Copy a new one",
        Leave = "Leave it",

        Meeting = "A meeting you follow",
        PlannedNow = "Planned now: step {n} of {of}",
        UsedUp = "Step {n} of {of}. Its time was used up when the link was made.",
        Paused = "Step {n} of {of}. The clock stood still at {time}, so no times are shown.",
        Starts = "Starts at {time}",
        TimeUp = "Planned to be over since {time}",
        WasOver = "This meeting was planned to end on {day}, {time}",
        OnDay = "{day}, {time}",
        EndsIn = "Meeting planned until {time}, in {n} minute|Meeting planned until {time}, in {n} minutes",
        EndsAt = "Meeting planned until {time}",
        AsOf = "This is the plan as of {time}, by your computer’s clock. Steps may have moved since; ask for a new link.",
        Agenda = "Agenda as planned",
        Minutes = "{n} min",
        StepN = "Step {n}",
    }
}

texts! {
    /// Handing a running meeting to somebody else.
    HandOver {
        Open = "Hand over",
        How = "Somebody else goes on with the meeting in their own browser. Send them the file; they open it on the first page.",
        Private = "It holds everything, your private notes too.",
        File = "Download the file to hand over",
        Code = "Copy it as a code",
        CodeNote = "Up to 4,000 characters, for a message to them alone: whoever has it reads everything. They paste it on their first page, under “Have a poll code, or another code?”.",
        TooLong = "This meeting is too long for a code in a chat. Send the file.",
        Clocks = "It goes on by their computer’s clock. If the step’s clock is off there, they correct the start under Agenda.",
        PollOpen = "A question is open. Its votes stay here; they paste the chat again there.",
        PollKey = "The key to its sealed votes does not go along. Whoever gets this code can read them:",
        Done = "You handed over at {time}. Go on here only if they could not open it.",
        GoOn = "Go on here",
        OnlyFollow = "Follow from here",
        Here = "The meeting goes on here. It was saved at {saved}; here it is {now}. If the step’s clock is off, correct the start under Agenda.",
    }
}
