//! The open sheet as a file to download.

use crate::app::keeping::title;
use crate::browser::file::download;
use crate::text::desk::file_name;
use crate::ui::keeper::open_sheet;
use crate::wire::v1::write_sheet;

/// Offers the open sheet as a `.jixiao.json` file.
pub(in crate::ui) fn download_open_sheet() {
    if let Some(open) = open_sheet() {
        download(&file_name(&title(&open.evaluation)), "application/json", &write_sheet(&open.evaluation));
    }
}
