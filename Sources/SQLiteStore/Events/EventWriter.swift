import Store

/// What adding events needs and is dear to make, kept between transactions.
final class EventWriter {
    /// Computes their digests.
    var chain = EventChain()
    /// The statement that adds one.
    let insertion = PreparedText(
        """
        INSERT INTO events \
        (number, time, kind, version, person, deputy_for, command, cause, subject, payload, digest) \
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)

    /// The form of the office's next event, as far as what is committed tells.
    var form: ChainForm

    /// The statement that notes the form of one.
    let formInsertion = PreparedText("INSERT OR IGNORE INTO event_forms (kind, version) VALUES (?, ?)")

    /// The forms that are noted, as far as they are committed; `nil` until they are needed.
    var eventForms: Set<EventForm>?

    /// A writer for an office that began in a form.
    init(form: ChainForm) {
        self.form = form
    }
}
