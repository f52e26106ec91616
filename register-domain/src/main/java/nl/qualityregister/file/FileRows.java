package nl.qualityregister.file;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is known of contents and of the files that have them. */
@Repository
class FileRows {
    private final JdbcClient jdbc;

    FileRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the scanner said of the content, now or before; a content that was never scanned is known better once it is. */
    ScanState keep(String sha256, String mediaType, long size, ScanState scan, Instant at) {
        jdbc.sql("""
                insert into file_content (sha256, media_type, size, scan, stored_at)
                values (:sha256, :mediaType, :size, :scan, :at)
                on conflict (sha256) do update set scan = excluded.scan where file_content.scan = 'UNSCANNED'
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

    List<StoredFile> find(Collection<FileId> ids) {
        return jdbc.sql("""
                select f.id, f.name, c.media_type, c.size, f.sha256, c.scan, f.stored_by, f.stored_at
                from stored_file f
                join file_content c on c.sha256 = f.sha256
                where f.id = any(cast(:ids as uuid[]))
                """)
                .param("ids", ids.stream().map(FileId::toString).toArray(String[]::new))
                .query((row, number) -> new StoredFile(
                        new FileId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getString("media_type"),
                        row.getLong("size"),
                        row.getString("sha256"),
                        ScanState.valueOf(row.getString("scan")),
                        row.getString("stored_by"),
                        row.getObject("stored_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
