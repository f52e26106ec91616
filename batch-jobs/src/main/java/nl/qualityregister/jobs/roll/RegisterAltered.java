package nl.qualityregister.jobs.roll;

import java.nio.file.Path;

/** Something of the register is not as it was entered. */
final class RegisterAltered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RegisterAltered(long findings, Path report) {
        super(findings + (findings == 1 ? " finding" : " findings") + "; all of them are in " + report);
    }
}
