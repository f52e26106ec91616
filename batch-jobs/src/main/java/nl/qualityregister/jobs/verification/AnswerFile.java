package nl.qualityregister.jobs.verification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import nl.qualityregister.verification.BatchId;
import nl.qualityregister.verification.Batches;
import nl.qualityregister.verification.Question;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStream;

/** The answers, chunk by chunk: what was written for a chunk that did not commit is cut off before the next. For one thread. */
final class AnswerFile implements ItemStream {
    private static final String LENGTH = "length";
    private static final String HEADER =
            "registration_number;result;survivor;register;occupation;status;valid_until;renewal\r\n";

    private final Batches batches;
    private final BatchId id;
    private @Nullable FileChannel channel;
    private long length;

    AnswerFile(Batches batches, BatchId id) {
        this.batches = batches;
        this.id = id;
    }

    @Override
    public void open(ExecutionContext context) {
        Path file = batches.answers(id);
        length = context.getLong(LENGTH, 0);
        try {
            FileChannel opened = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            opened.truncate(length);
            channel = opened;
            if (length == 0) {
                append(HEADER);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many were answered: none when the list was cancelled. */
    int write(List<Question> questions) {
        List<String> lines = batches.answer(id, questions);
        StringBuilder text = new StringBuilder(lines.size() * 80);
        lines.forEach(line -> text.append(line).append("\r\n"));
        append(text.toString());
        return lines.size();
    }

    private void append(String text) {
        FileChannel opened = channel;
        if (opened == null) {
            throw new IllegalStateException("the file is not open");
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                length += opened.write(bytes, length);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Down to the disk before the restart point that relies on it. */
    @Override
    public void update(ExecutionContext context) {
        FileChannel opened = channel;
        try {
            if (opened != null) {
                opened.force(false);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context.putLong(LENGTH, length);
    }

    @Override
    public void close() {
        FileChannel opened = channel;
        try {
            if (opened != null) {
                opened.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
