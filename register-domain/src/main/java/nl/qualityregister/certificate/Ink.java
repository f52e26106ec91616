package nl.qualityregister.certificate;

import java.awt.Color;
import java.util.Locale;

/** The colours of print; what carries words can be read on white. */
final class Ink {
    private static final double LEAST_CONTRAST = 4.5;

    static final Color BLACK = of("#1f1f1f");
    static final Color GREY = of("#545454");

    private Ink() {}

    /**
     * A colour in which words can be read on white: itself, or as much darker as it takes to stand out by 4.5 to 1 (WCAG 2.2, 1.4.3).
     *
     * @param hex {@code #rrggbb}
     */
    static String readable(String hex) {
        Color colour = of(hex);
        while (1.05 / (luminance(colour) + 0.05) < LEAST_CONTRAST) {
            colour = new Color(darker(colour.getRed()), darker(colour.getGreen()), darker(colour.getBlue()));
        }
        return String.format(Locale.ROOT, "#%06x", colour.getRGB() & 0xffffff);
    }

    private static int darker(int channel) {
        return channel * 95 / 100;
    }

    /** Relative, of WCAG: from 0 for black to 1 for white. */
    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    /** {@code #rrggbb} in sRGB. */
    static Color of(String hex) {
        return new Color(Integer.parseInt(hex.substring(1), 16));
    }
}
