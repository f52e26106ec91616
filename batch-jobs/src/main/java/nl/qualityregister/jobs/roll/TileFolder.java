package nl.qualityregister.jobs.roll;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import nl.qualityregister.jobs.FileNotWritten;
import nl.qualityregister.roll.Checkpoint;
import nl.qualityregister.roll.Log;

/**
 * The log as files (C2SP tlog-tiles), for any server of files and any copy elsewhere: tiles first, the checkpoint last, each moved into
 * its place when it is whole. Full tiles are written once; partial ones of earlier checkpoints stay, as those checkpoints need them.
 */
final class TileFolder {
    private final Path folder;
    private final Log log;

    TileFolder(Path folder, Log log) {
        this.folder = folder;
        this.log = log;
    }

    /** Returns how many files were new. */
    int write(Checkpoint checkpoint) {
        try {
            int written = 0;
            long hashes = checkpoint.treeSize();
            for (int level = 0; hashes > 0; level++) {
                written += write(level, hashes);
                hashes /= Log.TILE_WIDTH;
            }
            move(folder.resolve("checkpoint"), checkpoint.note().toString().getBytes(StandardCharsets.UTF_8));
            return written;
        } catch (IOException e) {
            throw new FileNotWritten(folder, e);
        }
    }

    /** From the last tile backwards, until one is there already. */
    private int write(int level, long hashes) throws IOException {
        int written = 0;
        long full = hashes / Log.TILE_WIDTH;
        int partial = (int) (hashes % Log.TILE_WIDTH);
        if (partial > 0) {
            written += write(level, full, partial);
        }
        for (long place = full - 1; place >= 0; place--) {
            int now = write(level, place, Log.TILE_WIDTH);
            if (now == 0) {
                return written;
            }
            written += now;
        }
        return written;
    }

    private int write(int level, long place, int width) throws IOException {
        Path tile = folder.resolve("tile/" + level + "/" + path(place, width));
        if (Files.exists(tile)) {
            return 0;
        }
        if (level == 0) {
            move(
                    folder.resolve("tile/entries/" + path(place, width)),
                    log.entries(place, width).orElseThrow());
        }
        move(tile, log.tile(level, place, width).orElseThrow());
        return 1;
    }

    /** {@code 1234067} is {@code x001/x234/067}. */
    static String path(long place, int width) {
        StringBuilder path = new StringBuilder(String.format(Locale.ROOT, "%03d", place % 1000));
        for (long rest = place / 1000; rest > 0; rest /= 1000) {
            path.insert(0, String.format(Locale.ROOT, "x%03d/", rest % 1000));
        }
        return width < Log.TILE_WIDTH ? path + ".p/" + width : path.toString();
    }

    private static void move(Path place, byte[] content) throws IOException {
        Files.createDirectories(place.getParent());
        Path draft = Files.createTempFile(place.getParent(), ".draft", "");
        Files.write(draft, content);
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
