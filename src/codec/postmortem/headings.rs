//! What a heading announces, in the wordings and languages teams use. Data, not code: add a row to teach a new one.

use super::book::Book;
use super::text::Text;
use super::words::{Held, fold, has, head};

/// What stands below a heading or a label.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Class {
    /// Surely a list of what is to be done.
    Strong,
    /// A list of what is to be done, unless the document has a surer one.
    Weak,
    /// Lessons and actions in one part: only a surer heading in it makes its items sure.
    Mixed,
    /// Never a list of what is to be done: it tells what was done, minute by minute.
    Never,
    /// Another part of the document.
    Other,
    /// Another part of the document, but below action items a group of them.
    Soft,
    /// The first part: header fields may stand in it.
    Summary,
    /// Nothing known.
    Unknown,
}

use Class::{Never, Other, Soft, Strong, Summary, Weak};

/// Folded phrases; `~` in front means also inside a longer word.
#[rustfmt::skip]
pub(super) const PHRASES: &[(Class, &str)] = &[
    (Never, "\
        timeline|time line|timelines|chronology|sequence of events|actions taken|\
        action taken|steps taken|measures taken|log|chat|transcript|zeitachse|\
        ~zeitleiste|ablauf|verlauf|zeitlicher|ergriffene|getroffene|chronologie|\
        deroule|mesures prises|actions prises|actions realisees|cronologia|linea de tiempo|\
        linea temporal|linha do tempo|medidas tomadas|acciones tomadas|acoes tomadas|\
        azioni intraprese|~tidslinj|~tidslinie|~tijdlijn|~tidsforlop|genomen|vidtagna|\
        iverksatte|gjennomforte|aikajana|os czasu|タイムライン|時系列|経緯|时间线|タイムテーブル|타임라인|\
        хронология"),
    (Strong, "\
        action|actions|actionable|actionables|action items|ais|follow up|follow ups|\
        followup|followups|next step|next steps|corrective|countermeasures|to do|\
        to dos|todo|todos|tasks|task list|work items|repair items|remediation items|\
        remediation plan|remediation tasks|preventive measures|preventative measures|\
        prevention plan|prevent recurrence|recurrence prevention|capa|what will we do|\
        what we will do|improvement plan|~massnahme|~aktionspunkt|nachste schritte|aufgaben|\
        offene punkte|plan d action|points d action|prochaines etapes|mesures correctives|\
        mesures preventives|mesures|taches|a faire|suivi|suites a donner|acciones|\
        proximos pasos|medidas|tareas|plan de accion|puntos de accion|seguimiento|\
        pendientes|acoes|acao|proximos passos|tarefas|plano de acao|pendencias|\
        ~aksjonspunkt|aksjoner|tiltak|~oppfolging|neste steg|oppgaver|~handlingsplan|\
        ~atgard|~uppfoljning|nasta steg|uppgifter|~opfolgning|~tiltag|~handlingspunkt|\
        naeste skridt|opgaver|~actiepunt|acties|~maatregel|volgende stappen|~vervolgstap|\
        ~vervolgactie|opvolging|azioni|prossimi passi|misure|piano d azione|da fare|\
        compiti|~toimenpi|seuraavat vaiheet|dzialania|zadania|nastepne kroki|\
        kolejne kroki|opatreni|ukoly|aksiyonlar|アクション|再発防止|対策|改善策|対応策|今後の対応|\
        次のステップ|ネクストアクション|フォローアップ|是正措置|タスク|やること|改进措施|整改|后续|行动项|待办|下一步|\
        改進措施|행동 항목|액션|재발 방지|후속 조치|조치 사항|다음 단계|действия|меры|задачи|\
        следующие шаги|план действий"),
    (Weak, "\
        remediation|remediations|improvement|improvements|recommendation|recommendations|\
        prevention|preventing|prevent this|happening again|future work|future steps|\
        what s next|whats next|moving forward|going forward|way forward|commitments|\
        what we are doing|what are we doing|what we re doing|verbesserungen|~vorbeug|\
        empfehlungen|ausblick|ameliorations|recommandations|prevention|mejoras|\
        recomendaciones|prevencion|melhorias|recomendacoes|prevencao|forbedringer|\
        anbefalinger|forbattringar|rekommendationer|verbeteringen|aanbevelingen|\
        miglioramenti|raccomandazioni|prevenzione|改善|予防|建议|개선|рекомендации"),
    (Other, "\
        lesson|lessons|learned|learnt|learnings|takeaways|impact|root cause|\
        root causes|cause|causes|contributing|background|context|appendix|appendices|\
        glossary|references|supporting|related|whys|what happened|notes|went well|\
        went wrong|went poorly|go well|lucky|luck|faq|attendees|participants|\
        involved|responders|~auswirkung|~ursache|lehren|erkenntnisse|hintergrund|\
        anhang|lief gut|lief schlecht|teilnehmer|lecons|contexte|annexes|\
        bien fonctionne|causa|causas|impacto|lecciones|antecedentes|licoes|contexto|\
        ~arsak|~konsekvens|bakgrunn|bakgrund|gikk bra|gikk darlig|flaks|laerte|\
        laerdom|~laeringspunkt|~leerpunt|lardomar|~oorzaak|~oorzaken|gevolgen|achtergrond|geleerd|impatto|\
        lezioni|contesto|参加者|影響|原因|教訓|学び|うまくいった|振り返り|影响|经验|教训|영향|원인|\
        교훈|влияние|причина|причины|уроки"),
    (Soft, "\
        detection|recovery|resolution|response|communication|communications|trigger|\
        analysis|mitigation|discussion|monitoring|fault|erkennung|behebung|losung|\
        loesung|resolucion|deteccion|resolucao|deteccao|losning|pavisning|oplossing|\
        detectie|risoluzione|rilevamento|検知|復旧|対応内容|检测|恢复|탐지|복구"),
    (Summary, "\
        summary|overview|abstract|metadata|details|information|general|header|tl dr|\
        about|zusammenfassung|uberblick|ubersicht|allgemeines|kurzfassung|resume|\
        synthese|apercu|resumen|resumo|visao geral|sammendrag|sammanfattning|resume|\
        samenvatting|overzicht|riepilogo|sommario|yhteenveto|podsumowanie|概要|サマリ|\
        基本情報|概述|摘要|요약|개요|резюме|обзор"),
];

/// What a heading announces.
pub(crate) fn classify(book: &Book, text: &str) -> Class {
    if text.len() > 150 {
        return Class::Unknown;
    }
    let folded = fold(text);
    let words = folded.parts(" ").filter(|w| !w.letters().all(|c| c.is_ascii_digit())).count();
    if words == 0 || words > 9 {
        return Class::Unknown;
    }
    let classes = book.classes(&folded);
    let held = |class: Class| classes & (1 << class as usize) != 0;
    if held(Never) || clock(text) {
        Never
    } else if held(Strong) {
        match () {
            () if held(Other) => Class::Mixed,
            () if words > 6 => Weak,
            () => Strong,
        }
    } else if held(Weak) {
        if held(Other) || (held(Soft) && words > 2) { Soft } else { Weak }
    } else if held(Other) {
        Other
    } else if held(Soft) {
        Soft
    } else if held(Summary) {
        Summary
    } else {
        Class::Unknown
    }
}

/// Whether a heading is a time of day: `### 5:00 PM` opens an entry of a timeline.
fn clock(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    text.match_indices(':').any(|(at, _)| digit(at.checked_sub(1)) && digit(Some(at + 1)) && digit(Some(at + 2)))
}

#[rustfmt::skip]
const LEGEND: &str = "\
    types|priority|priorities|legend|definitions|types are|severities|typen|\
    prioritaten|legende|legenda|prioridades|tipos";

/// Whether the label over a list announces an explanation of words, not work.
pub(crate) fn legend(text: &str) -> bool {
    let folded = fold(head(text, 200));
    LEGEND.listed().any(|word| folded.ends_with(word) && has(&folded, word))
}

#[rustfmt::skip]
const GROUPS: &str = "\
    short term|medium term|mid term|long term|immediate|near term|now|later|next|\
    process|people|technology|tooling|monitoring|infrastructure|documentation|\
    kurzfristig|mittelfristig|langfristig|sofort|court terme|moyen terme|long terme|\
    corto plazo|medio plazo|largo plazo|curto prazo|longo prazo|kort sikt|lang sikt|\
    korte termijn|lange termijn|breve termine|lungo termine|短期|中期|長期|长期|단기|장기";

/// Whether a text is only the name of a group of actions: a span of time or a kind of work.
pub(crate) fn group(text: &str) -> bool {
    let folded = fold(head(text, 80));
    let words = folded.parts(" ").count();
    let held = Held::new(&folded);
    words <= 4
        && (held.any(GROUPS)
            || (words == 1 && super::words::kind(text).is_some())
            || super::words::only_done(text)
            || super::words::state(text))
}
