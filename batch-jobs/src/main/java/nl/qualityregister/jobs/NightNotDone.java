package nl.qualityregister.jobs;

import java.util.Map;

/** A nightly job of a business day failed; the days after it wait, and the next run begins with it. */
final class NightNotDone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NightNotDone(String job, Map<String, String> order, String failure) {
        super(job + " " + order + " failed on " + failure);
    }
}
