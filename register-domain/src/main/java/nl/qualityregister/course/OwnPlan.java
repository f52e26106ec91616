package nl.qualityregister.course;

import nl.qualityregister.registrant.RegistrantId;

/** An activity of her own that a professional means to do. It never credits. */
public record OwnPlan(PlanId id, RegistrantId registrant, NewPlan terms, long version) {}
