package nl.qualityregister.norm;

/** An occupation (beroep, functieprofiel) that people are registered for. */
public record Occupation(OccupationCode code, Texts name) {}
