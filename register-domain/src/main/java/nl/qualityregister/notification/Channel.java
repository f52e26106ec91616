package nl.qualityregister.notification;

/** How something is told. */
enum Channel {
    MAIL,
    LETTER,
    WEBHOOK
}
