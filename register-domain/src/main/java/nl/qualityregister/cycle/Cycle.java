package nl.qualityregister.cycle;

/** A registration period (registratieperiode): what is judged as one. */
public record Cycle(CycleId id, NewCycle terms, CycleState state, long version) {}
