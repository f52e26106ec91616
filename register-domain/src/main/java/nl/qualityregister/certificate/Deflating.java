package nl.qualityregister.certificate;

import com.jcraft.jzlib.GZIPException;
import com.jcraft.jzlib.JZlib;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** How the streams of a PDF are made smaller. What comes out must never change: other bytes would have another seal. */
enum Deflating {
    /** The JVM's zlib, which differs from JDK to JDK and from system to system: only for what was made before there were seals. */
    BY_THE_JVM {
        @Override
        byte[] deflate(byte[] plain, boolean attachment) {
            java.util.zip.Deflater deflater = new java.util.zip.Deflater(attachment ? 9 : -1);
            try {
                deflater.setInput(plain);
                deflater.finish();
                ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 2 + 64);
                byte[] part = new byte[4096];
                while (!deflater.finished()) {
                    out.write(part, 0, deflater.deflate(part));
                }
                return out.toByteArray();
            } finally {
                deflater.end();
            }
        }
    },
    /** By a library written in Java, its release fixed in the pom: for what was made by version 2. */
    IN_JAVA {
        @Override
        byte[] deflate(byte[] plain, boolean attachment) {
            try {
                com.jcraft.jzlib.Deflater deflater = new com.jcraft.jzlib.Deflater(6);
                byte[] out = new byte[plain.length + plain.length / 1000 + 64];
                deflater.setInput(plain);
                deflater.setOutput(out);
                if (deflater.deflate(JZlib.Z_FINISH) != JZlib.Z_STREAM_END) {
                    throw new IllegalStateException("the stream does not fit where it must");
                }
                byte[] deflated = java.util.Arrays.copyOf(out, (int) deflater.getTotalOut());
                deflater.end();
                return deflated;
            } catch (GZIPException e) {
                throw new IllegalStateException("the deflater knows no level 6", e);
            }
        }
    },
    /** By our own, which takes less than half the time. */
    OURS {
        @Override
        byte[] deflate(byte[] plain, boolean attachment) {
            OwnDeflate deflate = IDLE.poll();
            OwnDeflate mine = deflate == null ? new OwnDeflate() : deflate;
            byte[] deflated = mine.deflated(plain);
            IDLE.offer(mine);
            return deflated;
        }
    };

    /** As many as ever worked at once. */
    private static final ConcurrentLinkedQueue<OwnDeflate> IDLE = new ConcurrentLinkedQueue<>();

    /** In the zlib format. */
    abstract byte[] deflate(byte[] plain, boolean attachment);

    /** What a zlib stream holds is fixed by its format: any inflater gives the same. */
    static byte[] inflate(byte[] deflated) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(deflated);
            ByteArrayOutputStream out = new ByteArrayOutputStream(deflated.length);
            byte[] part = new byte[8192];
            while (!inflater.finished()) {
                int length = inflater.inflate(part);
                if (length == 0 && !inflater.finished()) {
                    throw new IllegalStateException("the stream breaks off");
                }
                out.write(part, 0, length);
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new IllegalStateException("the stream is no zlib stream", e);
        } finally {
            inflater.end();
        }
    }
}
