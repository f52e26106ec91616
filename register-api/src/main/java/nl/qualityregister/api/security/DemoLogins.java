package nl.qualityregister.api.security;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.qualityregister.api.ApiSettings;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.organisation.RoleGrant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * The demo's logins: each account of the demo's issuer is a client whose id is the account's subject. The secrets are drawn from one
 * key made at the first start, so that every process knows the same; they are written out for people in {@code demo/logins.properties}.
 */
class DemoLogins implements RegisteredClientRepository, SmartInitializingSingleton {
    private final Organisations organisations;
    private final String issuer;
    private final Path list;
    private final byte[] key;
    private final DemoClientKeys keys;
    private volatile Set<String> listed = Set.of();

    DemoLogins(Organisations organisations, ApiSettings settings, RegisterHome home) {
        this.organisations = organisations;
        this.issuer = settings.ownIssuer();
        this.list = home.folder().resolve("demo/logins.properties");
        this.keys = new DemoClientKeys(home.folder().resolve("demo/clients"));
        this.key = Base64.getDecoder()
                .decode(SecretFiles.readOrCreate(home.folder().resolve("keys/demo-logins.key"), DemoLogins::newKey));
    }

    /** The list lies there before the first request is answered. */
    @Override
    public void afterSingletonsInstantiated() {
        writeList();
    }

    /** Writes the list of who may log in, by subject. */
    private void writeList() {
        Set<String> subjects = organisations.accountsOf(issuer).stream()
                .map(Account::subject)
                .collect(Collectors.toCollection(TreeSet::new));
        SecretFiles.replace(
                list,
                subjects.stream()
                        .map(subject -> subject + "=" + secret(subject) + "\n")
                        .collect(Collectors.joining()));
        listed = Set.copyOf(subjects);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return find(clientId).orElse(null);
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    /** Clients are the accounts; there is nothing to keep. */
    @Override
    public void save(RegisteredClient client) {}

    private Optional<RegisteredClient> find(String subject) {
        Optional<Account> account = organisations.account(issuer, subject);
        if (account.isPresent() && !listed.contains(subject)) {
            writeList();
        }
        return account.map(this::client);
    }

    DemoClientKeys keys() {
        return keys;
    }

    private RegisteredClient client(Account account) {
        List<String> scopes = account.grants().stream()
                .map(RoleGrant::role)
                .distinct()
                .map(Callers::scope)
                .toList();
        RegisteredClient.Builder client = RegisteredClient.withId(account.subject())
                .clientId(account.subject())
                .clientSecret(secret(account.subject()))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(granted -> granted.addAll(scopes))
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(java.time.Duration.ofHours(1))
                        .build());
        if (isForOrganisation(account) && keys.has(account.subject())) {
            client.clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                    .clientSettings(ClientSettings.builder()
                            .tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.ES256)
                            .build());
        }
        return client.build();
    }

    private static boolean isForOrganisation(Account account) {
        return account.grants().stream().anyMatch(grant -> grant.organisation() != null);
    }

    private String secret(String subject) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] drawn = mac.doFinal((issuer + "\n" + subject).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String newKey() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
