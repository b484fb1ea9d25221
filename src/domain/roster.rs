//! The people and what they are here as.

use super::{PersonId, Severity, Text};

/// What somebody is here as (design, domain 1.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Postmortem owner: prepared the document, sums up, opens the tickets.
    Owner,
    /// Facilitator: process only.
    Facilitator,
    /// Incident commander.
    Commander,
    /// The commander's deputy, shadow or scribe.
    Deputy,
    /// Service owner or key engineer.
    Engineer,
    /// Engineering manager of the affected systems.
    EngineeringManager,
    /// Product manager of the affected systems.
    ProductManager,
    /// Tech lead.
    TechLead,
    /// A representative of a team that may own an action.
    TeamRep,
    /// Customer liaison, needed at Sev-1.
    CustomerLiaison,
    /// Note taker, separate from the facilitator.
    NoteTaker,
    /// Co-facilitator.
    CoFacilitator,
    /// Here to learn.
    Observer,
}

impl Role {
    /// All roles, the required ones first.
    pub const ALL: [Self; 13] = [
        Self::Owner,
        Self::Facilitator,
        Self::Commander,
        Self::Engineer,
        Self::EngineeringManager,
        Self::ProductManager,
        Self::CustomerLiaison,
        Self::TechLead,
        Self::TeamRep,
        Self::Deputy,
        Self::NoteTaker,
        Self::CoFacilitator,
        Self::Observer,
    ];

    /// Whether a meeting of this severity should not go without it.
    pub fn is_required(self, severity: Option<Severity>) -> bool {
        match self {
            Self::Owner
            | Self::Facilitator
            | Self::Commander
            | Self::Engineer
            | Self::EngineeringManager
            | Self::ProductManager => true,
            Self::CustomerLiaison => severity == Some(Severity::One),
            _ => false,
        }
    }

    /// Whether its holder decides what gets done and so answers the roll call.
    pub fn is_leader(self) -> bool {
        matches!(self, Self::EngineeringManager | Self::ProductManager | Self::TechLead)
    }
}

/// Whether somebody is in the room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Presence {
    /// Invited; nobody has looked yet.
    #[default]
    Expected,
    /// Here.
    Present,
    /// Did not come.
    Absent,
    /// Was here and had to go.
    Left,
}

/// A person on the roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their name in the meeting.
    pub id: PersonId,
    /// What they are called; never empty.
    pub name: Text,
    /// What they are here as, in no order that matters.
    pub roles: Vec<Role>,
    /// Whether they are in the room.
    pub presence: Presence,
}

impl Person {
    /// Whether they hold a role.
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether they answer the roll call.
    pub fn is_leader(&self) -> bool {
        self.roles.iter().any(|r| r.is_leader())
    }

    /// Whether they can be counted on to be here: present, or not looked for yet.
    pub fn may_be_here(&self) -> bool {
        matches!(self.presence, Presence::Expected | Presence::Present)
    }
}

/// Something about the roster the facilitator should know; none of it stops the meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Nobody holds a required role.
    Nobody(Role),
    /// All who hold a required role are absent or have left.
    Away(Role, PersonId),
    /// The facilitator was active in the incident, as commander or owner.
    Involved(PersonId, Role),
    /// The facilitator also takes the notes.
    TwoJobs(PersonId),
}

/// What is to be noticed about the roster, most important first.
pub fn notices(roster: &[Person], severity: Option<Severity>) -> Vec<Notice> {
    let mut seen = Vec::new();
    for role in Role::ALL.into_iter().filter(|r| r.is_required(severity)) {
        let mut holders = roster.iter().filter(|p| p.is(role)).peekable();
        match holders.peek().map(|p| p.id) {
            None => seen.push(Notice::Nobody(role)),
            Some(first) => {
                if !holders.any(Person::may_be_here) {
                    seen.push(Notice::Away(role, first));
                }
            }
        }
    }
    for person in roster.iter().filter(|p| p.is(Role::Facilitator)) {
        for role in [Role::Commander, Role::Owner] {
            if person.is(role) {
                seen.push(Notice::Involved(person.id, role));
            }
        }
        if person.is(Role::NoteTaker) {
            seen.push(Notice::TwoJobs(person.id));
        }
    }
    seen
}
