package nl.qualityregister.norm;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * One of the results a norm set can come to.
 *
 * @param months for which a conditional renewal is granted; 0 for the usual period
 */
public record Outcome(String id, Texts label, Effect effect, int months) {

    /** What an outcome means for the registration. Nobody is struck off by a norm: at most it is for people to decide. */
    public enum Effect {
        RENEW,
        RENEW_CONDITIONALLY,
        REFER;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @JsonCreator
        public static Effect of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
