package nl.qualityregister.certificate;

/** The same words in Dutch and in English. */
record Bilingual(String nl, String en) {
    /** Both with the mark replaced by its words. */
    Bilingual with(String mark, Bilingual words) {
        return new Bilingual(nl.replace(mark, words.nl), en.replace(mark, words.en));
    }

    Bilingual followedBy(String same) {
        return new Bilingual(nl + same, en + same);
    }
}
