//! The title of the window, lent by the page.

use web_sys::Document;

/// Sets the title; the page's own comes back when it is cleared or dropped.
pub struct Title {
    document: Document,
    /// The page's own title, and the one that stands there instead.
    lent: Option<(String, String)>,
}

impl Title {
    /// The title of a page, untouched so far.
    pub fn new(document: &Document) -> Self {
        Self { document: document.clone(), lent: None }
    }

    /// Shows a title, or the page's own again.
    pub fn show(&mut self, title: Option<String>) {
        let shown = self.document.title();
        // A page that gave itself another title meanwhile keeps that one.
        let own = self.lent.take().filter(|(_, ours)| *ours == shown).map_or_else(|| shown.clone(), |(own, _)| own);
        let wanted = title.as_ref().unwrap_or(&own);
        if *wanted != shown {
            self.document.set_title(wanted);
        }
        self.lent = title.map(|ours| (own, ours));
    }
}

impl Drop for Title {
    fn drop(&mut self) {
        self.show(None);
    }
}
