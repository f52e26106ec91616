package nl.qualityregister.jobs.roll;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import nl.qualityregister.house.MerkleTree;
import nl.qualityregister.house.Sha256;
import nl.qualityregister.house.SignedNote;
import tools.jackson.databind.JsonNode;

/** One audit of a log from outside: everything that can be computed is computed anew. */
final class LogAudit {
    private static final int SAMPLE = 20;

    private final LogFiles files;
    private final PrintStream out;

    LogAudit(LogFiles files, PrintStream out) {
        this.files = files;
        this.out = out;
    }

    /**
     * @param key empty to ask the register
     * @param since empty when there is no earlier checkpoint
     */
    String verify(String key, String since) throws IOException {
        String spelled = key.isBlank() ? files.text("/v1/log/verifier-key") : key;
        SignedNote.Verifier verifier = SignedNote.Verifier.read(spelled)
                .orElseThrow(() -> new LogRefused("this is no key of a log: " + spelled));
        out.println("key        " + verifier
                + (key.isBlank() ? "  (as the register says; keep it and name it next time)" : ""));
        String sent = files.text("/log/checkpoint");
        Head head = opened(sent, verifier);
        out.println("checkpoint " + head.size() + " entries, root "
                + Base64.getEncoder().encodeToString(head.root()));
        List<byte[]> leaves = leaves(head.size());
        require(Arrays.equals(MerkleTree.root(leaves), head.root()), "the tiles do not hash to the checkpoint's root");
        out.println("tiles      " + leaves.size() + " leaves hash to the root");
        above(leaves);
        if (!since.isBlank()) {
            since(since, verifier, leaves);
        }
        sample(leaves, head);
        out.println("the log holds");
        return sent;
    }

    @SuppressWarnings("ArrayRecordComponent") // hashes, never changed
    private record Head(long size, byte[] root) {}

    private static Head opened(String sent, SignedNote.Verifier verifier) {
        SignedNote note = SignedNote.read(sent).orElseThrow(() -> new LogRefused("this is no checkpoint"));
        String[] lines = note.text().split("\n", -1);
        require(
                lines[0].equals(verifier.name()),
                "the checkpoint is of another register: " + lines[0] + ", not " + verifier.name());
        require(note.isSignedBy(verifier), "the checkpoint is not signed with the key of " + verifier.name());
        require(lines.length >= 4 && lines[1].matches("0|[1-9][0-9]{0,9}"), "this is no checkpoint");
        return new Head(Long.parseLong(lines[1]), Base64.getDecoder().decode(lines[2]));
    }

    /** Every leaf, each bundle of entries held against its tile. */
    private List<byte[]> leaves(long size) throws IOException {
        List<byte[]> leaves = new ArrayList<>();
        for (long place = 0; place * LogFiles.WIDTH < size; place++) {
            int width = (int) Math.min(LogFiles.WIDTH, size - place * LogFiles.WIDTH);
            List<byte[]> tile = files.tile(0, place, width);
            List<byte[]> bundle = files.bundle(place, width);
            for (int i = 0; i < width; i++) {
                require(
                        Arrays.equals(MerkleTree.leaf(bundle.get(i)), tile.get(i)),
                        "entry " + (place * LogFiles.WIDTH + i) + " does not hash to its leaf");
            }
            leaves.addAll(tile);
        }
        return leaves;
    }

    private void above(List<byte[]> leaves) throws IOException {
        List<byte[]> below = leaves;
        for (int level = 1; below.size() >= LogFiles.WIDTH; level++) {
            List<byte[]> hashes = new ArrayList<>();
            for (int at = 0; at + LogFiles.WIDTH <= below.size(); at += LogFiles.WIDTH) {
                hashes.add(MerkleTree.root(below.subList(at, at + LogFiles.WIDTH)));
            }
            for (int place = 0; place * LogFiles.WIDTH < hashes.size(); place++) {
                int from = place * LogFiles.WIDTH;
                int width = Math.min(LogFiles.WIDTH, hashes.size() - from);
                List<byte[]> tile = files.tile(level, place, width);
                for (int i = 0; i < width; i++) {
                    require(
                            Arrays.equals(tile.get(i), hashes.get(from + i)),
                            "tile " + place + " of level " + level + " is not the hash of what lies below it");
                }
            }
            below = hashes;
        }
    }

    private void since(String since, SignedNote.Verifier verifier, List<byte[]> leaves) {
        Head before = opened(since, verifier);
        require(
                before.size() <= leaves.size(),
                "the log has " + leaves.size() + " entries, and had " + before.size() + " before");
        require(
                Arrays.equals(MerkleTree.root(leaves.subList(0, (int) before.size())), before.root()),
                "the log no longer begins with the checkpoint of " + before.size() + " entries: it was rewritten");
        out.println("since      begins with the " + before.size() + " entries of the earlier checkpoint");
    }

    /** What the API says of some entries: that it is what the log holds, and that what is opened opens it. */
    private void sample(List<byte[]> leaves, Head head) throws IOException {
        Random chance = new Random(head.size());
        int opened = 0;
        int sampled = (int) Math.min(SAMPLE, head.size());
        for (int i = 0; i < sampled; i++) {
            int index = chance.nextInt((int) head.size());
            JsonNode entry = files.json("/v1/log/entries/" + index);
            require(
                    Arrays.equals(bytes(entry, "leafHash"), leaves.get(index)),
                    "the API tells another leaf hash of entry " + index);
            if (entry.has("content")) {
                opened++;
                require(
                        Arrays.equals(commitment(entry), bytes(entry, "commitment"))
                                && Arrays.equals(MerkleTree.leaf(commitment(entry)), leaves.get(index)),
                        "what the API tells of entry " + index + " is not what was entered");
            }
        }
        out.println("entries    " + sampled + " asked of the API, " + opened
                + " of them open to everybody: all as entered");
    }

    private static byte[] commitment(JsonNode entry) {
        MessageDigest digest = Sha256.digest();
        digest.update(bytes(entry, "salt"));
        return digest.digest(entry.path("content").asString().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(JsonNode entry, String name) {
        return Base64.getDecoder().decode(entry.path(name).asString());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new LogRefused(otherwise);
        }
    }
}
