package nl.qualityregister.certificate;

import java.awt.Color;

/** The colours of print; what carries words stands out from white by at least 7 to 1. */
final class Ink {
    static final Color BLACK = of("#1f1f1f");
    static final Color GREY = of("#545454");

    private Ink() {}

    /** {@code #rrggbb} in sRGB. */
    static Color of(String hex) {
        return new Color(Integer.parseInt(hex.substring(1), 16));
    }
}
