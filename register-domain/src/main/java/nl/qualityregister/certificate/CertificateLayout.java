package nl.qualityregister.certificate;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import nl.qualityregister.norm.Texts;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.pdf.PdfContentByte;

/**
 * Where everything stands on the one A4 page. From top to bottom, which is also the order in which it is read: whose register, what
 * it declares of whom, for how long, and how to see whether that still holds today. Below the number is room for a seal's words.
 */
final class CertificateLayout {
    static final Box PAGE = new Box(0, 0, 595.28f, 841.89f);

    private static final Box FRAME = new Box(30, 30, PAGE.width() - 60, PAGE.height() - 60);
    private static final Box LOGO = new Box(PAGE.middle() - 60, 746, 120, 46);
    private static final Box COLUMN = new Box(80, 226, PAGE.width() - 160, 444);
    private static final Box QR = new Box(70, 82, 106, 106);
    private static final Box CHECK = new Box(198, 82, PAGE.width() - 268, 110);
    private static final float RULE = 208;
    private static final float NUMBER = 54;

    private final Sheet sheet;
    private final PrintedCertificate printed;
    private final Stationery stationery;
    private final Color colour;
    private final Color accent;

    CertificateLayout(Sheet sheet, PrintedCertificate printed) {
        this.sheet = sheet;
        this.printed = printed;
        this.stationery = printed.stationery();
        this.colour = Ink.of(stationery.colour());
        this.accent = Ink.of(stationery.accent());
    }

    void set() {
        sheet.decoration(this::frame);
        heading();
        declaration();
        check();
        number();
    }

    private void frame(PdfContentByte canvas) {
        canvas.setColorStroke(colour);
        canvas.setLineWidth(1.6f);
        canvas.rectangle(FRAME.left(), FRAME.bottom(), FRAME.width(), FRAME.height());
        canvas.stroke();
        canvas.setColorStroke(accent);
        canvas.setLineWidth(0.6f);
        canvas.rectangle(FRAME.left() + 5, FRAME.bottom() + 5, FRAME.width() - 10, FRAME.height() - 10);
        canvas.moveTo(QR.left(), RULE);
        canvas.lineTo(CHECK.right(), RULE);
        canvas.stroke();
    }

    private void heading() {
        Texts name = stationery.registerName();
        sheet.figure(
                "Beeldmerk van " + name.nl(), "nl", LOGO, canvas -> VectorLogo.draw(stationery.logo(), canvas, LOGO));
        centred(name.nl(), "nl", Face.DISPLAY, colour, 14, 1).set(sheet, COLUMN, 738);
        centred(name.en(), "en", Face.SLANTED, Ink.GREY, 9, 1).set(sheet, COLUMN, 719);
        Texts about = stationery.words("about");
        centred(about.nl(), "nl", Face.TEXT, Ink.BLACK, 7.5f, 1).set(sheet, COLUMN, 701);
        centred(about.en(), "en", Face.SLANTED, Ink.GREY, 7.5f, 1).set(sheet, COLUMN, 690);
    }

    /** As large as the page allows, the free height shared out between the parts. */
    private void declaration() {
        for (float scale = 1; scale > 0.5f; scale -= 0.05f) {
            List<CentredPart> parts = parts(scale);
            float free = COLUMN.height() - height(parts, 1);
            if (free >= 0) {
                spread(parts, free);
                return;
            }
        }
        throw new CertificateNotPrintable("name and occupations do not fit on the page");
    }

    private void spread(List<CentredPart> parts, float free) {
        float gaps = (float) parts.stream().mapToDouble(CentredPart::gap).sum();
        float stretch = 1 + Math.min(free / gaps, 0.8f);
        float top = COLUMN.top() - (COLUMN.height() - height(parts, stretch)) / 2;
        for (CentredPart part : parts) {
            top -= part.gap() * stretch;
            part.set(sheet, COLUMN, top);
            top -= part.height();
        }
    }

    private static float height(List<CentredPart> parts, float stretch) {
        return (float) parts.stream()
                .mapToDouble(part -> part.height() + part.gap() * stretch)
                .sum();
    }

    private List<CentredPart> parts(float scale) {
        List<CentredPart> parts = new ArrayList<>();
        Texts title = stationery.words("title");
        parts.add(centred(title.nl(), "nl", Face.DISPLAY, colour, 34 * scale, 1).as("H1"));
        parts.add(
                centred(title.en(), "en", Face.DISPLAY, Ink.GREY, 16 * scale, 1).below(1));
        parts.add(new Ornament(colour, accent, 14));
        both(parts, stationery.words("declares"), 10.5f * scale, 14);
        parts.add(centred(
                        printed.particulars().holder(),
                        "nl",
                        Face.DISPLAY.forLettersOf(printed.particulars().holder()),
                        Ink.BLACK,
                        31 * scale,
                        2)
                .below(8));
        both(
                parts,
                numbered(
                        stationery.words("registration-number"),
                        printed.particulars().registrationNumber()),
                9.5f * scale,
                5);
        both(parts, stationery.words("registered-as"), 10.5f * scale, 15);
        float gap = 8;
        float size = sizeOfOccupations(20 * scale);
        for (Particulars.Occupation occupation : printed.particulars().occupations()) {
            parts.add(centred(occupation.name().nl(), "nl", Face.DISPLAY, colour, size, 1)
                    .below(gap));
            parts.add(centred(occupation.name().en(), "en", Face.SLANTED, Ink.GREY, 10 * scale, 1)
                    .below(0));
            gap = 4;
        }
        Particulars.@Nullable Standing standing = printed.particulars().standing();
        if (standing != null) {
            parts.addAll(standing(standing, scale));
        }
        parts.add(days(22));
        return parts;
    }

    /** How each registration stands, the measures, and for whom this is. */
    private List<CentredPart> standing(Particulars.Standing standing, float scale) {
        List<CentredPart> parts = new ArrayList<>();
        for (Particulars.Line line : standing.registrations()) {
            both(parts, line.words(), 9.5f * scale, 4);
        }
        parts.add(centred(stationery.words("measures").nl(), "nl", Face.DISPLAY, colour, 13 * scale, 1)
                .as("H2")
                .below(12));
        parts.add(centred(stationery.words("measures").en(), "en", Face.SLANTED, Ink.GREY, 8.5f * scale, 1)
                .below(0));
        for (Texts measure : standing.measures()) {
            both(parts, measure, 9.5f * scale, 3);
        }
        Texts receiver = stationery.words("receiver");
        both(
                parts,
                new Texts(receiver.nl() + " " + standing.receiver(), receiver.en() + " " + standing.receiver()),
                9.5f * scale,
                12);
        return parts;
    }

    /** One size for all, at which the longest fits on its line, but not below a good reading size: then it takes two. */
    private float sizeOfOccupations(float largest) {
        return (float) printed.particulars().occupations().stream()
                .mapToDouble(occupation -> FittedText.fit(
                                occupation.name().nl(), Face.DISPLAY, largest, largest * 0.7f, COLUMN.width(), 1)
                        .size())
                .min()
                .orElse(largest);
    }

    private DayColumns days(float gap) {
        return new DayColumns(
                gap,
                colour,
                accent,
                List.of(
                        new DayColumns.Column(
                                stationery.words("valid-from"),
                                printed.particulars().validFrom()),
                        new DayColumns.Column(
                                stationery.words("valid-until"),
                                printed.particulars().validUntil()),
                        new DayColumns.Column(
                                stationery.words("issued-on"),
                                printed.particulars().issuedOn())));
    }

    private static Texts numbered(Texts words, String number) {
        return new Texts(words.nl() + " " + number, words.en() + " " + number);
    }

    private static void both(List<CentredPart> parts, Texts words, float size, float gap) {
        parts.add(centred(words.nl(), "nl", Face.TEXT, Ink.BLACK, size, 1).below(gap));
        parts.add(centred(words.en(), "en", Face.SLANTED, Ink.GREY, size - 1, 1).below(0));
    }

    private void check() {
        new CheckBlock(sheet, printed).set(new Box(QR.left(), QR.bottom(), CHECK.right() - QR.left(), QR.height()));
    }

    private void number() {
        Texts words = stationery.words("certificate-number");
        String text =
                words.nl() + " · " + words.en() + " · " + printed.particulars().number();
        centred(text, "nl", Face.TEXT, Ink.BLACK, 8.5f, 1).set(sheet, COLUMN, NUMBER + 8.5f);
        stationery.wordsIfAny("sealed").ifPresent(this::sealed);
    }

    private void sealed(Texts words) {
        centred(words.nl() + " · " + words.en(), "nl", Face.TEXT, Ink.GREY, 7, 1)
                .set(sheet, COLUMN, NUMBER - 3);
    }

    private static CentredText centred(String text, String language, Face face, Color ink, float size, int mostLines) {
        FittedText fitted = FittedText.fit(text, face, size, size * 0.62f, COLUMN.width(), mostLines)
                .balanced(face, COLUMN.width());
        return new CentredText(fitted, language, "P", face, ink, 0);
    }
}
