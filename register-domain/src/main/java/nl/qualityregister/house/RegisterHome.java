package nl.qualityregister.house;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The one folder of state outside the database: uploads, keys, rejects, certificates written out. */
@Component
public class RegisterHome {
    private final Path folder;

    RegisterHome(@Value("${register.home:.register}") Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    public Path folder() {
        return folder;
    }
}
