//! The page: mounts the widget.

fn main() {
    postmortem_meeting::entry::page();
}
