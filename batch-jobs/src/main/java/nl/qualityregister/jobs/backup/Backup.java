package nl.qualityregister.jobs.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.qualityregister.house.Sha256;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes an archive of a register that may go on working: all tables as of one moment, then the files. Files are named by their content
 * and only added, so that those which the tables name are there. Keys go into an archive of their own, for its owner's eyes only.
 */
final class Backup {
    /** What of the home belongs to the register and is not made anew by itself; keys apart. */
    private static final List<String> FOLDERS = List.of("files", "rejects", "demo/files");

    private static final List<String> SINGLE = List.of("demo/started-on", "demo/issuer");
    /** Never said of a register again once it is restored: counts of requests of a minute long gone. */
    private static final String LEFT_OUT = "request_count";

    private static final String TABLES = """
        select relname
          from pg_class
         where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> ?
         order by relname
        """;

    private static final String COLUMNS = """
        select attname
          from pg_attribute
         where attrelid = ('public.' || quote_ident(?))::regclass and attnum > 0 and not attisdropped
           and attgenerated = ''
         order by attnum
        """;

    private static final String SEQUENCES = """
        select sequencename, last_value
          from pg_sequences
         where schemaname = 'public' and last_value is not null
         order by sequencename
        """;

    private final Connection connection;
    private final Path home;

    Backup(Connection connection, Path home) {
        this.connection = connection;
        this.home = home;
    }

    /** Writes the archive, and the keys into {@code <file>.keys}. Refuses to write over what is there. */
    Manifest write(Path file) throws IOException, SQLException {
        Path keys = file.resolveSibling(file.getFileName() + ".keys");
        for (Path target : List.of(file, keys)) {
            if (Files.exists(target)) {
                throw new BackupRefused(target + " is there already: name another file");
            }
        }
        Path draft = draft(file);
        try {
            Manifest manifest;
            try (ZipOutputStream archive = new ZipOutputStream(Files.newOutputStream(draft))) {
                archive.setLevel(Deflater.BEST_SPEED);
                manifest = write(archive);
            }
            writeKeys(keys);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private Manifest write(ZipOutputStream archive) throws IOException, SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        String madeAt = one("select to_char(now() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')");
        String schema = one("select version from flyway_schema_history where success and version is not null"
                + " order by installed_rank desc limit 1");
        List<Manifest.Table> tables = new ArrayList<>();
        for (String table : list(TABLES, LEFT_OUT)) {
            tables.add(write(table, archive));
        }
        Map<String, Long> sequences = sequences();
        connection.rollback();
        long files = 0;
        for (String folder : FOLDERS) {
            files += writeFolder(home.resolve(folder), home, Manifest.FILES, archive);
        }
        for (String single : SINGLE) {
            files += writeFile(home.resolve(single), home, Manifest.FILES, archive) ? 1 : 0;
        }
        Manifest manifest = new Manifest(Manifest.FORMAT, madeAt, schema, tables, sequences, files);
        archive.putNextEntry(new ZipEntry(Manifest.NAME));
        archive.write(JsonMapper.shared().writeValueAsBytes(manifest));
        archive.closeEntry();
        return manifest;
    }

    private Manifest.Table write(String table, ZipOutputStream archive) throws IOException, SQLException {
        List<String> columns = list(COLUMNS, table);
        archive.putNextEntry(new ZipEntry(Manifest.TABLES + table + ".copy"));
        MessageDigest digest = Sha256.digest();
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        long rows = copy.copyOut(
                "copy public.\"" + table + "\" (" + quoted(columns) + ") to stdout",
                new DigestOutputStream(new Unclosed(archive), digest));
        archive.closeEntry();
        return new Manifest.Table(table, columns, rows, HexFormat.of().formatHex(digest.digest()));
    }

    private Map<String, Long> sequences() throws SQLException {
        Map<String, Long> sequences = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SEQUENCES)) {
            while (row.next()) {
                sequences.put(row.getString("sequencename"), row.getLong("last_value"));
            }
        }
        return sequences;
    }

    private void writeKeys(Path file) throws IOException {
        Path draft = draft(file);
        try {
            try (ZipOutputStream archive = new ZipOutputStream(Files.newOutputStream(draft))) {
                writeFolder(home.resolve("keys"), home, "", archive);
                archive.putNextEntry(new ZipEntry(Manifest.NAME));
                archive.closeEntry();
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static long writeFolder(Path folder, Path home, String prefix, ZipOutputStream archive) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        long written = 0;
        for (Path file : files) {
            written += writeFile(file, home, prefix, archive) ? 1 : 0;
        }
        return written;
    }

    /** A file that was erased since the folder was listed is meant to be gone. */
    private static boolean writeFile(Path file, Path home, String prefix, ZipOutputStream archive) throws IOException {
        try (var content = Files.newInputStream(file)) {
            archive.putNextEntry(new ZipEntry(prefix + home.relativize(file)));
            content.transferTo(archive);
            archive.closeEntry();
            return true;
        } catch (NoSuchFileException erased) {
            return false;
        }
    }

    private String one(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            if (!row.next()) {
                throw new BackupRefused("the database holds no register");
            }
            return row.getString(1);
        }
    }

    private List<String> list(String sql, String value) throws SQLException {
        List<String> found = new ArrayList<>();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
        }
        return found;
    }

    static String quoted(List<String> columns) {
        return "\"" + String.join("\", \"", columns) + "\"";
    }

    private static Path draft(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        try {
            return Files.createTempFile(
                    Files.createDirectories(folder),
                    ".backup",
                    null,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException noFolder) {
            throw new BackupRefused(folder + " is no folder");
        }
    }

    /** COPY closes what it wrote to, and the archive goes on. */
    private static final class Unclosed extends java.io.FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() {}
    }
}
