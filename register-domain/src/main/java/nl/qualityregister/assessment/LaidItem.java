package nl.qualityregister.assessment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What an owner lays on the desk, with what the desk itself adds: what it is like, and by when it has promised an answer. */
record LaidItem(NewItem item, @Nullable String category, LocalDate termOn) {}
