package nl.qualityregister.certificate;

import java.awt.Color;
import java.util.List;
import nl.qualityregister.norm.Texts;
import org.openpdf.text.Document;
import org.openpdf.text.pdf.PdfArray;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfStructureElement;

/**
 * A statement of all that was counted, over as many pages as it takes: whose it is, a table, its sum, and how to see whether the
 * registration holds today. The heads of the columns are read once, and drawn on every page.
 */
final class StatementLayout {
    private static final float LEFT = 56;
    private static final float RIGHT = CertificateLayout.PAGE.width() - 56;
    private static final float TOP = CertificateLayout.PAGE.height() - 62;
    private static final float BOTTOM = 70;
    /** What the closing part takes: sum, code and address. */
    private static final float CLOSING = 210;

    private static final float SIZE = 8.5f;
    private static final float LEADING = 11.5f;
    private static final Box LOGO = new Box(LEFT, TOP - 40, 40, 40);
    private static final Box DAY = new Box(LEFT, 0, 56, 0);
    private static final Box TITLE = new Box(LEFT + 62, 0, 224, 0);
    private static final Box CATEGORY = new Box(LEFT + 294, 0, 88, 0);
    private static final Box HOURS = new Box(LEFT + 384, 0, 46, 0);
    private static final Box POINTS = new Box(LEFT + 434, 0, RIGHT - LEFT - 434, 0);

    private final Document document;
    private final Sheet sheet;
    private final PrintedCertificate printed;
    private final Stationery stationery;
    private final Particulars.Account account;
    private final Color colour;
    private final Color accent;
    private int page = 1;
    private float y = TOP;

    StatementLayout(Document document, Sheet sheet, PrintedCertificate printed, Particulars.Account account) {
        this.document = document;
        this.sheet = sheet;
        this.printed = printed;
        this.stationery = printed.stationery();
        this.account = account;
        this.colour = Ink.of(stationery.colour());
        this.accent = Ink.of(stationery.accent());
    }

    void set() {
        sheet.decoration(this::furniture);
        heading();
        table();
        closing();
    }

    private void furniture(PdfContentByte canvas) {
        canvas.setColorStroke(colour);
        canvas.setLineWidth(1.6f);
        canvas.moveTo(LEFT, TOP + 12);
        canvas.lineTo(RIGHT, TOP + 12);
        canvas.stroke();
        canvas.setColorStroke(accent);
        canvas.setLineWidth(0.6f);
        canvas.moveTo(LEFT, 52);
        canvas.lineTo(RIGHT, 52);
        canvas.stroke();
        canvas.beginText();
        canvas.setColorFill(Ink.GREY);
        canvas.setFontAndSize(Face.TEXT.font(), 7.5f);
        canvas.setTextMatrix(LEFT, 40);
        canvas.showTextKerned(
                stationery.registerName().nl() + " · " + printed.particulars().number());
        String number = Integer.toString(page);
        canvas.setTextMatrix(RIGHT - Face.TEXT.width(number, 7.5f), 40);
        canvas.showTextKerned(number);
        canvas.endText();
    }

    private void heading() {
        Texts name = stationery.registerName();
        sheet.figure(
                "Beeldmerk van " + name.nl(), "nl", LOGO, canvas -> VectorLogo.draw(stationery.logo(), canvas, LOGO));
        float beside = LOGO.right() + 12;
        line("P", "nl", name.nl(), Face.DISPLAY, colour, 14, beside, TOP - 16);
        line("P", "en", name.en(), Face.SLANTED, Ink.GREY, 9, beside, TOP - 28);
        Texts about = stationery.words("about");
        line("P", "nl", about.nl(), Face.TEXT, Ink.BLACK, 7, beside, TOP - 39);
        y = TOP - 74;
        Texts title = stationery.words("title");
        line("H1", "nl", title.nl(), Face.DISPLAY, colour, 24, LEFT, y);
        line("P", "en", title.en(), Face.SLANTED, Ink.GREY, 11, LEFT, y - 16);
        y -= 42;
        Particulars said = printed.particulars();
        fact(stationery.words("holder"), new Texts(said.holder(), said.holder()));
        fact(stationery.words("registration-number"), new Texts(said.registrationNumber(), said.registrationNumber()));
        for (Particulars.Occupation occupation : said.occupations()) {
            fact(stationery.words("occupation"), occupation.name());
        }
        fact(
                stationery.words("period"),
                new Texts(
                        said.validFrom().nl() + " t/m " + said.validUntil().nl(),
                        said.validFrom().en() + " to " + said.validUntil().en()));
        fact(stationery.words("as-of"), account.asOf());
        y -= 10;
    }

    /** One fact in each language, as one sentence. */
    private void fact(Texts label, Texts fact) {
        PdfStructureElement dutch = sheet.element("P", "nl");
        sheet.line(dutch, Face.TEXT, 9, Ink.GREY, LEFT, y, label.nl() + " ");
        FittedText value = FittedText.fit(fact.nl(), Face.of(fact.nl()), 10, 6, RIGHT - LEFT - 130, 1);
        sheet.line(
                dutch,
                Face.of(fact.nl()),
                value.size(),
                Ink.BLACK,
                LEFT + 130,
                y,
                value.lines().getFirst());
        PdfStructureElement english = sheet.element("P", "en");
        sheet.line(english, Face.SLANTED, 7.5f, Ink.GREY, LEFT, y - 9.5f, label.en() + " ");
        FittedText other = FittedText.fit(fact.en(), Face.ofSlanted(fact.en()), 7.5f, 5, RIGHT - LEFT - 130, 1);
        sheet.line(
                english,
                Face.ofSlanted(fact.en()),
                other.size(),
                Ink.GREY,
                LEFT + 130,
                y - 9.5f,
                other.lines().getFirst());
        y -= 24;
    }

    private void table() {
        PdfStructureElement table = sheet.element("Table", "nl");
        heads(sheet.child(sheet.child(table, "THead"), "TR"));
        PdfStructureElement body = sheet.child(table, "TBody");
        for (Particulars.Activity activity : account.activities()) {
            row(body, activity);
        }
        total(body);
    }

    private void heads(PdfStructureElement row) {
        List<Box> places = List.of(DAY, TITLE, CATEGORY, HOURS, POINTS);
        List<String> words = List.of("day", "activity", "category", "hours", "points");
        for (int i = 0; i < places.size(); i++) {
            PdfStructureElement head = sheet.child(row, "TH");
            PdfDictionary scope = new PdfDictionary();
            scope.put(new PdfName("O"), new PdfName("Table"));
            scope.put(new PdfName("Scope"), new PdfName("Column"));
            head.put(PdfName.A, new PdfArray(scope));
            Texts word = stationery.words(words.get(i));
            PdfStructureElement dutch = sheet.child(head, "Span", "nl");
            PdfStructureElement english = sheet.child(head, "Span", "en");
            boolean number = i > 2;
            sheet.line(
                    dutch,
                    Face.TEXT,
                    SIZE,
                    colour,
                    start(places.get(i), Face.TEXT, word.nl(), SIZE, number),
                    y,
                    word.nl() + " ");
            sheet.line(
                    english,
                    Face.SLANTED,
                    7,
                    Ink.GREY,
                    start(places.get(i), Face.SLANTED, word.en(), 7, number),
                    y - 9,
                    word.en());
        }
        y -= 15;
        sheet.decoration(canvas -> rule(canvas, y));
        y -= 13;
    }

    private void headsAgain() {
        List<Box> places = List.of(DAY, TITLE, CATEGORY, HOURS, POINTS);
        List<String> words = List.of("day", "activity", "category", "hours", "points");
        sheet.decoration(canvas -> {
            canvas.beginText();
            canvas.setColorFill(colour);
            canvas.setFontAndSize(Face.TEXT.font(), SIZE);
            for (int i = 0; i < places.size(); i++) {
                String word = stationery.words(words.get(i)).nl();
                canvas.setTextMatrix(start(places.get(i), Face.TEXT, word, SIZE, i > 2), y);
                canvas.showTextKerned(word);
            }
            canvas.endText();
            rule(canvas, y - 5);
        });
        y -= 18;
    }

    private void row(PdfStructureElement body, Particulars.Activity activity) {
        Face face = Face.of(activity.title());
        FittedText title = FittedText.fit(activity.title(), face, SIZE, SIZE - 1.5f, TITLE.width(), 2);
        FittedText category = FittedText.fit(activity.category().nl(), Face.TEXT, SIZE, SIZE - 2, CATEGORY.width(), 2);
        float height = Math.max(title.lines().size(), category.lines().size()) * LEADING;
        if (y - height < BOTTOM) {
            nextPage();
            headsAgain();
        }
        PdfStructureElement row = sheet.child(body, "TR");
        cell(row, DAY, Face.TEXT, List.of(activity.day()), SIZE, false);
        cell(row, TITLE, face, title.lines(), title.size(), false);
        cell(row, CATEGORY, Face.TEXT, category.lines(), category.size(), false);
        cell(row, HOURS, Face.TEXT, List.of(activity.hours()), SIZE, true);
        cell(row, POINTS, Face.TEXT, List.of(activity.counted()), SIZE, true);
        y -= height + 2.5f;
    }

    private void cell(PdfStructureElement row, Box place, Face face, List<String> lines, float size, boolean number) {
        PdfStructureElement cell = sheet.child(row, "TD");
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isEmpty()) {
                String spaced = i < lines.size() - 1 ? line + " " : line;
                sheet.line(
                        cell, face, size, Ink.BLACK, start(place, face, line, size, number), y - i * LEADING, spaced);
            }
        }
    }

    /** Numbers stand to the right, one below the other. */
    private static float start(Box place, Face face, String text, float size, boolean number) {
        return number ? place.right() - face.width(text, size) : place.left();
    }

    private void total(PdfStructureElement body) {
        if (y - 20 < BOTTOM) {
            nextPage();
            headsAgain();
        }
        sheet.decoration(canvas -> rule(canvas, y + 7));
        y -= 6;
        PdfStructureElement row = sheet.child(body, "TR");
        cell(row, DAY, Face.TEXT, List.of(""), SIZE, false);
        Texts word = stationery.words("total");
        cell(row, TITLE, Face.TEXT, List.of(word.nl() + " / " + word.en()), SIZE, false);
        cell(row, CATEGORY, Face.TEXT, List.of(""), SIZE, false);
        cell(row, HOURS, Face.TEXT, List.of(""), SIZE, true);
        cell(row, POINTS, Face.TEXT, List.of(account.total()), SIZE, true);
        y -= 22;
    }

    private void closing() {
        if (y - CLOSING < 20) {
            nextPage();
        }
        line("P", "nl", account.outcome().nl() + " (" + account.norm() + ")", Face.TEXT, Ink.BLACK, 9, LEFT, y);
        line("P", "en", account.outcome().en() + " (" + account.norm() + ")", Face.SLANTED, Ink.GREY, 8, LEFT, y - 11);
        new CheckBlock(sheet, printed).set(new Box(LEFT, BOTTOM + 8, RIGHT - LEFT, 106));
    }

    private void nextPage() {
        document.newPage();
        page++;
        y = TOP - 10;
        sheet.decoration(this::furniture);
    }

    private void rule(PdfContentByte canvas, float height) {
        canvas.setColorStroke(accent);
        canvas.setLineWidth(0.6f);
        canvas.moveTo(LEFT, height);
        canvas.lineTo(RIGHT, height);
        canvas.stroke();
    }

    private void line(
            String role, String language, String text, Face face, Color ink, float size, float x, float height) {
        FittedText fitted = FittedText.fit(text, face, size, size * 0.5f, RIGHT - x, 1);
        sheet.line(
                sheet.element(role, language),
                face,
                fitted.size(),
                ink,
                x,
                height,
                fitted.lines().getFirst());
    }
}
