package nl.qualityregister.organisation;

import java.time.Instant;
import java.util.UUID;

/** @param until when it can be used, once */
public record Approval(UUID id, JointAct act, String digest, Instant approvedAt, Instant until) {}
