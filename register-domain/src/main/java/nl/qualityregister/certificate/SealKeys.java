package nl.qualityregister.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import nl.qualityregister.house.RegisterHome;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The keys that seal, in a PKCS#12 file or behind PKCS#11. The one whose certificate begins last is the one in use, so a new key is
 * taken up by adding it; a file that changed is read again, a device once a minute. Where no file is named, one is made under {@code REGISTER_HOME/keys} at
 * first use, with an authority of its own.
 */
@Component
class SealKeys {
    private static final String AUTHORITY = "authority";
    /** In tests and jobs several contexts of one process share a home. */
    private static final Object ONE_AT_A_TIME = new Object();

    private final @Nullable Path named;
    private final String password;
    private final @Nullable Path pkcs11;
    private final Path folder;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    private volatile @Nullable Loaded loaded;
    private @Nullable Provider device;

    SealKeys(
            @Value("${register.seal.key-store:}") String keyStore,
            @Value("${register.seal.password:}") String password,
            @Value("${register.seal.pkcs11:}") String pkcs11,
            RegisterHome home,
            Clock clock) {
        this.named = keyStore.isBlank() ? null : Path.of(keyStore);
        this.password = password;
        this.pkcs11 = pkcs11.isBlank() ? null : Path.of(pkcs11);
        this.folder = home.folder().resolve("keys");
        this.clock = clock;
    }

    /** @param read when the file was last changed */
    private record Loaded(List<SealKey> keys, FileTime read) {}

    /** The one in use. Throws {@link SealKeyUnusable}. */
    SealKey current() {
        return all().getFirst();
    }

    /** All that are in the store, the one in use first. */
    List<SealKey> all() {
        try {
            Path file = file();
            FileTime changed = pkcs11 == null
                    ? Files.getLastModifiedTime(file)
                    : FileTime.from(clock.instant().truncatedTo(ChronoUnit.MINUTES));
            @Nullable Loaded before = loaded;
            if (before != null && before.read().equals(changed)) {
                return before.keys();
            }
            List<SealKey> keys = read(open(file));
            loaded = new Loaded(keys, changed);
            return keys;
        } catch (GeneralSecurityException | IOException e) {
            throw new SealKeyUnusable("the seal's key store cannot be read: " + e.getMessage());
        }
    }

    /**
     * A new key beside the others, in the store that the register made itself; an operator's own store is the operator's to change.
     * Returns the key that seals from now on.
     */
    SealKey renew() {
        if (named != null || pkcs11 != null) {
            throw new SealKeyUnusable(
                    "add the new key to the key store that register.seal names; it is taken up by itself");
        }
        try {
            Path file = file();
            return alone(() -> {
                KeyStore store = open(file);
                DemoAuthority authority =
                        new DemoAuthority((X509Certificate) store.getCertificate(AUTHORITY), (PrivateKey)
                                store.getKey(AUTHORITY, secret()));
                add(store, authority.sealKey(clock.instant(), random));
                write(store, file);
                loaded = null;
                return current();
            });
        } catch (GeneralSecurityException | IOException e) {
            throw new SealKeyUnusable("the seal's key store cannot be changed: " + e.getMessage());
        }
    }

    private List<SealKey> read(KeyStore store) throws GeneralSecurityException {
        record Kept(String alias, SealKey key) {}
        List<Kept> kept = new java.util.ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (!alias.equals(AUTHORITY) && store.getKey(alias, secret()) instanceof PrivateKey key) {
                Certificate[] chain = store.getCertificateChain(alias);
                kept.add(new Kept(
                        alias,
                        new SealKey(
                                Arrays.stream(chain)
                                        .map(X509Certificate.class::cast)
                                        .toList(),
                                key)));
            }
        }
        if (kept.isEmpty()) {
            throw new SealKeyUnusable("the seal's key store holds no key");
        }
        return kept.stream()
                .sorted(Comparator.<Kept, java.util.Date>comparing(
                                one -> one.key().certificate().getNotBefore())
                        .thenComparing(Kept::alias)
                        .reversed())
                .map(Kept::key)
                .toList();
    }

    private KeyStore open(Path file) throws GeneralSecurityException, IOException {
        if (pkcs11 != null) {
            return token(pkcs11);
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, secret());
        }
        return store;
    }

    /** The keys stay in the device: only signatures come out of it. */
    private KeyStore token(Path configuration) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS11", device(configuration));
        store.load(null, secret());
        return store;
    }

    /** One for all: signatures are asked of the provider that the key came from. */
    private synchronized Provider device(Path configuration) {
        @Nullable Provider known = device;
        if (known == null) {
            Provider made = Security.getProvider("SunPKCS11").configure(configuration.toString());
            Security.addProvider(made);
            known = Security.getProvider(made.getName());
            device = known;
        }
        return known;
    }

    private char[] secret() {
        try {
            return named == null && pkcs11 == null
                    ? Files.readString(folder.resolve("seal.password")).toCharArray()
                    : password.toCharArray();
        } catch (IOException e) {
            throw new SealKeyUnusable("the password of the seal's key store cannot be read");
        }
    }

    private Path file() throws GeneralSecurityException, IOException {
        if (named != null) {
            return named;
        }
        Path own = folder.resolve("seal.p12");
        if (pkcs11 == null && Files.notExists(own)) {
            alone(() -> {
                if (Files.notExists(own)) {
                    found(own);
                }
                return own;
            });
        }
        return own;
    }

    private void found(Path file) throws GeneralSecurityException, IOException {
        byte[] drawn = new byte[24];
        random.nextBytes(drawn);
        lay(
                folder.resolve("seal.password"),
                out -> out.write(Base64.getUrlEncoder().withoutPadding().encode(drawn)));
        DemoAuthority authority = DemoAuthority.founded(clock.instant(), random);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(AUTHORITY, authority.secret(), secret(), new Certificate[] {authority.certificate()});
        add(store, authority.sealKey(clock.instant(), random));
        lay(
                folder.resolve("authority.pem"),
                out -> out.write(Pem.of(authority.certificate()).getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        write(store, file);
    }

    private void add(KeyStore store, SealKey key) throws GeneralSecurityException {
        store.setKeyEntry(
                String.format(Locale.ROOT, "seal-%04d", store.size()),
                key.secret(),
                secret(),
                key.chain().toArray(Certificate[]::new));
    }

    private void write(KeyStore store, Path file) throws GeneralSecurityException, IOException {
        lay(file, out -> store.store(out, secret()));
    }

    @FunctionalInterface
    private interface Content {
        void to(OutputStream out) throws GeneralSecurityException, IOException;
    }

    /** Whole or not at all, and for the owner's eyes. */
    private void lay(Path file, Content content) throws GeneralSecurityException, IOException {
        Path unfinished = file.resolveSibling("." + file.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        try (OutputStream out = Files.newOutputStream(Files.createFile(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))))) {
            content.to(out);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @FunctionalInterface
    private interface Work<T> {
        T done() throws GeneralSecurityException, IOException;
    }

    /** In this process and among all that share the home. */
    private <T> T alone(Work<T> work) throws GeneralSecurityException, IOException {
        synchronized (ONE_AT_A_TIME) {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("seal.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (!lock.isValid()) {
                    throw new IOException("the keys' folder cannot be locked");
                }
                return work.done();
            }
        }
    }
}
