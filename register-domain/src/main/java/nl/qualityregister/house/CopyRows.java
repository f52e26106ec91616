package nl.qualityregister.house;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Rows on their way into a table by COPY, the quickest way there is: laid up as text by one thread, sent in the transaction of another.
 * Not for two at once.
 */
public final class CopyRows {
    private final String statement;
    private final StringBuilder text = new StringBuilder();
    private boolean begun;
    private long rows;

    /** @param statement {@code copy table (column, …) from stdin} */
    public CopyRows(String statement) {
        this.statement = statement;
    }

    /** The next value of the row; what is not text is written as PostgreSQL reads it from its {@code toString}. */
    public CopyRows add(@Nullable Object value) {
        if (begun) {
            text.append('\t');
        }
        begun = true;
        if (value == null) {
            text.append("\\N");
        } else if (value instanceof Number) {
            text.append(value);
        } else {
            escaped(value.toString());
        }
        return this;
    }

    private void escaped(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }

    public void end() {
        text.append('\n');
        begun = false;
        rows++;
    }

    public long rows() {
        return rows;
    }

    /** Sends what is laid up, which stays; returns how many rows went. */
    public long send(JdbcOperations jdbc) {
        return send(jdbc, statement);
    }

    /** The same rows into a table beside it, for who wants to know what a COPY alone costs. */
    public long send(JdbcOperations jdbc, String elsewhere) {
        if (rows == 0) {
            return 0;
        }
        Long sent = jdbc.execute((ConnectionCallback<Long>) connection -> {
            try {
                return connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(elsewhere, new StringReader(text.toString()), 1 << 16);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return sent == null ? 0 : sent;
    }

    public String statement() {
        return statement;
    }
}
