package nl.qualityregister.notification;

import nl.qualityregister.norm.Language;

/** A letter and where it goes. */
record Mail(String to, Language language, Letter letter) {}
