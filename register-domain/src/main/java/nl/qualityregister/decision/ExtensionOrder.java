package nl.qualityregister.decision;

import nl.qualityregister.cycle.Cohort;

/** @param days by which each cycle of the cohort that is not decided ends later */
public record ExtensionOrder(Cohort cohort, int days, ExtensionGround ground) {}
