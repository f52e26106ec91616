package nl.qualityregister.norm;

/** One text in both languages. */
public record Texts(String nl, String en) {

    public String in(Language language) {
        return switch (language) {
            case NL -> nl;
            case EN -> en;
        };
    }
}
