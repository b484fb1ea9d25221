//! The words of several windows on one meeting.

use super::texts;

texts! {
    /// One window writes, the others follow.
    Windows {
        NoWindow = "The browser did not open a window. Allow pop-ups for this page, or open it in a second tab: press S for the stage.",
        Follows = "Another window runs this meeting.",
        FollowsHow = "What you do here goes through it. Votes are counted there.",
        TakeOver = "Run it here",
        VotesThere = "Votes are counted in the window that runs the meeting. Go there, or run the meeting here.",
        Waiting = "Waiting for the desk. Open the meeting in another window of this browser.",
        NoMini = "The browser did not open the mini window. Try once more, allow pop-ups for this page, or drag a second tab with the stage beside the call.",
        DeskGone = "The desk is closed. This is what it showed last.",
    }
}

texts! {
    /// The mini window: the clock and the one next thing, on top of everything where the browser can.
    Mini {
        Name = "Mini window",
        Hidden = "hidden",
        RevealShort = "Reveal",
        Resume = "Go on",
        Ask = "Extend, park or move on",
        AskShort = "Ask",
        NextShort = "Next",
        ToDesk = "To the desk",
        ToDeskShort = "Desk",
    }
}
