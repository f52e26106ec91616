package nl.qualityregister.api.support;

import java.util.ArrayList;
import java.util.List;
import nl.qualityregister.api.RegisterApi;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Another instance of the API on the database and home of the test's own, serving TLS with a certificate of a demo authority. */
public final class SecondInstance implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final Api api;

    private SecondInstance(ConfigurableApplicationContext context, Api api) {
        this.context = context;
        this.api = api;
    }

    /** @param properties that both are to have, as {@code name=value} */
    public static SecondInstance beside(ApplicationContext first, String... properties) {
        DemoAuthority authority = new DemoAuthority();
        List<String> arguments = new ArrayList<>();
        Environment environment = first.getEnvironment();
        for (String same : List.of(
                "spring.datasource.url",
                "spring.datasource.username",
                "spring.datasource.password",
                "register.home",
                "register.scanner")) {
            arguments.add("--" + same + "=" + environment.getRequiredProperty(same));
        }
        for (String property : properties) {
            arguments.removeIf(same -> same.startsWith("--" + property.replaceFirst("=.*", "=")));
            arguments.add("--" + property);
        }
        arguments.add("--server.port=0");
        arguments.add("--server.ssl.key-store=file:" + authority.serverKeys());
        arguments.add("--server.ssl.key-store-password=" + DemoAuthority.PASSWORD);
        arguments.add("--server.ssl.key-alias=server");
        SpringApplication application = new SpringApplication(RegisterApi.class);
        application.setAdditionalProfiles("test");
        ConfigurableApplicationContext context = application.run(arguments.toArray(String[]::new));
        String base = "https://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
        return new SecondInstance(context, first.getBean(Api.class).over(authority.trust(), base));
    }

    public Api api() {
        return api;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
