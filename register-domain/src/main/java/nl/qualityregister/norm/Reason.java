package nl.qualityregister.norm;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why an item, or part of it, does not count; in the order in which the tests run. */
public enum Reason {
    OUTSIDE_PERIOD("valt buiten de periode", "is outside the period"),
    LAPSED("is vervallen, omdat de periode is opgeschoven", "has lapsed, because the period has moved"),
    DUPLICATE("is dubbel opgegeven", "was entered twice"),
    NOT_CARRIED("mag niet uit een eerdere periode worden meegenomen", "may not be carried over from an earlier period"),
    NOT_RECOGNISED("is niet van een soort die meetelt", "is not of a kind that counts"),
    ROLE_NOT_COUNTED("telt niet in de rol die u daarbij had", "does not count in the role you had there"),
    SELF_CONFIRMED("moet door iemand anders worden bevestigd", "must be confirmed by somebody else"),
    GROUP_SIZE("heeft geen goede samenstelling van de groep", "does not have the right group"),
    TOO_SHORT("duurde te kort", "was too short"),
    OVER_CAP("komt boven het maximum", "goes over the maximum");

    private final String nl;
    private final String en;

    Reason(String nl, String en) {
        this.nl = nl;
        this.en = en;
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    public static Reason of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    Texts texts() {
        return new Texts(nl, en);
    }
}
