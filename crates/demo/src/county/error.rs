//! Why a county was not loaded.

use bigplan_county::BadSettings;
use bigplan_ledger::LedgerError;
use bigplan_ledger::registers::CaseworkError;
use jiff::civil::Date;

/// Why a county was not loaded, or not to its end. The parts that were stored stay.
#[derive(Debug, thiserror::Error)]
pub enum LoadCountyError {
    /// No county can be made of these settings.
    #[error(transparent)]
    Settings(#[from] BadSettings),
    /// Its last day lies ahead.
    #[error("the county's last day, {0}, lies ahead: choose today or a day before")]
    Ahead(Date),
    /// The ledger did not do what it was asked.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// A record could not be stored.
    #[error(transparent)]
    Casework(#[from] CaseworkError),
    /// The file of attendance could not be written.
    #[error("the file of attendance could not be written ({0}): check the folder and the room on the disk")]
    Attendance(#[from] std::io::Error),
    /// The thread that draws families ended before its time.
    #[error("the program stopped drawing families before the end: begin again, and it goes on")]
    Stopped,
}
