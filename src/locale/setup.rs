//! The words before the meeting.

use super::{Words, texts};
use crate::domain::{Role, lower};

impl Words {
    /// A role inside a sentence.
    pub fn role_inside(&self, role: Role) -> String {
        match role {
            // A comma would read like two roles in a list of them.
            Role::Engineer => "service owner or engineer".to_owned(),
            other => lower(self.role(other)),
        }
    }

    /// The size of a text or a file.
    pub fn size(&self, bytes: usize) -> String {
        const KILO: usize = 1024;
        const MEGA: usize = KILO * KILO;
        if bytes >= MEGA {
            let tenths = bytes.saturating_mul(10) / MEGA;
            format!("{}.{} MB", tenths / 10, tenths % 10)
        } else {
            format!("{} kB", bytes.div_ceil(KILO))
        }
    }
}

texts! {
    /// The first page, the import, the agenda, the people.
    Setup {
        // The first page
        Heading = "Run a postmortem people will stand behind.",
        Promise = "Steps, clocks and decisions beside your call, for the person who leads the meeting.",
        StaysHere = "Everything stays in this browser until you copy it out. Nothing is sent anywhere.",
        StaysWithPage = "The page around this keeps the meeting. Nothing is sent anywhere else.",
        StaysNowhere = "This browser keeps nothing for this page: a meeting lasts as long as this tab. Download the save file before you close it. Nothing is sent anywhere.",
        Bring = "Bring the written postmortem",
        BringNote = "Drop a Markdown file anywhere on this page. Title, people and action items are read from it, and shown to you first.",
        PasteText = "Paste the text",
        OpenFile = "Open a file",
        KeptHere = "Go on with a saved meeting",
        KeptDraft = "Being prepared, kept {when}",
        KeptOpen = "Running, kept {when}",
        KeptClosed = "Closed, kept {when}",
        Untitled = "A meeting without a title",
        Erase = "Erase {title}",
        EraseSure = "Erase for good",
        OtherWays = "Other ways to begin",
        Sample = "See a sample meeting",
        SampleNote = "An invented incident, its meeting just opened",
        Blank = "Start from an agenda",
        BlankNote = "30, 45, 60 or 90 minutes",
        OpenSave = "Open a save file",
        OpenSaveNote = "A meeting downloaded here or handed over to you",
        Back = "Back",

        // Pasting
        PasteHeading = "Paste the postmortem.",
        PasteNote = "Markdown, or plain text with headings and lists. You see what was understood before anything is taken over.",
        PasteLabel = "The text of the postmortem",
        PasteLike = "# Title of the incident\n\n## Action items\n- [ ] Add an alert (Ana, 2026-03-20, OPS-7)",
        ReadIt = "Read it",
        PasteKeys = "Ctrl or ⌘ with Enter reads it too.",
        ProblemEmpty = "There is no text yet. Paste the document, or open its file.",
        ProblemLong = "This text has {size}, and at most {cap} can be read. Paste only the facts and the action items.",
        ProblemNotText = "This file is not text. Export the document as Markdown or plain text and open that.",

        // What was read
        ReviewHeading = "Is this what you meant?",
        BackToText = "Back to the text",
        ReadFrom = "Read from",
        NothingYet = "Nothing is taken over until you say so.",
        AddedToDraft = "It is added to the meeting you are preparing once you say so.",
        TheMeeting = "The meeting",
        Title = "Title",
        Incident = "Incident",
        Day = "Day of the incident",
        Severity = "Severity",
        NoSeverity = "Not said",
        DocumentSays = "The document says “{words}”.",
        Link = "Link to the document",
        Owner = "Postmortem owner",
        PeopleRead = "People in the document",
        PeopleReadWhy = "They join the list of people. Untick whoever does not come.",
        ItemsTaken = "Action items, {n} of {of}",
        NothingFound = "No action items were found. They are looked for below headings such as “Action items”, “Follow-up” or “Next steps”, in tables, task lists and bullets. Add them here by hand, or go back to the text: it is still there.",
        TakeAll = "Take all",
        TakeNone = "Take none",
        TakeItem = "Take over: {title}",
        MarkedDone = "marked done in the document, left out",
        Edit = "Edit",
        EditItem = "Edit: {title}",
        Done = "Done",
        DoneItem = "Done with: {title}",
        Line = "Line {line}",
        LineIn = "Line {line}, {group}",
        AddedByHand = "Added by hand",
        TakeItems = "Take over 1 action item|Take over {n} action items",
        TakeFacts = "Go on without action items",
        OtherFile = "Choose another file",

        // An action item
        ShowAll = "Show it|Show all {n}",
        ItemTitle = "What will be done",
        ItemOwner = "Owner",
        ItemDue = "Due",
        ItemDueLike = "2026-03-20, or words such as Q2 2026",
        ItemTicket = "Ticket",
        ItemKind = "Kind",
        NoKind = "Not said",
        AddItem = "Add an action item",
        AddItemLike = "Add an action item: a verb first",
        RemoveItem = "Remove this action item",
        IsDone = "marked done in the document",
        HintVerb = "Begin with a verb, so that one can see when it is finished.",
        HintVague = "This verb is never finished. What will be different, and how would one see it?",
        HintOneOwner = "One person answers for it; the others help.",
        MoveUp = "Move up: {title}",
        MoveDown = "Move down: {title}",

        // Length and school
        BackToStart = "First page",
        HowLong = "How long do you have?",
        Length = "Length",
        WhatFor = "What for",
        ReplaceAsk = "You have changed this agenda. Replace it? Undo brings yours back.",
        Replace = "Replace it",
        KeepMine = "Keep mine",
        Liaison = "A customer liaison takes part",
        LiaisonComes = "Without one, the {minutes} minutes go to “{step}”.",
        LiaisonAway = "The minutes went to “{step}”.",
        LiaisonNotNeeded = "Below Sev-1 nobody needs to speak for the customers.",
        LiaisonGive = "Give the {minutes} minutes to “{step}”",
        LiaisonNeeded = "At Sev-1 somebody should speak for the customers.",
        LiaisonExpect = "Expect a liaison",
        Tight = "1 action item needs about {need} minutes, “{step}” has {has}.|{n} action items need about {need} minutes, “{step}” has {has}.",
        TightPay = "Take {minutes} from “{step}”",
        TightNoPay = "Choose a longer meeting, or shorten the list.",
        FromList = "From a list",
        ListLabel = "An agenda, a step per line",
        ListLike = "- Timeline [20 min]\n- Causes (15 minutes)\n- Decisions 10m",
        ListHelp = "One step per line, with its minutes. Indented lines become questions.",
        Unboxed = "1 has no minutes yet.|{n} have no minutes yet.",
        UseSteps = "Use this step|Use these {n} steps",
        KeepAgenda = "Keep this agenda",
        TemplateName = "A name for this agenda",
        Use = "Use",
        UseTemplate = "Use the agenda {name}",
        ForgetTemplate = "Forget the agenda {name}",
        ForgetSure = "Forget it",
        Cancel = "Cancel",

        // The agenda
        Agenda = "Agenda",
        StepsMinutes = "1 step, {minutes} minutes|{n} steps, {minutes} minutes",
        EditAgenda = "Edit the agenda",
        DoneEditing = "Done",
        AddStep = "Add a step",
        MoveKeys = "Alt with ↑ or ↓ moves a step.",
        LockMeans = "A lock marks steps that no extension may shorten.",
        Protected = ", no extension may shorten it",
        StateNow = ", now",
        StateDone = "Done",
        StateSkipped = ", skipped",
        Skipped = "Skipped.",
        NoBox = "no box",
        MinutesShort = "{n} min",
        StepTitle = "Title",
        StepMinutes = "Minutes",
        LessMinutes = "One minute less",
        MoreMinutes = "One minute more",
        StepLead = "Led by",
        NobodyLeads = "Nobody in particular",
        StepQuestions = "Questions, one per line",
        RemoveStep = "Remove this step",

        // The people
        People = "People",
        PeopleCount = "People, {n}",
        NobodyAs = "Nobody is here yet as {roles}.",
        HolderAway = "{name} is away, and nobody else is here as {role}.",
        Involved = "{name} facilitates and is here as {role} too. Somebody who was not involved has it easier.",
        TwoJobs = "{name} facilitates and takes the notes. Two people have it easier.",
        HereOf = "{n} of {of} are here",
        AllHere = "Everyone is here",
        OthersHere = "Everyone else is here",
        NoRole = "No role",
        PresenceOf = "Presence of {name}",
        PersonName = "Name",
        Roles = "Here as",
        RemovePerson = "Remove {name}",
        AddPerson = "Add a person",
        AddPersonLike = "Add a person: name (role)",
        PasteNames = "Paste a list of names",
        NamesLabel = "Names, or the guests of an invitation",
        NamesLike = "Farid Haddad (IC)\nMarisol Quispe, engineering manager\nAiko Tanabe <aiko@example.com>",
        NamesHelp = "One name per line, or with commas between; a role may follow. Mail addresses are left out.",
        NamesFound = "1 name, {roles} with a role|{n} names, {roles} with a role",
        AddNames = "Add this person|Add these {n} people",

        // Action items and the opener
        Items = "Action items",
        ItemsCount = "Action items, {n}",
        FromDocument = "Read them from a text",
        OpenDocument = "Open a postmortem",
        Opener = "Opener",
        ShippedText = "The Prime Directive by {by}, word for word.",
        OwnText = "A text of your own.",
        RulesCount = "1 ground rule.|{n} ground rules.",
        StopWordIs = "Stop word: {word}.",
        OpenerText = "Text read aloud",
        ShippedBack = "Back to the Prime Directive",
        Rules = "Ground rules",
        AddRule = "Add a ground rule",
        RemoveRule = "Remove: {rule}",
        StopWord = "Stop word",
        SkipOpener = "Skip the opener",
        SkipOpenerNote = "It leaves the agenda, and the meeting is that much shorter.",
        OpenerSkipped = "Skipped: this agenda has no opening step.",

        // Starting
        NoAgenda = "No agenda yet: choose a length.",
        NoTitle = "No title yet.",
        NoPeople = "Nobody on the list yet.",
        NoRoles = "1 role is not filled.|{n} roles are not filled.",
        NoItemsYet = "No action items yet.",
        StartMeeting = "Start the meeting",
        BackToMeeting = "Back to the meeting",
    }
}
