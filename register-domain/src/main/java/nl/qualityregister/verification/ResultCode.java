package nl.qualityregister.verification;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import nl.qualityregister.roll.Standing;
import nl.qualityregister.roll.Status;

/** The answer to one question, in one word. */
public enum ResultCode {
    REGISTERED,
    /** The person is known, but has no running registration of what was asked on that day. */
    NOT_REGISTERED,
    SUSPENDED,
    /** No such number, or nothing was entered of it yet at that moment. */
    NOT_FOUND,
    /** Several registrations match and do not agree; narrowing the question by register or occupation helps. */
    AMBIGUOUS,
    HIDDEN;

    /** As the outside world reads it, for ever: {@code not-registered}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Of a person who is known: what the matching registrations say together. */
    static ResultCode of(Collection<Standing> matching) {
        Set<ResultCode> codes =
                matching.stream().map(standing -> of(standing.status())).collect(Collectors.toSet());
        return switch (codes.size()) {
            case 0 -> NOT_REGISTERED;
            case 1 -> codes.iterator().next();
            default -> AMBIGUOUS;
        };
    }

    private static ResultCode of(Status status) {
        return switch (status) {
            case REGISTERED -> REGISTERED;
            case SUSPENDED -> SUSPENDED;
            case LAPSED, WITHDRAWN, STRUCK_OFF, DECEASED, VOID -> NOT_REGISTERED;
        };
    }
}
