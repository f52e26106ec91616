package nl.qualityregister.file;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is known of contents and of the files that have them. */
@Repository
class FileRows {
    private static final String FILE = """
            select f.id, f.name, c.media_type, c.size, f.sha256, c.scan, f.stored_by, f.stored_at
            from stored_file f
            join file_content c on c.sha256 = f.sha256
            """;

    private final JdbcClient jdbc;

    FileRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the scanner said of the content, now or before; a content that was never scanned is known better once it is. */
    ScanState keep(String sha256, String mediaType, long size, ScanState scan, Instant at) {
        jdbc.sql("""
                insert into file_content (sha256, media_type, size, scan, stored_at)
                values (:sha256, :mediaType, :size, :scan, :at)
                on conflict (sha256) do update set scan = excluded.scan
                where file_content.scan = 'UNSCANNED'
                   or (file_content.scan = 'WAIVED' and excluded.scan <> 'UNSCANNED')
                """)
                .param("sha256", sha256)
                .param("mediaType", mediaType)
                .param("size", size)
                .param("scan", scan.name())
                .param("at", Timestamp.from(at))
                .update();
        return ScanState.valueOf(jdbc.sql("select scan from file_content where sha256 = :sha256")
                .param("sha256", sha256)
                .query((row, number) -> row.getString("scan"))
                .single());
    }

    void add(StoredFile file) {
        jdbc.sql("""
                insert into stored_file (id, sha256, name, stored_by, stored_at)
                values (:id, :sha256, :name, :by, :at)
                """)
                .param("id", file.id().value())
                .param("sha256", file.sha256())
                .param("name", file.name())
                .param("by", file.storedBy())
                .param("at", Timestamp.from(file.storedAt()))
                .update();
    }

    /** Contents that no scanner has seen, by hash. */
    List<String> waiting(Optional<String> after, int atMost) {
        return jdbc.sql("""
                select sha256
                from file_content
                where scan in ('UNSCANNED', 'WAIVED')
                  and sha256 > :after
                order by sha256
                limit :atMost
                """)
                .param("after", after.orElse(""))
                .param("atMost", atMost)
                .query((row, number) -> row.getString("sha256"))
                .list();
    }

    /** Whether it was not known before. */
    boolean scanned(String sha256, ScanState found, Instant at) {
        return jdbc.sql("""
                update file_content
                set scan = :found, scanned_at = :at
                where sha256 = :sha256
                  and scan in ('UNSCANNED', 'WAIVED')
                """)
                        .param("found", found.name())
                        .param("at", Timestamp.from(at))
                        .param("sha256", sha256)
                        .update()
                == 1;
    }

    boolean isKnown(String sha256) {
        return jdbc.sql("select exists (select from file_content where sha256 = :sha256) as known")
                .param("sha256", sha256)
                .query((row, number) -> row.getBoolean("known"))
                .single();
    }

    /** Returns the contents that nobody has any more, by hash. */
    List<String> remove(Collection<FileId> ids) {
        String[] asked = ids.stream().map(FileId::toString).toArray(String[]::new);
        List<String> named = jdbc.sql("""
                delete from stored_file where id = any(cast(:ids as uuid[])) returning sha256
                """)
                .param("ids", asked)
                .query((row, number) -> row.getString("sha256"))
                .list();
        return jdbc.sql("""
                delete from file_content
                where sha256 = any(:named)
                  and not exists (select from stored_file where stored_file.sha256 = file_content.sha256)
                returning sha256
                """)
                .param("named", named.stream().distinct().toArray(String[]::new))
                .query((row, number) -> row.getString("sha256"))
                .list();
    }

    /** All files that have the content. */
    List<StoredFile> of(String sha256) {
        return jdbc.sql(FILE + "where f.sha256 = :sha256 order by f.stored_at, f.id")
                .param("sha256", sha256)
                .query((row, number) -> file(row))
                .list();
    }

    List<StoredFile> find(Collection<FileId> ids) {
        return jdbc.sql(FILE + "where f.id = any(cast(:ids as uuid[]))")
                .param("ids", ids.stream().map(FileId::toString).toArray(String[]::new))
                .query((row, number) -> file(row))
                .list();
    }

    private static StoredFile file(ResultSet row) throws SQLException {
        return new StoredFile(
                new FileId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("sha256"),
                ScanState.valueOf(row.getString("scan")),
                row.getString("stored_by"),
                row.getObject("stored_at", OffsetDateTime.class).toInstant());
    }
}
