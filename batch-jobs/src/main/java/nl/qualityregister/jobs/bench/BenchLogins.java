package nl.qualityregister.jobs.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.NewAccount;
import nl.qualityregister.organisation.Organisation;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.OrganisationKind;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.organisation.RoleGrant;
import nl.qualityregister.trail.Actor;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Accounts of a benchmark, with tokens of the API that is measured. */
@Component
class BenchLogins {
    private static final Actor BENCH = Actor.job("bench");
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
    private static final OrganisationId EMPLOYER = new OrganisationId("bench-employer");

    private final Organisations organisations;
    private final RegisterHome home;

    BenchLogins(Organisations organisations, RegisterHome home) {
        this.organisations = organisations;
        this.home = home;
    }

    /** A token of one who is told no more than the public. */
    String professional(URI api) {
        return token(
                api,
                open(api.toString(), "bench", new RoleGrant(Role.PROFESSIONAL, null, LONG_AGO, null))
                        .subject());
    }

    String employer(URI api) {
        return token(api, employer(api.toString()).subject());
    }

    /** The account of one, at such an issuer. */
    Account employer(String issuer) {
        organisations.enrol(
                List.of(new Organisation(EMPLOYER, "Werkgever", Set.of(OrganisationKind.EMPLOYER), null, null, null)),
                BENCH);
        return open(issuer, "bench-employer", new RoleGrant(Role.EMPLOYER, EMPLOYER, LONG_AGO, null));
    }

    private Account open(String issuer, String subject, RoleGrant grant) {
        return organisations
                .open(List.of(new NewAccount(issuer, subject, subject, List.of(grant))), BENCH)
                .getFirst();
    }

    private String token(URI api, String subject) {
        ask(api, subject, "not yet known"); // who is new is listed when he first knocks
        Properties logins = new Properties();
        try (InputStream file = Files.newInputStream(home.folder().resolve("demo/logins.properties"))) {
            logins.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return JsonMapper.shared()
                .readTree(ask(api, subject, logins.getProperty(subject, "")))
                .path("access_token")
                .asString();
    }

    private static String ask(URI api, String subject, String secret) {
        String basic = Base64.getEncoder().encodeToString((subject + ":" + secret).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(api.resolve("/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
