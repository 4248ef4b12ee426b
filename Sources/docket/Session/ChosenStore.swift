import SQLiteStore

/// The store that keeps the offices: chosen here and nowhere else.
let offices = OfficeFiles()
