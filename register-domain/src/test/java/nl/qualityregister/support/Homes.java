package nl.qualityregister.support;

import java.nio.file.Path;
import nl.qualityregister.house.RegisterHome;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A REGISTER_HOME for tests without a context. */
public final class Homes {
    private Homes() {}

    public static RegisterHome at(Path folder) {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("home", java.util.Map.of("register.home", folder.toString())));
            context.register(RegisterHome.class);
            context.refresh();
            return context.getBean(RegisterHome.class);
        }
    }
}
