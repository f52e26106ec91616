package nl.qualityregister.api.support;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate authority for one test run, made by the JDK's own keytool, and a server certificate of it for localhost. */
final class DemoAuthority {
    static final String PASSWORD = "only-in-tests";

    private final Path folder;

    DemoAuthority() {
        try {
            folder = Files.createTempDirectory("demo-authority");
            keytool(
                    "-genkeypair",
                    "-alias",
                    "ca",
                    "-keystore",
                    "ca.p12",
                    "-dname",
                    "CN=Demo CA",
                    "-keyalg",
                    "EC",
                    "-ext",
                    "bc=ca:true");
            keytool("-exportcert", "-alias", "ca", "-keystore", "ca.p12", "-rfc", "-file", "ca.pem");
            keytool(
                    "-genkeypair",
                    "-alias",
                    "server",
                    "-keystore",
                    "server.p12",
                    "-dname",
                    "CN=localhost",
                    "-keyalg",
                    "EC");
            keytool("-certreq", "-alias", "server", "-keystore", "server.p12", "-file", "server.csr");
            keytool(
                    "-gencert",
                    "-alias",
                    "ca",
                    "-keystore",
                    "ca.p12",
                    "-ext",
                    "san=dns:localhost,ip:127.0.0.1",
                    "-infile",
                    "server.csr",
                    "-outfile",
                    "server.pem",
                    "-rfc");
            keytool("-importcert", "-alias", "ca", "-keystore", "server.p12", "-noprompt", "-file", "ca.pem");
            keytool("-importcert", "-alias", "server", "-keystore", "server.p12", "-file", "server.pem");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Path serverKeys() {
        return folder.resolve("server.p12");
    }

    /** Believes this authority and no other. */
    SSLContext trust() {
        try (InputStream file = Files.newInputStream(folder.resolve("ca.pem"))) {
            Certificate authority = CertificateFactory.getInstance("X.509").generateCertificate(file);
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("ca", authority);
            TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD, "-storetype", "PKCS12"));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
    }
}
