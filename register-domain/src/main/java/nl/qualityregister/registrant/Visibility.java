package nl.qualityregister.registrant;

/** Why a number is not simply answered for; who has none of these is seen by everybody. */
public sealed interface Visibility {
    /** Hidden for safety: that the person exists may be told, the rest is for the office. */
    record Hidden() implements Visibility {}

    /** The person is known twice; everything is told under the other number. */
    record Merged(RegistrationNumber survivor) implements Visibility {}

    /** The person is forgotten by right; the number stays taken. */
    record Erased() implements Visibility {}
}
