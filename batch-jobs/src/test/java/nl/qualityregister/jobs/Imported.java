package nl.qualityregister.jobs;

import java.nio.file.Path;

/** Lets the tests of imports hand in files as orders do. */
public final class Imported {
    private Imported() {}

    public static InputFile file(Path path) {
        return InputFile.at(path);
    }
}
