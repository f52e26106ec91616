package nl.qualityregister.certificate;

import java.util.Optional;

/**
 * What is true of a document that somebody was shown, each question by itself. It says nothing of whether the registrations still
 * stand: that is asked of the register.
 *
 * @param certificate the one that it is, or that it was made of
 * @param badge the same, for a course
 * @param expired whether the document itself names a moment until which it holds, and that is past
 */
public record Examination(
        Form form,
        Mark seal,
        Content content,
        Issue issue,
        Optional<Certificate> certificate,
        Optional<Badge> badge,
        boolean expired) {

    Examination(Form form, Mark seal, Content content, Issue issue, Optional<Certificate> certificate) {
        this(form, seal, content, issue, certificate, Optional.empty(), false);
    }

    Examination asOf(boolean isExpired) {
        return new Examination(form, seal, content, issue, certificate, badge, isExpired);
    }

    /** What the document is. */
    public enum Form {
        PDF,
        CREDENTIAL,
        /** Neither: nothing of it can be checked. */
        OTHER
    }

    /** Whose seal it bears. */
    public enum Mark {
        /** By a key of this register, be it one that is no longer in use. */
        OURS,
        /** By a key that is not ours, or not by any key whatever it says. */
        NOT_OURS,
        NONE
    }

    /** Whether it is as it was sealed. */
    public enum Content {
        UNALTERED,
        ALTERED,
        /** What we sealed is in it unaltered, but something was added behind. */
        EXTENDED,
        /** Without a seal of ours there is nothing to compare it with. */
        UNKNOWN
    }

    /** Whether this register gave it out. */
    public enum Issue {
        ISSUED,
        NOT_ISSUED
    }

    static Examination nothing(Form form, Mark seal) {
        return new Examination(form, seal, Content.UNKNOWN, Issue.NOT_ISSUED, Optional.empty());
    }

    /** Ours, as we gave it out, to the last byte. */
    public boolean genuine() {
        return content == Content.UNALTERED && issue == Issue.ISSUED;
    }
}
