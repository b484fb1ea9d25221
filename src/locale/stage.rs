//! The words of the stage.

use super::texts;

texts! {
    /// What everybody sees.
    OnStage {
        LeftOf = "left of {n} min",
        Next = "Next",
        StopWord = "Stop word",
        StopWordIs = "{word}, anyone may call it",
        BackToDesk = "Back to the desk",
        SafeToShare = "Safe to share: no private notes, no hints",
        ItemOf = "Action item {n} of {of}",
        ItemOfBy = "Action item {n} of {of}, {name}",
        CloseSay = "Close: shout if one is wrong",
        Nothing = "Nothing yet",
        Legend = "Show of hands",
        Ended = "The meeting has ended. Thank you.",
        Message = "The outside message",
        MoreItems = "and {n} more",
        MinutesFollow = "The minutes follow in the wiki",
    }
}
