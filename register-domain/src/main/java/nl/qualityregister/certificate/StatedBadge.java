package nl.qualityregister.certificate;

import org.jspecify.annotations.Nullable;

/**
 * Everything that a badge states, as stated, so that its credential can be written again to the same bytes.
 *
 * @param holder the name of the person
 * @param points that the register gave for it, as a JSON number; null for none
 * @param completedOn ISO 8601
 * @param name of the credential, in both languages
 * @param description in both languages
 * @param narrative what one had to do for it, in both languages
 * @param portable issuer, address, moment of issue and place in the status list; its {@code until} is empty
 */
record StatedBadge(
        String number,
        String registrationNumber,
        String holder,
        String registerName,
        String course,
        String title,
        String completedOn,
        @Nullable String points,
        String name,
        String description,
        String narrative,
        Particulars.Portable portable) {}
