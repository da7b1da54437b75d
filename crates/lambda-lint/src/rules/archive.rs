//! Rules about the deployment archive as a zip file.

mod archive_empty;
mod archive_nested_in_folder;
mod archive_too_large;
mod archive_too_large_unpacked;
mod archive_with_case_twins;
mod archive_with_damaged_entries;
mod archive_with_duplicates;
mod archive_with_escaping_links;
mod archive_with_junk;
mod archive_with_sdk;
mod archive_with_secrets;
mod archive_with_unreadable_files;
mod archive_with_unsafe_names;
mod archive_with_unsupported_entries;
mod not_a_zip_archive;
mod request_too_large;

use crate::rule::BuiltIn;

pub(super) static RULES: &[&BuiltIn] = &[
    &archive_empty::ArchiveEmpty,
    &archive_nested_in_folder::ArchiveNestedInFolder,
    &archive_too_large::ArchiveTooLarge,
    &archive_too_large_unpacked::ArchiveTooLargeUnpacked,
    &archive_with_case_twins::ArchiveWithCaseTwins,
    &archive_with_damaged_entries::ArchiveWithDamagedEntries,
    &archive_with_duplicates::ArchiveWithDuplicates,
    &archive_with_escaping_links::ArchiveWithEscapingLinks,
    &archive_with_junk::ArchiveWithJunk,
    &archive_with_sdk::ArchiveWithSdk,
    &archive_with_secrets::ArchiveWithSecrets,
    &archive_with_unreadable_files::ArchiveWithUnreadableFiles,
    &archive_with_unsafe_names::ArchiveWithUnsafeNames,
    &archive_with_unsupported_entries::ArchiveWithUnsupportedEntries,
    &not_a_zip_archive::NotAZipArchive,
    &request_too_large::RequestTooLarge,
];
