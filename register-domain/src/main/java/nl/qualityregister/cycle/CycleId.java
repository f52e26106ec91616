package nl.qualityregister.cycle;

public record CycleId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
