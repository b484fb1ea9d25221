//! The words of the stage.

use super::texts;

texts! {
    /// What everybody sees.
    OnStage {
        Next = "Next",
        StopWord = "Stop word",
        StopWordIs = "{word}, anyone may call it",
        BackToDesk = "Back to the desk",
        ItemOf = "Action item {n} of {of}",
        ItemOfBy = "Action item {n} of {of}, {name}",
        Message = "The outside message",
        MoreItems = "and {n} more",
        MinutesFollow = "The minutes follow in the wiki",
    }
}
