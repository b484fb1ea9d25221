//! Names of fields, as table columns and as `Label: value`, in the wordings and languages teams use. Data, not code.

use super::book::Book;
use super::text::{Text, among};
use super::words::{Held, cut, fold, head};

/// What a column or a label names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Label {
    Action,
    Detail,
    Owner,
    Team,
    Due,
    Ticket,
    Status,
    Done,
    Priority,
    Kind,
    Group,
    Number,
    Date,
    Author,
    Severity,
    Incident,
    People,
    Title,
    Clock,
}

use Label::{
    Action, Author, Clock, Date, Detail, Done, Due, Group, Incident, Kind, Number, Owner, People, Priority, Severity,
    Status, Team, Ticket, Title,
};

/// Folded names. In a column the earlier rows win when a name holds several.
#[rustfmt::skip]
pub(super) const NAMES: &[(Label, &str)] = &[
    (Due, "\
        due|due date|due by|due on|deadline|target date|target|eta|by when|when|\
        completion date|target completion|complete by|timeframe|fallig|fallig am|\
        fallig bis|bis|bis wann|frist|termin|zieldatum|echeance|date limite|\
        date cible|date d echeance|pour le|delai|fecha limite|vencimiento|plazo|\
        fecha objetivo|fecha de entrega|prazo|data limite|data prevista|forfall|\
        forfallsdato|tidsfrist|slutdato|forfaldsdato|forfallodatum|slutdatum|senast|\
        vervaldatum|einddatum|streefdatum|uiterlijk|scadenza|entro|entro il|\
        data di scadenza|maaraaika|termin wykonania|期限|期日|締切|締め切り|完了予定日|完了予定|\
        截止日期|截止|기한|마감일|срок"),
    (Owner, "\
        owner|owners|owner s|action owner|item owner|assignee|assignees|assigned to|\
        assigned|responsible|responsible party|responsible person|responsibility|dri|who|\
        poc|lead|point of contact|owned by|accountable|verantwortlich|verantwortliche|\
        verantwortlicher|verantwortung|zustandig|zustandigkeit|wer|bearbeiter|responsable|\
        responsables|pilote|porteur|assigne a|attribue a|qui|asignado a|asignado|\
        encargado|quien|responsavel|responsaveis|atribuido a|dono|quem|eier|\
        ansvarlig|ansvar|hvem|tildelt|ansvarig|agare|vem|ejer|eigenaar|\
        verantwoordelijke|verantwoordelijk|wie|actiehouder|assegnato a|proprietario|\
        responsabile|chi|vastuuhenkilo|vastuu|wlasciciel|odpowiedzialny|担当|担当者|責任者|\
        オーナー|负责人|責任人|담당자|담당|ответственный|исполнитель"),
    (Ticket, "\
        ticket|tickets|ticket link|issue|issues|issue link|bug|bugs|jira|\
        jira ticket|jira issue|tracking|tracking issue|tracking bug|tracking ticket|\
        tracking number|tracker|tracked in|link|links|url|pr|pull request|mr|\
        reference|ref|work item|story|github issue|gitlab issue|vorgang|referenz|\
        lien|referencia|enlace|referanse|sak|lenke|arende|sag|referentie|\
        riferimento|チケット|課題|リンク|工单|链接|티켓|тикет"),
    (Done, "\
        done|completed|complete|finished|closed|erledigt|fertig|fait|hecho|\
        completado|feito|concluido|utfort|ferdig|klart|klar|faerdig|gedaan|\
        afgerond|fatto|完了|済"),
    (Status, "\
        status|state|progress|current status|stand|statut|etat|avancement|estado|\
        situacao|stato|tila|stan|状態|ステータス|状況|进度|状态|상태|статус|состояние"),
    (Priority, "\
        priority|prio|prioritat|priorite|prioridad|prioridade|prioritet|prioriteit|\
        priorita|prioriteetti|priorytet|urgency|優先度|优先级|우선순위|приоритет"),
    (Kind, "\
        type|kind|action type|art|typ|tipo|type d action|soort|tyyppi|種別|種類|\
        タイプ|类型|유형|тип"),
    (Action, "\
        action item|action items|action|actions|action point|action points|task|tasks|\
        todo|to do|item|what|follow up|follow up item|follow up action|next step|\
        recommendation|improvement|corrective action|preventive action|remediation|measure|\
        work|ai|massnahme|massnahmen|aufgabe|aktion|aktionspunkt|was|mesure|\
        mesure corrective|tache|quoi|action corrective|accion|acciones|accion correctiva|\
        tarea|medida|que|acao|acoes|item de acao|tarefa|aksjon|aksjonspunkt|\
        tiltak|oppgave|hva|handling|atgard|atgarder|uppgift|vad|opgave|tiltag|\
        actie|actiepunt|maatregel|taak|wat|azione|azione correttiva|attivita|cosa|\
        toimenpide|dzialanie|zadanie|アクション|アクションアイテム|対応|対応内容|対策|対策内容|タスク|やること|\
        行动项|措施|行动|任务|조치|액션 아이템|할 일|действие|задача|мера"),
    (Group, "\
        category|area|component|theme|kategorie|bereich|categorie|categoria|\
        kategori|omrade|カテゴリ|分類|类别|분류|категория"),
    (Team, "\
        team|group|equipe|equipo|squad|チーム|团队|팀|команда"),
    (Number, "\
        no|nr|id|n|num|number|nummer|numero|番号|编号|번호"),
    (Clock, "\
        time|timestamp|event|events|time utc|uhrzeit|zeit|ereignis|heure|\
        evenement|hora|evento|tid|tidspunkt|hendelse|klokkeslett|handelse|tijd|\
        tijdstip|gebeurtenis|ora|時刻|時間|出来事|时间|事件|시간|время|событие"),
    (Date, "\
        date|dates|incident date|date of incident|date of the incident|start date|started|\
        incident start|start time|start|occurred|datum|datum des vorfalls|vorfallsdatum|\
        beginn|date de l incident|debut|fecha|fecha del incidente|inicio|data|\
        data do incidente|data dell incidente|dato|dato for hendelsen|paiva|pvm|発生日|\
        発生日時|日付|日時|日期|发生时间|날짜|발생일|дата"),
    (Author, "\
        author|authors|author s|written by|created by|prepared by|document author|av|\
        von|autor|autoren|autor en|verfasser|verfasst von|erstellt von|auteur|\
        auteurs|auteur s|redige par|autores|escrito por|elaborado por|autora|autore|\
        autori|scritto da|forfatter|forfattere|skrevet av|forfattare|skrivet av|\
        skrevet af|opsteller|from|geschreven door|tekijat|tekija|by|作成者|著者|記入者|\
        作者|작성자|автор|авторы"),
    (Severity, "\
        severity|sev|severity level|incident severity|sev level|impact level|schweregrad|\
        schwere|gravite|severite|severidad|gravedad|severidade|gravidade|\
        alvorlighetsgrad|alvorlighet|alvorlighedsgrad|allvarlighetsgrad|ernst|gravita|\
        severita|vakavuus|深刻度|重大度|严重程度|严重级别|심각도|критичность"),
    (Incident, "\
        incident|incident id|incident number|incident no|incident nr|incident key|\
        incident ref|incident ticket|vorfall|vorfall id|vorfallnummer|vorfall nr|\
        stornummer|incidente|id del incidente|id do incidente|hendelse id|numero d incident|\
        id de l incident|incidentnummer|インシデント|インシデントid|インシデント番号|障害番号|事件编号|인시던트|\
        инцидент"),
    (People, "\
        attendees|participants|participant s|people involved|involved|responders|\
        incident responders|incident team|facilitator|moderator|scribe|note taker|present|\
        meeting attendees|incident commander|commander|ic|teilnehmer|teilnehmende|\
        beteiligte|anwesend|presents|personnes impliquees|participantes|asistentes|\
        involucrados|envolvidos|presentes|deltakere|deltagere|deltagare|til stede|\
        narvarande|deelnemers|aanwezigen|aanwezig|betrokkenen|partecipanti|presenti|\
        osallistujat|参加者|出席者|対応者|关系者|参与人|참석자|участники"),
    (Title, "\
        title|subject|incident title|incident name|name|betreff|titel|titre|objet|\
        titulo|asunto|assunto|titolo|oggetto|tittel|emne|amne|rubrik|onderwerp|\
        otsikko|タイトル|件名|标题|제목|название|тема"),
    (Detail, "\
        description|detail|details|note|notes|comment|comments|remarks|beschreibung|\
        bemerkung|kommentar|notiz|commentaire|descripcion|comentario|descricao|\
        beskrivelse|merknad|beskrivning|anteckning|omschrijving|opmerking|descrizione|\
        summary|rationale|why|impact|effort|内容|説明|備考|描述|备注|내용|설명|\
        описание|комментарий"),
];

/// The label a whole text is, or nothing.
pub(crate) fn exact(book: &Book, text: &str) -> Option<Label> {
    if text.len() > 60 {
        return None;
    }
    let folded = fold(text);
    let number = |n: &str| n.len() <= 2 && n.bytes().all(|b| b.is_ascii_digit());
    let name = match folded.last_halves(" ") {
        Some((name, last)) if number(last) => name,
        _ => folded.as_str(),
    };
    if name.is_empty() {
        return None;
    }
    // `Postmortem owner` and `Owner of the review` are owners.
    let core =
        || ["postmortem ", "post mortem ", "incident ", "document ", "report "].iter().find_map(|q| name.after(q));
    book.label(name)
        .or_else(|| core().and_then(|name| book.label(name)))
        .or_else(|| name.halves(" of ").and_then(|(name, _)| book.label(name)))
}

/// The label of a table column: the whole text, else the first name it holds.
pub(crate) fn column(book: &Book, text: &str) -> Option<Label> {
    let bare = text.bare();
    if bare == "#" || bare == "№" {
        return Some(Number);
    }
    exact(book, text).or_else(|| {
        let folded = fold(head(text, 80));
        let held = Held::new(&folded);
        NAMES.iter().find(|(_, names)| held.any(names)).map(|(label, _)| *label)
    })
}

/// One `Label: value` inside a text: byte positions of the label and of its value.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub(crate) label: Label,
    pub(crate) at: usize,
    pub(crate) value: usize,
}

/// Every `Label:` in a text, in order. A label stands at the start, after a separator, or begins with a capital.
pub(crate) fn all(book: &Book, text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut floor = 0;
    for (colon, mark) in text.spots().filter(|(_, c)| matches!(c, ':' | '：' | '=')) {
        let value = colon + mark.len_utf8();
        if cut(text, value, text.len()).begins_any("/:=") {
            continue;
        }
        if let Some((label, at)) = before(book, text, floor, colon) {
            found.push(Found { label, at, value });
            floor = value;
        }
    }
    found
}

/// The longest label of up to four words that ends at `colon`.
fn before(book: &Book, text: &str, floor: usize, colon: usize) -> Option<(Label, usize)> {
    let from = (floor.max(colon.saturating_sub(60))..colon).find(|at| text.is_char_boundary(*at))?;
    let span = cut(text, from, colon);
    // `Author(s):` is one label; any other bracket begins one.
    let seen = if span.ends(")") { span.last_place("(").unwrap_or(span.len()) } else { span.len() };
    let edge = cut(span, 0, seen).spots().rev().find(|(_, c)| among(BREAKS, *c));
    let start = edge.map_or(from, |(at, c)| from + at + c.len_utf8());
    let fresh = edge.is_some() || from == floor;
    let run = cut(text, start, colon);
    let mut starts: Vec<usize> = Vec::new();
    let mut space = true;
    for (at, c) in run.spots() {
        if space && !c.is_whitespace() {
            starts.push(start + at);
        }
        space = c.is_whitespace();
    }
    let skip = starts.len().saturating_sub(4);
    starts.iter().enumerate().skip(skip).find_map(|(nth, at)| {
        let name = cut(text, *at, colon);
        let capital = name.begins_any("w") && !name.begins_any("l");
        let dash = cut(text, start, *at).bare_end().ends("-");
        let stands = (nth == 0 && fresh) || capital || dash;
        exact(book, name).filter(|_| stands).map(|label| (label, *at))
    })
}

const BREAKS: &str = ".;,|()[]—–\n·•。、（/\u{fffc}";
