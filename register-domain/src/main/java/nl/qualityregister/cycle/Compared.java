package nl.qualityregister.cycle;

import nl.qualityregister.norm.Verdict;

/** One cycle judged by two norms as of one day: the one it is pinned to, and another. */
public record Compared(Cycle cycle, Verdict now, Verdict then) {}
