package nl.qualityregister.organisation;

import org.jspecify.annotations.Nullable;

/** @param registrationNumber of the professional whose account it is to be, if it is one's */
public record InvitationAccepted(
        InvitationId invitation,
        AccountId account,
        @Nullable String registrationNumber) {}
