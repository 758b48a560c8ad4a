//! The icons, drawn for the project on a grid of 24: strokes of two, round ends.

use yew::prelude::*;

use crate::ui::text::html;

/// Which icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Archive,
    Back,
    Book,
    Chart,
    Check,
    Choose,
    Clear,
    Close,
    Delete,
    Details,
    Download,
    Help,
    Language,
    Link,
    Merge,
    More,
    Next,
    Note,
    Open,
    Page,
    Print,
    Quote,
    Redo,
    Search,
    Settings,
    Share,
    Split,
    Undo,
    Unsure,
    Versions,
    Wait,
    Warning,
    Worksheet,
}

impl Icon {
    /// The strokes, as SVG path data.
    fn path(self) -> &'static str {
        match self {
            Self::Archive => "M3 4.5 H21 V8.5 H3 Z M4.5 8.5 V19.5 H19.5 V8.5 M9.5 12.5 H14.5",
            Self::Back => "M15 5 L8 12 L15 19",
            Self::Book => {
                "M12 6 C9.5 4.5 6.5 4.5 3.5 5.5 V18.5 C6.5 17.5 9.5 17.5 12 19 C14.5 17.5 17.5 17.5 20.5 18.5 V5.5 C17.5 4.5 14.5 4.5 12 6 V19"
            }
            Self::Chart => "M4 4 V20 H20 M8 16 V12 M12.500 16 V7 M17 16 V10",
            Self::Check => "M5 13 L10 18 L19 7",
            Self::Choose => {
                "M3.5 7 L5.500 9 L9 5 M3.5 16.500 L5.500 18.500 L9 14.500 M12.500 7 H20.500 M12.500 16.500 H20.500"
            }
            Self::Clear => "M8.5 19 H20 M4.5 14.5 L13 6 L19 12 L12 19 H8.5 Z M9 10 L15 16",
            Self::Close => "M6 6 L18 18 M18 6 L6 18",
            Self::Delete => "M4 7 H20 M9 7 V4 H15 V7 M6 7 L7 20 H17 L18 7 M10 11 V16 M14 11 V16",
            Self::Details => "M12 3.5 A8.5 8.5 0 1 1 12 20.5 A8.5 8.5 0 1 1 12 3.5 M12 11 V16.5 M12 7.500 V7.600",
            Self::Download => "M12 4 V15 M7 11 L12 16 L17 11 M5 20 H19",
            Self::Help => "M9 9.2 A3.1 3.1 0 1 1 13.4 12 C12.4 12.6 12 13.2 12 14.5 M12 18 V18.1",
            Self::Language => {
                "M12 3.5 A8.5 8.5 0 1 1 12 20.5 A8.5 8.5 0 1 1 12 3.5 M3.5 12 H20.5 M12 3.5 C7.5 8 7.5 16 12 20.5 C16.5 16 16.5 8 12 3.5"
            }
            Self::Link => {
                "M10 14 L14 10 M8.5 11 L5.5 14 A3.2 3.2 0 0 0 10 18.5 L13 15.500 M11 8.500 L14 5.500 A3.2 3.2 0 0 1 18.500 10 L15.500 13"
            }
            Self::Merge => "M4 12 H10 M7 9 L10 12 L7 15 M20 12 H14 M17 9 L14 12 L17 15 M12 5 V19",
            Self::More => "M5 12 V12.1 M12 12 V12.1 M19 12 V12.1",
            Self::Next => "M5 6 L11 12 L5 18 M13 6 L19 12 L13 18",
            Self::Note => "M5 5 H19 V15 L14 20 H5 Z M14 20 V15 H19 M8.5 9.5 H15.5 M8.5 13 H12",
            Self::Open => "M3.5 19 V6 H9.5 L11.5 8.5 H20.5 V19 Z M12 16.5 V11.5 M9.5 14 H14.5",
            Self::Page => "M6 4 H14 L18 8 V20 H6 Z M9 12 H15 M9 15.5 H15",
            Self::Print => "M7 9 V4 H17 V9 M7 17 H4 V9 H20 V17 H17 M7 14 H17 V20 H7 Z",
            Self::Quote => "M5 7 H10 V12 C10 15 8.500 17 5.500 18 M14 7 H19 V12 C19 15 17.500 17 14.500 18",
            Self::Redo => "M15 5 L19 9 L15 13 M19 9 H10 A5 5 0 0 0 10 19 H13",
            Self::Search => "M10.5 4.5 A6 6 0 1 1 10.5 16.5 A6 6 0 1 1 10.5 4.5 M15 15 L20 20",
            Self::Settings => "M4 7 H13 M17 7 H20 M4 17 H7 M11 17 H20 M15 5 V9 M9 15 V19",
            Self::Share => "M12 15 V4 M8 8 L12 4 L16 8 M8 11.5 H5 V20 H19 V11.5 H16",
            Self::Split => "M9 12 H3 M6 9 L3 12 L6 15 M15 12 H21 M18 9 L21 12 L18 15 M12 5 V19",
            Self::Versions => {
                "M8.5 3.500 H19.500 V16.500 H8.500 Z M15.500 16.500 V20.500 H4.500 V7.500 H8.500 M11.500 8 H16.500 M11.500 12 H16.500"
            }
            Self::Wait => "M12 4 A8 8 0 1 1 4 12 M12 8 V12 L15 14",
            Self::Warning => "M12 4 L21 19.5 H3 Z M12 10 V14 M12 16.8 V16.9",
            Self::Unsure => "M5 21 V4 H19 L16 8.500 L19 13 H5",
            Self::Worksheet => {
                "M5 4 H19 V20 H5 Z M8 8 H10.5 V10.500 H8 Z M8 14 H10.500 V16.500 H8 Z M13.500 9.200 H16 M13.500 15.200 H16"
            }
            Self::Undo => "M9 5 L5 9 L9 13 M5 9 H14 A5 5 0 0 1 14 19 H11",
        }
    }

    /// Whether it points along the line of reading, so that it turns round from right to left.
    fn turns(self) -> bool {
        matches!(self, Self::Back | Self::Next | Self::Undo | Self::Redo)
    }
}

/// An icon; decoration only, the control around it has a name.
pub fn icon(icon: Icon) -> Html {
    let class = if icon.turns() { "icon icon-turns" } else { "icon" };
    html! {
        <svg class={class} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d={icon.path()} />
        </svg>
    }
}

/// The sign of a label: a shape of its own for each, so that colour is never the only one.
pub fn label_sign(label: impl Into<AttrValue>) -> Html {
    let label: AttrValue = label.into();
    html! { <span class="sign" data-sign={label} aria-hidden="true"></span> }
}
