package nl.qualityregister.jobs.seed;

import java.util.random.RandomGenerator;

/** How it stands with a seeded person, and how many per cent are in that situation. */
enum Situation {
    MET(66),
    THREE_POINTS_SHORT(8),
    FAR_SHORT(10),
    /** Was ill for long, and met the norm all the same. */
    INTERRUPTED(5),
    SUSPENDED(4),
    /** What has to be valid at the end no longer is. */
    DOCUMENT_EXPIRED(3),
    /** Lapsed, withdrawn, struck off or died. */
    ENDED(4);

    private final int percent;

    Situation(int percent) {
        this.percent = percent;
    }

    static Situation any(RandomGenerator random) {
        int place = random.nextInt(100);
        for (Situation situation : values()) {
            place -= situation.percent;
            if (place < 0) {
                return situation;
            }
        }
        throw new IllegalStateException("the percentages come to less than a hundred");
    }

    boolean isShort() {
        return this == THREE_POINTS_SHORT || this == FAR_SHORT;
    }
}
