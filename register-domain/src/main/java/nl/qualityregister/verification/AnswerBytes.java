package nl.qualityregister.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers in few bytes, and the same answers again: about thirty a number. Texts that come back (codes of registers, occupations and
 * statuses) are written once and referred to. The first byte says which form this is, so that a receipt of today can be read for ever.
 */
final class AnswerBytes {
    private static final int FORM = 1;
    private static final int NONE = Integer.MIN_VALUE;
    private static final List<ResultCode> CODES = List.of(
            ResultCode.REGISTERED,
            ResultCode.NOT_REGISTERED,
            ResultCode.SUSPENDED,
            ResultCode.NOT_FOUND,
            ResultCode.AMBIGUOUS,
            ResultCode.HIDDEN);

    private AnswerBytes() {}

    static byte[] of(List<Answer> answers) {
        try {
            return new Writer().write(answers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Answer> read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new Reader(in).read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Writer {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(32_768);
        private final DataOutputStream out = new DataOutputStream(bytes);
        private final Map<String, Integer> texts = new HashMap<>();

        byte[] write(List<Answer> answers) throws IOException {
            out.writeByte(FORM);
            out.writeInt(answers.size());
            for (Answer answer : answers) {
                write(answer);
            }
            return bytes.toByteArray();
        }

        private void write(Answer answer) throws IOException {
            number(answer.number());
            out.writeByte(CODES.indexOf(answer.result())
                    | (answer.birthDateChecked() ? 0x10 : 0)
                    | (answer.nameChecked() ? 0x20 : 0));
            text(answer.register());
            text(answer.occupation());
            text(answer.survivor());
            out.writeByte(answer.lines().size());
            for (Line line : answer.lines()) {
                text(line.register());
                text(line.occupation());
                text(line.status());
                day(line.registeredSince());
                day(line.statusSince());
                day(line.statusUntil());
                day(line.validUntil());
                out.writeBoolean(line.pending());
                out.writeByte(line.measures().size());
                for (Line.Imposed measure : line.measures()) {
                    text(measure.kind());
                    day(measure.from());
                    day(measure.until());
                }
            }
        }

        /** Nine digits are a whole number that cannot be negative. */
        private void number(String number) throws IOException {
            if (number.length() == 9 && number.chars().allMatch(c -> c >= '0' && c <= '9')) {
                out.writeInt(Integer.parseInt(number));
            } else {
                byte[] text = number.getBytes(UTF_8);
                out.writeInt(-1 - text.length);
                out.write(text);
            }
        }

        private void text(@Nullable String text) throws IOException {
            if (text == null) {
                out.writeShort(0);
                return;
            }
            Integer known = texts.putIfAbsent(text, texts.size() + 1);
            if (known != null) {
                out.writeShort(known);
            } else {
                out.writeShort(texts.size());
                out.writeUTF(text);
            }
        }

        private void day(@Nullable LocalDate day) throws IOException {
            out.writeInt(day == null ? NONE : Math.toIntExact(day.toEpochDay()));
        }
    }

    private static final class Reader {
        private final DataInputStream in;
        private final List<String> texts = new ArrayList<>();

        Reader(DataInputStream in) {
            this.in = in;
        }

        List<Answer> read() throws IOException {
            int form = in.readUnsignedByte();
            if (form != FORM) {
                throw new IOException("answers in form " + form + ", which is not known here");
            }
            int count = in.readInt();
            List<Answer> answers = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                answers.add(answer());
            }
            return answers;
        }

        private Answer answer() throws IOException {
            String number = number();
            int code = in.readUnsignedByte();
            @Nullable String register = text();
            @Nullable String occupation = text();
            @Nullable String survivor = text();
            int count = in.readUnsignedByte();
            List<Line> lines = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                lines.add(new Line(
                        someText(),
                        someText(),
                        someText(),
                        someDay(),
                        someDay(),
                        day(),
                        day(),
                        in.readBoolean(),
                        measures()));
            }
            return new Answer(
                    number,
                    register,
                    occupation,
                    (code & 0x10) != 0,
                    (code & 0x20) != 0,
                    CODES.get(code & 0x0f),
                    survivor,
                    lines);
        }

        private List<Line.Imposed> measures() throws IOException {
            int count = in.readUnsignedByte();
            List<Line.Imposed> measures = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                measures.add(new Line.Imposed(someText(), someDay(), day()));
            }
            return measures;
        }

        private String number() throws IOException {
            int number = in.readInt();
            if (number < 0) {
                return new String(in.readNBytes(-1 - number), UTF_8);
            }
            String digits = Integer.toString(number);
            return "0".repeat(9 - digits.length()) + digits;
        }

        private @Nullable String text() throws IOException {
            int place = in.readUnsignedShort();
            if (place > texts.size()) {
                texts.add(in.readUTF());
            }
            return place == 0 ? null : texts.get(place - 1);
        }

        private String someText() throws IOException {
            @Nullable String text = text();
            if (text == null) {
                throw new IOException("a registration without a code");
            }
            return text;
        }

        private @Nullable LocalDate day() throws IOException {
            int day = in.readInt();
            return day == NONE ? null : LocalDate.ofEpochDay(day);
        }

        private LocalDate someDay() throws IOException {
            return LocalDate.ofEpochDay(in.readInt());
        }
    }
}
