package nl.qualityregister.evidence;

import java.time.LocalDate;

/** @param registeredOn sessions before this day do not count */
public record IntervisionGroup(
        IntervisionGroupId id, NewIntervisionGroup terms, LocalDate registeredOn, long version) {}
