package nl.qualityregister.norm;

import java.util.regex.Pattern;

final class Ids {

    private static final Pattern KEBAB = Pattern.compile("[a-z0-9][a-z0-9-]*");
    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.-]{0,39}");

    private Ids() {}

    static void requireKebab(String value) {
        if (!isKebab(value)) {
            throw new IllegalArgumentException("Not an id in kebab-case: " + value);
        }
    }

    static void requireVersion(String value) {
        if (!isVersion(value)) {
            throw new IllegalArgumentException("Not a version: " + value);
        }
    }

    static boolean isKebab(String value) {
        return value.length() <= 80 && KEBAB.matcher(value).matches();
    }

    static boolean isVersion(String value) {
        return VERSION.matcher(value).matches();
    }
}
