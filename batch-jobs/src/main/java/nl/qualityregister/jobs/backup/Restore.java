package nl.qualityregister.jobs.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import nl.qualityregister.house.Sha256;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts an archive back into an empty database and an empty home. The tables are made by the migrations of the archive's version, filled
 * in one transaction, and only then bound together again: each foreign key is checked over all rows, and each table against its count
 * and hash, so that what is restored is whole or not there.
 */
final class Restore {
    private static final String BONDS = """
        select conrelid::regclass::text as name, quote_ident(conname) as bond, pg_get_constraintdef(oid) as law
          from pg_constraint
         where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0
         order by conrelid, conname
        """;

    private final Connection connection;
    private final Path home;

    Restore(Connection connection, Path home) {
        this.connection = connection;
        this.home = home;
    }

    /** Reads the archive and, when it lies beside it, {@code <file>.keys}. Refuses what is unfinished, newer or damaged. */
    Manifest read(Path file, String url, String user, String password) throws IOException, SQLException {
        try (ZipFile archive = open(file)) {
            Manifest manifest = manifest(archive, file);
            requireEmpty();
            migrate(manifest, url, user, password);
            load(archive, manifest);
            readFiles(archive, manifest);
            Path keys = file.resolveSibling(file.getFileName() + ".keys");
            if (Files.exists(keys)) {
                readKeys(keys);
            }
            return manifest;
        }
    }

    private static ZipFile open(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException | java.nio.file.NoSuchFileException unreadable) {
            throw new BackupRefused(file + " is no whole archive");
        }
    }

    private static Manifest manifest(ZipFile archive, Path file) throws IOException {
        ZipEntry entry = archive.getEntry(Manifest.NAME);
        if (entry == null) {
            throw new BackupRefused(file + " was not finished");
        }
        try (InputStream content = archive.getInputStream(entry)) {
            Manifest manifest = JsonMapper.shared().readValue(content, Manifest.class);
            if (manifest.format() != Manifest.FORMAT) {
                throw new BackupRefused(
                        file + " is of format " + manifest.format() + ", which this program does not know");
            }
            return manifest;
        }
    }

    private void requireEmpty() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from pg_class where relnamespace = 'public'::regnamespace and relkind ="
                                + " 'r'")) {
            row.next();
            if (row.getLong(1) > 0) {
                throw new BackupRefused("the database is not empty: restore into an empty REGISTER_HOME");
            }
        }
    }

    private static void migrate(Manifest manifest, String url, String user, String password) {
        Flyway.configure()
                .dataSource(url, user, password)
                .locations("classpath:db/migration")
                .target(manifest.schema())
                .load()
                .migrate();
    }

    private void load(ZipFile archive, Manifest manifest) throws IOException, SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            List<String> bind = loosen(statement);
            for (Manifest.Table table : manifest.tables()) {
                statement.execute("alter table public.\"" + table.name() + "\" disable trigger user");
                statement.execute("truncate public.\"" + table.name() + "\"");
            }
            for (Manifest.Table table : manifest.tables()) {
                load(archive, table);
            }
            for (Map.Entry<String, Long> sequence : manifest.sequences().entrySet()) {
                statement.execute("select setval('public.\"" + sequence.getKey() + "\"', " + sequence.getValue() + ")");
            }
            for (Manifest.Table table : manifest.tables()) {
                statement.execute("alter table public.\"" + table.name() + "\" enable trigger user");
            }
            for (String bond : bind) {
                statement.execute(bond);
            }
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("analyze");
        }
    }

    /** Takes the foreign keys away; how each is put back. */
    private static List<String> loosen(Statement statement) throws SQLException {
        List<String> loosen = new ArrayList<>();
        List<String> bind = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(BONDS)) {
            while (row.next()) {
                String table = "alter table " + row.getString("name");
                loosen.add(table + " drop constraint " + row.getString("bond"));
                bind.add(table + " add constraint " + row.getString("bond") + " " + row.getString("law"));
            }
        }
        for (String each : loosen) {
            statement.execute(each);
        }
        return bind;
    }

    private void load(ZipFile archive, Manifest.Table table) throws IOException, SQLException {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        MessageDigest digest = Sha256.digest();
        long rows;
        try (InputStream content = archive.getInputStream(Objects.requireNonNull(archive.getEntry(table.entry())))) {
            rows = copy.copyIn(
                    "copy public.\"" + table.name() + "\" (" + Backup.quoted(table.columns()) + ") from stdin",
                    new DigestInputStream(new FilterInputStream(content) {}, digest));
        }
        if (rows != table.rows() || !HexFormat.of().formatHex(digest.digest()).equals(table.sha256())) {
            throw new BackupRefused("the archive is damaged: " + table.name() + " is not as it was written");
        }
    }

    private void readFiles(ZipFile archive, Manifest manifest) throws IOException {
        long files = 0;
        for (ZipEntry entry : Collections.list(archive.entries())) {
            if (entry.getName().startsWith(Manifest.FILES)) {
                readFile(archive, entry, entry.getName().substring(Manifest.FILES.length()));
                files++;
            }
        }
        if (files != manifest.files()) {
            throw new BackupRefused("the archive is damaged: it holds " + files + " files of " + manifest.files());
        }
    }

    private void readKeys(Path file) throws IOException {
        try (ZipFile archive = open(file)) {
            for (ZipEntry entry : Collections.list(archive.entries())) {
                if (!entry.getName().equals(Manifest.NAME)) {
                    Path key = readFile(archive, entry, entry.getName());
                    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
                }
            }
        }
    }

    private Path readFile(ZipFile archive, ZipEntry entry, String name) throws IOException {
        Path target = home.resolve(name).normalize();
        if (!target.startsWith(home)) {
            throw new BackupRefused("the archive names a file outside the home: " + name);
        }
        Files.createDirectories(target.getParent());
        try (InputStream content = archive.getInputStream(entry)) {
            Files.copy(content, target);
        }
        return target;
    }
}
