//! The texts of the sample meeting. The incident and everybody in it are invented.

use super::texts;

texts! {
    /// The sample meeting.
    Sample {
        Title = "Yesterday’s prices in the shop",
        Incident = "INC-3180",
        Day = "2026-03-11",
        Link = "https://wiki.example/postmortems/inc-3180",
        Tomasz = "Tomasz Wierzbicki",
        Leilani = "Leilani Makoa",
        Farid = "Farid Haddad",
        Ngozi = "Ngozi Eze",
        Marisol = "Marisol Quispe",
        Henrik = "Henrik Solberg",
        Aiko = "Aiko Tanabe",
        Bronagh = "Bronagh Keane",
        Sipho = "Sipho Dlamini",
        Stop = "Stop the price import when a feed has lost more than 2 % of its rows",
        StopTicket = "SHOP-2210",
        Page = "Page the catalogue on-call when prices are older than 15 minutes",
        PageTicket = "SHOP-2211",
        Show = "Show the age of the prices on the operations screen",
        Rehearse = "Rehearse the switch to fixed prices every quarter",
        RehearseTicket = "SHOP-2214",
        Compare = "Compare every feed with the last good one before it goes live",
        CompareTicket = "SHOP-2215",
        Quarter = "Q2 2026",
        Refund = "Write down how an order below cost is paid back, and who decides",
        RefundTicket = "SHOP-2216",
        Heard = "41 calls, most about orders that were confirmed at the old price. Two partners asked for a written statement.",
        Message = "On 11 March, from 08:12 to 09:46 UTC, our shop showed the prices of the day before. Orders placed in that time are honoured at the price you saw. The import that delivers prices now stops when data is missing, and we are told within 15 minutes when prices grow old.",
    }
}
