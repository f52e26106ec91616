package nl.qualityregister.norm;

/** An amount that stands in the norm. */
record Literal(Ratio value) implements Amount {

    @Override
    public Ratio of(Evaluation evaluation, int item) {
        return value;
    }
}
