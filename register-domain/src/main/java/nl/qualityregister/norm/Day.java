package nl.qualityregister.norm;

/** A compiled date, as days since 1970-01-01, or {@link Calendars#ABSENT}. */
interface Day {

    int of(Evaluation evaluation, int item);
}
