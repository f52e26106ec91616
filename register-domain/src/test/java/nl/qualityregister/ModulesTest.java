package nl.qualityregister;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The rooms as Spring Modulith sees them: no circles, no reach into another room's inside; drawn into the build folder. */
class ModulesTest {
    private static final ApplicationModules MODULES = ApplicationModules.of("nl.qualityregister");

    @Test
    void roomsKeepToTheirDoors() {
        MODULES.verify();
    }

    @Test
    void roomsAreDrawn() {
        new Documenter(MODULES).writeModulesAsPlantUml();
    }
}
